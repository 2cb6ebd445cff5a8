"""The roads to a pack, and what was measured on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bench.spending import Spent


class Road(StrEnum):
    """A way to make packs; KEPT where the charts were drawn before."""

    STOCK = "stock"
    PLOOMBER = "ploomber"
    RUN_1 = "run-1"
    RUN_1_KEPT = "run-1-kept"
    RUN_2 = "run-2"
    RUN_2_KEPT = "run-2-kept"
    FLOOR = "floor"

    @property
    def words(self) -> str:
        """The road in words."""
        return _WORDS[self]

    @property
    def stock_tools(self) -> bool:
        """Whether a command is started for every pack, so that packs are measured one by one."""
        return self in (Road.STOCK, Road.PLOOMBER)

    @property
    def kept(self) -> bool:
        """Whether charts were drawn before: the floor draws every one, and is no measure then."""
        return self.endswith("-kept")


_WORDS = {
    Road.STOCK: "papermill, nbconvert (stock)",
    Road.PLOOMBER: "ploomber-engine, nbconvert",
    Road.RUN_1: "pmf run, 1 job",
    Road.RUN_1_KEPT: "pmf run, 1 job, charts kept",
    Road.RUN_2: "pmf run, 2 jobs",
    Road.RUN_2_KEPT: "pmf run, 2 jobs, charts kept",
    Road.FLOOR: "floor: plain functions",
}


@dataclass(frozen=True)
class Turn:
    """What one turn of a road cost over a few packs, and over all of them."""

    few: Spent
    all: Spent


@dataclass(frozen=True)
class Packs:
    """Every road's turns, round by round, over so `many` packs of which `few` were made alone.

    Of the roads that start a command for every pack only the few were made.
    """

    few: int
    many: int
    rounds: int
    turns: Mapping[Road, tuple[Turn, ...]]

    def started(self, road: Road) -> tuple[Spent, ...]:
        """What a pack costs when a few are made, start-up included, in each round."""
        return tuple(turn.few.shared(self.few) for turn in self.turns[road])

    def whole(self, road: Road) -> tuple[Spent, ...]:
        """What a pack costs when all are made, start-up included, in each round."""
        if road.stock_tools:
            return self.started(road)
        return tuple(turn.all.shared(self.many) for turn in self.turns[road])

    def steady(self, road: Road) -> tuple[Spent, ...]:
        """What each further pack costs, in each round."""
        if road.stock_tools:
            return self.started(road)
        more = self.many - self.few
        return tuple((turn.all - turn.few).shared(more) for turn in self.turns[road])
