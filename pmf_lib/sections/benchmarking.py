"""Benchmarking: figures of like authorities, approaches, family, requests (R4-066 to R4-068).

Peterborough 2009/10, 3.11: performance and approach are compared, and what can be is adopted or
adapted.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib import workdays
from pmf_lib.council import Body, BodyKind
from pmf_lib.register.learning import ADOPTIONS, DIRECTIONS
from pmf_lib.sections import measure_card, peers_card
from pmf_lib.sections.answers import number_or
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Details, Nil, Part, Section, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

PACK = "benchmarking"
A_YEAR = 3
_DONE = dict(zip(ADOPTIONS, ("adopted", "adapted", "watched", "left alone"), strict=True))


def benchmarking_summary(pack: Pack) -> tuple[str, ...]:
    """Two sentences: where the council stands among others, and what it does with what it saw."""
    compared = _compared(pack)
    best = sum(row.standing.part.from_best == 1 for row in compared)
    notes = pack.entries("approaches", every_period=True)
    used = int(notes["adoption"].isin(("adopt", "adapt")).sum())
    return (
        f"How do we compare? {begun(counted(len(compared), 'measure'))} compared, "
        f"{best or 'none'} in the first quarter.",
        f"What do we learn? Of {counted(len(notes), 'approach', 'approaches')} of others, "
        f"{used or 'none'} adopted or adapted.",
    )


def _compared(pack: Pack) -> list[Any]:
    return [row for row in pack.judgements.itertuples() if row.standing]


def family_figures(pack: Pack) -> Section:
    """Each measure that can be compared: rank, quarter and whether it is chance (R4-066)."""
    compared = _compared(pack)
    if not compared:
        nil = Nil(reason="Nil return: no figure of another authority can be compared.")
        return Section(name="family_figures", blocks=(nil,))
    shown = table(
        "The council among like authorities",
        ("Measure", "Service", "Figure", "Grade", "Among similar councils"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                measure_card.figure_words(row),
                row.grade,
                _standing(row),
            )
            for row in compared
        ],
        source=peers_card.SOURCE,
    )
    charts = tuple(
        block for row in compared for block in peers_card.details(row, pack.council.name)
    )
    first = [row.title for row in compared if row.standing.part.from_best == 1]
    headline = begun(f"{counted(len(compared), 'measure')} compared")
    tail = f"; in the first quarter: {listed(first)}." if first else "; none in the first quarter."
    return Section(name="family_figures", headline=headline + tail, blocks=(shown, *charts))


def _standing(row: Any) -> str:
    ((_, cell),) = peers_card.facts(row)
    return cell.text if isinstance(cell, Text) else ""


def approach_notes(pack: Pack) -> Section:
    """How others do it, and what we do with it: adopt, adapt, watch, no (R4-066)."""
    found = pack.entries("approaches", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no approach of another authority has been noted.")
        return Section(name="approach_notes", blocks=(nil,))
    ordered = found.assign(order=found["adoption"].map(ADOPTIONS.index))
    counts = found["adoption"].value_counts()
    shown = table(
        "How other authorities do it, and what we do with it",
        ("What it is about", "Authority", "How they do it", "What we do", "Why", "Our measure"),
        [
            (
                row.subject,
                row.authority,
                row.approach,
                begun(row.adoption),
                said(row.note, "No reason given"),
                _measure(pack, row.measure),
            )
            for row in ordered.sort_values(["order", "subject", "authority"]).itertuples()
        ],
        source="Register of approaches",
        notes=("Adopt: as it is. Adapt: changed to fit us. Watch: not yet. No: not for us.",),
    )
    told = listed(f"{int(counts.get(word, 0))} {done}" for word, done in _DONE.items())
    headline = begun(f"{counted(len(found), 'approach', 'approaches')}: {told}.")
    return Section(name="approach_notes", headline=headline, blocks=(shown,))


def _measure(pack: Pack, measure: object) -> str:
    known = dict(zip(pack.measures["measure"], pack.measures["title"], strict=True))
    return "None" if pd.isna(measure) else known.get(str(measure), str(measure))


def benchmarking_family(pack: Pack) -> Section:
    """Who is in the family, by version of the set, and its three meetings a year (R4-067)."""
    groups = pack.entries("benchmark_groups", every_period=True)
    meetings = _meetings(pack)
    held = f"{counted(len(meetings), 'meeting')} of the family in {pack.period.financial_year}"
    verdict = "as agreed" if len(meetings) == A_YEAR else f"{A_YEAR} are agreed"
    return Section(
        name="benchmarking_family",
        headline=begun(f"{held}; {verdict}."),
        blocks=(
            *_families(pack, groups),
            Part(heading="Meetings of the year", blocks=(_meeting_table(pack, meetings),)),
        ),
    )


def _families(pack: Pack, groups: pd.DataFrame) -> tuple[Block, ...]:
    """The members in force, and one click away those that have left."""
    if groups.empty:
        return (Nil(reason="Nil return: no member of a family is registered."),)
    end = pd.Timestamp(pack.period.end)
    now = groups[~(groups["until"] < end)]
    gone = groups[groups["until"] < end]
    shown = _members("Members of the family", now) if len(now) else Nil(reason="No member is left.")
    if gone.empty:
        return (shown,)
    summary = f"Members of earlier versions: {counted(len(gone), 'authority', 'authorities')}"
    return (shown, Details(summary=summary, blocks=(_members("Earlier members", gone),)))


def _members(caption: str, rows: pd.DataFrame) -> Block:
    return table(
        caption,
        ("Authority", "Family", "Version", "Since", "Until"),
        [
            (
                row.authority,
                row.family,
                said(row.version),
                said(day(row.since), "Not known"),
                said(day(row.until), "Still"),
            )
            for row in rows.sort_values(["family", "authority"]).itertuples()
        ],
        source="Register of benchmarking families",
    )


def _meetings(pack: Pack) -> list[tuple[Body, Any]]:
    """The year's meetings of the partners that this report goes to."""
    year = pack.year
    return [
        (body, held)
        for body in pack.council.bodies
        if body.kind is BodyKind.PARTNERSHIP and PACK in body.receives
        for held in body.meetings
        if year.start <= held <= year.end
    ]


