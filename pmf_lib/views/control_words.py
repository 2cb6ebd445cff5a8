"""What a control chart shows, in sentences, for who cannot see it (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.views.control_parts import MARKS, ControlPoint, ControlSpan, Shown
from pmf_lib.views.words import SIGNALS, counted, figure, is_known

_LATEST = {
    "improvement": "which is an improvement",
    "concern": "which is a concern",
    "neutral_high": "which is a change upward",
    "neutral_low": "which is a change downward",
    "common_cause": "which is in its usual range",
}


def verdict(point: ControlPoint) -> str:
    """What a point says: "Concern: outside the usual range, high"."""
    if not is_known(point.value):
        return "No figure"
    word = MARKS[point.classed].word
    return f"{word}: {_lower(SIGNALS[point.signal])}" if point.signal else word


def alternative(shown: Shown) -> str:
    """The whole chart: its span, its extremes, its latest figure, its limits, what stands out."""
    count = counted(len(shown.known), "figure")
    opening = f"Control chart of {count} from {shown.labels[0]} to {shown.labels[-1]}."
    parts = (opening, _range(shown), _latest(shown), *limits(shown), _outside(shown))
    return " ".join(part for part in parts if part)


def _range(shown: Shown) -> str:
    high = max(shown.known, key=lambda point: point[1])
    low = min(shown.known, key=lambda point: point[1])
    if high[1] == low[1]:
        return f"Every figure is {_figure(high[1], shown)}." if len(shown.known) > 1 else ""
    return f"The highest is {_at(high, shown)} and the lowest {_at(low, shown)}."


def _latest(shown: Shown) -> str:
    place, _ = last = shown.known[-1]
    point = shown.points[place]
    said = _LATEST.get(str(point.classed), "")
    why = f" ({_lower(SIGNALS[point.signal])})" if said and point.signal else ""
    return f"The latest is {_at(last, shown)}{', ' if said else ''}{said}{why}."


def limits(shown: Shown) -> Iterator[str]:
    """The mean and limits of each stretch in a sentence, then the target's."""
    for number, span in enumerate(shown.spans):
        yield _span(span, shown, again=number > 0)
    if shown.target is not None:
        yield f"The target is {_figure(shown.target, shown)}."


def _span(span: ControlSpan, shown: Shown, again: bool) -> str:
    start = f"From {shown.labels[span.first]} there are new limits: the" if again else "The"
    mean = f"{start} mean is {_figure(span.mean, shown)}"
    if not (is_known(span.lower) or is_known(span.upper)):
        return f"{mean}; there are no limits."
    few = ", a trial range from few figures" if span.trial else ""
    low, high = _figure(span.lower, shown), _figure(span.upper, shown)
    return f"{mean} and the usual range {low} to {high}{few}."


def _outside(shown: Shown) -> str:
    if not any(is_known(span.upper) or is_known(span.lower) for span in shown.spans):
        return ""
    outside = sum(str(point.signal).startswith("outside") for point in shown.points)
    flagged = sum(MARKS[point.classed].flagged for point in shown.points)
    if not flagged:
        return "No figure shows a sign of a change."
    lie, show = ("lies" if outside == 1 else "lie"), ("shows" if flagged == 1 else "show")
    return (
        f"{counted(outside, 'figure').capitalize()} {lie} outside the usual range; "
        f"{counted(flagged, 'figure')} in all {show} a sign of a change."
    )


def _at(point: tuple[int, float], shown: Shown) -> str:
    return f"{_figure(point[1], shown)} in {shown.labels[point[0]]}"


def _figure(value: float | None, shown: Shown) -> str:
    return figure(value, shown.kind, shown.decimals)


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
