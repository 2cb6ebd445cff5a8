"""How far a target reaches, whether that fits its priority, and what must be shown first."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import stretch
from pmf_lib.methods.stretch import Case

FIGURES = st.floats(0.5, 1000).map(lambda value: round(value, 3))


def test_stretch_is_the_mean_over_what_is_known() -> None:
    """Target against baseline, trend and benchmark (R1-024)."""
    assert stretch.index(Case(110, "maximise", 100)) == pytest.approx(10)
    assert stretch.index(Case(110, "maximise", 100, 110, 88)) == pytest.approx(35 / 3)
    assert stretch.index(Case(90, "minimise", 100)) == pytest.approx(10)
    assert stretch.index(Case(100, "maximise", 100)) == 0


@pytest.mark.parametrize(
    "case",
    [
        Case(None, "maximise", 100),
        Case(100, "maximise"),
        Case(100, "maximise", 0),
        Case(100, "band", 90),
        Case(100, "none", 90),
    ],
)
def test_stretch_is_not_known_without_both_sides(case: Case) -> None:
    assert stretch.index(case) is None


@given(FIGURES, FIGURES)
def test_what_is_high_for_one_end_is_low_for_the_other(target: float, baseline: float) -> None:
    high = stretch.index(Case(target, "maximise", baseline))
    low = stretch.index(Case(target, "minimise", baseline))
    assert high is not None and low is not None
    assert high == pytest.approx(-low)


def test_the_trend_goes_on_by_the_mean_yearly_change() -> None:
    assert stretch.trend([10, 12, 13]) == pytest.approx(14.5)
    assert stretch.trend([None, 12, 13]) == pytest.approx(14)
    assert stretch.trend([10, None, 13]) is None
    assert stretch.trend([13, None]) is None


def test_an_easy_target_for_what_matters_most_is_flagged() -> None:
    """Challenging targets for key priorities, easier ones for lower (R1-024)."""
    measures = pd.DataFrame(
        [("A", 2, 0.0), ("B", 2, 6.0), ("C", 1, 3.0), ("D", 1, 3.1), ("E", 1, float("nan"))],
        columns=["measure", "level", "stretch"],
    )
    found = stretch.mismatches(measures)["mismatch"].tolist()
    assert found == [stretch.EASIER_THAN_NOW, None, None, stretch.HARDER_THAN_KEY, None]


def test_without_stretch_at_the_top_only_more_than_nought_is_harder() -> None:
    measures = pd.DataFrame(
        [("A", 2, -4.0), ("B", 1, -1.0), ("C", 1, 0.5)], columns=["measure", "level", "stretch"]
    )
    found = stretch.mismatches(measures)["mismatch"].tolist()
    assert found == [stretch.EASIER_THAN_NOW, None, stretch.HARDER_THAN_KEY]


def test_what_a_target_must_show_before_it_is_put_in_force() -> None:
    """Baseline, trend, benchmark and reason: each one lacking is named (R1-027)."""
    assert Case(1, "maximise", 1, 1, 1, "Asked for").lacking == ()
    assert Case(1, "maximise").lacking == ("baseline", "trend", "benchmark", "reason")
    assert Case(1, "maximise", 0, 1, 1, " ").lacking == ("reason",)
