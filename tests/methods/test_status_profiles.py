from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.council import StatusKey
from pmf_lib.methods import status
from pmf_lib.methods.status import Status
from pmf_lib.methods.status_profiles import NO_COMPARISON, PROFILES, Icon, Verdict, in_force, judge

HUNDREDTHS = st.integers(-(10**6), 10**6).map(lambda cents: cents / 100)
TARGETS = st.integers(1, 10**6).map(lambda cents: cents / 100)
SHARES = st.integers(0, 60).map(lambda percent: percent / 100)
ONE_SIDED = st.sampled_from(("maximise", "minimise"))

TOLERANCE, HAVERING = PROFILES["tolerance"], PROFILES["havering-2014"]
THURROCK, ICONS, CAMMS = PROFILES["thurrock-2014"], PROFILES["three-icon"], PROFILES["camms"]


def test_every_key_that_a_council_may_name_has_a_profile_with_its_source():
    assert set(PROFILES) == set(StatusKey)
    assert all(profile.key == key and profile.source for key, profile in PROFILES.items())


class TestHavering:
    @pytest.mark.parametrize(
        ("value", "last_year", "expected"),
        [
            (89, 88, "amber"),
            (89, 89, "amber"),
            (89, 90, "red"),
            (90, 99, "green"),
            (95, 99, "green"),
        ],
    )
    def test_more_than_a_tenth_off_is_excused_by_last_year(self, value, last_year, expected):
        assert judge(HAVERING, value, 100, "maximise", last_year=last_year).status == expected

    @pytest.mark.parametrize(
        ("value", "last_year", "expected"),
        [(111, 112, "amber"), (111, 110, "red"), (110, 9, "green")],
    )
    def test_less_may_be_better(self, value, last_year, expected):
        assert judge(HAVERING, value, 100, "minimise", last_year=last_year).status == expected

    @pytest.mark.parametrize("missing", [None, float("nan")])
    def test_a_comparison_that_is_not_there_excuses_nothing(self, missing):
        found = judge(HAVERING, 89, 100, "maximise", last_year=missing)
        assert found == Verdict(Status.RED, reason=NO_COMPARISON)
        assert judge(HAVERING, 90, 100, "maximise", last_year=missing) == Verdict(Status.GREEN)

    def test_in_a_band_nearer_is_better(self):
        band = {"lower": 90, "upper": 110}
        assert judge(HAVERING, 80, None, "band", last_year=79, **band).status == "amber"
        assert judge(HAVERING, 80, 100, "band", last_year=121, **band).status == "amber"
        assert judge(HAVERING, 80, 100, "band", last_year=119, **band).status == "red"
        assert judge(HAVERING, 80, 100, "band", last_year=121).status == "amber"
        assert judge(HAVERING, 81, None, "band", last_year=99, **band).status == "green"

    def test_a_box_for_corrective_action_is_mandatory_for_red(self):
        assert HAVERING.corrective_action == (Status.RED,)
        assert TOLERANCE.corrective_action == ()


@pytest.mark.parametrize(
    ("value", "last_year", "expected"),
    [(100, 120, "green"), (99, 98, "amber"), (99, 99, "red"), (99, 100, "red"), (20, 10, "amber")],
)
def test_thurrock_excuses_a_missed_target_only_if_it_is_better_than_last_year(
    value, last_year, expected
):
    assert judge(THURROCK, value, 100, "maximise", last_year=last_year).status == expected


def test_maidstone_is_amber_within_a_tenth():
    colours = [
        judge(PROFILES["maidstone-relative-10"], value, 100, "maximise").status
        for value in (100, 99.9, 90, 89.9)
    ]
    assert colours == ["green", "amber", "amber", "red"]


class TestThreeIcons:
    @pytest.mark.parametrize(
        ("value", "icon", "colour"),
        [
            (105.1, "star", "green"),
            (105, "circle", "green"),
            (95, "circle", "green"),
            (94.9, "triangle", "red"),
        ],
    )
    def test_better_within_and_worse_than_the_tolerance(self, value, icon, colour):
        found = judge(ICONS, value, 100, "maximise")
        assert (found.icon, found.status) == (icon, colour)
        mirrored = judge(ICONS, -value, -100, "minimise")
        assert (mirrored.icon, mirrored.status) == (icon, colour)

    def test_nothing_is_better_than_within_a_band(self):
        found = [
            judge(ICONS, value, None, "band", lower=90, upper=110)
            for value in (100, 90, 85.5, 85.4)
        ]
        assert [one.icon for one in found] == [*[Icon.CIRCLE] * 3, Icon.TRIANGLE]
        assert [one.status for one in found] == [*["green"] * 3, "red"]

    def test_what_has_no_colour_has_no_icon(self):
        assert judge(ICONS, 5, 5, "none").icon is None
        assert judge(ICONS, None, 5, "maximise").icon is None


