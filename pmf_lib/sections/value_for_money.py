"""Star Chamber: value for money as chart and table, and options to save (R2-020, R2-028).

The chart stands in place of the spidergram, whose areas mislead: bars can be compared, and the
table says the same to who cannot see them.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import peers
from pmf_lib.methods.status import Status
from pmf_lib.methods.unit_cost import Money, value_for_money
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.star_chamber import NO_COST, SOURCE, Cost, cost_words, costs_of
from pmf_lib.views import charts
from pmf_lib.views.charts import Titles
from pmf_lib.views.records import Block, Chart, Nil, Paragraph, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure, money_in_words

PACK = "star_chamber"


def star_chamber_words(pack: Pack) -> tuple[str, ...]:
    """What one costs, what cost and performance say together, and which options there are."""
    costs = costs_of(pack)
    cost = cost_words(costs[-1]) if costs else NO_COST.reason
    return (
        f"How are we doing? {cost}",
        f"Is it value for money? {begun(_verdict(pack, costs).value)}.",
        f"What needs a decision? {_options_words(public_rows(pack.entries('efficiency_options')))}"
        f"{_next_meeting(pack)}",
    )


def _next_meeting(pack: Pack) -> str:
    """When the body that receives this pack meets next, with the day its papers are due."""
    ahead = [
        (meeting, body.name)
        for body in pack.council.bodies
        if PACK in body.receives
        for meeting in body.meetings
        if meeting > pack.as_at
    ]
    if not ahead:
        return ""
    meeting, name = min(ahead)
    return f" {name} meets on {day(meeting)}; papers by {day(pack.council.papers_due(meeting))}."


def value_for_money_chart(pack: Pack) -> Section:
    """Cost and performance beside like councils, as bars and as a table (R2-028)."""
    costs = costs_of(pack)
    if not costs:
        return Section(name="value_for_money_chart", blocks=(NO_COST,))
    verdict = _verdict(pack, costs)
    figures = [(f"Cost of {costs[-1].of}", _minus(costs[-1].dearer)), *_measures(pack)]
    return Section(
        name="value_for_money_chart",
        headline=f"{begun(verdict.value)}.",
        blocks=(*_chart(pack, figures, verdict), _table(pack, costs[-1], figures)),
    )


def _minus(dearer: float | None) -> float | None:
    """Cheaper is better, so that every bar to the right is good."""
    return None if dearer is None else -dearer


def _measures(pack: Pack) -> list[tuple[str, float | None]]:
    """By how many percent each measure is better than the median of like councils."""
    return [
        (row.title, _better_by(row))
        for row in pack.judgements.itertuples()
        if row.standing is not None and row.kind != "money"
    ]


def _better_by(row: Any) -> float | None:
    median = row.standing.median
    if not median:
        return None
    share = (row.standing.value - median) / abs(median) * 100
    return float(share if row.polarity == "maximise" else -share)


def _chart(
    pack: Pack, figures: list[tuple[str, float | None]], verdict: Money
) -> tuple[Chart, ...]:
    if all(value is None for _, value in figures):
        return ()
    name = pack.unit.name if pack.unit else pack.council.name
    titles = Titles(
        headline=f"{name} {verdict.value}",
        subtitle=f"Better than like councils by so many percent, {name}, latest year known",
        source=SOURCE,
    )
    columns = ("Cost or measure", "Better by")
    return (charts.bars(titles, figures, kind="percent", decimals=1, columns=columns),)


def _table(pack: Pack, cost: Cost, figures: list[tuple[str, float | None]]) -> Block:
    return table(
        "Cost and performance beside like councils",
        ("Cost or measure", Heading("Better by", "percent"), "In words"),
        [(name, value, _in_words(value)) for name, value in figures],
        source=SOURCE,
        notes=(
            "A figure below nought means worse, or dearer, than like councils.",
            f"{begun(_verdict(pack, [cost]).value)}.",
        ),
    )


def _in_words(value: float | None) -> str:
    if value is None:
        return "Cannot be compared"
    if round(value, 1) == 0:
        return "The same"
    side = "Better" if value > 0 else "Worse"
    return f"{side} by {figure(abs(value), 'percent', 1)}"


def _verdict(pack: Pack, costs: list[Cost]) -> Money:
    if not costs:
        return Money.UNKNOWN
    return value_for_money(costs[-1].dearer, _does_better(pack, costs[-1].measure))


def _does_better(pack: Pack, measure: str | None) -> bool | None:
    """Whether the measure named beside the cost is better: than others, else than its target."""
    found = pack.judgements[pack.judgements["measure"] == measure]
    for row in found.itertuples():
        if row.standing is not None:
            better = peers.better(row.standing)
            return better is not None or (_better_by(row) or 0) > 0
        if row.status in (Status.GREEN, Status.AMBER, Status.RED):
            return bool(row.status == Status.GREEN)
    return None


def efficiency_options(pack: Pack) -> Section:
    """Options with saving, risk and what was decided; exempt ones apart and out of every total."""
    found = pack.entries("efficiency_options").sort_values("option")
    public = public_rows(found)
    if found.empty:
        nil = Nil(reason="Nil return: no option was put forward for this service.")
        return Section(name="efficiency_options", blocks=(nil,))
    first: Block = Paragraph(text="No option is public.") if public.empty else _options(public)
    return Section(
        name="efficiency_options",
        headline=_options_words(public),
        blocks=(first, *exempt_blocks(found, _exempt)),
    )


def _options_words(public: pd.DataFrame) -> str:
    if public.empty:
        return "No option to save is put forward in public."
    known, unknown = public["saving"].notna(), int(public["saving"].isna().sum())
    total = money_in_words(float(public.loc[known, "saving"].sum()))
    saved = f"would save {total} a year" if known.any() else "of unknown saving"
    gap = f"; the saving of {unknown} is not known" if unknown and known.any() else ""
    open_ones = int(public["decided"].isna().sum())
    told = begun(counted(len(public), "option"))
    return f"{told} {saved}{gap}; {open_ones or 'none'} still to be decided."


def _exempt(options: pd.DataFrame) -> Block:
    return _options(options, "Options")


def _options(options: pd.DataFrame, caption: str = "Options open to all") -> Block:
    return table(
        caption,
        ("Option", pounds("Saving in a year"), "What may go wrong", "What was decided"),
        [
            (row.title, row.saving, said(row.risk), said(row.decided, "Not decided yet"))
            for row in options.itertuples()
        ],
        source="Register of options",
    )
