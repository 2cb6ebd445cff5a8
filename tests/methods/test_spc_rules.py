"""The four rules on places alone; in the tables a letter is a point, read from left to right."""

import numpy as np
import pytest

from pmf_lib.methods.spc_rules import CLASSES, IMPROVEMENTS, SIGNALS, Places, Variation, codes

SIDES = {"a": 1, "A": 1, "N": 1, "O": 1, "m": 0, "b": -1, "n": -1, "o": -1}
ZONES = {"N": 1, "n": 1, "O": 2, "o": 2}
STEPS = {"+": 1, "-": -1, "=": 0}
MIRROR = str.maketrans("abNnOo+-", "banNoO-+")


def places(points: str, steps: str = "") -> Places:
    """a and b are above and below the mean, m on it, N and n near a limit, O and o outside."""
    sides = [SIDES[point] for point in points]
    zones = [ZONES.get(point, 0) for point in points]
    moves = [STEPS[step] for step in (steps or "=" * len(points))]
    return Places(*(np.array(part, dtype=np.int8)[:, None] for part in (sides, zones, moves)))


def shown(found: Places) -> str:
    """A digit a point: the rank of the rule that flags it, 0 for none."""
    return "".join(str(abs(code)) for code in codes(found)[:, 0])


@pytest.mark.parametrize(
    ("points", "flagged"),
    [
        ("bNNa", "0330"),
        ("bNaN", "0303"),
        ("baNN", "0033"),
        ("bNNN", "0333"),
        ("bNNb", "0000"),
        ("bNNm", "0000"),
        ("bNnN", "0000"),
        ("bNaaN", "00000"),
        ("bOaN", "0100"),
        ("bONN", "0133"),
        ("bNON", "0313"),
        ("NN", "00"),
    ],
)
def test_two_in_three(points, flagged):
    assert shown(places(points)) == flagged
    assert shown(places(points.translate(MIRROR))) == flagged


@pytest.mark.parametrize(
    ("points", "flagged"),
    [
        ("b" + "a" * 6, "0" * 7),
        ("b" + "a" * 7, "0" + "4" * 7),
        ("b" + "a" * 8 + "b", "0" + "4" * 8 + "0"),
        ("aaamaaa", "0" * 7),
        ("aaaaaam", "0" * 7),
        ("mmmmmmm", "0" * 7),
        ("a" * 7 + "b" * 7, "4" * 14),
        ("aaabaaaaaaa", "0000" + "4" * 7),
    ],
)
def test_shift(points, flagged):
    assert shown(places(points)) == flagged
    assert shown(places(points.translate(MIRROR))) == flagged


@pytest.mark.parametrize(
    ("steps", "flagged"),
    [
        ("=++++++", "2" * 7),
        ("=+++++=", "0" * 7),
        ("=+++=+++", "0" * 8),
        ("=-+++++", "0" * 7),
        ("=-++++++", "0" + "2" * 7),
    ],
)
def test_trend_is_seven_points_and_six_steps(steps, flagged):
    for signs in (steps, steps.translate(MIRROR)):
        assert shown(places("ab" * (len(steps) // 2) + "a" * (len(steps) % 2), signs)) == flagged


def test_a_point_in_two_trends_takes_the_later_one_s_direction():
    found = SIGNALS[codes(places("ababababababa", "=++++++------"))[:, 0]]
    assert list(found) == ["trend_up"] * 6 + ["trend_down"] * 7


@pytest.mark.parametrize(
    ("points", "steps", "signal"),
    [
        ("aaaaaaO", "=++++++", "outside_above"),
        ("aaaaNaN", "=++++++", "trend_up"),
        ("aaaaNaN", "=------", "trend_down"),
        ("aaaaNaN", "=+++-++", "two_in_three_above"),
        ("aaaaNaa", "=+++-++", "shift_above"),
        ("aaabNaa", "=+++-++", None),
        ("bbbbbbo", "=------", "outside_below"),
        ("bbbbnbn", "=+++-++", "two_in_three_below"),
        ("bbbbnbb", "=+++-++", "shift_below"),
    ],
)
def test_the_first_rule_in_order_names_the_signal(points, steps, signal):
    assert SIGNALS[codes(places(points, steps))[-1, 0]] == signal


def test_a_trend_is_judged_by_its_slope_not_by_its_side_of_the_mean():
    """A fall that is still above the mean is bad news where more is better."""
    low = np.sign(codes(places("aaaaaaa", "=------")))[0, 0]
    found = {word: CLASSES[direction, low] for word, direction in IMPROVEMENTS.items()}
    assert found == {
        "increase": Variation.CONCERN,
        "decrease": Variation.IMPROVEMENT,
        "neutral": Variation.NEUTRAL_LOW,
    }


def test_each_series_is_read_alone():
    parts = [places("bNNa"), places("aaaa"), places("mooo")]
    sides, zones, steps = (
        np.hstack([getattr(part, name) for part in parts]) for name in ("sides", "zones", "steps")
    )
    apart = np.hstack([codes(part) for part in parts])
    assert (codes(Places(sides, zones, steps)) == apart).all()
