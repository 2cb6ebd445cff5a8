"""How soon a planned improvement could be told from ordinary variation, and whether it has been.

Ribble Valley 2007, 6.6: updates continue until the panel are satisfied. A panel that asks for a
month's proof of a change that needs a year of months will be satisfied by chance. The old level
and its limits are those of an XmR chart, the signals its four rules (NHS Making Data Count); the
wait is found by drawing many possible futures, always the same ones. The panel decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, takewhile
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from pmf_lib.methods import spc
from pmf_lib.methods.spc_rules import RUN, Places, codes

LIKELY = 0.8
FUTURES = 4000
SEED = 20070919
ASKED = 0.1
TIE = 1e-9
_DEVIATION = 1.128  # a mean moving range is so many standard deviations of a single figure

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Evidence(StrEnum):
    """What the figures since the clinic say by the end of a period."""

    NOT_YET = "not yet"
    CONSISTENT = "consistent with the plan"
    SHOWN = "shown"
    MISSING = "no figure"


@dataclass(frozen=True)
class OldLevel:
    """The level that the improvement is to lead away from, in the measure's unit.

    `start` is the place of its first figure and `count` how many it rests on; `near` and `far`
    are how far its limits are from the mean. `note` says how sure the limits are.
    """

    start: int
    count: int
    mean: float
    moving_range: float
    near: float
    far: float
    note: str


@dataclass(frozen=True)
class Wait:
    """Chances, period by period, that the change is shown: as planned, and with no change at all.

    `periods` is after how many it is likely (4 in 5) to be shown; None where that is not within
    the periods looked at.
    """

    planned: tuple[float, ...]
    unchanged: tuple[float, ...]

    @property
    def periods(self) -> int | None:
        """After how many periods it is likely to be shown."""
        found = (place for place, chance in enumerate(self.planned, 1) if chance >= LIKELY)
        return next(found, None)


def old_level(figures: Sequence[float], rebased_at: int = 0) -> OldLevel | str:
    """The level before a clinic from its figures, oldest first; why there is none, in a sentence.

    Figures before `rebased_at`, a recorded decision on new limits, are left out. Where the last
    seven or more are on one side of the mean, the level is theirs alone: it had shifted, and the
    clinic was called about what it shifted to; unless these do not vary at all. Nothing is drawn
    anew on any chart by this.
    """
    if len(figures) <= rebased_at:
        return "There is no figure from before it."
    start = rebased_at + _last_run(spc.xmr(figures[rebased_at:]).sides)
    if len(set(figures[start:])) == 1:
        start = rebased_at
    part = spc.xmr(figures[start:]).latest
    if part.upper is None or part.near_upper is None or part.moving_range is None:
        return part.note
    return OldLevel(
        start=start,
        count=len(figures) - start,
        mean=part.mean,
        moving_range=part.moving_range,
        near=part.near_upper - part.mean,
        far=part.upper - part.mean,
        note=part.note,
    )


def wait(level: OldLevel, planned: Sequence[float], better: int) -> Wait:
    """How soon the planned figures, one a period, could be told from the old level.

    `better` is 1 where more is better and -1 where less is. Each future is the plan with the
    usual coming and going about it; 4,000 are drawn from a fixed seed.
    """
    chance = np.random.Generator(np.random.PCG64(SEED))
    noise = chance.standard_normal((len(planned), FUTURES)) * level.moving_range / _DEVIATION
    aims = np.array(planned, dtype=float)[:, np.newaxis]
    shares = (_shown(level, centre + noise, better) for centre in (aims, level.mean))
    as_planned, unchanged = (tuple(map(float, share.mean(axis=1))) for share in shares)
    return Wait(as_planned, unchanged)


def evidence(
    level: OldLevel, planned: Sequence[float], figures: Sequence[float | None], better: int
) -> tuple[Evidence, ...]:
    """What the figures since the clinic say, by the end of each period; None is a missing figure.

    `planned` is the whole plan, one figure a period, at least as long as the figures.

    Shown: a figure since then broke a rule of the chart for the better, no gap lies between, and
    the latest is still on the better side of the old mean. Consistent: not shown, but the mean so
    far lies nearer to what was planned for those periods than to the old mean, and the plan asks
    for a tenth of its improvement by then. Else not yet.
    """
    asked = ASKED * better * (planned[-1] - level.mean)
    pairs = list(zip(planned, figures, strict=False))
    return tuple(
        Evidence.SHOWN if shown else _unshown(level, pairs[: place + 1], better, asked)
        for place, shown in enumerate(_shown_by(level, figures, better))
    )


def _shown_by(level: OldLevel, figures: Sequence[float | None], better: int) -> list[bool]:
    """Whether it is shown by each period; what came before a missing figure does not count."""
    found: list[bool] = []
    for known, run in groupby(figures, lambda one: one is not None):
        stretch = list(run)
        if known:
            column = np.array(stretch, dtype=float)[:, np.newaxis]
            found += _shown(level, column, better)[:, 0].tolist()
        else:
            found += [False] * len(stretch)
    return found


def _unshown(
    level: OldLevel, found: Sequence[tuple[float, float | None]], better: int, asked: float
) -> Evidence:
    """What pairs of plan and figure say that do not show it; `asked` is the least of a plan."""
    if found[-1][1] is None:
        return Evidence.MISSING
    known = [(aim, one) for aim, one in found if one is not None]
    aim, gain = (fmean(side) - level.mean for side in zip(*known, strict=True))
    nearer = better * gain > better * aim / 2 and better * aim >= asked * (1 - TIE) > 0
    return Evidence.CONSISTENT if nearer else Evidence.NOT_YET


def _shown(level: OldLevel, figures: Floats, better: int) -> Flags:
    """Whether each series (a column) shows the change by each of its periods (a row)."""
    away = figures - level.mean
    away = np.where(np.abs(away) <= TIE * max(abs(level.mean), level.far), 0.0, away)
    size = np.abs(away)
    zones = (size > level.far).astype(np.int8) + (size > level.near).astype(np.int8)
    sides, steps = np.sign(away).astype(np.int8), np.zeros(away.shape, dtype=np.int8)
    steps[1:] = np.sign(np.diff(figures, axis=0))
    found = [
        (better * codes(Places(sides[:end], zones[:end], steps[:end])) > 0).any(axis=0)
        for end in range(1, len(figures) + 1)
    ]
    return np.array(found) & (better * sides > 0)


def _last_run(sides: Sequence[int]) -> int:
    """Where the run of seven or more begins that the figures end with; 0 without one."""
    length = len(list(takewhile(lambda side: side == sides[-1], reversed(sides))))
    return len(sides) - length if sides[-1] != 0 and length >= RUN else 0
