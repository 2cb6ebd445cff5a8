"""The tests of data quality made on one judged figure, and how many figures pass (R4-031, R4-032).

Complete, accurate and timely are what Peterborough 2009/10, 3.4 asks of data; up to date, reliable
and valid what 3.5 asks of what is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmf_lib.methods import quality_tests
from pmf_lib.methods.exact import exact
from pmf_lib.methods.latest import figure, text
from pmf_lib.methods.quality_dimensions import (
    Dimension,
    Finding,
    Outcome,
    cannot_say,
    failed,
    passed,
)
from pmf_lib.periods import Period

SCORED = (Dimension.COMPLETENESS, Dimension.ACCURACY, Dimension.TIMELINESS)
FLAGGED = ("up to date", "reliable", "valid")
_PER = {"percent": 100, "ratio": 1, "days": 1}


def scored(row: Any, handed_in_late: bool | None) -> tuple[Finding, ...]:
    """Completeness, accuracy and timeliness of a judged measure's figures this year.

    `row` is a row of the judgements; `handed_in_late` is None where no figure was handed in.
    """
    return (_complete(row), _accurate(row), _timely(row, handed_in_late))


def flagged(
    row: Any, version: str | None, breaks: Mapping[str, str | None] | None = None
) -> tuple[Finding, ...]:
    """Whether the latest figure is up to date, reliable and valid, in this order.

    `version` is that of the measure's definition; `breaks` gives the reason for each break in its
    series by period, None where none is given.
    """
    known = figure(row.value) is not None
    fresh = failed(Dimension.TIMELINESS, "An earlier period's: a newer one is due.")
    if not known:
        fresh = cannot_say(Dimension.TIMELINESS, "There is no figure.")
    elif not row.stale:
        fresh = passed(Dimension.TIMELINESS, "The latest that can be there.")
    reliable = quality_tests.reliability([version] if version else [], breaks=breaks)
    parts = (figure(row.numerator), figure(row.denominator))
    tested = parts if None not in parts and row.kind == "percent" else None
    valid = quality_tests.validity(figure(row.value), row.kind, parts=tested)
    return fresh, reliable, valid


def share(findings: Iterable[Finding]) -> tuple[int, int]:
    """How many passed, and of how many that could be tested."""
    told = [one.outcome for one in findings if one.outcome is not Outcome.CANNOT_SAY]
    return told.count(Outcome.PASS), len(told)


def shares(rows: Iterable[tuple[Finding, ...]]) -> Mapping[Dimension, tuple[int, int]]:
    """For each dimension scored, how many figures passed and of how many."""
    every = [one for found in rows for one in found]
    return {one: share(finding for finding in every if finding.dimension is one) for one in SCORED}


def _complete(row: Any) -> Finding:
    known = {code: value for code, value in row.series if code in row.year_periods}
    lacking = [code for code, value in known.items() if figure(value) is None]
    if row.status == "overdue":
        lacking.append(row.expected_period)
    return quality_tests.completeness(
        len(known) or None,
        len(known) - len(lacking),
        missing_periods=[Period.parse(code).short_label for code in lacking],
    )


def _accurate(row: Any) -> Finding:
    """What its parts give again, to the decimals it was reported in; else what doubts say."""
    if text(row.doubts):
        return failed(Dimension.ACCURACY, str(row.doubts))
    top, bottom = exact(figure(row.numerator)), exact(figure(row.denominator))
    per = _PER.get(row.kind)
    if per is None or top is None or not bottom or row.aggregation != "ratio":
        return quality_tests.accuracy(figure(row.value))
    places = 1 if figure(row.decimals) is None else int(row.decimals)
    again = float(per * top / bottom)
    return quality_tests.accuracy(figure(row.value), again, tolerance=10.0**-places)


def _timely(row: Any, handed_in_late: bool | None) -> Finding:
    if row.status == "overdue":
        return failed(Dimension.TIMELINESS, "The figure that is due has not been handed in.")
    if handed_in_late is None:
        return cannot_say(Dimension.TIMELINESS, "No figure of this quarter was due.")
    if handed_in_late:
        return failed(Dimension.TIMELINESS, "A figure of this quarter came after its day.")
    return passed(Dimension.TIMELINESS, "Every figure of this quarter came by its day.")
