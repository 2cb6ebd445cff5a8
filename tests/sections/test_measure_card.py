"""What a measure's card says is true to the figures beneath it."""

from types import SimpleNamespace
from typing import Any

from pmf_lib.methods.control import Control
from pmf_lib.sections import measure_card
from pmf_lib.views.records import Spark, Text

NAN = float("nan")


def row(**changes: Any) -> SimpleNamespace:
    base = {
        "measure": "BC-01",
        "title": "Plans decided in time",
        "kind": "percent",
        "decimals": 1.0,
        "figure": 94.96,
        "target": 95.0,
        "lower": NAN,
        "upper": NAN,
        "status": "amber",
        "status_reason": None,
        "status_icon": None,
        "status_profile": "tolerance",
        "control": Control(reason="There is no figure yet."),
        "standing": None,
        "basis": "period",
        "value_status": "final",
        "restated": False,
        "tolerance_mode": "relative",
        "green_tolerance": 0.0,
        "red_tolerance": 10.0,
        "short_trend": "worse",
        "long_trend": "no_trend",
        "trend_kind": "ongoing",
        "trend_before": 96.0,
        "trend_value": 94.96,
        "period": "2021-22-Q2",
        "frequency": "quarterly",
        "age_days": 28.0,
        "stale": False,
        "series": (("2021-22-Q1", 96.0), ("2021-22-Q2", 94.96)),
        "series_target": (94.0, 95.0),
        "forecast": NAN,
        "forecast_low": NAN,
        "forecast_high": NAN,
        "forecast_status": None,
        "forecast_label": None,
        "purpose": None,
        "owner": "Building Control Manager",
        "member": "Economy",
        "source": "Case system",
        "grade": "B",
        "doubts": None,
    }
    return SimpleNamespace(**{**base, **changes})


def test_amber_never_prints_like_its_target() -> None:
    assert measure_card.figure_words(row()) == "94.96%"
    assert measure_card.target_words(row()) == "95.00%"


def test_provisional_and_restated_figures_carry_their_letters() -> None:
    assert measure_card.figure_words(row(value_status="provisional", restated=True)) == (
        "94.96% [p] [r]"
    )


def test_year_to_date_is_said() -> None:
    assert measure_card.figure_words(row(basis="year_to_date")).endswith("in the year to date")


def test_missing_figure_is_no_nought() -> None:
    assert measure_card.figure_words(row(figure=NAN)) == "[x]"


def test_band_is_shown_by_its_edges() -> None:
    assert measure_card.target_words(row(target=NAN, lower=5.0, upper=10.0)) == "5.0% to 10.0%"


def test_no_target_says_whether_by_design() -> None:
    assert measure_card.target_words(row(target=NAN, status="data_only")) == "None by design"
    assert measure_card.target_words(row(target=NAN, status="unknown")) == "None set"


def test_latest_figure_has_age_and_frequency() -> None:
    """R0-031"""
    assert measure_card.age_words(row()) == (
        "Quarter 2, 2021/22 (July to September 2021), 28 days old; reported quarterly"
    )
    assert measure_card.age_words(row(stale=True)).endswith("; older than it should be")
    assert measure_card.age_words(row(period=None)) == "None yet; reported quarterly"


def test_one_point_is_not_drawn() -> None:
    one = row(series=(("2021-22-Q2", 94.96),), series_target=(95.0,))
    assert isinstance(measure_card.spark(one), Text)
    assert measure_card.chart(one, "Message", "Building Control") is None
    assert isinstance(measure_card.spark(row()), Spark)


def test_card_names_officer_member_purpose_and_grade() -> None:
    """R1-020, R3-002, R3-003"""
    terms = dict(measure_card.facts(row()).pairs)
    assert terms["Accountable officer"] == Text(text="Building Control Manager")
    assert terms["Accountable member"] == Text(text="Economy")
    assert terms["Why it is measured"] == Text(text="not given")
    assert terms["Data quality"] == Text(text="Grade B")


def test_place_is_safe_in_an_address() -> None:
    assert measure_card.place('BC 01/"x"') == "measure-bc-01--x-"


def test_year_to_date_is_drawn_within_its_year() -> None:
    """A figure that starts again each April is no collapse."""
    series = (("2020-21-Q4", 400.0), ("2021-22-Q1", 90.0), ("2021-22-Q2", 210.0))
    changes = {
        "series": series,
        "series_target": (380.0, 100.0, 200.0),
        "basis": "year_to_date",
        "year_periods": ("2021-22-Q1", "2021-22-Q2"),
    }
    assert [point.period for point in measure_card.recent(row(**changes))] == [
        "2021-22-Q1",
        "2021-22-Q2",
    ]
    assert len(measure_card.recent(row(**{**changes, "basis": "period"}))) == 3


def test_points_without_a_figure_at_the_start_are_left_out_and_later_gaps_kept() -> None:
    series = (("2020-21-Q4", None), ("2021-22-Q1", 90.0), ("2021-22-Q2", NAN))
    points = measure_card.recent(row(series=series, series_target=(NAN, 95.0, 95.0)))
    assert [point.figure for point in points] == [90.0, None]


def test_chart_draws_the_targets_of_their_day() -> None:
    chart = measure_card.chart(row(), "Message", "Building Control")
    assert chart is not None
    shown = [[cell.text for cell in line] for line in chart.table.rows]
    assert shown[0][1:] == ["96.00%", "94.00%"]
    assert shown[1][1:] == ["94.96%", "95.00%"]
