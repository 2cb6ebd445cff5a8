"""Which figures a measure's control chart is drawn from, and when there is none."""

import pandas as pd
import pytest

from pmf_lib.methods.control import Control, Rebase, control, rebases_of
from pmf_lib.methods.latest import histories
from pmf_lib.methods.spc import Assurance, Limits, Signal, Variation
from pmf_lib.methods.targets_in_force import targets_of
from pmf_lib.periods import Period
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES
from tests.methods.frames import RULES, frame, measure, series, target

LAST = Period.parse("2021-22-M06")
STEADY = [50, 52, 49, 51, 50, 48, 52, 50, 49, 51, 50, 52]


def charted(figures, *, about=None, targets=(), points=36, rebases=(), last=LAST) -> Control:
    """The chart of a council's one monthly measure."""
    own = histories(
        frame(MEASURES, [measure(**(about or {}))]), frame(VALUES, series(last.code, figures))
    )
    (known,) = targets_of(own, frame(TARGETS, targets), RULES)
    return control(known, last, points=points, rebases=rebases)


def rebased(period: str) -> Rebase:
    return Rebase(
        Period.parse(period), "New system", None, "Head of ICT", pd.Timestamp(2021, 10, 1)
    )


def test_the_points_are_the_figures_in_a_row_up_to_the_last():
    found = charted(STEADY)
    assert found.periods[0] == "2020-21-M07"
    assert found.periods[-1] == "2021-22-M06"
    assert found.chart is not None and found.chart.limits is Limits.FULL
    assert found.variation is Variation.COMMON_CAUSE
    assert found.notes == ()


def test_figures_before_a_gap_are_left_out_and_that_is_said():
    found = charted([90, 90, None, *STEADY])
    assert len(found.periods) == len(STEADY)
    assert found.notes == ("Figures before October 2020 are left out: September 2020 has none.",)


def test_only_so_many_points_are_taken_and_that_is_no_gap():
    found = charted([*STEADY, *STEADY], points=12)
    assert (len(found.periods), found.notes) == (12, ())


@pytest.mark.parametrize("aggregation", ["entered_cumulative", "rolling"])
def test_cumulative_and_rolling_figures_have_no_chart(aggregation):
    found = charted(STEADY, about={"aggregation": aggregation})
    assert found.chart is None
    assert found.reason
    assert (found.variation, found.signal, found.assurance) == (None, None, None)


def test_a_yes_or_no_has_no_chart():
    found = charted([1, 0] * 6, about={"kind": "yes_no", "aggregation": "count_yes"})
    assert found.chart is None and "yes or a no" in found.reason


def test_without_a_figure_now_there_is_no_chart():
    assert charted([*STEADY, None]).reason == "There is no figure for the latest period."


def test_better_is_judged_by_polarity():
    """The same jump is an improvement, a concern, or neither (Making Data Count)."""
    classes = {
        polarity: charted([*STEADY, 70], about={"polarity": polarity}).variation
        for polarity in ("maximise", "minimise", "none", "band")
    }
    assert classes == {
        "maximise": Variation.IMPROVEMENT,
        "minimise": Variation.CONCERN,
        "none": Variation.NEUTRAL_HIGH,
        "band": Variation.NEUTRAL_HIGH,
    }
    assert charted([*STEADY, 70]).signal is Signal.OUTSIDE_ABOVE


@pytest.mark.parametrize(
    ("aim", "assurance"),
    [(40, Assurance.PASS), (50, Assurance.HIT_OR_MISS), (60, Assurance.FAIL)],
)
def test_assurance_compares_the_limits_with_the_periods_own_target(aim, assurance):
    found = charted(STEADY, targets=[target("2021-22", aim)])
    assert (found.target, found.assurance) == (aim, assurance)


@pytest.mark.parametrize(
    ("about", "targets"),
    [
        ({"aggregation": "sum"}, [target("2021-22", 600, profile="even")]),
        ({"polarity": "none"}, [target("2021-22", 50)]),
        ({"polarity": "band"}, [target("2021-22", 50, lower=45, upper=55)]),
        ({"targeted": "no"}, [target("2021-22", 50)]),
        ({}, []),
    ],
)
def test_a_target_that_no_single_figure_is_compared_with_gives_no_assurance(about, targets):
    found = charted(STEADY, about=about, targets=targets)
    assert (found.target, found.assurance) == (None, None)


def test_a_seasonal_measure_is_charted_by_its_change_on_last_year():
    season = [10, 20, 30, 40, 50, 60, 70, 60, 50, 40, 30, 20]
    found = charted([*season, *(figure + 1 for figure in season)], about={"seasonal": "yes"})
    assert found.change_on_last_year
    assert found.chart is not None and set(found.chart.values) == {1.0}
    assert found.chart.limits is Limits.NO_VARIATION
    assert "change on the same period last year" in " ".join(found.notes)


def test_new_limits_begin_only_where_a_decision_says_so():
    shifted = [*STEADY, *(figure + 20 for figure in STEADY)]
    alone = charted(shifted)
    decided = charted(shifted, rebases=[rebased("2020-21-M07")])
    assert alone.chart is not None and len(alone.chart.segments) == 1
    assert alone.suggested == Period.parse("2020-21-M07")
    assert decided.chart is not None
    assert [part.start for part in decided.chart.segments] == [0, 12]
    assert decided.rebases == (rebased("2020-21-M07"),)
    assert (decided.variation, decided.suggested) == (Variation.COMMON_CAUSE, None)


@pytest.mark.parametrize("period", ["2020-21-M07", "2015-16-M01", "2022-23-M01"])
def test_a_decision_at_the_first_point_or_outside_the_chart_changes_nothing(period):
    assert charted(STEADY, rebases=[rebased(period)]).rebases == ()


def test_too_few_figures_have_a_chart_and_no_limits():
    found = charted([50, 51, 52, 53])
    assert found.chart is not None and not found.has_limits
    assert found.variation is None


def test_decisions_are_read_by_measure_in_order():
    rows = pd.DataFrame(
        {
            "measure": ["B", "A", "A"],
            "period": ["2021-22-M01", "2021-22-M04", "2020-21-M04"],
            "reason": "New system",
            "evidence": None,
            "approved_by": "Director",
            "decided_on": pd.Timestamp(2021, 10, 1),
        }
    )
    found = rebases_of(rows)
    assert [one.period.code for one in found["A"]] == ["2020-21-M04", "2021-22-M04"]
    assert [one.approved_by for one in found["B"]] == ["Director"]
