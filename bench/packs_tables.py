"""The tables of the roads to a pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import nan

from bench.packs_turns import Packs, Road
from bench.spending import Spent
from bench.tables import Table, spread

Costs = Callable[[Road], tuple[Spent, ...]]
_COLUMNS = (
    "Road",
    "CPU s",
    "wall s",
    "packs a minute",
    "stock takes … times as much",
    "of the floor",
)


def tables(found: Packs) -> Mapping[str, Table]:
    """A pack's cost with start-up, and without."""
    rounds = f"{found.rounds} rounds" if found.rounds > 1 else "1 round"
    note = f"Medians of {rounds}, in brackets the lowest and the highest."
    return {
        "whole": Table(
            f"A pack, {found.many} made at once, start-up included",
            _COLUMNS,
            _rows(found, found.whole),
            note,
        ),
        "start": Table(
            f"A pack, {found.few} made at once, start-up included",
            _COLUMNS,
            _rows(found, found.started),
            note,
        ),
        "steady": Table(
            f"A further pack: what {found.many} packs cost more than {found.few}",
            _COLUMNS,
            _rows(found, found.steady),
            note,
        ),
    }


def against(costs: Costs, first: Road, second: Road) -> list[float]:
    """How many times the processor time of the second road the first takes, round by round."""
    pairs = zip(costs(first), costs(second), strict=True)
    return [_ratio(one.cpu, other.cpu) for one, other in pairs]


def _ratio(one: float, other: float) -> float:
    """One by the other; not a number where noise has eaten what was to be measured."""
    return one / other if one > 0 and other > 0 else nan


def _rows(found: Packs, costs: Costs) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(costs, road) for road in found.turns)


def _row(costs: Costs, road: Road) -> tuple[str, ...]:
    each = costs(road)
    return (
        road.words,
        spread(one.cpu for one in each),
        spread(one.wall for one in each),
        spread((_ratio(60, one.wall) for one in each), 0),
        spread(against(costs, Road.STOCK, road), 1),
        "" if road.kept else spread(against(costs, road, Road.FLOOR)),
    )
