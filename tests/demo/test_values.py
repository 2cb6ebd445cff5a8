"""Values: each agrees with its numerator and denominator, and was recorded on a believable day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from pmf_lib.demo.stories import STORIES, StoryKind
from pmf_lib.intake.numbers import read_number
from pmf_lib.periods import Period
from pmf_lib.workdays import is_working_day
from tests.demo.conftest import Demo, Demos, Files

PARTS = ("ward", "town", "area", "client_group")


def test_values_agree_with_numerator_and_denominator(each: Demo) -> None:
    files = each.files
    definitions = {row["measure"]: row for row in files.rows("measures")}
    checked = 0
    planted = {
        (story.measure, story.period)
        for story in STORIES[each.council.key]
        if story.kind is StoryKind.NOT_ITS_PARTS
    }
    for row in files.rows("values"):
        if not row["denominator"] or (row["measure"], row["period"]) in planted:
            continue
        definition = definitions[row["measure"]]
        scale = 100 if definition["kind"] == "percent" else 1
        value = read_number(row["value"]).value
        exact = scale * int(row["numerator"]) / int(row["denominator"])
        assert value == pytest.approx(exact, abs=0.51 * 10 ** -int(definition["decimals"]))
        checked += 1
    assert checked > 500


def test_measures_made_of_parts_state_them(each: Demo) -> None:
    ratios = {r["measure"] for r in each.files.rows("measures") if r["aggregation"] == "ratio"}
    for row in each.files.rows("values"):
        if row["measure"] in ratios and not row["missing_reason"]:
            assert row["numerator"] and row["denominator"], row


def late(demo: Demo) -> set[tuple[str, str]]:
    """The measures and periods recorded after they were due."""
    usual = demo.council.calendar.values_due_days
    due_days = {row["measure"]: row["due_days"] for row in demo.files.rows("measures")}
    found = set()
    for row in demo.files.rows("values"):
        day, end = date.fromisoformat(row["recorded_on"]), Period.parse(row["period"]).end
        assert is_working_day(day)
        assert day > end
        if (day - end).days > int(due_days[row["measure"]] or usual):
            found.add((row["measure"], row["period"]))
    return found


def planted(demo: Demo) -> set[tuple[str, str]]:
    """The measures and periods of which the catalogue plants a cell."""
    measures = (measure for _, measure in demo.catalogue.measures)
    return {(measure.code, cell.period) for measure in measures for cell in measure.cells}


def test_recorded_in_time_on_a_working_day_save_where_planted(each: Demo) -> None:
    assert late(each) <= planted(each)


def test_what_was_recorded_late_at_carlisle(demos: Demos) -> None:
    assert late(demos("carlisle-2021")) == {("HOM04", "2021-22-Q1"), ("LEG02", "2021-22-M06")}


def test_nothing_was_recorded_after_the_pack(each: Demo) -> None:
    newest = max(row["recorded_on"] for row in each.files.rows("values"))
    assert newest <= each.council.pack_date(each.council.period).isoformat()


def test_older_figures_are_checked_further(each: Demo) -> None:
    by_age: dict[int, Counter[str]] = defaultdict(Counter)
    for row in each.files.rows("values"):
        age = each.council.period.year - Period.parse(row["period"]).year
        by_age[age][row["status"]] += 1
    assert set(by_age[5]) == {"audited", "final"}
    assert set(by_age[2]) == {"final"}
    assert {"checked", "provisional"} <= set(by_age[0]) <= {"checked", "provisional", "estimated"}


def test_subgroups_add_up_to_the_whole(files: Files) -> None:
    """R0-006: a measure split by area shows both, and the parts are the whole."""
    parts: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in files.rows("values"):
        if any(row[part] for part in PARTS):
            parts[row["measure"], row["period"]].append(row)
    assert {measure for measure, _ in parts} == {"HOM01", "NEI01", "NEI02", "NEI05", "PLP01"}
    for (measure, period), rows in parts.items():
        (whole,) = files.whole(measure, period)
        column = "numerator" if whole["numerator"] else "value"
        assert sum(int(row[column]) for row in rows) == int(whole[column])


def test_cumulative_figures_never_fall_within_a_year(each: Demo) -> None:
    for _, measure in each.catalogue.measures:
        if measure.aggregation != "entered_cumulative":
            continue
        found: dict[int, list[float]] = defaultdict(list)
        for row in each.files.whole(measure.code):
            value = read_number(row["value"]).value
            assert value is not None
            found[Period.parse(row["period"]).year].append(value)
        assert all(year == sorted(year) for year in found.values()), measure.code


def beyond_100(demo: Demo) -> set[tuple[str, str]]:
    """The percentages below 0 or above 100."""
    percents = {r["measure"] for r in demo.files.rows("measures") if r["kind"] == "percent"}
    return {
        (row["measure"], row["period"])
        for row in demo.files.rows("values")
        if row["measure"] in percents
        and (value := read_number(row["value"]).value) is not None
        and not 0 <= value <= 100
    }


def test_percentages_lie_between_0_and_100_save_where_planted(each: Demo) -> None:
    assert beyond_100(each) <= planted(each)


def test_the_percentage_above_100_at_carlisle(demos: Demos) -> None:
    assert beyond_100(demos("carlisle-2021")) == {("RGS02", "2021-22-M04")}
