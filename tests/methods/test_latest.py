"""What is known of a measure: its figures by period, the latest of them, what they add up to."""

import math

import pytest

from pmf_lib.methods.latest import NOTHING, History, histories
from pmf_lib.periods import Period
from pmf_lib.register.indicators import MEASURES, VALUES
from tests.methods.frames import frame, measure, series

SEPTEMBER = Period.parse("2021-22-M06")


def history(figures, *, last="2021-22-M06", **about) -> History:
    (found,) = histories(frame(MEASURES, [measure(**about)]), frame(VALUES, series(last, figures)))
    return found


def parts(rows, **about) -> History:
    """Monthly figures to September with numerators and denominators."""
    values = [
        row | {"numerator": top, "denominator": bottom}
        for row, (_, top, bottom) in zip(
            series("2021-22-M06", [value for value, _, _ in rows]), rows, strict=True
        )
    ]
    about = {"kind": "percent", "aggregation": "ratio"} | about
    (found,) = histories(frame(MEASURES, [measure(**about)]), frame(VALUES, values))
    return found


def test_another_units_or_another_lengths_figures_are_left_out():
    rows = series("2021-22-M06", [1, 2])
    other = [row | {"unit": "audit-services"} for row in series("2021-22-M04", [9])]
    quarter = series("2021-22-Q1", [8])
    (found,) = histories(frame(MEASURES, [measure()]), frame(VALUES, [*rows, *other, *quarter]))
    assert sorted(point.value for point in found.points.values()) == [1, 2]


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_a_figure_that_is_not_there_is_none(missing):
    assert history([1, missing]).value(SEPTEMBER) is None
    assert history([1]).point(SEPTEMBER.next()) == NOTHING


def test_the_latest_is_the_last_with_a_figure_up_to_the_one_expected():
    """R0-031."""
    found = history([5, 6, None])
    assert found.latest(SEPTEMBER) == SEPTEMBER.previous()
    assert found.latest(SEPTEMBER.shift(-2)) == SEPTEMBER.shift(-2)
    assert found.latest(SEPTEMBER.shift(-3)) is None


@pytest.mark.parametrize(
    ("frequency", "asked", "expected"),
    [
        ("monthly", "2021-22-Q2", "2021-22-M06"),
        ("quarterly", "2021-22-Q2", "2021-22-Q2"),
        ("quarterly", "2021-22-M05", "2021-22-Q1"),
        ("annual", "2021-22-Q2", "2020-21"),
        ("annual", "2021-22-Q4", "2021-22"),
    ],
)
def test_the_expected_period_has_ended(frequency, asked, expected):
    found = history([], frequency=frequency)
    assert found.expected(Period.parse(asked)).code == expected


def test_recent_periods_begin_with_the_first_figure():
    found = history([1, None, 3])
    assert [one.code for one in found.recent(SEPTEMBER, 12)] == [
        "2021-22-M04",
        "2021-22-M05",
        "2021-22-M06",
    ]
    assert len(found.recent(SEPTEMBER, 2)) == 2


@pytest.mark.parametrize(
    ("aggregation", "figure"),
    [("sum", 6), ("average", 2), ("last", 3), ("first", 1), ("max", 3), ("min", 1)],
)
def test_a_quarter_is_made_of_its_months(aggregation, figure):
    found = history([1, 2, 3], aggregation=aggregation)
    assert found.rolled_up(Period.parse("2021-22-Q2")) == figure
    assert found.rolled_up(Period.parse("2021-22-Q1")) is None


def test_entered_cumulative_figures_add_what_they_grew_by():
    found = history([10, 25, 45], last="2021-22-M03", aggregation="entered_cumulative")
    added = [found.increment(Period.parse(f"2021-22-M0{number}")) for number in (1, 2, 3)]
    assert added == [10, 15, 20]
    assert found.to_date(Period.parse("2021-22-M03")) == 45


def test_a_ratio_is_of_the_sums_and_in_the_scale_of_its_figures():
    """Never the mean of percentages."""
    percent = parts([(90, 45, 50), (83.3, 50, 60), (95, 38, 40)])
    assert percent.rolled_up(Period.parse("2021-22-Q2")) == pytest.approx(100 * 133 / 150)
    per_thousand = parts([(20, 2, 100), (40, 4, 100), (30, 3, 100)], kind="ratio")
    assert per_thousand.rolled_up(Period.parse("2021-22-Q2")) == pytest.approx(30)


def test_a_ratio_whose_figures_are_no_power_of_ten_of_their_parts_is_not_made():
    odd = parts([(7, 2, 100), (14, 4, 100), (10.5, 3, 100)], kind="ratio")
    assert odd.rolled_up(Period.parse("2021-22-Q2")) is None


def test_only_complete_years_before_the_one_asked_count():
    found = history(range(1, 19))  # April 2020 to September 2021
    assert found.full_years(2021) == {2020: list(range(1, 13))}
    assert found.full_years(2020) == {}
