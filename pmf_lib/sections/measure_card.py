"""One measure as every report shows it: figure, target, status, direction, who, how sure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from pmf_lib.council import Council
from pmf_lib.periods import Period
from pmf_lib.sections import control_card, peers_card
from pmf_lib.sections.show import NOT_GIVEN, decimals, said
from pmf_lib.sections.status_words import rule_words
from pmf_lib.views import charts, words
from pmf_lib.views.charts import Titles
from pmf_lib.views.describe import Series
from pmf_lib.views.records import Badge, Cell, Chart, Facts, Link, Spark, Text
from pmf_lib.views.words import begun


def facts(row: Any) -> Facts:
    """Everything a reader needs to judge the figure, in the same order for every measure.

    `row` is a row of the judgements. R1-020: the accountable officer and member stand beside
    every measure; R3-002: its purpose and direction; R3-003: the grade of data quality.
    """
    pairs: list[tuple[str, Cell]] = [
        ("Figure", Text(text=figure_words(row), number=_number(row.figure))),
        ("Target", Text(text=target_words(row), number=_number(row.target))),
        ("Status", status_badge(row)),
    ]
    pairs += [("Why this status", Text(text=row.status_reason))] if row.status_reason else []
    pairs += control_card.facts(row)
    pairs += [
        ("Direction", Text(text=short_words(row))),
        ("Longer view", Text(text=long_words(row))),
        ("Recent figures", spark(row)),
        ("Tolerance in force", Text(text=rule_words(row))),
        ("Latest figure", Text(text=age_words(row))),
    ]
    pairs += [("Forecast", Text(text=forecast_words(row)))] if words.is_known(row.forecast) else []
    pairs += peers_card.facts(row)
    pairs += [
        ("Why it is measured", Text(text=said(row.purpose))),
        ("Accountable officer", Text(text=said(row.owner))),
        ("Accountable member", Text(text=said(row.member))),
        ("Source", Text(text=said(row.source))),
        ("Data quality", Text(text=_quality(row))),
    ]
    return Facts(pairs=tuple(pairs))


def facts_and_proof(council: Council, row: Any) -> Facts:
    """The same, its source leading to the figure's proof where the council makes that report."""
    known = facts(row)
    if not council.makes("proof"):
        return known
    proof = Link(text=said(row.source), target=f"proof/{row.unit}.html#{place(row.measure)}")
    linked = ((term, proof if term == "Source" else cell) for term, cell in known.pairs)
    return Facts(pairs=tuple(linked))


def _quality(row: Any) -> str:
    return f"Grade {row.grade}. {row.doubts}" if said(row.doubts, "") else f"Grade {row.grade}"


def place(measure: str) -> str:
    """The place in a unit's page that links to a measure point at."""
    letters = (sign if sign.isascii() and sign.isalnum() else "-" for sign in measure.lower())
    return f"measure-{''.join(letters)}"


def status_badge(row: Any) -> Badge:
    """The status as word, shape and colour."""
    return words.badge(str(row.status), row.status_icon)


def figure_words(row: Any) -> str:
    """The judged figure with its symbols, and whether it is of the year so far.

    It takes more decimals where it would otherwise print like a target that it is not.
    """
    text = words.figure_beside(row.figure, row.target, row.kind, _decimals(row))
    if text == words.MISSING:
        return text
    so_far = " in the year to date" if row.basis == "year_to_date" else ""
    return words.marked(text, *symbols(row)) + so_far


def symbols(row: Any) -> tuple[str, ...]:
    """The letters of a figure that is provisional, estimated or revised."""
    letter = words.VALUE_STATUS_SYMBOLS.get(row.value_status)
    return (*((letter,) if letter else ()), *(("r",) if row.restated else ()))


def target_words(row: Any) -> str:
    """The target in force, a band, or that there is none."""
    if words.is_known(row.lower) and words.is_known(row.upper):
        edges = [words.figure(edge, row.kind, _decimals(row)) for edge in (row.lower, row.upper)]
        return " to ".join(edges)
    if not words.is_known(row.target):
        return "None by design" if row.status == "data_only" else "None set"
    return words.figure_beside(row.target, row.figure, row.kind, _decimals(row))


