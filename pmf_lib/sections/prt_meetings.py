"""Who met about each service, who came, and when papers went out (R2-019, R2-021, R2-033)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Body, MilestoneKind
from pmf_lib.methods.informal_meetings import INFORMAL, LEAST, informal_meetings
from pmf_lib.methods.papers_ahead import LATE
from pmf_lib.methods.review_meetings import reviews
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_meeting import papers_of, papers_words, who_came
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Details, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def meetings_held(pack: Pack) -> Section:
    """The quarter's reviews with who came and their papers; informal meetings; who reviews what."""
    held, informal = _in_order(pack, reviews(pack.entries("meetings"))), _informal_counts(pack)
    late = sum(papers_of(pack, row) in LATE for row in held.itertuples())
    return Section(
        name="meetings_held",
        headline=begun(
            f"{counted(len(held), 'PRT meeting')} about {pack.period.label}; papers were late for "
            f"{late or 'none'} of them; {_short(informal) or 'none'} of "
            f"{counted(len(informal), 'service')} without an informal meeting in the quarter."
        ),
        blocks=(
            Part(heading="Performance Review Teams", blocks=(_reviews(pack, held),)),
            Part(heading="Informal meetings", blocks=_informal(pack, informal)),
            Part(heading="Who reviews what, and how often", blocks=(_bodies(pack),)),
        ),
    )


def informal_meetings_held(pack: Pack) -> Section:
    """The meetings of cabinet members and service heads outside the PRT (R2-006, R2-019).

    Where the framework asks for one in each quarter, a service without one is flagged.
    """
    counts, name = _informal_counts(pack), "informal_meetings_held"
    if counts.empty:
        nil = Nil(reason="Nil return: no service is with this portfolio.")
        return Section(name=name, blocks=(nil,))
    if not _one_is_due(pack) and not counts["held"].any():
        nil = Nil(reason="Nil return: none was held, and the framework asks for none.")
        return Section(name=name, blocks=(nil,))
    return Section(name=name, headline=_without(pack, counts), blocks=_informal(pack, counts))


def _one_is_due(pack: Pack) -> bool:
    """Whether the council's calendar asks for one more meeting in each quarter."""
    kinds = {milestone.kind for milestone in pack.council.calendar.milestones}
    return MilestoneKind.MEETINGS in kinds


def _without(pack: Pack, counts: pd.DataFrame) -> str:
    if not _one_is_due(pack):
        return begun(f"{counted(int(counts['held'].sum()), 'informal meeting')} in the quarter.")
    short = _short(counts)
    without = f"{counted(short, 'service')} without one" if short else "every service had one"
    return f"At least one informal meeting is due for each service in a quarter: {without}."


def _in_order(pack: Pack, held: pd.DataFrame) -> pd.DataFrame:
    """The reviews in the profile's order of services."""
    order = {unit.key: place for place, unit in enumerate(pack.units)}
    return held.sort_values("unit", key=lambda units: units.map(order), kind="stable")


def _informal_counts(pack: Pack) -> pd.DataFrame:
    meetings = pack.entries("meetings", every_period=True)
    return informal_meetings(meetings, [unit.key for unit in pack.units], pack.period)


def _short(counts: pd.DataFrame) -> int:
    return int((~counts["enough"].astype(bool)).sum())


def _reviews(pack: Pack, held: pd.DataFrame) -> Block:
    if held.empty:
        return Nil(reason=f"No PRT meeting about {pack.period.label} is recorded.")
    return table(
        f"PRT meetings about {pack.period.label}",
        ("Service", Heading("Held on", "date"), "Present", "Not present", "Papers"),
        [
            (
                service_link(pack.council, row.unit),
                row.held_on,
                who_came(pack, row.meeting, "yes"),
                who_came(pack, row.meeting, "no"),
                papers_words(pack, row),
            )
            for row in held.itertuples()
        ],
        source="Register of meetings",
        notes=("Papers are due five working days ahead of the meeting.",),
    )


def _informal(pack: Pack, counts: pd.DataFrame) -> tuple[Block, ...]:
    shown = table(
        f"Informal meetings of Cabinet members and Service Heads, {pack.period.label}",
        ("Service", Heading("Held", "count"), Heading("Last held", "text"), "Enough"),
        [
            (
                service_link(pack.council, row.unit),
                row.held,
                said(day(row.last_on), "None in the quarter"),
                _enough(pack, row.enough),
            )
            for row in counts.itertuples()
        ],
        source="Register of meetings",
    )
    return (shown, *_log(pack))


def _enough(pack: Pack, enough: bool) -> str:
    if not _one_is_due(pack):
        return "None is due"
    return "Yes" if enough else f"No: at least {LEAST} is due"


def _log(pack: Pack) -> tuple[Details, ...]:
    """What each informal meeting was about, one click away (R2-006)."""
    meetings = pack.entries("meetings", every_period=True)
    start, end = pd.Timestamp(pack.period.start), pd.Timestamp(pack.period.end)
    own = meetings[(meetings["kind"] == INFORMAL) & meetings["held_on"].between(start, end)]
    own = own[own["unit"].isin([unit.key for unit in pack.units])]
    if own.empty:
        return ()
    shown = table(
        "What the informal meetings were about",
        ("Service", Heading("Held on", "date"), "About"),
        [
            (pack.council.unit(row.unit).name, row.held_on, said(row.purpose))
            for row in own.sort_values(["held_on", "meeting"]).itertuples()
        ],
        source="Register of meetings",
    )
    return (Details(summary="What the informal meetings were about", blocks=(shown,)),)


def _bodies(pack: Pack) -> Block:
    """Every body that the framework names, what it is told, how often, and when next (R2-049)."""
    rows = [
        (pack.council.body(row.to).name, row.what, begun(row.how_often), *_days(pack, row))
        for row in pack.council.reporting
        if row.to and pack.council.body(row.to).meetings
    ]
    if not rows:
        return Nil(reason="Nil return: the framework names no interval for any body.")
    return table(
        "Bodies, what they are told, and when they meet",
        ("Body", "What it is told", "How often", "Last met", "Meets next"),
        rows,
        source="The council's profile",
    )


def _days(pack: Pack, row: Any) -> tuple[str, str]:
    body: Body = pack.council.body(row.to)
    past = [each for each in body.meetings if each <= pack.as_at]
    ahead = [each for each in body.meetings if each > pack.as_at]
    return (
        day(past[-1]) if past else "Not yet this year",
        day(ahead[0]) if ahead else "No day set",
    )
