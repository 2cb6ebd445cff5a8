"""Star Chamber: what one costs, and how the service does beside others (R2-020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods.unit_cost import cost_of_one, dearer_by
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card, peers_card, target_cards
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views import charts, words
from pmf_lib.views.charts import Series, Titles
from pmf_lib.views.records import Block, Chart, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure

SOURCE = "Ledger, and what councils of the family report"
NO_COST = Nil(reason="Nil return: no unit cost was worked out for this service.")


@dataclass(frozen=True)
class Cost:
    """What one cost in a period, here and in the family of councils; pounds, None if not known."""

    period: str
    of: str
    cost: float
    volume: float
    own: float | None
    family: float | None
    measure: str | None

    @property
    def dearer(self) -> float | None:
        """By how many percent it costs more than in the family; below nought, less."""
        return dearer_by(self.own, self.family)


def costs_of(pack: Pack) -> list[Cost]:
    """The unit costs of the service up to the pack's period, the oldest first."""
    found = pack.entries("unit_costs", every_period=True)
    rows = [row for row in found.itertuples() if _end(row.period) <= pack.period.end]
    return [_cost(row) for row in sorted(rows, key=lambda row: _end(row.period))]


def _end(code: str) -> Any:
    return Period.parse(code).end


def _cost(row: Any) -> Cost:
    return Cost(
        period=row.period,
        of=row.of,
        cost=row.cost,
        volume=row.volume,
        own=cost_of_one(row.cost, row.volume),
        family=row.family if words.is_known(row.family) else None,
        measure=None if pd.isna(row.measure) else str(row.measure),
    )


def cost_words(cost: Cost) -> str:
    """The latest unit cost beside the family's, in a sentence."""
    label = Period.parse(cost.period).label
    if cost.own is None:
        return f"What {cost.of} cost in {label} is not known."
    told = f"{begun(cost.of)} cost {figure(cost.own, 'money', 2)} in {label}"
    if cost.dearer is None or cost.family is None:
        return f"{told}; no like council's cost is known."
    side = "more" if cost.dearer > 0 else "less"
    beside = f"{abs(cost.dearer):.1f}% {side} than" if round(cost.dearer, 1) else "the same as"
    return f"{told}, {beside} in like councils ({figure(cost.family, 'money', 2)})."


def unit_cost(pack: Pack) -> Section:
    """What one costs, year by year, beside the benchmarking family."""
    costs = costs_of(pack)
    if not costs:
        return Section(name="unit_cost", blocks=(NO_COST,))
    shown = table(
        "Unit cost by year, in pounds",
        (
            Heading("Year", "period"),
            "What one is",
            Heading("Cost", "money"),
            Heading("How many", "count"),
            Heading("Cost of one", "money", 2),
            Heading("In like councils", "money", 2),
            Heading("Dearer by", "percent"),
        ),
        [
            (
                cost.period,
                begun(cost.of),
                cost.cost,
                cost.volume,
                cost.own,
                cost.family,
                cost.dearer,
            )
            for cost in costs
        ],
        source=SOURCE,
        notes=("A figure below nought in the last column means that one costs less here.",),
    )
    return Section(
        name="unit_cost",
        headline=cost_words(costs[-1]),
        blocks=(*_over_time(pack, costs), shown),
    )


def _over_time(pack: Pack, costs: list[Cost]) -> tuple[Chart, ...]:
    if sum(cost.own is not None for cost in costs) < 2:
        return ()
    series = [Series("Here", tuple(cost.own for cost in costs))]
    family = tuple(cost.family for cost in costs)
    series += [Series("Like councils", family)] if any(family) else []
    titles = Titles(
        headline=cost_words(costs[-1]).rstrip("."),
        subtitle=f"Cost of {costs[-1].of}, {_whose(pack)}, pounds a year",
        source=SOURCE,
    )
    codes = [cost.period for cost in costs]
    return (charts.line_over_time(titles, codes, series, kind="money", decimals=2),)


def _whose(pack: Pack) -> str:
    return pack.unit.name if pack.unit else pack.council.name


def against_others(pack: Pack) -> Section:
    """Performance beside like councils where they publish it, and every measure one click away."""
    judged = pack.judgements
    beside = judged[judged["standing"].notna()]
    every = target_cards.every_target(pack, judged, "Every measure of the service")
    if beside.empty:
        reason = "Nil return: no like council's figures are held for any measure of this service."
        return Section(name="against_others", blocks=(Nil(reason=reason), *every))
    rows = list(beside.itertuples())
    shown = table(
        f"Measures beside like councils, {pack.period.label}",
        ("Measure", "Figure", "Aim", "Status", "Among like councils"),
        [
            (
                row.title,
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                peers_card.facts(row)[0][1],
            )
            for row in rows
        ],
        source=peers_card.SOURCE,
    )
    drawn: list[Block] = [
        block for row in rows for block in peers_card.details(row, pack.council.name)
    ]
    headline = (
        f"{counted(len(rows), 'measure')} of {len(judged)} can be held against like councils."
    )
    return Section(name="against_others", headline=begun(headline), blocks=(shown, *drawn, *every))
