"""What was heard, and what measuring takes (R2-004, R2-016)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.effort import effort_ledger
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure, listed


def what_was_heard(pack: Pack) -> Section:
    """What members, officers and the public said, and what changed because of it (R2-004)."""
    found = pack.entries("consultations", every_period=True)
    found = found[found["started_on"] <= pd.Timestamp(pack.as_at)].sort_values(
        ["started_on", "consultation"]
    )
    if found.empty:
        nil = Nil(reason="Nil return: nobody was consulted.")
        return Section(name="what_was_heard", blocks=(nil,))
    unused = int(found["used_in"].isna().sum())
    return Section(
        name="what_was_heard",
        headline=begun(
            f"{counted(len(found), 'consultation')}; what was said changed nothing yet in "
            f"{unused or 'none'} of them."
        ),
        blocks=(heard_table(found),),
    )


def heard_table(consultations: pd.DataFrame) -> Block:
    """Consultations with what was said and the change that each led to."""
    return table(
        "What was heard, and what it changed",
        ("What people were asked", "How", "When", "Answered", "What they said", "What it changed"),
        [
            (
                row.title,
                row.method,
                _when(row),
                _answered(row),
                said(row.result, "Not yet known"),
                said(row.used_in, "Nothing yet"),
            )
            for row in consultations.itertuples()
        ],
        source="Register of consultations",
    )


def _when(row: Any) -> str:
    first, last = day(row.started_on), day(row.ended_on)
    return first if last in ("", first) else f"{first} to {last}"


def _answered(row: Any) -> str:
    return f"{figure(row.answered, 'count')} of {figure(row.invited, 'count')}"


def what_it_takes(pack: Pack) -> Section:
    """Hours and items of each activity, so that the framework stays no burden (R2-016).

    A new request that nobody agreed to by an estimate is named.
    """
    ledger = effort_ledger(pack.entries("effort", every_period=True), pack.period)
    if ledger.empty:
        nil = Nil(reason="Nil return: nobody wrote down what it took.")
        return Section(name="what_it_takes", blocks=(nil,))
    shown = table(
        f"What measuring and reporting took, {pack.period.label}",
        (
            "Activity",
            Heading("Hours", "count"),
            Heading("Hours a quarter before", "count"),
            Heading("Items", "count"),
            Heading("Items a quarter before", "count"),
            "What it is for",
            "Agreed by",
        ),
        [_activity(row) for row in ledger.itertuples()],
        source="Effort ledger",
    )
    unagreed = ledger.loc[ledger["unagreed"], "activity"]
    told = f"New, and agreed by nobody: {listed(unagreed)}." if len(unagreed) else ""
    warning = (Paragraph(text=told),) if told else ()
    return Section(name="what_it_takes", headline=_hours(ledger), blocks=(*warning, shown))


def _hours(ledger: pd.DataFrame) -> str:
    hours = float(ledger["hours"].sum())
    before = ledger.dropna(subset=["hours", "hours_before"])
    told = f"{hours:,.0f} hours this quarter"
    if before.empty:
        return f"{told}; nothing was written down a quarter before."
    now, then = float(before["hours"].sum()), float(before["hours_before"].sum())
    return f"{told}; what was done a quarter before too took {now:,.0f}, against {then:,.0f} then."


def _activity(row: Any) -> tuple[Any, ...]:
    agreed = said(row.agreed_by, "Nobody yet" if row.new else "Not new")
    return (
        row.activity,
        row.hours,
        row.hours_before,
        row.items,
        row.items_before,
        said(row.plain),
        agreed,
    )
