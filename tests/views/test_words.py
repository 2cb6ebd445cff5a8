"""One way to write each figure, status and direction."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.views import words
from pmf_lib.views.records import Shape, Tone


@pytest.mark.parametrize(
    ("value", "kind", "decimals", "shown"),
    [
        (87.5, "percent", None, "87.5%"),
        (1234, "money", None, "£1,234"),
        (-1234, "money", None, "−£1,234"),
        (1234.5, "money", 2, "£1,234.50"),
        (1234, "count", None, "1,234"),
        (12.34, "days", None, "12.3 days"),
        (1, "days", 0, "1 day"),
        (1.0, "days", 1, "1.0 days"),
        (0.5, "ratio", None, "0.50"),
        (1, "yes_no", None, "yes"),
        (0, "yes_no", None, "no"),
        (0, "count", None, "0"),
        (-0.04, "percent", None, "0.0%"),
        (2.5, "count", None, "3"),
        (-2.5, "count", None, "−3"),
        (None, "count", None, "[x]"),
        (math.nan, "money", None, "[x]"),
        (math.inf, "ratio", None, "[x]"),
    ],
)
def test_figures(value, kind, decimals, shown) -> None:
    """Missing is never 0, and a figure that rounds to nought has no sign."""
    assert words.figure(value, kind, decimals) == shown


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="furlongs"):
        words.figure(1.0, "furlongs")


def test_a_figure_never_reads_like_a_target_it_missed() -> None:
    """94.96 against 95.0 is amber and must not print "95.0%"."""
    assert words.figure_beside(94.96, 95.0, "percent") == "94.96%"
    assert words.figure_beside(95.0, 94.96, "percent") == "95.00%"
    assert words.figure_beside(95.0, 95.0, "percent") == "95.0%"
    assert words.figure_beside(95.0, None, "percent") == "95.0%"


@given(
    st.floats(-1e6, 1e6).map(lambda value: round(value, 6)),
    st.floats(-1e6, 1e6).map(lambda value: round(value, 6)),
    st.sampled_from(["percent", "money", "count", "days", "ratio"]),
)
def test_figures_that_differ_are_printed_apart(value: float, other: float, kind: str) -> None:
    alike = words.figure_beside(value, other, kind) == words.figure_beside(other, value, kind)
    assert alike == (value == other)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4_210_000, "£4.2 million"),
        (-1_000_000, "−£1.0 million"),
        (999_999, "£999,999"),
        (1_340_000_000, "£1.3 billion"),
        (None, "[x]"),
    ],
)
def test_money_in_words(value, shown) -> None:
    assert words.money_in_words(value) == shown


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (1.55, "percent", "+1.6 percentage points"),
        (-1234, "money", "−£1,234"),
        (0.01, "percent", "no change"),
        (None, "count", "[x]"),
    ],
)
def test_changes_carry_their_sign(value, kind, shown) -> None:
    assert words.change(value, kind) == shown


def test_each_status_is_word_shape_and_colour() -> None:
    """WCAG 1.4.1: no two coloured statuses share a word, a shape or a colour."""
    coloured = [words.badge(status) for status in ("green", "amber", "red")]
    assert [badge.word for badge in coloured] == ["Green", "Amber", "Red"]
    assert [badge.shape for badge in coloured] == [Shape.CIRCLE, Shape.TRIANGLE, Shape.SQUARE]
    rest = [
        words.badge(status) for status in words.STATUSES if status not in ("green", "amber", "red")
    ]
    assert {badge.tone for badge in rest} == {Tone.PLAIN}
    assert {badge.shape for badge in rest} == {Shape.DASH}
    assert len({badge.word for badge in rest}) == 5
    assert words.badge("data only") == words.badge("data_only")


def test_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="purple"):
        words.badge("purple")


@pytest.mark.parametrize(
    ("direction", "before", "now", "shown"),
    [
        ("better", 12.1, 10.4, "Better: fell from 12.1 days to 10.4 days"),
        ("worse", 10.4, 12.1, "Worse: rose from 10.4 days to 12.1 days"),
        ("same", 10.4, 10.4, "No change: stayed at 10.4 days"),
        ("same", 10.4, 10.5, "Little change: rose from 10.4 days to 10.5 days"),
        ("no_trend", 10.4, 12.1, "Rose from 10.4 days to 12.1 days"),
        ("better", 10.42, 10.4, "Better: fell from 10.42 days to 10.40 days"),
        ("better", None, 10.4, "No comparison: an earlier figure is not available"),
        ("better", 10.4, math.nan, "No comparison: an earlier figure is not available"),
    ],
)
def test_directions_say_both_the_judgement_and_the_movement(direction, before, now, shown) -> None:
    assert words.direction_words(direction, before, now, "days") == shown


def test_directions_keep_apart_from_a_target_beside_them() -> None:
    shown = words.direction_words("better", 94.1, 94.96, "percent", beside=95.0)
    assert shown == "Better: rose from 94.10% to 94.96%"
    assert words.direction_words("better", 0, 1, "yes_no") == "Better: went from no to yes"


def test_symbols_stand_in_brackets_and_are_explained() -> None:
    assert words.marked("87.5%", "p", "r") == "87.5% [p] [r]"
    assert words.legend(["87.5% [p]", "[x]", "[q] is no symbol"]) == (
        "[p] means provisional.",
        "[x] means not available.",
    )
    with pytest.raises(ValueError, match="q"):
        words.marked("1", "q")


def test_small_words() -> None:
    assert words.counted(0, "measure") == "no measures"
    assert words.counted(1, "measure") == "1 measure"
    assert words.counted(2000, "inquiry", "inquiries") == "2,000 inquiries"
    assert words.listed([]) == ""
    assert words.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("given_words", "shown"),
    [("no PRT in May", "No PRT in May"), ("BVPI 12", "BVPI 12"), ("£5", "£5"), ("", "")],
)
def test_a_sentence_begins_large_and_keeps_its_names(given_words: str, shown: str) -> None:
    assert words.begun(given_words) == shown
