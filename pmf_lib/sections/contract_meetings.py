"""Where delivery contracts are challenged, aligned and confirmed (R4-008, R4-009, R4-013, R4-014).

Peterborough 2009/10, 2.2: two rounds of challenge sessions, a special meeting on what cuts across
departments, and the Cabinet Policy Forum.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.challenge_rounds import missing_documents, round_of
from pmf_lib.sections.delivery_contract import contract_rows
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

CHAIR = "Chief Executive"


def challenge_sessions(pack: Pack) -> Section:
    """Both rounds: day, chair, and in September whether the three documents were there."""
    sessions = _sessions(pack)
    if sessions.empty:
        nil = Nil(reason="Nil return: no challenge session of this directorate is recorded.")
        return Section(name="challenge_sessions", blocks=(nil,))
    papers = pack.entries("meeting_papers", every_period=True)
    rows = [_session(row, papers) for row in sessions.itertuples()]
    shown = table(
        f"Challenge sessions on the contract of {pack.scope.name}",
        ("Round", Heading("Held on", "date"), "Chaired by", "Documents", "What it was for"),
        rows,
        source="Register of meetings",
    )
    rounds = {round_of(pd.Timestamp(row.held_on).date()) for row in sessions.itertuples()}
    missed = [name for name, number in (("first", 1), ("second", 2)) if number not in rounds]
    headline = f"{counted(len(sessions), 'session')} recorded"
    tail = f"; the {listed(missed)} round is not" if missed else ", one in each round at least"
    return Section(name="challenge_sessions", headline=begun(f"{headline}{tail}."), blocks=(shown,))


def _sessions(pack: Pack) -> pd.DataFrame:
    """The sessions of the year about one of this directorate's units, or about the directorate."""
    meetings = _of_year(pack, "challenge session")
    about = meetings["unit"].isin([unit.key for unit in pack.units])
    named = meetings["purpose"].fillna("").str.contains(pack.scope.name, regex=False)
    return meetings[about | named].sort_values("held_on")


def _of_year(pack: Pack, kind: str) -> pd.DataFrame:
    meetings = pack.entries("meetings", every_unit=True, every_period=True)
    year = pack.year
    held = pd.to_datetime(meetings["held_on"])
    within = held.between(pd.Timestamp(year.start), pd.Timestamp(year.end))
    return meetings[within & (meetings["kind"] == kind)]


def _session(row: Any, papers: pd.DataFrame) -> tuple[Any, ...]:
    number = round_of(pd.Timestamp(row.held_on).date())
    own = sorted(papers[papers["meeting"] == row.meeting]["document"])
    chair = said(row.chair, "Not recorded")
    if chair not in (CHAIR, "Not recorded"):
        chair = f"{chair}, not the {CHAIR}"
    return (f"Round {number}", row.held_on, chair, _documents(number, own), said(row.purpose))


def _documents(number: int, papers: list[str]) -> str:
    there = begun(listed(papers) or "none recorded")
    lacking = missing_documents(papers) if number == 2 else ()
    return f"{there}. Missing: {listed(lacking)}." if lacking else there


def cross_cutting_themes(pack: Pack) -> Section:
    """The themes that more than one contract touches, for the special meeting (R4-013)."""
    parts = contract_rows(pack, "contract_parts", of_every=True)
    themes = parts[parts["theme"].notna()].groupby("theme", sort=True)
    shared = [(str(theme), rows) for theme, rows in themes if rows["directorate"].nunique() > 1]
    meeting = _told(pack, "special", "The special meeting on them")
    if not shared:
        nil = Nil(reason="Nil return: no theme is touched by more than one contract.")
        return Section(name="cross_cutting_themes", blocks=(nil, meeting))
    shown = table(
        "Themes that more than one delivery contract touches",
        ("Theme", "Contracts of", "What they say"),
        [(theme, _names(pack, rows), _titles(rows)) for theme, rows in shared],
        source="Register of delivery contracts",
    )
    alone = sorted(str(theme) for theme, rows in themes if rows["directorate"].nunique() == 1)
    headline = f"{counted(len(shared), 'theme')} cut across departments" + (
        f"; in one contract alone: {listed(alone)}." if alone else "."
    )
    return Section(name="cross_cutting_themes", headline=begun(headline), blocks=(shown, meeting))


def _names(pack: Pack, rows: pd.DataFrame) -> str:
    touched = set(rows["directorate"])
    return listed(one.name for one in pack.council.directorates if one.key in touched)


def _titles(rows: pd.DataFrame) -> str:
    return "; ".join(sorted(set(rows["title"])))


def policy_forum(pack: Pack) -> Section:
    """The Cabinet Policy Forum, which confirms direction, delivery and budget (R4-014)."""
    return Section(name="policy_forum", blocks=(_told(pack, "forum", "The forum"),))


def _told(pack: Pack, kind: str, noun: str) -> Block:
    """The year's meetings of a kind, or when the next of the body that holds them is."""
    found = _of_year(pack, kind).sort_values("held_on")
    if found.empty:
        return Nil(reason=f"{noun} has not been recorded for {pack.period.financial_year}.")
    return Paragraph(text=" ".join(_meeting(pack, row) for row in found.itertuples()))


def _meeting(pack: Pack, row: Any) -> str:
    held = pd.Timestamp(row.held_on).date()
    verb = "is to meet" if held > pack.as_at else "met"
    what = f": {row.purpose.rstrip('.')}" if said(row.purpose, "") else ""
    minute = f" ({row.minute})" if said(row.minute, "") else ""
    return f"{pack.council.body(row.body).name} {verb} on {day(row.held_on)}{minute}{what}."