def forecast_words(row: Any) -> str:
    """The year-end forecast with its status, method and, where there is one, its range."""
    said_figure = words.figure(row.forecast, row.kind, _decimals(row))
    status = words.badge(row.forecast_status).word.lower()
    method = f" ({row.forecast_label})" if row.forecast_label else ""
    if not words.is_known(row.forecast_low):
        return f"{said_figure} [f] by the year end, {status}{method}"
    low, high = (
        words.figure(edge, row.kind, _decimals(row))
        for edge in (row.forecast_low, row.forecast_high)
    )
    return f"{said_figure} [f] by the year end, {status}{method}; between {low} and {high}"


def short_words(row: Any) -> str:
    """The short trend: better or worse, and which way the number itself moved."""
    moved = words.direction_words(
        row.short_trend,
        row.trend_before,
        row.trend_value,
        row.kind,
        _decimals(row),
        beside=_number(row.target) if row.basis == "period" else None,
    )
    a_year_apart = row.trend_kind == "year_to_year"
    return f"{moved}, against the same period last year" if a_year_apart else moved


def direction_words(row: Any) -> str:
    """The short trend in two words: whether it got better, and which way the number moved."""
    judged = {"better": "Better", "worse": "Worse", "same": "No change"}.get(row.short_trend)
    moved = {"up": "rose", "down": "fell"}.get(row.movement)
    told = [word for word in (judged, moved) if word]
    return begun(", ".join(told)) if told else "Not known"


def long_words(row: Any) -> str:
    """The long trend against the mean of earlier periods."""
    judged = {"better": "Better than", "worse": "Worse than", "same": "The same as"}
    lead = judged.get(row.long_trend)
    return f"{lead} the mean of earlier periods" if lead else "Too few earlier figures to say"


def age_words(row: Any) -> str:
    """Which period the latest figure is of, how often it is reported, and whether it is stale."""
    if not said(row.period, ""):
        return f"None yet; reported {row.frequency}"
    label = Period.parse(row.period).label
    age = words.counted(int(row.age_days), "day")
    late = "; older than it should be" if row.stale else ""
    return f"{label}, {age} old; reported {row.frequency}{late}"


def spark(row: Any) -> Cell:
    """The recent figures as a line the size of a word."""
    points = recent(row)
    if len(points) < 2:
        return Text(text="Too few figures to draw")
    first, last = points[0], points[-1]
    return Spark(
        values=tuple(point.figure for point in points),
        label=f"From {_point_words(row, first)} to {_point_words(row, last)}",
        target=last.target if row.basis == "period" else None,
    )


def _point_words(row: Any, point: Point) -> str:
    shown = words.figure(point.figure, row.kind, _decimals(row))
    return f"{shown} in {Period.parse(point.period).short_label}"


def chart(row: Any, headline: str, service: str) -> Chart | None:
    """The recent figures against the targets of their day, or None where there are too few."""
    points = recent(row)
    if len(points) < 2:
        return None
    series = [Series(name="Figure", values=tuple(point.figure for point in points))]
    targets = tuple(point.target for point in points)
    if any(target is not None for target in targets):
        series.append(Series(name="Target", values=targets, target=True))
    titles = Titles(
        headline=headline,
        subtitle=f"{row.title}{_so_far(row)}, {service}, {_span(points)}",
        source=said(row.source, NOT_GIVEN),
    )
    codes = [point.period for point in points]
    return charts.line_over_time(titles, codes, series, kind=row.kind, decimals=_decimals(row))


@dataclass(frozen=True)
class Point:
    """One period's figure and the target of its day."""

    period: str
    figure: float | None
    target: float | None


def recent(row: Any) -> tuple[Point, ...]:
    """The recent points, from the first that has a figure; of a year to date this year's alone.

    A figure that starts again with each year would else look like a collapse.
    """
    points = tuple(
        Point(code, _number(figure), _number(target))
        for (code, figure), target in zip(row.series, row.series_target, strict=True)
    )
    if row.basis == "year_to_date":
        points = tuple(point for point in points if point.period in row.year_periods)
    return tuple(dropwhile(lambda point: point.figure is None, points))


def _so_far(row: Any) -> str:
    return ", year to date" if row.basis == "year_to_date" else ""


def _span(points: tuple[Point, ...]) -> str:
    first, last = Period.parse(points[0].period), Period.parse(points[-1].period)
    return f"{first.short_label} to {last.short_label}"


def _decimals(row: Any) -> int | None:
    return decimals(row.decimals)


def _number(value: float | None) -> float | None:
    return float(value) if words.is_known(value) else None
