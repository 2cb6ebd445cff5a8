"""Star Chamber: unit cost, performance beside others, and both together (R2-020, R2-028)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods import peers
from pmf_lib.methods.status import Status
from pmf_lib.methods.unit_cost import Money, cost_of_one, dearer_by, value_for_money
from pmf_lib.sections import measure_card, peers_card, target_cards
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.sentences import begun
from pmf_lib.sections.show import said, table
from pmf_lib.views import charts, words
from pmf_lib.views.charts import Series, Titles
from pmf_lib.views.records import Block, Chart, Nil, Section
from pmf_lib.views.tables import Heading, period
from pmf_lib.views.words import counted, figure

SOURCE = "Ledger and benchmarking family"
NO_COST = "Nil return: no unit cost was worked out for this service."


@dataclass(frozen=True)
class Cost:
    """What one cost in a year, and in the family of councils; pounds, None where not known."""

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
    known = [(row, charts_period(row.period)) for row in found.itertuples()]
    past = [row for row, ended in known if ended <= pack.period.end]
    return [_cost(row) for row in past]


def charts_period(code: str) -> Any:
    """The last day of a period."""
    from pmf_lib.periods import Period

    return Period.parse(code).end


def _cost(row: Any) -> Cost:
    family = float(row.family) if words.is_known(row.family) else None
    measure = None if pd.isna(row.measure) else str(row.measure)
    own = cost_of_one(row.cost, row.volume)
    return Cost(row.period, row.of, row.cost, row.volume, own, family, measure)
