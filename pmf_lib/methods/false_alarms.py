"""Many tests at once: how sure each has to be, so that chance is not reported as news.

Of twenty tests on nothing but chance one will look rare. Sources: Benjamini and Hochberg (1995)
for the share of findings that are false, Holm (1979) for the chance of any false finding.
"""

from __future__ import annotations

from collections.abc import Sequence


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Each chance adjusted for how many were looked at, in the order given.

    To report those of at most 0.05 keeps the expected share of false findings at one in twenty.
    ValueError for a chance that is not from 0 to 1.
    """
    order, count = _ranked(chances), len(chances)
    adjusted, least = [1.0] * count, 1.0
    for rank in range(count, 0, -1):
        place = order[rank - 1]
        least = min(least, chances[place] * (count / rank))
        adjusted[place] = least
    return adjusted


def holm(chances: Sequence[float]) -> list[float]:
    """The same, stricter: it keeps the chance of any false finding at all to the level asked."""
    order, count = _ranked(chances), len(chances)
    adjusted, most = [1.0] * count, 0.0
    for rank, place in enumerate(order):
        most = max(most, min(1.0, chances[place] * (count - rank)))
        adjusted[place] = most
    return adjusted


def _ranked(chances: Sequence[float]) -> list[int]:
    for chance in chances:
        if not 0 <= chance <= 1:
            raise ValueError(f"a chance is {chance!r}; it must be from 0 to 1")
    return sorted(range(len(chances)), key=lambda place: chances[place])
