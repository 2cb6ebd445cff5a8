"""Strategic direction, priorities and budget options, for those who set or scrutinise them.

Peterborough 2009/10, 3.2: how councillors are involved (R4-024).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.option_weighing import weighing
from pmf_lib.sections.annual_priorities import level_of
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import pounds
from pmf_lib.sections.opening import counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, money_in_words


def priorities_and_options(pack: Pack) -> Section:
    """Each priority with its level, money and measures; each option with what to weigh (R4-024).

    Options that are exempt stand apart and are in no count.
    """
    options = pack.entries("efficiency_options").sort_values("option")
    public = public_rows(options)
    blocks = (
        Part(heading="Strategic direction and priorities", blocks=(_priorities(pack, options),)),
        Part(
            heading="Budget options",
            blocks=(
                _options(pack, public),
                *exempt_blocks(options, lambda rows: _options(pack, rows)),
            ),
        ),
    )
    return Section(name="priorities_and_options", headline=_headline(public), blocks=blocks)


def _headline(options: pd.DataFrame) -> str:
    saving = options["saving"].dropna()
    total = money_in_words(float(saving[saving > 0].sum()))
    undecided = int(options["decided"].isna().sum())
    return begun(
        f"{counted(len(options), 'budget option')}, which would save {total} a year; "
        f"{undecided or 'none'} still to be decided."
    )


def _priorities(pack: Pack, options: pd.DataFrame) -> Block:
    public = public_rows(options)
    money = pack.entries("priority_money", every_period=True)
    now = money[money["period"] == pack.year.code].set_index("priority")
    before = money[money["period"] == pack.year.previous().code].set_index("priority")
    layout = Layout(
        f"Priorities, what matters most first, {pack.period.label}",
        (
            "Priority",
            "Level",
            *(Heading(word, "count") for word in ("Red", "Amber", "Green")),
            pounds("Budget"),
            pounds("Change on last year"),
            Heading("Options", "count"),
        ),
        "Registers of measures, priorities and options",
    )
    found = pd.DataFrame({"name": _names(pack)}, dtype=object)

    def row(one: Any) -> tuple[Any, ...]:
        counts = counts_of(_serving(pack, one.name)["status"])
        budget, was = (_budget(years, one.name) for years in (now, before))
        moved = None if budget is None or was is None else budget - was
        level = level_of(pack, one.name)
        return (
            one.name,
            f"Level {level}" if level else "No level",
            *(counts.get(word, 0) for word in ("red", "amber", "green")),
            budget,
            moved,
            int((public["priority"] == one.name).sum()),
        )

    return listing(found, layout, row, "no priority is named by any measure")


def _names(pack: Pack) -> list[str]:
    """The priorities that measures serve, the highest level first."""
    named = {str(name) for name in pack.judgements["priority"].dropna()}
    return sorted(named, key=lambda name: (-level_of(pack, name), name))


def _serving(pack: Pack, priority: str) -> pd.DataFrame:
    return pack.judgements[pack.judgements["priority"] == priority]


def _budget(money: pd.DataFrame, priority: str) -> float | None:
    return float(money.loc[priority, "budget"]) if priority in money.index else None


def _options(pack: Pack, options: pd.DataFrame) -> Block:
    layout = Layout(
        "Budget options, with what to weigh",
        (
            "Option",
            "Service",
            "Priority it bears on",
            pounds("Saving in a year"),
            "What may go wrong",
            "To weigh",
            "What was decided",
        ),
        "Register of options",
        ("A saving below nought costs more. Who decides may weigh otherwise, and more.",),
    )
    return listing(
        options,
        layout,
        lambda row: (
            row.title,
            service_link(pack.council, row.unit),
            said(row.priority, "None named"),
            row.saving,
            said(row.risk),
            _to_weigh(pack, row),
            said(row.decided, "Not decided yet"),
        ),
        "no budget option was put forward in public",
    )


def _to_weigh(pack: Pack, row: Any) -> str:
    name = said(row.priority, "")
    top = max((level_of(pack, one) for one in _names(pack)), default=0)
    red = int((_serving(pack, name)["status"] == "red").sum())
    is_top = bool(name) and top > 0 and level_of(pack, name) == top
    return weighing(row.saving, is_top=is_top, red=red) or "The saving is not known"
