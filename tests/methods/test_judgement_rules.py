"""A council's rules, those of status each from its own day."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.judgement_rules import Dated, JudgementRules
from pmf_lib.methods.status_profiles import NO_COMPARISON, PROFILES, in_force
from pmf_lib.periods import Period
from tests.methods.frames import QUARTER, RULES, judged_one, series, target

YEAR = "2021-22"
SEPTEMBER = "2021-22-M06"


def test_the_rules_mode_may_be_absolute():
    rules = JudgementRules("absolute", 1, 4)
    row = judged_one(series(SEPTEMBER, [96]), [target(YEAR, 100)], rules=rules)
    assert (row.status, row.green_tolerance, row.red_tolerance) == ("amber", 1, 4)
    assert RULES.long_length == 4


QUARTERLY = {"frequency": "quarterly"}
TARGETS = [target("2020-21", 100), target(YEAR, 100)]


def rules_of(profile: str) -> JudgementRules:
    return JudgementRules("relative", 0.0, 0.10, status_profile=profile)


def changed_on(day: date, *profiles) -> JudgementRules:
    first, then = profiles
    dated = (Dated(date(2016, 4, 1), first), Dated(day, then))
    return JudgementRules("relative", 0.0, 0.5, status=dated)


def test_a_tolerance_changed_this_year_leaves_last_year_s_statuses_as_they_were():
    strict, lenient = (in_force("tolerance", "relative", 0.0, red) for red in (0.05, 0.10))
    rules = changed_on(date(2021, 4, 1), strict, lenient)
    row = judged_one(series("2021-22-Q2", [92] * 6), TARGETS, about=QUARTERLY, rules=rules)
    assert row.series_status == ("red",) * 4 + ("amber",) * 2
    assert (row.status, row.red_tolerance) == ("amber", 10)


def test_a_period_is_judged_by_the_rules_in_force_at_its_end():
    strict, lenient = (in_force("tolerance", "relative", 0.0, red) for red in (0.05, 0.10))
    for day, last in ((date(2021, 9, 30), "amber"), (date(2021, 10, 1), "red")):
        rules = changed_on(day, strict, lenient)
        row = judged_one(series("2021-22-Q2", [92] * 2), TARGETS, about=QUARTERLY, rules=rules)
        assert row.series_status == ("red", last)


def test_before_the_first_rules_the_first_stand():
    rules = changed_on(date(2021, 10, 1), PROFILES["havering-2014"], PROFILES["camms"])
    assert rules.status_on(date(1999, 1, 1)) is PROFILES["havering-2014"]
    assert rules.status_on(date(2030, 1, 1)) is PROFILES["camms"]


def test_a_council_s_rules_are_all_carried_each_with_its_day():
    council = load_council("carlisle-2021")
    first = council.rules[0]
    later = first.model_copy(
        update={"since": date(2021, 7, 1), "red_tolerance": 0.2, "status_profile": "camms"}
    )
    council = council.model_copy(update={"rules": (first, later)})
    rules = JudgementRules.of(council, QUARTER)
    assert (rules.red_tolerance, rules.status_profile) == (0.2, "camms")
    assert rules.status_on(date(2021, 6, 30)) == in_force("tolerance", "relative", 0.0, 0.10)
    assert rules.status_on(date(2021, 7, 1)) == in_force("camms", "relative", 0.0, 0.2)
    before = JudgementRules.of(council, Period.parse("2021-22-Q1"))
    assert (before.red_tolerance, before.status) == (0.1, rules.status)


@pytest.mark.parametrize(
    ("last_year", "status", "reason", "box"),
    [(88, "amber", None, False), (89, "amber", None, False), (90, "red", None, True)],
)
def test_havering_compares_with_the_same_quarter_last_year(last_year, status, reason, box):
    values = series("2021-22-Q2", [last_year, 50, 50, 50, 89])
    row = judged_one(values, TARGETS, about=QUARTERLY, rules=rules_of("havering-2014"))
    assert (row.status, row.status_reason, row.corrective_action) == (status, reason, box)
    assert (row.status_profile, row.status_icon) == ("havering-2014", None)
    assert row.series_status[-1] == status


def test_havering_without_last_year_is_red_and_says_so():
    values = series("2021-22-Q2", [None, 99, 99, 99, 89])
    row = judged_one(values, TARGETS, about=QUARTERLY, rules=rules_of("havering-2014"))
    assert (row.status, row.status_reason) == ("red", NO_COMPARISON)
    assert row.corrective_action


def test_a_year_to_date_is_compared_with_last_year_s_to_date():
    about = {**QUARTERLY, "aggregation": "sum"}
    values = series("2021-22-Q2", [10, 31, 1, 1, 22, 20])
    own = [target("2020-21", 100, profile="even"), target(YEAR, 100, profile="even")]
    row = judged_one(values, own, about=about, rules=rules_of("thurrock-2014"))
    assert (row.figure, row.target, row.status) == (42, 50, "amber")
    values = series("2021-22-Q2", [10, 32, 1, 1, 22, 20])
    assert judged_one(values, own, about=about, rules=rules_of("thurrock-2014")).status == "red"


@pytest.mark.parametrize(
    ("value", "icon", "status"),
    [
        (111, "star", "green"),
        (110, "circle", "green"),
        (90, "circle", "green"),
        (89, "triangle", "red"),
    ],
)
def test_three_icons_take_the_council_s_own_tolerance(value, icon, status):
    rules = JudgementRules("relative", 0.1, 0.1, status_profile="three-icon")
    row = judged_one(series(SEPTEMBER, [value]), TARGETS, rules=rules)
    assert (row.status_icon, row.status, row.corrective_action) == (icon, status, False)


def test_a_measure_s_own_tolerance_rules_over_any_profile_s():
    """A target of 0 can be judged in the measure's own unit alone."""
    about = {"polarity": "minimise", "tolerance_mode": "absolute", "green_tolerance": 1}
    row = judged_one(
        series(SEPTEMBER, [1]), [target(YEAR, 0)], about=about, rules=rules_of("havering-2014")
    )
    assert (row.status, row.green_tolerance, row.red_tolerance) == ("green", 1, 1)


def test_what_is_overdue_needs_no_corrective_action():
    row = judged_one([], TARGETS, rules=rules_of("havering-2014"))
    assert (row.status, row.corrective_action, row.status_profile) == (
        "overdue",
        False,
        "havering-2014",
    )
    assert pd.isna(row.status_icon)


def test_an_unknown_profile_is_refused():
    with pytest.raises(ValueError, match="status_profile is 'kent'; allowed are tolerance"):
        judged_one(series(SEPTEMBER, [1]), TARGETS, rules=rules_of("kent"))
