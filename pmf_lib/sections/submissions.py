"""Which figures came by the 10th day of the following month, and whose did not (R4-042).

Peterborough 2009/10, 3.5: data entry staff input by the 10th day of the month.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.submission import first_handed_in, lateness
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def submissions(pack: Pack) -> pd.DataFrame:
    """This quarter's figures as first handed in, with due day, days late, title and owner."""
    known = pack.values[["measure", "unit", "period"]].drop_duplicates()
    whole = pack.value_history.merge(known)
    ends = whole["period"].map(lambda code: Period.parse(str(code)).end)
    start = pack.period.start
    first = first_handed_in(whole[(ends >= start) & (ends <= pack.period.end)])
    measures = pack.measures.set_index("measure")
    own = first[first["measure"].isin(measures.index)]
    judged = lateness(own, measures["due_days"], pack.council.value_due)
    return judged.assign(
        title=judged["measure"].map(measures["title"]),
        owner=judged["measure"].map(measures["owner"]),
    )


def handed_in_late(found: pd.DataFrame) -> dict[str, bool]:
    """Whether any of a measure's figures of the quarter came late, by measure."""
    return {str(code): bool(rows["late"].any()) for code, rows in found.groupby("measure")}


def timeliness(pack: Pack) -> Section:
    """How many figures came by their day, by service; then who was late, and what is overdue."""
    found = submissions(pack)
    overdue = pack.judgements[pack.judgements["status"] == "overdue"]
    if found.empty and overdue.empty:
        nil = Nil(reason="Nil return: no figure of this quarter was due.")
        return Section(name="timeliness", blocks=(nil,))
    return Section(
        name="timeliness",
        headline=_headline(found, overdue),
        blocks=(
            Paragraph(text=_rule(pack)),
            *_by_service(pack, found),
            Part(heading="Late, by owner", blocks=(_late(pack, found),)),
            Part(heading="Not handed in yet", blocks=(_overdue(pack, overdue),)),
        ),
    )


def _headline(found: pd.DataFrame, overdue: pd.DataFrame) -> str:
    on_time = int((~found["late"]).sum())
    told = f"{on_time:,} of {counted(len(found), 'figure')} came by their day"
    return begun(f"{told}; {len(overdue) or 'none'} still to come.")


def _rule(pack: Pack) -> str:
    """The rule in force, and what it does about a day that is not worked."""
    calendar = pack.council.calendar
    due = pack.council.value_due(pack.period)
    rolls = (
        "a day that is not worked moves to the next that is"
        if calendar.values_due_roll
        else "a day that is not worked does not move"
    )
    return (
        f"Figures are due by the end (23:59:59) of day {calendar.values_due_days} of the following "
        f"month; {rolls}. Those of the quarter's end were due by {due:%A} {day(due)}. A measure "
        "with a day of its own is judged by that."
    )


def _by_service(pack: Pack, found: pd.DataFrame) -> tuple[Block, ...]:
    if found.empty:
        return ()
    rows = []
    for unit in pack.units:
        own = found[found["unit"] == unit.key]
        if len(own):
            on_time = int((~own["late"]).sum())
            rows.append(
                (service_link(pack.council, unit.key), len(own), on_time, 100 * on_time / len(own))
            )
    shown = table(
        f"Figures handed in by their day, {pack.period.label}",
        (
            "Service",
            Heading("Figures", "count"),
            Heading("By their day", "count"),
            Heading("Share", "percent"),
        ),
        rows,
        source="Days on which figures were recorded",
    )
    return (shown,)


def _late(pack: Pack, found: pd.DataFrame) -> Block:
    late = found[found["late"]].sort_values(["owner", "title", "period"])
    if late.empty:
        return Nil(reason="Nil return: no figure of this quarter came late.")
    return table(
        "Figures that came late, by owner",
        (
            "Owner",
            "Measure",
            "Service",
            Heading("Period", "period"),
            Heading("Due", "date"),
            Heading("Handed in", "date"),
            Heading("Days late", "count"),
        ),
        [
            (
                row.owner,
                row.title,
                pack.council.unit(row.unit).name,
                row.period,
                row.due_on,
                row.known_from,
                row.days_late,
            )
            for row in late.itertuples()
        ],
        source="Days on which figures were recorded",
    )


def _overdue(pack: Pack, overdue: pd.DataFrame) -> Block:
    if overdue.empty:
        return Nil(reason="Nil return: every figure that is due has been handed in.")
    ordered = overdue.sort_values(["owner", "title"])
    return table(
        "Figures not handed in yet, by owner",
        ("Owner", "Measure", "Service", Heading("Was due", "date"), Heading("Days late", "count")),
        [_waiting(pack, row) for row in ordered.itertuples()],
        source="The council's register of measures",
    )


def _waiting(pack: Pack, row: Any) -> tuple[Any, ...]:
    late = (pd.Timestamp(pack.as_at) - pd.Timestamp(row.due_on)).days
    return (row.owner, row.title, service_link(pack.council, row.unit), row.due_on, late)
