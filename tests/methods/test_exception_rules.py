"""Each rule of exception fires on one side of its boundary and not on the other (R1-033)."""

import re

import pytest

from pmf_lib.methods import exception_rules
from pmf_lib.methods.exceptions import USUAL_RANGE, Evidence, Known, Thresholds, rank
from pmf_lib.methods.quality import Grade
from tests.methods.frames import judged, measure, series, target

MONTH = "2021-22-M06"
STEADY = [50, 52, 49, 51, 50, 48, 52, 50, 49, 51, 50, 52]
HIGH = [target(year, 40) for year in ("2019-20", "2020-21", "2021-22")]


def found(figures, aim=None, *, about=None, known=None, thresholds=None, status="final"):
    """The one exception of a council with one monthly measure, or None."""
    values = [row | {"status": status} for row in series(MONTH, figures)]
    targets = [] if aim is None else [row | {"target": aim} for row in HIGH]
    judgements = judged([measure(**(about or {}))], values, targets)
    ranked = rank(judgements, known, thresholds)
    return None if ranked.empty else ranked.iloc[0]


def codes(*given, **how):
    one = found(*given, **how)
    return () if one is None else one.codes


def evidence(**what):
    return Known(evidence={"ICT01": Evidence(**what)})


@pytest.mark.parametrize(
    ("last", "polarity", "fired"),
    [
        (70, "minimise", ("A4", "A12")),
        (70, "maximise", ("A12", "F4")),
        (52, "minimise", ()),
        (70, "none", ("A12",)),
    ],
)
def test_a_special_cause_is_bad_or_good_by_polarity(last, polarity, fired):
    """A4 and F4 mirror each other."""
    assert codes([*STEADY, last], about={"polarity": polarity}) == fired


def test_what_the_special_cause_is_stands_in_the_sentence():
    sentence = found([*STEADY, 40], about={"polarity": "maximise"}).sentence
    assert "a real change for the worse (below the lower limit of its usual range)" in (
        sentence[0].lower() + sentence[1:]
    )


@pytest.mark.parametrize(("aim", "fires"), [(60, True), (52, False), (40, False)])
def test_a_target_beyond_the_usual_range_is_missed_as_a_rule(aim, fires):
    """A5."""
    assert ("A5" in codes(STEADY, aim)) is fires


@pytest.mark.parametrize(
    ("figures", "aim", "fires"),
    [
        (STEADY, 40, True),
        (STEADY, 50, False),
        (STEADY[:11], 40, False),
        ([39, *STEADY[1:]], 40, False),
    ],
)
def test_twelve_periods_on_target_with_full_limits_ask_for_a_harder_one(figures, aim, fires):
    """F5."""
    assert ("F5" in codes(figures, aim)) is fires


def test_how_many_periods_on_target_is_the_councils_to_say():
    figures = [39, *STEADY]
    assert "F5" in codes(figures, 40, thresholds=Thresholds(passes=12))
    assert "F5" not in codes([*STEADY[:6], 30, *STEADY], 45, thresholds=Thresholds(passes=12))


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"worse_than_peers": "in the last quarter"}, "A6"),
        ({"better_than_peers": "in the first quarter"}, "F6"),
        ({"risks": ("The server fails",)}, "A10"),
        ({"broken": ("An answer in five days",)}, "A11"),
        ({"restored": ("An answer in five days",)}, "F11"),
    ],
)
def test_evidence_beside_the_figures_fires_its_rule(what, code):
    """Peers, risks and promises make an exception where no figure alone would (R1-033)."""
    assert codes(STEADY) == ()
    assert codes(STEADY, known=evidence(**what)) == (code,)


def test_evidence_of_another_measure_is_nothing_to_this_one():
    other = Known(evidence={"ICT99": Evidence(worse_than_peers="in the last quarter")})
    assert codes(STEADY, known=other) == ()


@pytest.mark.parametrize(
    ("status", "floor", "fires"),
    [
        ("estimated", Grade.ESTIMATED, False),
        (None, Grade.ESTIMATED, True),
        ("provisional", Grade.CHECKED, True),
        ("checked", Grade.CHECKED, False),
        (None, Grade.UNKNOWN, False),
    ],
)
def test_a_grade_below_the_floor_is_doubtful(status, floor, fires):
    """A8."""
    fired = codes(STEADY, status=status, thresholds=Thresholds(quality_floor=floor))
    assert ("A8" in fired) is fires


def test_a_jump_fires_beyond_the_limit_and_only_unexplained():
    """A12: the score of 60 after these figures is 6.745."""
    score = 0.6745 * 10 / 1
    figures = [*STEADY, 60]
    assert "A12" in codes(figures, thresholds=Thresholds(jump=score - 0.001))
    assert "A12" not in codes(figures, thresholds=Thresholds(jump=score))
    assert "A12" not in codes(figures, known=Known(explained=frozenset({"ICT01"})))


@pytest.mark.parametrize(
    ("figure", "polarity", "fires"),
    [
        (110.1, "maximise", True),
        (110, "maximise", False),
        (89.9, "minimise", True),
        (90, "minimise", False),
    ],
)
def test_better_than_target_by_more_than_the_tolerance(figure, polarity, fires):
    """F1 mirrors red: more than the red tolerance on the good side."""
    assert ("F1" in codes([figure], 100, about={"polarity": polarity})) is fires


def test_an_absolute_tolerance_is_in_the_measures_own_unit():
    about = {"tolerance_mode": "absolute", "green_tolerance": 0.0, "red_tolerance": 5.0}
    assert "F1" in codes([105.1], 100, about=about)
    assert "F1" not in codes([105], 100, about=about)


def test_a_target_of_nought_is_beaten_by_no_share_of_it():
    assert "F1" not in codes([5], 0)


def test_off_target_now_but_forecast_green():
    """F7, beside the adverse rules that fired."""
    about = {"aggregation": "sum", "frequency": "monthly", "seasonal": "no"}
    own = [target("2021-22", 120, profile="even"), target(MONTH, 61, profile="even")]
    values = series(MONTH, [10, 10, 10, 10, 10, 10])
    ranked = rank(judged([measure(**about)], values, own)).iloc[0]
    assert ranked.codes == ("F7",)
    assert ranked.sentence == "Forecast to end the year green."


@pytest.mark.parametrize("count", [2, 3])
def test_how_many_periods_off_target_is_the_councils_to_say(count):
    fired = codes([100, 95, 95], 100, thresholds=Thresholds(consecutive=count))
    assert ("A2" in fired) is (count == 2)


def test_a_lone_red_within_the_usual_range_is_labelled():
    figures = [52, 48, 53, 47, 51, 49, 54, 46, 52, 48, 53, 50, 44]
    alone = found(figures, 50)
    assert (alone.codes, alone.label) == (("A1",), USUAL_RANGE)
    assert alone.sentence == "Red in Sep 2021, yet within its usual range."


@pytest.mark.parametrize(
    "figures",
    [
        [44],
        [52, 48, 53, 47, 52, 48, 53, 47, 52, 48, 53, 44, 44],
        [52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 44],
    ],
)
def test_other_reds_are_not(figures):
    one = found(figures, 50)
    assert "A1" in one.codes
    assert one.label is None


def test_every_rule_has_a_meaning_and_every_meaning_a_rule():
    rules = {*exception_rules.ADVERSE, *exception_rules.FAVOURABLE}
    assert set(exception_rules.MEANINGS) == rules | {"A9", "F9"}
    numbers = [int(re.sub(r"\D", "", code)) for code in exception_rules.ADVERSE]
    assert numbers == sorted(numbers)
