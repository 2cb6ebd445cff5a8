"""A judged control chart, and what may be done with one: draw its limits, suggest new ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pmf_lib.methods.spc_limits import ENOUGH, Limits
from pmf_lib.methods.spc_rules import Signal, Variation


class Assurance(StrEnum):
    """Whether the process, left as it is, will meet its target."""

    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"


@dataclass(frozen=True)
class Segment:
    """One stretch between rebases, in the measure's own unit; limits are None without them."""

    start: int
    end: int
    mean: float
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    moving_range: float | None
    limits: Limits
    note: str


@dataclass(frozen=True)
class Xmr:
    """A judged series: one signal, class and side a point, and its segments in order.

    `sides` are 1 above the segment's mean, -1 below and 0 exactly on it. A class is None where
    the segment has too few figures to say.
    """

    values: tuple[float, ...]
    segments: tuple[Segment, ...]
    signals: tuple[Signal | None, ...]
    classes: tuple[Variation | None, ...]
    sides: tuple[int, ...]
    assurance: Assurance | None
    notes: tuple[str, ...]

    @property
    def latest(self) -> Segment:
        """The segment that the last point is in."""
        return self.segments[-1]

    @property
    def mean(self) -> float:
        """The latest segment's mean."""
        return self.latest.mean

    @property
    def lower(self) -> float | None:
        """The latest segment's lower limit."""
        return self.latest.lower

    @property
    def upper(self) -> float | None:
        """The latest segment's upper limit."""
        return self.latest.upper

    @property
    def limits(self) -> Limits:
        """What the latest segment's limits rest on."""
        return self.latest.limits

    @property
    def moving_range(self) -> float | None:
        """The latest segment's mean moving range; None for a single figure."""
        return self.latest.moving_range

    @property
    def variation(self) -> Variation | None:
        """The latest point's class."""
        return self.classes[-1]


def suggested_rebase(chart: Xmr) -> int | None:
    """Where new limits might begin: the start of a shift of 12 points or more that still lasts.

    Only a suggestion: limits change by a recorded decision with a known cause. None without one.
    """
    side, place = chart.sides[-1], len(chart.sides)
    while place > chart.latest.start and chart.sides[place - 1] == side:
        place -= 1
    lasts = side != 0 and len(chart.sides) - place >= ENOUGH
    return place if lasts and place > chart.latest.start else None


def clipped(chart: Xmr, lowest: float | None = None, highest: float | None = None) -> Xmr:
    """The chart with its limits as drawn, none beyond what a figure can be, and a note saying so.

    For percentages the bounds are 0 and 100. Signals and assurance stay: the rules used the
    limits as they were. ValueError where lowest is above highest.
    """
    if lowest is not None and highest is not None and lowest > highest:
        raise ValueError(f"lowest is {lowest!r}; it must not be above highest, {highest!r}")
    segments = tuple(_clipped(segment, lowest, highest) for segment in chart.segments)
    changed = any(new != old for new, old in zip(segments, chart.segments, strict=True))
    note = ("Limits are drawn only as far as a figure can go; the rules use them in full.",)
    return replace(chart, segments=segments, notes=chart.notes + note * changed)


def _clipped(segment: Segment, lowest: float | None, highest: float | None) -> Segment:
    def within(limit: float | None) -> float | None:
        if limit is None:
            return None
        above = limit if lowest is None else max(limit, lowest)
        return above if highest is None else min(above, highest)

    return replace(
        segment,
        lower=within(segment.lower),
        upper=within(segment.upper),
        near_lower=within(segment.near_lower),
        near_upper=within(segment.near_upper),
    )
