"""Control charts: every verdict in shape, word and figure."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.views.charts import ControlPoint, ControlSpan, Titles, control
from pmf_lib.views.control_parts import MARKS
from pmf_lib.views.draw import draw
from pmf_lib.views.records import Chart
from pmf_lib.views.words import SIGNALS
from tests import control_records
from tests.contrast import faint_marks, faint_text

TITLES = Titles("The message", "The measure", "The source")
CHARTS = (control_records.answered, control_records.few, control_records.neutral)


def points(*values: float | None, classed: str | None = "common_cause") -> list[ControlPoint]:
    return [
        ControlPoint(f"20{20 + place}-{21 + place}", value, classed)
        for place, value in enumerate(values)
    ]


def shown(*values: float | None, spans: tuple[ControlSpan, ...] = (), **given_: Any) -> Chart:
    return control(TITLES, points(*values), spans, **{"kind": "count", **given_})


def picture(chart: Chart) -> str:
    return draw(chart.spec, prefix="c", title="t", description="d")


def said(chart: Chart) -> str:
    return json.dumps(chart.spec, ensure_ascii=False)


def test_classes_differ_in_shape_and_colour() -> None:
    """WCAG 1.4.1."""
    marks = [MARKS[one] for one in ("improvement", "concern", "neutral_high", "common_cause")]
    assert len({mark.shape for mark in marks}) == len({mark.colour for mark in marks}) == 4


def test_only_the_classes_in_use_are_named() -> None:
    svg = picture(control_records.answered())
    for word in ("Improvement", "Concern", "Usual range", "New limits", "Apr 2019", "Target"):
        assert f">{word}<" in svg
    assert "Change" not in svg
    assert ">Too few to judge<" in picture(control_records.neutral())


def test_lines_are_named_with_their_figures() -> None:
    svg = picture(control_records.few())
    for words in ("Trial", "upper limit", "13.5 days", "Mean", "12.2 days", "Target", "11.0 days"):
        assert f">{words}<" in svg
    assert "limit" not in picture(shown(9.0, 9.0, spans=(ControlSpan(0, 1, 9.0),)))


def test_the_alternative_says_what_the_picture_shows() -> None:
    words = control_records.answered().alternative
    assert words.startswith("Control chart of 66 figures from Apr 2016 to Sep 2021.")
    assert "the lowest 76.5% in Jun 2017" in words
    assert "93.4% in Sep 2021, which is an improvement (seven rising in a row)." in words
    assert "The mean is 82.1% and the usual range 78.4% to 85.8%." in words
    assert "From Apr 2019 there are new limits: the mean is 91.1%" in words
    assert "1 figure lies outside the usual range; 15 figures in all show a sign" in words
    words = control_records.few().alternative
    assert "a trial range from few figures" in words
    assert words.endswith("No figure shows a sign of a change.")


def test_the_table_says_which_signal_flagged_a_point() -> None:
    table = control_records.neutral().table
    rows = [[cell.text for cell in row] for row in table.rows]
    assert [column.title for column in table.columns] == ["Period", "Figure", "What it says"]
    assert rows[0] == ["Apr 2016", "−£1,250", "Too few to judge"]
    assert rows[4] == ["Aug 2016", "£2,200", "Change, upward: outside the usual range, high"]
    assert rows[5][2] == "Usual range"
    assert rows[12] == ["Apr 2017", "[x]", "No figure"]
    assert table.notes[0] == "The mean is −£1,100 and the usual range −£3,300 to £1,100."


@pytest.mark.parametrize("signal", SIGNALS)
def test_every_signal_has_words(signal: str) -> None:
    chart = control(TITLES, [ControlPoint("2020-21", 1.0, "concern", signal)], (), kind="count")
    wanted = f"Concern: {SIGNALS[signal][0].lower()}{SIGNALS[signal][1:]}"
    assert chart.table.rows[0][2].text == wanted


def test_figures_are_printed_apart_from_what_they_are_judged_by() -> None:
    chart = shown(94.96, 96.0, kind="percent", target=95.0)
    assert chart.table.rows[0][1].text == "94.96%"
    spans = (ControlSpan(0, 2, 0.00011, 0.0001, 0.00012),)
    assert (
        "usual range 0.00010 to 0.00012" in shown(0.0001, 0.00011, 0.00012, spans=spans).alternative
    )
    outside = [ControlPoint("2020-21", 10.04, "concern", "outside_above"), *points(9.0, 8.0)]
    chart = control(TITLES, outside, (ControlSpan(0, 2, 9.0, 8.0, 10.03),), kind="days")
    assert "10.04 days" in chart.alternative and "10.03 days" in chart.alternative


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((ControlSpan(0, 3, 1.0),), "from place 0 to 3 do not lie within 3 points"),
        ((ControlSpan(2, 1, 1.0),), "from place 2 to 1"),
        ((ControlSpan(0, 1, 1.0), ControlSpan(1, 2, 1.0)), "from place 1 overlap"),
    ],
)
def test_limits_that_do_not_fit_are_refused(spans: tuple[ControlSpan, ...], words: str) -> None:
    shown(1.0, 2.0, 3.0, spans=(ControlSpan(0, 1, 1.0), ControlSpan(2, 2, 1.0)))
    with pytest.raises(ValueError, match=words):
        shown(1.0, 2.0, 3.0, spans=spans)


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one figure"):
        shown(None, float("nan"))
    with pytest.raises(ValueError, match="“good” is not a variation"):
        ControlPoint("2020-21", 1.0, "good")
    with pytest.raises(ValueError, match="“up” is not a signal"):
        ControlPoint("2020-21", 1.0, "concern", "up")


def test_the_axis_of_a_percentage_ends_at_100() -> None:
    spans = (ControlSpan(0, 2, 99.0, 97.0, 100.0),)
    text = said(shown(98.0, 99.0, 100.0, kind="percent", spans=spans))
    assert '"domain": [96.0, 100.0]' in text
    assert '"domain": [96.0, 104.0]' in said(shown(98.0, 99.0, 103.0, kind="percent"))


@pytest.mark.parametrize("make", CHARTS)
def test_words_and_marks_stand_out(make) -> None:
    """WCAG 1.4.3 and 1.4.11."""
    svg = picture(make())
    assert faint_text(svg) == []
    assert faint_marks(svg) == []


@pytest.mark.parametrize("make", CHARTS)
def test_the_same_figures_give_the_same_bytes(make) -> None:
    assert said(make()) == said(make())
    assert picture(make()) == picture(make())


def test_many_points_stay_small() -> None:
    assert len(picture(control_records.answered())) < 9_000


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8),
    st.sampled_from(["percent", "money", "count", "days", "ratio"]),
)
def test_any_figures_can_be_drawn(values: list[float], kind: str) -> None:
    mean = sum(values) / len(values)
    span = ControlSpan(0, len(values) - 1, mean, mean - 1, mean + 1, trial=True)
    chart = shown(*values, spans=(span,), kind=kind, target=mean)
    assert len(chart.table.rows) == len(values)
    assert ">Target<" in picture(chart)
