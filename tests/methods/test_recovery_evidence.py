"""How soon a recovery could be told from chance, and what its months say (R1-069, R1-070)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pmf_lib.methods import recovery_evidence as rules
from pmf_lib.methods.recovery_evidence import Evidence, OldLevel

NOT_YET, CONSISTENT, SHOWN = Evidence.NOT_YET, Evidence.CONSISTENT, Evidence.SHOWN
CALM = [20, 22, 19, 21, 20, 22, 19, 21, 20, 22, 19, 21]


def level(mean: float = 50.0, moving_range: float = 1.128) -> OldLevel:
    far = 2.66 * moving_range
    return OldLevel(0, 12, mean, moving_range, far * 2 / 3, far, "")


def test_the_old_level_is_that_of_the_chart() -> None:
    found = rules.old_level(CALM)
    assert isinstance(found, OldLevel)
    assert (found.start, found.count, found.mean) == (0, 12, 20.5)
    assert found.far == pytest.approx(2.66 * found.moving_range)


@pytest.mark.parametrize(("run", "start"), [(6, 0), (7, 12)])
def test_a_level_that_shifted_is_that_of_the_shift(run: int, start: int) -> None:
    """Seven in a row on one side are a shift, six are not."""
    found = rules.old_level([*CALM, *([40, 43] * 4)[:run]])
    assert isinstance(found, OldLevel) and found.start == start


def test_a_run_without_ups_and_downs_has_no_level_of_its_own() -> None:
    found = rules.old_level([*CALM, *[24] * 7])
    assert isinstance(found, OldLevel) and (found.start, found.count) == (0, 19)


def test_figures_before_new_limits_are_left_out() -> None:
    found = rules.old_level([*[90, 95, 99] * 4, *CALM], rebased_at=12)
    assert isinstance(found, OldLevel) and (found.start, found.mean) == (12, 20.5)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([], "no figure from before"),
        ([3, 4], "at least 5 figures; here there are 2"),
        ([3] * 9, "do not vary"),
    ],
)
def test_a_level_that_cannot_be_said_is_a_sentence(figures: list[float], words: str) -> None:
    """A measure with two periods: a sentence, no crash."""
    found = rules.old_level(figures)
    assert isinstance(found, str) and words in found


def test_one_figure_alone_is_shown_as_often_as_the_curve_says() -> None:
    """The first period can only break the limit: its chance is that of a normal curve."""
    found = rules.wait(level(), [46.0], -1)
    assert found.planned[0] == pytest.approx(stats.norm.cdf(4 - 2.66 * 1.128), abs=0.02)
    assert found.unchanged[0] == pytest.approx(stats.norm.sf(2.66 * 1.128), abs=0.002)


def test_a_greater_improvement_is_told_sooner() -> None:
    waits = [rules.wait(level(), [50.0 - step] * 24, -1).periods for step in (4, 2, 1, 0.3)]
    assert waits == sorted(waits, key=lambda one: one or 99)
    assert waits[0] == 1 and waits[-1] is None


def test_better_up_is_the_mirror_and_every_time_the_same() -> None:
    once = rules.wait(level(), [52.0] * 12, 1)
    assert once == rules.wait(level(), [52.0] * 12, 1)
    down = rules.wait(level(), [48.0] * 12, -1)
    assert once.planned == pytest.approx(down.planned, abs=0.03)


@pytest.mark.parametrize(("figure", "verdict"), [(47.01, CONSISTENT), (46.98, SHOWN)])
def test_shown_begins_beyond_the_limit(figure: float, verdict: Evidence) -> None:
    assert rules.evidence(level(moving_range=1.13), [46.0], [figure], -1) == (verdict,)


@pytest.mark.parametrize(("figure", "verdict"), [(49.0, NOT_YET), (48.99, CONSISTENT)])
def test_consistent_begins_beyond_half_way(figure: float, verdict: Evidence) -> None:
    assert rules.evidence(level(), [48.0], [figure], -1) == (verdict,)


def test_seven_in_a_row_show_it_and_not_six() -> None:
    found = rules.evidence(level(), [49.0] * 7, [49.4] * 7, -1)
    assert found == (*[CONSISTENT] * 6, SHOWN)


def test_a_figure_back_at_the_old_level_takes_it_back() -> None:
    found = rules.evidence(level(), [46.0] * 3, [46.0, 50.5, 46.5], -1)
    assert found == (SHOWN, NOT_YET, SHOWN)


def test_a_run_does_not_cross_a_missing_month() -> None:
    figures = [*[49.4] * 6, None, 49.4]
    found = rules.evidence(level(), [49.0] * 8, figures, -1)
    assert found[6:] == (Evidence.MISSING, CONSISTENT)


@pytest.mark.parametrize(("planned", "verdict"), [(49.61, NOT_YET), (49.6, CONSISTENT)])
def test_a_plan_that_asks_for_next_to_nothing_yet_is_no_evidence(
    planned: float, verdict: Evidence
) -> None:
    """A tenth of the improvement has to have been asked for."""
    assert rules.evidence(level(), [planned, 46.0], [49.5], -1) == (verdict,)


@given(st.lists(st.floats(40, 60), min_size=1, max_size=10))
def test_worse_than_the_old_level_is_never_evidence(figures: list[float]) -> None:
    worse = [max(one, 50.01) for one in figures]
    assert set(rules.evidence(level(), [46.0] * len(worse), worse, -1)) == {NOT_YET}


@given(st.lists(st.floats(40, 60), min_size=1, max_size=10))
def test_later_months_do_not_change_earlier_ones(figures: list[float]) -> None:
    whole = rules.evidence(level(), [46.0] * 10, figures, -1)
    for end in range(1, len(figures) + 1):
        assert rules.evidence(level(), [46.0] * 10, figures[:end], -1) == whole[:end]
