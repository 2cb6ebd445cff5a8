"""One measure as every report shows it: figure, target, status, direction, who, how sure."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.sections.show import NOT_GIVEN, said
from pmf_lib.views import charts, words
from pmf_lib.views.charts import Titles
from pmf_lib.views.describe import Series
from pmf_lib.views.records import Badge, Cell, Chart, Facts, Spark, Text


def facts(row: Any) -> Facts:
    """Everything a reader needs to judge the figure, in the same order for every measure.

    `row` is a row of the judgements. R1-020: the accountable officer and member stand beside
    every measure; R3-002: its purpose and direction; R3-003: the grade of data quality.
    """
    pairs: list[tuple[str, Cell]] = [
        ("Figure", Text(text=value_words(row), number=_number(row.value))),
        ("Target", Text(text=target_words(row), number=_number(row.target))),
        ("Status", status_badge(row)),
    ]
    if said(row.status_reason, ""):
        pairs.append(("Why this status", Text(text=row.status_reason)))
    pairs += [
        ("Direction", Text(text=short_words(row))),
        ("Longer view", Text(text=long_words(row))),
        ("Recent figures", spark(row)),
        ("Tolerance in force", Text(text=row.tolerance_words)),
        ("Latest figure", Text(text=age_words(row))),
        ("Why it is measured", Text(text=said(row.purpose))),
        ("Accountable officer", Text(text=said(row.owner))),
        ("Accountable member", Text(text=said(row.member))),
        ("Source", Text(text=said(row.source))),
        ("Data quality", Text(text=f"Grade {row.grade}")),
    ]
    return Facts(pairs=tuple(pairs))


def place(measure: str) -> str:
    """The place in a unit's page that links to a measure point at."""
    letters = (sign if sign.isascii() and sign.isalnum() else "-" for sign in measure.lower())
    return f"measure-{''.join(letters)}"


def status_badge(row: Any) -> Badge:
    """The status as word, shape and colour."""
    return words.badge(str(row.status))


def value_words(row: Any) -> str:
    """The figure with its symbols; more decimals where it would else print like its target."""
    text = words.figure_beside(row.value, row.target, row.kind, _decimals(row))
    return words.marked(text, *symbols(row)) if text != words.MISSING else text


def symbols(row: Any) -> tuple[str, ...]:
    """Provisional, estimated and revised figures carry their letters."""
    found = (
        [words.VALUE_STATUS_SYMBOLS[row.value_status]]
        if (row.value_status in words.VALUE_STATUS_SYMBOLS)
        else []
    )
    return (*found, "r") if row.restated else tuple(found)


def target_words(row: Any) -> str:
    """The target in force, a band, or the reason why there is none."""
    if not pd.isna(row.lower) and not pd.isna(row.upper):
        low, high = (
            words.figure(edge, row.kind, _decimals(row)) for edge in (row.lower, row.upper)
        )
        return f"{low} to {high}"
    if pd.isna(row.target):
        return "None by design" if str(row.status) == "data_only" else "None set"
    return words.figure_beside(row.target, row.value, row.kind, _decimals(row))


def short_words(row: Any) -> str:
    """The short trend: better or worse, and which way the number itself moved."""
    return words.direction_words(
        str(row.short), row.previous_value, row.trend_value, row.kind, _decimals(row)
    )


def long_words(row: Any) -> str:
    """The long trend against the mean of the periods before."""
    judged = {"better": "Better than", "worse": "Worse than", "same": "The same as"}
    lead = judged.get(str(row.long))
    if lead is None:
        return "No comparison: too few earlier figures"
    return f"{lead} the mean of earlier periods"


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
    points = tuple(row.series)
    known = [(code, value) for code, value in points if not words.is_missing(value)]
    if len(known) < 2:
        return Text(text="Too few figures to draw")
    first, last = known[0], known[-1]
    label = (
        f"From {words.figure(first[1], row.kind, _decimals(row))} in "
        f"{Period.parse(first[0]).short_label} to "
        f"{words.figure(last[1], row.kind, _decimals(row))} in {Period.parse(last[0]).short_label}"
    )
    return Spark(
        values=tuple(None if words.is_missing(value) else float(value) for _, value in points),
        label=label,
        target=_number(row.target),
    )


def chart(row: Any, headline: str, service: str) -> Chart | None:
    """The recent figures against their target, or None where there are too few."""
    points = tuple(row.series)
    if sum(not words.is_missing(value) for _, value in points) < 2:
        return None
    series = [Series(name="Figure", values=tuple(_number(value) for _, value in points))]
    if not pd.isna(row.target) and not row.cumulative:
        target = (float(row.target),) * len(points)
        series.append(Series(name="Target now", values=target, target=True))
    titles = Titles(
        headline=headline,
        subtitle=f"{row.title}, {service}, {_span(points)}",
        source=said(row.source, NOT_GIVEN),
    )
    codes = [code for code, _ in points]
    return charts.line_over_time(titles, codes, series, kind=row.kind, decimals=_decimals(row))


def _span(points: tuple[tuple[str, float], ...]) -> str:
    first, last = Period.parse(points[0][0]), Period.parse(points[-1][0])
    return f"{first.short_label} to {last.short_label}"


def _decimals(row: Any) -> int | None:
    return None if pd.isna(row.decimals) else int(row.decimals)


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
