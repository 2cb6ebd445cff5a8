"""What is measured of whole quarters."""

from __future__ import annotations

from dataclasses import dataclass

from bench.spending import Spent


@dataclass(frozen=True)
class Cold:
    """A quarter made from nothing, with 1 job and with 2, one after the other."""

    one: Spent
    two: Spent

    @property
    def scaling(self) -> float:
        """How many times as long 1 job takes."""
        return self.one.wall / self.two.wall


@dataclass(frozen=True)
class Change:
    """A run after one value changed, held against a run that made every pack again.

    `made` are the packs that it made, `differ` those whose files differ from before in the forced
    run; `same` whether both runs left the same bytes of every pack.
    """

    cost: Spent
    made: tuple[str, ...]
    differ: tuple[str, ...]
    same: bool

    @property
    def exact(self) -> bool:
        """Whether just those packs were made that show it."""
        return self.same and set(self.made) == set(self.differ)


@dataclass(frozen=True)
class Whole:
    """One council's quarter of so many packs on one kind of database, round by round."""

    database: str
    packs: int
    cold: tuple[Cold, ...]
    unchanged: tuple[Spent, ...]
    change: Change


@dataclass(frozen=True)
class Cluster:
    """Seconds of the clock for a quarter with 2 jobs, and with 2 workers of a cluster."""

    here: tuple[float, ...]
    there: tuple[float, ...]

    @property
    def overhead(self) -> tuple[float, ...]:
        """What the cluster adds, as a part of the run here, round by round."""
        return tuple(there / here - 1 for here, there in zip(self.here, self.there, strict=True))


@dataclass(frozen=True)
class Size:
    """A council of so many packs on SQLite with 2 jobs, and `alone` once with 1."""

    packs: int
    cold: tuple[Spent, ...]
    unchanged: tuple[Spent, ...]
    alone: Spent | None = None

    @property
    def scaling(self) -> tuple[float, ...]:
        """How many times as long 1 job takes as the last turn of 2; empty where it has none."""
        return (self.alone.wall / self.cold[-1].wall,) if self.alone else ()


@dataclass(frozen=True)
class Quarter:
    """All of it; the cluster is measured on the first database."""

    wholes: tuple[Whole, ...]
    cluster: Cluster
    sizes: tuple[Size, ...]
