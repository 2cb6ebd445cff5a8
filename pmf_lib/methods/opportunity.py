"""Opportunities: the good that may come, scored as risks are and read the other way (R3-027).

Likelihood by benefit, each from 1 to 5, on the mirrored matrix. A higher score is better, and the
threshold is the least that is worth pursuing rather than the most that is borne.
"""

from __future__ import annotations

from datetime import date

from pmf_lib.methods import risk
from pmf_lib.methods.exact import Figure
from pmf_lib.methods.risk import HIGHEST, TYPICAL, Band, Cells
from pmf_lib.methods.trend import Direction


def score(likelihood: Figure, benefit: Figure) -> int | None:
    """Likelihood times benefit, each a whole number from 1 to 5; None where one is missing."""
    return risk.score(likelihood, benefit)


def band(likelihood: Figure, benefit: Figure, cells: Cells = TYPICAL) -> Band | None:
    """The band of the same cell on the threats' side; None where one is missing."""
    return risk.band(likelihood, benefit, cells)


def mirror(cells: Cells) -> Cells:
    """A table of cells with its columns the other way round; mirrored twice it is itself."""
    risk.band(HIGHEST, HIGHEST, cells)
    return tuple(tuple(reversed(row)) for row in cells)


def worth_pursuing(likelihood: Figure, benefit: Figure, least: int) -> bool:
    """Whether the score reaches the least that the council pursues."""
    scored = score(likelihood, benefit)
    return scored is not None and scored >= least


def needs(
    likelihood: Figure,
    benefit: Figure,
    least: int,
    *,
    action: str | None = None,
    owner: str | None = None,
    due_on: date | None = None,
) -> tuple[str, ...]:
    """What an opportunity worth pursuing lacks of `action`, `owner` and `date`."""
    return risk.needs(likelihood, benefit, least - 1, action=action, owner=owner, due_on=due_on)


def direction(now: Figure, before: Figure) -> Direction:
    """How a score moved since the last review: a higher one is better."""
    return risk.direction(before, now)
