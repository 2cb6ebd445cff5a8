"""Meetings of cabinet members and service heads outside the reviews (R2-006, R2-019)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.council import MilestoneKind
from pmf_lib.methods.informal_meetings import INFORMAL, LEAST, informal_meetings
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Details, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def informal_meetings_held(pack: Pack) -> Section:
    """The meetings of cabinet members and service heads outside the PRT (R2-006, R2-019).

    Where the framework asks for one in each quarter, a service without one is flagged.
    """
    counts, name = informal_counts(pack), "informal_meetings_held"
    if counts.empty:
        nil = Nil(reason="Nil return: no service is with this portfolio.")
        return Section(name=name, blocks=(nil,))
    if not one_is_due(pack) and not counts["held"].any():
        nil = Nil(reason="Nil return: none was held, and the framework asks for none.")
        return Section(name=name, blocks=(nil,))
    return Section(name=name, headline=_without(pack, counts), blocks=informal_blocks(pack, counts))


def one_is_due(pack: Pack) -> bool:
    """Whether the council's calendar asks for one more meeting in each quarter."""
    kinds = {milestone.kind for milestone in pack.council.calendar.milestones}
    return MilestoneKind.MEETINGS in kinds


def _without(pack: Pack, counts: pd.DataFrame) -> str:
    if not one_is_due(pack):
        return begun(f"{counted(int(counts['held'].sum()), 'informal meeting')} in the quarter.")
    short = short_of(counts)
    without = f"{counted(short, 'service')} without one" if short else "every service had one"
    return f"At least one informal meeting is due for each service in a quarter: {without}."


def informal_counts(pack: Pack) -> pd.DataFrame:
    """How many each of the pack's services had in the quarter, and whether that is enough."""
    meetings = pack.entries("meetings", every_period=True)
    return informal_meetings(meetings, [unit.key for unit in pack.units], pack.period)


def short_of(counts: pd.DataFrame) -> int:
    """How many services had fewer than are due."""
    return int((~counts["enough"].astype(bool)).sum())


def informal_blocks(pack: Pack, counts: pd.DataFrame) -> tuple[Block, ...]:
    """The count of each service, then what the meetings were about."""
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
    if not one_is_due(pack):
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
