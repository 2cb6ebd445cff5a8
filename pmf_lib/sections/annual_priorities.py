"""What matters most: priorities, their history, their money, and a card for each ambition.

Ribble Valley 2007, 4.4 to 4.6 (R1-021, R1-023, R1-026) and its closing note (R1-080).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.top_priorities import in_force
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import pounds
from pmf_lib.sections.opening import counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views import charts, words
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

_REGISTER = "Register of priorities"


def priorities_now(pack: Pack) -> Section:
    """The priorities with origin, horizon and dates; what came and went this year, and why."""
    found = pack.entries("priorities")
    current = in_force(found, pack.period.end)
    layout = Layout(
        f"Priorities on {day(pack.period.end)}, what matters most first",
        ("Priority", "Origin", "Horizon", "Since", "Until", "Ambition", "Who answers for it"),
        _REGISTER,
    )
    shown = listing(
        current,
        layout,
        lambda row: (
            row.priority,
            begun(row.origin),
            f"{begun(row.horizon)} term",
            day(row.starts_on),
            said(day(row.ends_on), "No end set"),
            said(row.ambition),
            said(row.owner),
        ),
        "no priority is registered",
    )
    moved = _moved(pack, found)
    headline = begun(
        f"{counted(len(current), 'priority', 'priorities')} in force; {_moves(moved)}."
    )
    blocks = (shown, _came_and_went(moved))
    return Section(name="priorities_now", headline=headline, blocks=blocks)


def _moved(pack: Pack, found: pd.DataFrame) -> pd.DataFrame:
    """Priorities that began or ended within the year so far, a row each time."""
    first, last = pd.Timestamp(pack.year.start), pd.Timestamp(pack.period.end)
    rows = []
    for move, column in (("Taken up", "starts_on"), ("Dropped", "ends_on")):
        when = pd.to_datetime(found[column])
        some = found[when.between(first, last)]
        rows.append(some.assign(move=move, when=when[some.index]))
    return pd.concat(rows).sort_values(["when", "priority"])


def _moves(moved: pd.DataFrame) -> str:
    came, went = (int((moved["move"] == word).sum()) for word in ("Taken up", "Dropped"))
    return f"{came or 'none'} taken up and {went or 'none'} dropped this year"


def _came_and_went(moved: pd.DataFrame) -> Block:
    layout = Layout(
        "Priorities taken up and dropped this year, and why",
        ("Priority", "What happened", Heading("Day", "date"), "Origin", "Why"),
        _REGISTER,
    )
    return listing(
        moved,
        layout,
        lambda row: (row.priority, row.move, row.when, begun(row.origin), said(row.reason)),
        "no priority was taken up or dropped this year",
    )


def money_by_priority(pack: Pack) -> Section:
    """Budget and spending by priority in this year and the one before (R1-026)."""
    now, before = pack.year, pack.year.previous()
    found = pack.entries("priority_money", every_period=True)
    years = {
        year: found[found["period"] == year.code].set_index("priority") for year in (before, now)
    }
    names = sorted(
        {*years[before].index, *years[now].index}, key=lambda name: (-level_of(pack, name), name)
    )
    if not names:
        nil = Nil(reason="Nil return: no money is registered by priority.")
        return Section(name="money_by_priority", blocks=(nil,))
    rows = [_money(pack, name, years[before], years[now]) for name in names]
    shown = table(
        f"Budget and spending by priority, {before.financial_year} and {now.financial_year}",
        (
            "Priority",
            "Level",
            pounds(f"Budget {before.financial_year}"),
            pounds(f"Spent {before.financial_year}"),
            pounds(f"Budget {now.financial_year}"),
            pounds(f"Spent so far {now.financial_year}"),
            pounds("Change of budget"),
        ),
        rows,
        source="Register of priorities and ledger extracts",
    )
    return Section(name="money_by_priority", headline=_flow(pack, rows), blocks=(shown,))


def _money(pack: Pack, name: str, before: pd.DataFrame, now: pd.DataFrame) -> tuple[Any, ...]:
    def cell(frame: pd.DataFrame, column: str) -> float | None:
        return float(frame.loc[name, column]) if name in frame.index else None

    was, budget = cell(before, "budget"), cell(now, "budget")
    moved = None if was is None or budget is None else budget - was
    level = level_of(pack, name)
    return (
        name,
        f"Level {level}" if level else "No level",
        was,
        cell(before, "spent"),
        budget,
        cell(now, "spent"),
        moved,
    )


def level_of(pack: Pack, priority: str) -> int:
    """The level of a priority in the council's rules, the highest matters most; else 0."""
    return pack.rules.exceptions.priority_levels.get(priority, 0)


def _flow(pack: Pack, rows: list[tuple[Any, ...]]) -> str:
    """Whether money moved towards what matters most."""
    top = max((level_of(pack, row[0]) for row in rows), default=0)
    moved = [(level_of(pack, row[0]) == top, row[-1]) for row in rows if row[-1] is not None]
    key = sum(change for is_key, change in moved if is_key)
    rest = sum(change for is_key, change in moved if not is_key)
    return (
        f"Budgets of what matters most changed by {words.change(key, 'money')} on last year, the "
        f"others by {words.change(rest, 'money')}."
    )


def scorecard_by_ambition(pack: Pack) -> Section:
    """A card for each ambition: its priorities, and their measures by status (R1-080)."""
    current = in_force(pack.entries("priorities"), pack.period.end).dropna(subset="ambition")
    if current.empty:
        nil = Nil(reason="Nil return: no priority names the ambition that it serves.")
        return Section(name="scorecard_by_ambition", blocks=(nil,))
    parts = tuple(_card(pack, str(name), rows) for name, rows in current.groupby("ambition"))
    headline = begun(f"{counted(len(parts), 'ambition')}, each with its priorities and measures.")
    return Section(name="scorecard_by_ambition", headline=headline, blocks=parts)


def _card(pack: Pack, ambition: str, priorities: pd.DataFrame) -> Part:
    counts = {
        row.priority: counts_of(_serving(pack, row.priority)["status"])
        for row in priorities.sort_values("rank").itertuples()
    }
    measures = sum(sum(row.values()) for row in counts.values())
    if not measures:
        nil = Nil(reason="Nil return: no measure serves this ambition.")
        return Part(heading=ambition, blocks=(nil,))
    green = sum(row.get("green", 0) for row in counts.values())
    titles = charts.Titles(
        headline=f"{ambition}: {green} of {counted(measures, 'measure')} on target",
        subtitle=f"Measures by status and priority, {ambition}, {pack.period.label}",
        source="The council's register of measures",
    )
    chart = charts.status_counts(titles, counts, column="Priority")
    return Part(heading=ambition, blocks=(chart,))


def _serving(pack: Pack, priority: str) -> pd.DataFrame:
    return pack.judgements[pack.judgements["priority"] == priority]
