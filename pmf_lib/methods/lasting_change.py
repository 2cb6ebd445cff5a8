"""Whether the latest figures of a series stand apart from those before by more than chance.

Where a change began is not known beforehand, so every place in the later half is tried; and since
whoever tries many places finds one, the same is done with the same figures in any other order, and
with figures that lean on their neighbours as much as these do. Sources: Pitman (1937) for the test
by reordering, Page (1955) for the change whose place is not known, Kendall (1954) for the leaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

FEWEST = 12
DRAWN = 9_999
MOST = 0.95
SEED = 20081028
TIE = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class LastingChange:
    """The later figures, `length` of them, that stand most apart for the better.

    `before` and `now` are the means of the earlier and of the later figures, in the measure's
    unit.
    """

    length: int
    before: float
    now: float


def lasting_change(figures: Sequence[float], better: int) -> LastingChange | None:
    """Where a series most likely got better; None below 12 figures.

    `figures` stand in date order, none missing. `better` is 1 where more is better and -1 where
    less is. At most half of the figures are the later ones.
    """
    if len(figures) < FEWEST:
        return None
    length = 1 + int(_scores(_own(figures, better)).argmax())
    return LastingChange(length, fmean(figures[:-length]), fmean(figures[-length:]))


def chance_of_change(figures: Sequence[float], better: int) -> float:
    """How often figures without a change would seem to get as much better as these do.

    The larger of two chances: among the same figures in any other order; and, where figures lean
    on the one before, among figures that lean as much. The same figures always give the same
    answer: 9,999 series are drawn from a fixed seed. Below 12 figures, or without any movement in
    them, it is 1.
    """
    own = _own(figures, better)
    if len(figures) < FEWEST or np.ptp(own) <= TIE * np.abs(own).max():
        return 1.0
    chance = np.random.Generator(np.random.PCG64(SEED))
    orders = chance.permuted(np.tile(own, (DRAWN, 1)), axis=1)
    among_orders = _as_far(orders, own)
    leans = leaning(figures, better)
    if leans <= 0:
        return among_orders
    noise = chance.standard_normal((DRAWN, len(figures)))
    for place in range(1, len(figures)):
        noise[:, place] *= (1 - leans**2) ** 0.5
        noise[:, place] += leans * noise[:, place - 1]
    return max(among_orders, _as_far(noise, own))


def leaning(figures: Sequence[float], better: int) -> float:
    """How much each figure may lean on the one before, the change taken off: at most 0.95.

    The change is a step or a straight line, whichever leaves less. The correlation of neighbours
    falls short in few figures, by (1 + 4 r) in so many of them (Kendall, 1954); that is put back,
    with one standard error, since to think it too small is what makes chance look like a change.
    """
    own = _own(figures, better)[0]
    length = 1 + int(_scores(own[np.newaxis, :]).argmax())
    step = np.concatenate([part - part.mean() for part in (own[:-length], own[-length:])])
    times = np.arange(len(own)) - (len(own) - 1) / 2
    line = own - own.mean() - times * float(times @ own) / float(times @ times)
    rest = min((step, line), key=lambda left: float(left @ left))
    spread = float(rest @ rest)
    if spread <= (TIE * np.abs(own).max()) ** 2:
        return 0.0
    found = float(rest[1:] @ rest[:-1]) / spread
    return min(MOST, found + (1 + 4 * found) / len(own) + len(own) ** -0.5)


def _as_far(drawn: Floats, own: Floats) -> float:
    """The share of drawn series that stand as far apart, for their spread, as the figures do."""
    reach = _scores(own).max() / own.std()
    count = int((_scores(drawn).max(axis=1) / drawn.std(axis=1) >= reach - TIE).sum())
    return (1 + count) / (1 + len(drawn))


def _own(figures: Sequence[float], better: int) -> Floats:
    """The figures as one row, upwards for the better."""
    return better * np.array([figures], dtype=np.float64)


def _scores(series: Floats) -> Floats:
    """For each series (a row) and each number of later figures (a column), how far apart they are.

    The sum of the later figures above their share of all, over what chance would make of it but
    for the spread, which is the same in every order.
    """
    count = series.shape[1]
    lengths = np.arange(1, count // 2 + 1)
    later = np.cumsum(series[:, ::-1], axis=1)[:, : len(lengths)]
    expected = lengths * series.mean(axis=1, keepdims=True)
    return np.asarray((later - expected) / np.sqrt(lengths * (count - lengths) / count))
