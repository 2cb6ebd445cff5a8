"""Risk: likelihood by impact, read from a table of cells as councils paint it (R2-035)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pmf_lib.methods.exact import Figure
from pmf_lib.methods.given import figure
from pmf_lib.methods.trend import Direction

HIGHEST = 5


class Band(StrEnum):
    """How grave a risk is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"


Cells = tuple[tuple[Band, ...], ...]

_L, _M, _H, _V = Band.LOW, Band.MEDIUM, Band.HIGH, Band.VERY_HIGH
TYPICAL: Cells = (
    (_L, _L, _L, _L, _M),
    (_L, _L, _M, _M, _H),
    (_L, _M, _M, _H, _H),
    (_L, _M, _H, _H, _V),
    (_M, _H, _H, _V, _V),
)
"""A row for each likelihood from 1 to 5, a cell for each impact from 1 to 5.

Common practice: 1 to 4 low, 5 to 9 medium, 10 to 16 high, 17 up very high, and nothing of impact
5 below medium.
"""


def score(likelihood: Figure, impact: Figure) -> int | None:
    """Likelihood times impact, each a whole number from 1 to 5; None where one is missing."""
    places = _place("likelihood", likelihood), _place("impact", impact)
    return None if places[0] is None or places[1] is None else places[0] * places[1]


def band(likelihood: Figure, impact: Figure, cells: Cells = TYPICAL) -> Band | None:
    """The band painted in the cell; None where likelihood or impact is missing."""
    row, column = _place("likelihood", likelihood), _place("impact", impact)
    if len(cells) != HIGHEST or any(len(line) != HIGHEST for line in cells):
        widths = ", ".join(str(len(line)) for line in cells)
        raise ValueError(f"cells has rows of {widths or 'nothing'}; 5 rows of 5 are needed")
    return None if row is None or column is None else cells[row - 1][column - 1]


@dataclass(frozen=True)
class Scores:
    """One risk scored: before anything was done, now with what is done, and as it is aimed for."""

    inherent: int | None
    current: int | None
    target: int | None

    @property
    def reduced(self) -> int | None:
        """How much of the inherent score has been taken away so far; None where one is missing."""
        if self.inherent is None or self.current is None:
            return None
        return self.inherent - self.current

    @property
    def to_go(self) -> int | None:
        """How far the current score is above its target; 0 or less once that is reached."""
        if self.current is None or self.target is None:
            return None
        return self.current - self.target


Pair = tuple[Figure, Figure]


def scores(current: Pair, *, inherent: Pair = (None, None), target: Pair = (None, None)) -> Scores:
    """The three scores from pairs of likelihood and impact."""
    return Scores(score(*inherent), score(*current), score(*target))


def above_appetite(likelihood: Figure, impact: Figure, appetite: int) -> bool:
    """Whether the score is above the highest that the council bears without a plan."""
    scored = score(likelihood, impact)
    return scored is not None and scored > appetite


def needs(
    likelihood: Figure,
    impact: Figure,
    appetite: int,
    *,
    action: str | None = None,
    owner: str | None = None,
    due_on: date | None = None,
) -> tuple[str, ...]:
    """What a risk above appetite lacks of `action`, `owner` and `date`, in this order.

    Such a risk needs all three (Coventry: the red zone exceeds the appetite); one within the
    appetite needs none. Blank text is none.
    """
    if not above_appetite(likelihood, impact, appetite):
        return ()
    there = {
        "action": bool(action and action.strip()),
        "owner": bool(owner and owner.strip()),
        "date": due_on is not None,
    }
    return tuple(name for name, found in there.items() if not found)


def direction(now: Figure, before: Figure) -> Direction:
    """How a score moved since the last review: a lower one is better. No trend without either."""
    new, old = figure("now", now), figure("before", before)
    if new is None or old is None:
        return Direction.NO_TREND
    if new == old:
        return Direction.SAME
    return Direction.BETTER if new < old else Direction.WORSE


def review_age(reviewed_on: date | None, as_at: date) -> int | None:
    """Days from the last review to the day spoken of; None where there was no review.

    ValueError for a review after that day: it was not known then.
    """
    if reviewed_on is None:
        return None
    if reviewed_on > as_at:
        raise ValueError(f"reviewed_on is {reviewed_on}; it must not be after as_at, {as_at}")
    return (as_at - reviewed_on).days


def _place(argument: str, value: Figure) -> int | None:
    found = figure(argument, value)
    if found is None:
        return None
    if found.denominator != 1 or not 1 <= found <= HIGHEST:
        raise ValueError(f"{argument} is {value!r}; it must be a whole number from 1 to {HIGHEST}")
    return int(found)