def _meeting_table(pack: Pack, meetings: list[tuple[Body, Any]]) -> Block:
    if not meetings:
        return Nil(reason="Nil return: no meeting of the family is set for this year.")
    return table(
        f"Meetings of the family, {pack.period.financial_year}",
        ("Day", "Body", "Held or to come"),
        [
            (day(held), body.name, "Held" if held <= pack.as_at else "To come")
            for body, held in meetings
        ],
        source="The council's profile",
    )


def benchmark_requests(pack: Pack) -> Section:
    """Requests among authorities, in and out, with the working days each took (R4-068)."""
    found = pack.entries("benchmark_requests", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no request is in the log.")
        return Section(name="benchmark_requests", blocks=(nil,))
    timed = found.assign(days=[_days(row) for row in found.itertuples()])
    parts = tuple(
        Part(heading=begun(one), blocks=(_requests(one, timed[timed["direction"] == one]),))
        for one in DIRECTIONS
    )
    waiting = int(found["answered_on"].isna().sum())
    headline = begun(f"{counted(len(found), 'request')}, {waiting or 'none'} not answered.")
    return Section(name="benchmark_requests", headline=headline, blocks=parts)


def _days(row: Any) -> float | None:
    """Working days from question to answer."""
    if pd.isna(row.answered_on):
        return None
    asked, answered = (pd.Timestamp(one).date() for one in (row.asked_on, row.answered_on))
    return float(workdays.working_days_between(asked, answered))


def _requests(direction: str, own: pd.DataFrame) -> Block:
    if own.empty:
        return Nil(reason=f"Nil return: nothing was {direction}.")
    middle = own["days"].median()
    typical = (
        "No request has been answered." if pd.isna(middle) else f"Half took {middle:g} or less."
    )
    return table(
        f"Requests {direction}, latest first",
        ("Topic", Heading("Asked on", "date"), "Answered on", Heading("Working days", "count")),
        [
            (
                row.topic,
                row.asked_on,
                said(day(row.answered_on), "Not yet"),
                number_or(row.days, "Open"),
            )
            for row in own.sort_values(["asked_on", "request"], ascending=False).itertuples()
        ],
        source="Log of requests",
        notes=(typical,),
    )
