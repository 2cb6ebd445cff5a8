"""What a funnel plot is made of: limits, authorities, and where each lies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OWN_WORDS = "this council"


class Place(StrEnum):
    """Where a figure lies in the funnel, in words."""

    ABOVE = "Above the 99.8% limit"
    BELOW = "Below the 99.8% limit"
    BETWEEN = "Between the 95% and 99.8% limits"
    WITHIN = "Within the 95% limits"


@dataclass(frozen=True)
class Limit:
    """The limits of chance at a size."""

    size: float
    lower95: float
    upper95: float
    lower998: float
    upper998: float


@dataclass(frozen=True)
class Dot:
    """An authority's size and figure, and where it lies."""

    name: str
    size: float
    value: float
    place: Place
    own: bool

    @property
    def words(self) -> str:
        """The name, and whether it is one's own."""
        return f"{self.name} ({OWN_WORDS})" if self.own else self.name

    @property
    def outside(self) -> bool:
        """Whether it lies beyond the outer limits."""
        return self.place in {Place.ABOVE, Place.BELOW}


@dataclass(frozen=True)
class Funnel:
    """All that a funnel plot shows."""

    dots: tuple[Dot, ...]
    curve: tuple[Limit, ...]
    average: float | None
    kind: str
    decimals: int | None
    size: str

    @property
    def middle(self) -> float:
        """The figure at the heart of the funnel."""
        last = self.curve[-1]
        return (last.lower95 + last.upper95) / 2 if self.average is None else self.average