class TestCamms:
    @given(HUNDREDTHS, TARGETS, ONE_SIDED, SHARES)
    def test_the_score_is_the_relative_rule_without_a_green_tolerance(
        self, value, target, polarity, variance
    ):
        """CAMMS: 100 a/t, or 100 (2 - a/t) for less is better; amber from 100 - var."""
        ratio = Fraction(str(value)) / Fraction(str(target))
        score = 100 * ratio if polarity == "maximise" else 100 * (2 - ratio)
        amber = score >= 100 - 100 * Fraction(str(variance))
        expected = "green" if score >= 100 else "amber" if amber else "red"
        found = judge(CAMMS.with_limits("relative", 0.0, variance), value, target, polarity)
        assert found.status == expected
        assert found.status == status.rag(value, target, polarity, red_tolerance=variance)

    @pytest.mark.parametrize(
        ("value", "polarity", "expected"),
        [
            (0, "maximise", "green"),
            (3, "maximise", "green"),
            (-0.01, "maximise", "red"),
            (0, "minimise", "green"),
            (-3, "minimise", "green"),
            (0.01, "minimise", "red"),
        ],
    )
    def test_a_target_of_nought_is_met_in_full_or_not_at_all(self, value, polarity, expected):
        assert judge(CAMMS, value, 0, polarity).status == expected
        wholly = CAMMS.with_limits("relative", 0.0, 1.0)
        assert judge(wholly, -1, 0, "maximise").status == "amber"

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (90, "green"),
            (110, "green"),
            (89.99, "amber"),
            (81, "amber"),
            (80.99, "red"),
            (121, "amber"),
            (121.01, "red"),
        ],
    )
    def test_the_goal_post_is_as_wide_as_the_variance(self, value, expected):
        """Edges 90 and 110 about 100; beyond them the score is of the edge that was passed."""
        assert judge(CAMMS, value, 100, "band").status == expected
        assert judge(CAMMS, value, None, "band", lower=90, upper=110).status == expected

    def test_a_goal_post_about_nought_has_no_width(self):
        assert judge(CAMMS, 0, 0, "band").status == "green"
        assert judge(CAMMS, 0.1, 0, "band").status == "red"
        assert judge(CAMMS, 1, None, "band").status == "unknown"


@settings(max_examples=50)
@given(HUNDREDTHS, HUNDREDTHS, st.sampled_from(status.POLARITIES), SHARES)
def test_two_tolerances_are_the_rule_of_status_itself(value, target, polarity, red):
    profile = TOLERANCE.with_limits("relative", 0.0, red)
    expected = status.rag(value, target, polarity, red_tolerance=red)
    assert judge(profile, value, target, polarity).status is expected


@settings(max_examples=50)
@given(HUNDREDTHS, TARGETS, HUNDREDTHS, st.sampled_from(sorted(PROFILES)))
def test_minimise_is_maximise_in_the_mirror(value, target, last_year, key):
    profile = PROFILES[key]
    found = judge(profile, value, target, "maximise", last_year=last_year)
    mirrored = judge(profile, -value, -target, "minimise", last_year=-last_year)
    assert found == mirrored


@pytest.mark.parametrize("key", PROFILES)
@pytest.mark.parametrize(
    ("value", "target", "polarity", "expected", "words"),
    [
        (None, 5, "maximise", "unknown", "no figure"),
        (5, None, "maximise", "unknown", "no target"),
        (5, None, "band", "unknown", "no target"),
        (5, 5, "none", "data_only", "neither more nor less"),
    ],
)
def test_what_has_no_colour_says_why(key, value, target, polarity, expected, words):
    found = judge(PROFILES[key], value, target, polarity, last_year=4)
    assert found.status == expected
    assert words in found.reason


def test_a_share_of_nought_is_unknown_except_as_a_score():
    unknown = [
        key for key in PROFILES if judge(PROFILES[key], 5, 0, "minimise").status == "unknown"
    ]
    assert unknown == [key for key in PROFILES if key != "camms"]
    assert "percent of 0" in judge(HAVERING, 5, 0, "minimise").reason


def test_a_council_s_own_tolerances_count_where_the_source_leaves_them_to_it():
    own = ("absolute", 1.0, 2.0)
    for key, profile in PROFILES.items():
        expected = profile.with_limits(*own) if profile.adjustable else profile
        assert in_force(key, *own) == expected
    assert {key for key, one in PROFILES.items() if one.adjustable} == {
        "tolerance",
        "three-icon",
        "camms",
    }


def test_what_cannot_be_is_refused_by_name():
    with pytest.raises(ValueError, match="status_profile is 'kent'; allowed are tolerance,"):
        in_force("kent", "relative", 0, 0.1)
    with pytest.raises(ValueError, match="polarity is 'up'"):
        judge(HAVERING, 1, 2, "up")
    with pytest.raises(ValueError, match="mode is 'share'"):
        judge(replace(CAMMS, mode="share"), 1, 2, "maximise")
    with pytest.raises(ValueError, match="value is True; it must be a number"):
        judge(CAMMS, True, 2, "maximise")
