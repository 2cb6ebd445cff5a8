"""What a control chart is made of: points, stretches with limits, and how each class looks."""

from __future__ import annotations

from dataclasses import dataclass

from pmf_lib.views import theme
from pmf_lib.views.marks import Mark
from pmf_lib.views.words import SIGNALS, is_known, variation_icon


@dataclass(frozen=True)
class ControlPoint:
    """A figure at a period (its code or label), its class and the signal that gave it.

    `classed` is improvement, concern, neutral_high, neutral_low or common_cause, None where there
    are too few figures to say; `signal` is a key of `words.SIGNALS`, or None. ValueError for
    another word.
    """

    period: str
    value: float | None
    classed: str | None = None
    signal: str | None = None

    def __post_init__(self) -> None:
        if self.classed is not None and self.classed not in MARKS:
            variation_icon(self.classed)
        if self.signal is not None and self.signal not in SIGNALS:
            raise ValueError(f"“{self.signal}” is not a signal: {', '.join(SIGNALS)}")


@dataclass(frozen=True)
class ControlSpan:
    """A stretch of points with one mean and one pair of limits.

    `first` and `last` are places of points, from 0, both in the stretch. `lower` and `upper` are
    None where there are no limits; `trial` marks limits from few figures.
    """

    first: int
    last: int
    mean: float
    lower: float | None = None
    upper: float | None = None
    trial: bool = False


MARKS: dict[str | None, Mark] = {
    "improvement": Mark("Improvement", "diamond", theme.CONTROL_COLOURS["improvement"]),
    "concern": Mark("Concern", "square", theme.CONTROL_COLOURS["concern"]),
    "neutral_high": Mark("Change, upward", "triangle-up", theme.CONTROL_COLOURS["neutral"]),
    "neutral_low": Mark("Change, downward", "triangle-down", theme.CONTROL_COLOURS["neutral"]),
    "common_cause": Mark("Usual range", "circle", theme.CONTROL_COLOURS["common"], flagged=False),
    None: Mark(
        "Too few to judge", "circle", theme.CONTROL_COLOURS["common"], flagged=False, hollow=True
    ),
}


@dataclass(frozen=True)
class Shown:
    """A control chart's figures as they are to be shown: labels, decimals and all."""

    labels: tuple[str, ...]
    points: tuple[ControlPoint, ...]
    spans: tuple[ControlSpan, ...]
    target: float | None
    kind: str
    decimals: int

    @property
    def known(self) -> tuple[tuple[int, float], ...]:
        """Place and value of each figure there is."""
        pairs = ((place, point.value) for place, point in enumerate(self.points))
        return tuple((place, value) for place, value in pairs if is_known(value))

    @property
    def levels(self) -> tuple[float, ...]:
        """Every figure that the chart must have room for."""
        lines = (level for span in self.spans for level in (span.mean, span.lower, span.upper))
        every = (*(value for _, value in self.known), *lines, self.target)
        return tuple(level for level in every if is_known(level))
