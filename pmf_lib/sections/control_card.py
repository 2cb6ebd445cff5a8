"""What a measure's control chart says: the chart, two symbols and a sentence (Making Data Count).

The symbols stand beside the status: variation says whether the latest figure is news, assurance
whether the target is met as a rule. So a councillor sees a trend for what it is (R4-025).
"""

from __future__ import annotations

from typing import Any

from pmf_lib.methods import spc
from pmf_lib.methods.control import Control, Rebase
from pmf_lib.periods import Period
from pmf_lib.sections.show import NOT_GIVEN, day, decimals, lowered, said
from pmf_lib.views import charts, words
from pmf_lib.views.charts import ControlPoint, ControlSpan, Titles
from pmf_lib.views.records import Bullets, Cell, Chart, Text

WITHIN = "Within its usual range"
_SAID = {
    spc.Variation.COMMON_CAUSE: WITHIN,
    spc.Variation.IMPROVEMENT: "A real change for the better",
    spc.Variation.CONCERN: "A real change for the worse",
    spc.Variation.NEUTRAL_HIGH: "A real change, upwards",
    spc.Variation.NEUTRAL_LOW: "A real change, downwards",
}
_TARGET = {
    spc.Assurance.PASS: "; the target is met as a rule",
    spc.Assurance.FAIL: "; the target is missed as a rule",
    spc.Assurance.HIT_OR_MISS: "; the target is hit or missed by chance",
    None: "",
}


def cells(row: Any) -> tuple[Cell, Cell]:
    """The symbols for variation and for assurance, or words where there is nothing to tell by."""
    control: Control = row.control
    if control.reason:
        return Text(text="No control chart"), Text(text="Not tested")
    variation = words.variation_icon(control.variation, control.signal)
    if control.assurance is None and words.is_known(row.target):
        return variation, Text(text="Not tested")
    return variation, words.assurance_icon(control.assurance)


def facts(row: Any) -> list[tuple[str, Cell]]:
    """The two symbols, or the reason why the measure has none."""
    if row.control.reason:
        return [("Variation", Text(text=row.control.reason))]
    variation, assurance = cells(row)
    return [("Variation", variation), ("Assurance", assurance)]


def message(row: Any) -> str:
    """What the latest figure is, in words; empty without limits to tell it by."""
    control: Control = row.control
    if control.variation is None or not control.has_limits:
        return ""
    return f"{_SAID[control.variation]}{_TARGET[control.assurance]}"


def usual_range(row: Any) -> str:
    """The latest limits in words, “78.1% to 92.4%”, and what they are worth; empty without any."""
    control: Control = row.control
    if control.chart is None or not control.has_limits:
        return ""
    last = _as_drawn(row, control.chart).segments[-1]
    told = f"{_limits(row, last)}{_change(row).replace(',', ' as a', 1)}"
    few = f", by {len(control.periods)} figures only" if last.limits is spc.Limits.TRIAL else ""
    return f"{told}{few}"


def chart(row: Any, service: str) -> Chart | None:
    """The control chart with what it says, or None where there are no limits to draw."""
    control: Control = row.control
    if control.chart is None or not control.has_limits:
        return None
    titles = Titles(
        headline=f"{row.title}: {lowered(message(row))}",
        subtitle=f"{row.title}{_change(row)}, {service}, {_span(control)}",
        source=said(row.source, NOT_GIVEN),
    )
    return charts.control(
        titles,
        _points(control.periods, control.chart),
        _spans(_as_drawn(row, control.chart)),
        kind=_unit(row)[0],
        decimals=_unit(row)[1],
        target=control.target,
    )


def notes(row: Any) -> tuple[Bullets, ...]:
    """What a reader of the chart must know: how sure its limits are, and who began new ones."""
    control: Control = row.control
    told = list(control.notes)
    if control.chart is not None:
        drawn = _as_drawn(row, control.chart)
        told += drawn.notes[len(control.chart.notes) :]
        told += [_decision(row, control.chart, rebase) for rebase in control.rebases]
    if control.suggested is not None:
        told.append(
            f"Since {control.suggested.label} every figure has been on one side of the mean. If "
            "the cause is known, new limits may be decided on and recorded; none are drawn before."
        )
    return (Bullets(items=tuple(told)),) if told else ()


def _points(periods: tuple[str, ...], drawn: spc.Xmr) -> list[ControlPoint]:
    return [
        ControlPoint(*point)
        for point in zip(periods, drawn.values, drawn.classes, drawn.signals, strict=True)
    ]


def _spans(drawn: spc.Xmr) -> list[ControlSpan]:
    """The limits of each stretch, as they are drawn."""
    return [
        ControlSpan(
            part.start,
            part.end - 1,
            part.mean,
            part.lower,
            part.upper,
            part.limits is spc.Limits.TRIAL,
        )
        for part in drawn.segments
    ]


def _as_drawn(row: Any, chart: spc.Xmr) -> spc.Xmr:
    """A percentage's limits are drawn no further than 0 and 100; its changes may lie beyond."""
    share = row.kind == "percent" and not row.control.change_on_last_year
    return spc.clipped(chart, 0, 100) if share else chart


def _decision(row: Any, chart: spc.Xmr, rebase: Rebase) -> str:
    """A recorded decision to begin new limits, with the limits before and after it."""
    place = row.control.periods.index(rebase.period.code)
    after = [part.start for part in chart.segments].index(place)
    was, now = (_limits(row, chart.segments[number]) for number in (after - 1, after))
    return (
        f"New limits since {rebase.period.label}: {rebase.reason.rstrip('.')}. Approved by the "
        f"{rebase.approved_by} on {day(rebase.decided_on)}; the limits were {was} and are {now}."
    )


def _limits(row: Any, part: spc.Segment) -> str:
    if part.lower is None or part.upper is None:
        return "not yet known"
    kind, places = _unit(row)
    return " to ".join(words.figure(edge, kind, places) for edge in (part.lower, part.upper))


def _change(row: Any) -> str:
    if not row.control.change_on_last_year:
        return ""
    points = " in percentage points" if row.kind == "percent" else ""
    return f", change{points} on the same period last year"


def _unit(row: Any) -> tuple[str, int | None]:
    """How the points are written: a change of a percentage is in points, and no percentage."""
    places = decimals(row.decimals)
    if row.kind == "percent" and row.control.change_on_last_year:
        return "ratio", words.DECIMALS["percent"] if places is None else places
    return row.kind, places


def _span(control: Control) -> str:
    first, last = (Period.parse(control.periods[place]) for place in (0, -1))
    return f"{first.short_label} to {last.short_label}"
