"""One authority against its peers, and the funnel of chance."""

from __future__ import annotations

import json

import pytest

from pmf_lib.views.charts import Titles, funnel, peers
from pmf_lib.views.draw import draw
from pmf_lib.views.records import Chart
from tests import control_records
from tests.contrast import faint_marks, faint_text

TITLES = Titles("The message", "The measure", "The source")
FIGURES = [("Eden", 3.0), ("Carlisle", 2.0), ("Wyre", None)]
LIMITS = [(50, 2.0, 18.0, 1.0, 19.0), (100, 4.0, 16.0, 3.0, 17.0)]


def picture(chart: Chart) -> str:
    return draw(chart.spec, prefix="c", title="t", description="d")


def shown_funnel(**points: float) -> Chart:
    listed = [(name, 100.0, value) for name, value in {"Carlisle": 10.0, **points}.items()]
    return funnel(TITLES, listed, LIMITS, "Carlisle", kind="percent")


def place(value: float) -> str:
    return shown_funnel(Eden=value).table.rows[1][3].text


def test_one_s_own_stands_out_by_word_shape_and_weight() -> None:
    """WCAG 1.4.1."""
    svg = picture(control_records.comparison())
    bold = [part.split("<")[0] for part in svg.split('font-weight="bold"')[1:]]
    assert [words.split(">")[-1] for words in bold] == ["Carlisle (this council)", "70.4%"]
    text = json.dumps(control_records.comparison().spec)
    assert text.count('"shape": "diamond"') == 1


def test_peers_stand_as_given_with_their_lines() -> None:
    chart = control_records.comparison()
    assert [row[0].text for row in chart.table.rows][:2] == [
        "Telford and Wrekin",
        "Bournemouth, Christchurch and Poole",
    ]
    assert len(chart.table.rows) == 35
    assert chart.table.notes[:3] == (
        "Lower quartile: 74.4%.",
        "Median: 81.6%.",
        "Upper quartile: 88.2%.",
    )
    svg = picture(chart)
    for words in ("Lower quartile 74.4%", "Median 81.6%", "Upper quartile 88.2%"):
        assert f">{words}<" in svg


def test_the_comparison_in_words() -> None:
    words = control_records.comparison().alternative
    assert words.startswith("Dot chart of 35 authorities. Carlisle (this council) is at 70.4%.")
    assert "The highest is Telford and Wrekin at 95.2%; the lowest is Allerdale at 68.0%." in words
    assert words.endswith("1 figure not available.")


def test_the_median_may_come_with_the_quartiles() -> None:
    chart = peers(TITLES, FIGURES, "Carlisle", kind="count", quartiles=(2.0, 2.5, 3.0), decimals=1)
    assert "Lower quartile: 2.0. Median: 2.5. Upper quartile: 3.0." in chart.alternative
    with pytest.raises(ValueError, match="2 or 3 edges, not 1"):
        peers(TITLES, FIGURES, "Carlisle", kind="count", quartiles=(2.0,))


def test_own_must_be_there_once() -> None:
    for figures in (FIGURES[:1], [*FIGURES, FIGURES[1]]):
        with pytest.raises(ValueError, match="“Carlisle” must stand once"):
            peers(TITLES, figures, "Carlisle", kind="count")
    with pytest.raises(ValueError, match="“Eden” must stand once"):
        funnel(TITLES, [("Carlisle", 50, 3.0)], LIMITS, "Eden", kind="percent")
    with pytest.raises(ValueError, match="at least one figure"):
        peers(TITLES, [("Carlisle", None)], "Carlisle", kind="count")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (16.0, "Within the 95% limits"),
        (16.01, "Between the 95% and 99.8% limits"),
        (17.0, "Between the 95% and 99.8% limits"),
        (17.01, "Above the 99.8% limit"),
        (4.0, "Within the 95% limits"),
        (3.99, "Between the 95% and 99.8% limits"),
        (2.99, "Below the 99.8% limit"),
    ],
)
def test_a_figure_on_a_limit_is_within_it(value: float, words: str) -> None:
    assert place(value) == words


def test_a_size_without_limits_is_refused() -> None:
    """Limits at another size would judge it wrongly."""
    with pytest.raises(ValueError, match="“Eden” has size 70, which has no limits"):
        funnel(TITLES, [("Carlisle", 50, 3.0), ("Eden", 70, 3.0)], LIMITS, "Carlisle", kind="ratio")


@pytest.mark.parametrize(("sizes", "domain"), [((90, 100), [0.0, 100]), ((9, 100), [9, 100])])
def test_sizes_run_from_nought_where_they_hardly_differ(sizes, domain) -> None:
    limits = [(size, 0, 2, 0, 3) for size in sizes]
    chart = funnel(TITLES, [("Eden", sizes[0], 1.0)], limits, "Eden", kind="count")
    assert chart.spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == domain
    with pytest.raises(ValueError, match="above nought, not 0"):
        funnel(TITLES, [("Eden", 0, 1.0)], [(0, 0, 2, 0, 3)], "Eden", kind="count")


def test_own_and_those_outside_are_named() -> None:
    svg = picture(control_records.spread_by_size())
    for words in ("Carlisle", "(this council)", "Scarborough", "Sedgemoor", "South Lakeland"):
        assert f">{words}<" in svg
    assert "South Holland" not in svg  # between the limits
    words = control_records.spread_by_size().alternative
    assert "Above the 99.8% limit: Scarborough and Sedgemoor." in words


@pytest.mark.parametrize("make", [control_records.comparison, control_records.spread_by_size])
def test_words_and_marks_stand_out(make) -> None:
    svg = picture(make())
    assert faint_text(svg) == []
    assert faint_marks(svg) == []
    assert picture(make()) == svg


def test_many_outside_are_named_as_far_as_there_is_room() -> None:
    outside = {f"Authority number {number}": 30.0 + number / 10 for number in range(20)}
    chart = shown_funnel(**outside)
    svg = picture(chart)
    assert sum(f">Authority number {number}<" in svg for number in range(20)) <= 8
    assert all(name in chart.alternative for name in outside)
