"""The timetable's sections: what is late, each month's deadlines, and the budget beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.methods.deadline import REMINDED, State, What
from pmf_lib.periods import Grain, Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.sections.timetable_year import timetable_of
from pmf_lib.views import tables
from pmf_lib.views.records import Block, Cell, Details, Nil, Part, Section, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SOURCE = "The council's profile and registers"
NOT_RECORDED = "Not recorded"


def timetable_summary(pack: Pack) -> tuple[str, ...]:
    """How many deadlines are late, how many come next, and of how many nothing is known."""
    states = timetable_of(pack)
    late, due = _in_state(states, State.LATE), _in_state(states, State.DUE)
    unknown = int(states["state"].isna().sum())
    return (
        f"What is late? {_are(len(late))} late on {day(pack.as_at)}.",
        f"What comes next? {_fall(len(due))} due in the {REMINDED.days} days from then.",
        f"What is not known? Of {counted(unknown, 'deadline')} that have passed, the register "
        "does not say whether they were met.",
    )


def _are(number: int) -> str:
    return f"{begun(counted(number, 'deadline'))} {'is' if number == 1 else 'are'}"


def _fall(number: int) -> str:
    return f"{begun(counted(number, 'deadline'))} {'falls' if number == 1 else 'fall'}"


def what_is_late_now(pack: Pack) -> Section:
    """Deadlines that have passed and are known not to be met, and reminders of the next ones.

    Annual reviews are among the reminders (R3-057), and plans not signed off are late from the
    day after their own (R2-017).
    """
    states = timetable_of(pack)
    late, due = _in_state(states, State.LATE), _in_state(states, State.DUE)
    blocks: list[Block] = [_late(pack, late)]
    if len(due):
        blocks.append(_due(pack, due))
    headline = f"{_are(len(late))} late on {day(pack.as_at)}."
    return Section(name="what_is_late_now", headline=headline, blocks=tuple(blocks))


def _in_state(states: pd.DataFrame, state: State) -> pd.DataFrame:
    return states[states["state"] == state.value]


def _late(pack: Pack, late: pd.DataFrame) -> Block:
    if late.empty:
        return Nil(reason="Nil return: nothing that the register knows of is late.")
    return table(
        f"Late on {day(pack.as_at)}",
        (
            *("What", "Who", "About"),
            Heading("Was due", "date"),
            Heading("Days late", "count"),
            "The rule",
        ),
        [
            (*_whose(row), row.on, (pack.as_at - row.on.date()).days, row.rule)
            for row in late.itertuples()
        ],
        source=SOURCE,
    )


def _due(pack: Pack, due: pd.DataFrame) -> Table:
    return table(
        f"Due from {day(pack.as_at)} to {day(pack.as_at + REMINDED)}",
        ("What", "Who", "About", Heading("Due", "date"), Heading("Days to go", "count")),
        [(*_whose(row), row.on, (row.on.date() - pack.as_at).days) for row in due.itertuples()],
        source=SOURCE,
    )


def _whose(row: Any) -> tuple[str, str, Cell]:
    return row.what, row.body, _about(row.about)


def _about(about: object) -> Cell:
    return Text(text="The meeting itself") if pd.isna(about) else tables.period(str(about))


def deadlines_by_month(pack: Pack) -> Section:
    """Every deadline of the year by month; this month and the next lie open (R1-015)."""
    states, year = timetable_of(pack), pack.year
    within = states[states["on"] >= pd.Timestamp(year.start)]
    now = Period.of(pack.as_at, Grain.MONTH)
    blocks: list[Block] = []
    for month in year.within(Grain.MONTH):
        rows = within[within["on"].between(str(month.start), str(month.end))]
        blocks.append(_month(month, rows, is_open=month in (now, now.next())))
    blocks.append(Part(heading="The budget beside performance", blocks=tuple(_money(pack, within))))
    headline = f"{begun(counted(len(within), 'deadline'))} in {year.financial_year}."
    return Section(name="deadlines_by_month", headline=headline, blocks=tuple(blocks))


def _month(month: Period, rows: pd.DataFrame, *, is_open: bool) -> Block:
    shown = (_listed(f"Deadlines of {month.label}", rows),)
    if is_open:
        return Part(heading=month.label, blocks=shown)
    late = len(_in_state(rows, State.LATE))
    also = f", {late} late" if late else ""
    return Details(summary=f"{month.label}: {counted(len(rows), 'deadline')}{also}", blocks=shown)


def _listed(caption: str, rows: pd.DataFrame) -> Block:
    if rows.empty:
        return Nil(reason=f"Nil return: {caption[0].lower()}{caption[1:]}: there are none.")
    return table(
        caption,
        (Heading("Day", "date"), "What", "Who", "About", "State", "Where the day comes from"),
        [(row.on, *_whose(row), _state(row), row.rule) for row in rows.itertuples()],
        source=SOURCE,
    )


def _state(row: Any) -> str:
    if pd.isna(row.state):
        return NOT_RECORDED
    if row.state == State.DONE:
        late = " (late)" if row.done_on > row.on else ""
        return f"Done on {day(row.done_on)}{late}"
    return begun(str(row.state))


def _money(pack: Pack, within: pd.DataFrame) -> Iterator[Block]:
    """Steps of the budget in order, and the years that the financial plan holds (R1-016)."""
    yield _listed("Steps of the budget and the financial plan", _of(within, What.FINANCE))
    plan = pack.entries("plan_money", every_period=True)
    if len(plan):
        sums = plan.groupby("period")["amount"].sum(min_count=1)
        yield table(
            "Years of the medium term financial plan",
            ("Year", Heading("First day", "date"), Heading("Planned in pounds", "money")),
            [(tables.period(code), _first_day(code), amount) for code, amount in sums.items()],
            source="Financial plan, by budget code",
        )


def _first_day(code: object) -> date:
    return Period.parse(str(code)).start


def _of(states: pd.DataFrame, *kinds: What) -> pd.DataFrame:
    wanted: Sequence[str] = [kind.value for kind in kinds]
    return states[states["what"].isin(wanted)]
