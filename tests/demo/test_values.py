"""Values: each agrees with its numerator and denominator, and was recorded on a believable day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from pmf_lib.council import Council
from pmf_lib.demo.catalogue import read_catalogue
from pmf_lib.intake.numbers import read_number
from pmf_lib.periods import Period
from pmf_lib.workdays import is_working_day
from tests.demo.conftest import Files

PARTS = ("ward", "town", "area", "client_group")


def test_values_agree_with_numerator_and_denominator(files: Files) -> None:
    definitions = {row["measure"]: row for row in files.rows("measures")}
    checked = 0
    for row in files.rows("values"):
        if not row["denominator"]:
            continue
        definition = definitions[row["measure"]]
        scale = 100 if definition["kind"] == "percent" else 1
        value = read_number(row["value"]).value
        exact = scale * int(row["numerator"]) / int(row["denominator"])
        assert value == pytest.approx(exact, abs=0.51 * 10 ** -int(definition["decimals"]))
        checked += 1
    assert checked > 4_000


def test_measures_made_of_parts_state_them(files: Files) -> None:
    ratios = {r["measure"] for r in files.rows("measures") if r["aggregation"] == "ratio"}
    for row in files.rows("values"):
        if row["measure"] in ratios and not row["missing_reason"]:
            assert row["numerator"] and row["denominator"], row


def test_recorded_in_time_on_a_working_day_save_where_planted(
    files: Files, council: Council
) -> None:
    due_days = {row["measure"]: row["due_days"] for row in files.rows("measures")}
    late = []
    for row in files.rows("values"):
        day, end = date.fromisoformat(row["recorded_on"]), Period.parse(row["period"]).end
        assert is_working_day(day)
        assert day > end
        if (day - end).days > int(due_days[row["measure"]] or council.calendar.values_due_days):
            late.append((row["measure"], row["period"]))
    assert sorted(late) == [("HOM04", "2021-22-Q1"), ("LEG02", "2021-22-M06")]


def test_nothing_was_recorded_after_the_pack(files: Files, council: Council) -> None:
    newest = max(row["recorded_on"] for row in files.rows("values"))
    assert newest <= council.pack_date(council.period).isoformat()


def test_older_figures_are_checked_further(files: Files) -> None:
    by_year: dict[str, Counter[str]] = defaultdict(Counter)
    for row in files.rows("values"):
        by_year[row["period"][:7]][row["status"]] += 1
    assert set(by_year["2016-17"]) == {"audited", "final"}
    assert set(by_year["2019-20"]) == {"final"}
    assert set(by_year["2021-22"]) == {"checked", "provisional", "estimated"}


def test_subgroups_add_up_to_the_whole(files: Files) -> None:
    """R0-006: a measure split by area shows both, and the parts are the whole."""
    parts: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in files.rows("values"):
        if any(row[part] for part in PARTS):
            parts[row["measure"], row["period"]].append(row)
    assert {measure for measure, _ in parts} == {"HOM01", "NEI01", "NEI05", "PLP01"}
    for (measure, period), rows in parts.items():
        (whole,) = files.whole(measure, period)
        column = "numerator" if whole["numerator"] else "value"
        assert sum(int(row[column]) for row in rows) == int(whole[column])


def test_cumulative_figures_never_fall_within_a_year(council: Council, files: Files) -> None:
    for _, measure in read_catalogue(council).measures:
        if measure.aggregation != "entered_cumulative":
            continue
        found: dict[int, list[float]] = defaultdict(list)
        for row in files.whole(measure.code):
            value = read_number(row["value"]).value
            assert value is not None
            found[Period.parse(row["period"]).year].append(value)
        assert all(year == sorted(year) for year in found.values()), measure.code


def test_percentages_lie_between_0_and_100_save_where_planted(files: Files) -> None:
    percents = {r["measure"] for r in files.rows("measures") if r["kind"] == "percent"}
    outside = {
        (row["measure"], row["period"])
        for row in files.rows("values")
        if row["measure"] in percents
        and (value := read_number(row["value"]).value) is not None
        and not 0 <= value <= 100
    }
    assert outside == {("RGS02", "2021-22-M04")}
