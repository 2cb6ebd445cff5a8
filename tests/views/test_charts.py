"""Charts that carry their message, words and figures, and are refused without them."""

from __future__ import annotations

import json

import altair as alt
import numpy as np
import pytest
from jsonschema import ValidationError

from pmf_lib.views import theme
from pmf_lib.views.charts import MOST_SERIES, Series, Titles, bars, line_over_time, status_counts
from pmf_lib.views.draw import draw
from pmf_lib.views.lines import axis_words
from tests import control_records, page_records
from tests.contrast import faint_marks, faint_text, ratio

TITLES = Titles("The message", "The measure, place and period", "The source")
CHARTS = (
    page_records.line,
    page_records.towns,
    page_records.variances,
    page_records.counts,
)
CONTROL = (
    control_records.answered,
    control_records.few,
    control_records.comparison,
    control_records.spread_by_size,
)


@pytest.mark.parametrize("missing", ["headline", "subtitle", "source"])
def test_a_chart_without_its_words_is_refused(missing: str) -> None:
    """The Analysis Function: two titles and a source for every chart."""
    with pytest.raises(ValueError, match=missing):
        Titles(**{**vars(TITLES), missing: "  "})


def test_a_chart_with_nothing_to_show_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        line_over_time(TITLES, ["2021-22-Q1"], [Series("A", (None,))], kind="count")
    with pytest.raises(ValueError, match="at least one figure"):
        bars(TITLES, [("A", None)], kind="count")
    with pytest.raises(ValueError, match="at least one status"):
        status_counts(TITLES, {"A": {"red": 0}})


def test_at_most_four_series() -> None:
    series = [Series(f"S{number}", (1.0, 2.0)) for number in range(MOST_SERIES + 1)]
    periods = ["2020-21", "2021-22"]
    line_over_time(TITLES, periods, series[:MOST_SERIES], kind="count")
    with pytest.raises(ValueError, match="at most 4"):
        line_over_time(TITLES, periods, series, kind="count")
    with pytest.raises(ValueError, match="2 values for 1 period"):
        line_over_time(TITLES, periods[:1], series[:1], kind="count")


def test_series_differ_in_more_than_colour() -> None:
    """WCAG 1.4.1: dashes and shapes tell the lines apart."""
    text = json.dumps(page_records.towns().spec)
    for dash in (*theme.DASHES[:3], theme.TARGET_DASH):
        assert json.dumps(list(dash)) in text
    for shape in theme.SHAPES[:3]:
        assert f'"{shape}"' in text


def test_the_alternative_says_first_last_highest_and_lowest() -> None:
    words = page_records.line().alternative
    assert words.startswith("Line chart from Q1 2016/17 to Q2 2021/22.")
    assert "went from 12.1 days in Q1 2016/17 to 15.9 days in Q2 2021/22" in words
    assert "its lowest 10.2 days in Q4 2019/20" in words
    assert "1 period has no value." in words
    assert "Target is 11.0 days throughout." in words
    words = page_records.variances().alternative
    assert "The highest is Housing benefit payments and recovery at £310,500" in words
    assert "1 figure not available." in words
    words = page_records.counts().alternative
    assert words.startswith("Bar chart of 9 statuses: 2 red, 1 amber, 4 green and 2 not coloured.")


def test_the_table_holds_the_figures_of_the_chart() -> None:
    table = page_records.line().table
    assert len(table.rows) == 22
    assert [cell.text for cell in table.rows[3]] == ["Q4 2016/17", "[x]", "11.0 days"]
    assert [column.title for column in page_records.counts().table.columns] == [
        "Team",
        "Red",
        "Amber",
        "Green",
        "Data only",
        "Overdue",
        "All",
    ]


def test_a_value_is_printed_apart_from_its_target_everywhere() -> None:
    series = [Series("Figure", (94.96,)), Series("Target", (95.0,), target=True)]
    chart = line_over_time(TITLES, ["2021-22"], series, kind="percent")
    assert [cell.text for cell in chart.table.rows[0]] == ["2021/22", "94.96%", "95.00%"]
    assert "94.96%" in chart.alternative
    assert "94.96%" in json.dumps(chart.spec)


@pytest.mark.parametrize("values", [(5.0, 9.0), (-5.0, -9.0), (-5.0, 9.0), (0.0, 0.0)])
def test_bars_stand_on_nought(values: tuple[float, float]) -> None:
    chart = bars(TITLES, list(zip("AB", values, strict=True)), kind="money")
    low, high = chart.spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low <= 0 <= high
    assert (low == 0) == (min(values) >= 0)


def test_names_that_come_twice_keep_a_bar_each() -> None:
    chart = bars(TITLES, [("Grants", 1.0), ("Grants", 2.0)], kind="count")
    names = [row["name"] for row in chart.spec["layer"][0]["data"]["values"]]
    assert names == ["Grants", "Grants (2)"]


@pytest.mark.parametrize("make", CHARTS)
def test_words_and_marks_stand_out(make) -> None:
    """WCAG 1.4.3 and 1.4.11, which no checker can see inside a drawing."""
    svg = draw(make().spec, prefix="c", title="t", description="d")
    assert faint_text(svg) == []
    assert faint_marks(svg) == []


@pytest.mark.parametrize("make", (*CHARTS, *CONTROL))
def test_specifications_keep_to_the_schema(make) -> None:
    """Vega-Lite's own; they are not checked when they are made."""
    alt.Chart.from_dict(make().spec, validate=True)
    with pytest.raises(ValidationError):
        alt.Chart.from_dict({**make().spec, "width": "wide"}, validate=True)


def test_numbers_of_numpy_are_drawn_too() -> None:
    chart = bars(TITLES, [("A", np.int64(3)), ("B", np.float64(1.5))], kind="count")
    values = [row["value"] for row in chart.spec["layer"][0]["data"]["values"]]
    assert values == [3, 1.5]
    assert chart.model_dump(mode="json")["spec"] == chart.spec


@pytest.mark.parametrize("make", CHARTS)
def test_the_same_figures_give_the_same_specification(make) -> None:
    assert json.dumps(make().spec) == json.dumps(make().spec)


def test_the_palette_is_what_it_says() -> None:
    """The Analysis Function's published contrasts on white."""
    assert [round(ratio(colour), 2) for colour in theme.CATEGORICAL] == [10.25, 3.17, 9.77, 3.03]
    assert ratio(theme.STATUS_COLOURS["amber"], theme.INK) > 4.5
    for tone in ("red", "green"):
        assert ratio(theme.STATUS_COLOURS[tone]) > 4.5
    assert theme.TEXT_SIZE >= 14


@pytest.mark.parametrize(
    ("kind", "ticks", "shown"),
    [
        ("money", (0.2, 0.25), "'£' + format(abs(datum.value), ',.2f')"),
        ("money", (0.0, 5000.0), "'~s'"),
        ("count", (0.0, 999_999.0), "format(abs(datum.value), ',.0f')"),
        ("count", (0.0, 1_000_000.0), "'~s'"),
        ("ratio", (0.0001, 0.00015), "',.5f'"),
    ],
)
def test_ticks_are_written_alike(kind: str, ticks: tuple[float, ...], shown: str) -> None:
    """A quarter of a pound must not be written "£250m"."""
    assert shown in axis_words(kind, ticks)
