"""Risk: likelihood by impact, read from a table of cells as councils paint it (R2-035)."""

from __future__ import annotations

from enum import StrEnum

from pmf_lib.methods.exact import Figure, exact

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
        raise ValueError(f"cells has {len(cells)} rows; 5 rows of 5 are needed")
    return None if row is None or column is None else cells[row - 1][column - 1]


def above_appetite(likelihood: Figure, impact: Figure, appetite: int) -> bool:
    """Whether the score is above the highest that the council bears without a plan."""
    scored = score(likelihood, impact)
    return scored is not None and scored > appetite


def _place(argument: str, value: Figure) -> int | None:
    found = exact(value)
    if found is None:
        return None
    if found.denominator != 1 or not 1 <= found <= HIGHEST:
        raise ValueError(f"{argument} is {value!r}; it must be a whole number from 1 to {HIGHEST}")
    return int(found)
