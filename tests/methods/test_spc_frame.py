"""A whole council at once gives what one measure at a time gives."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods import spc, spc_frame

NUMBERS = ("mean", "lower", "upper", "moving_range")
KINDS = (
    lambda rng, rows: rng.poisson(3, rows).astype(float),
    lambda rng, rows: rng.integers(-1, 2, rows).cumsum() / 10,
    lambda rng, rows: rng.normal(80, 5, rows).round(1),
    lambda rng, rows: rng.normal(0, 1, rows),
    lambda rng, rows: np.full(rows, rng.integers(0, 4) / 10),
    lambda rng, rows: np.repeat(rng.integers(8, 12, rows // 6 + 1), 6)[:rows] / 100,
    lambda rng, rows: 1e9 + rng.integers(0, 5, rows) / 10,
    lambda rng, rows: rng.integers(-5, 6, rows) * 1e-300,
    lambda rng, rows: rng.integers(-5, 6, rows) * 1e299,
)


def council(seed, rows):
    """A frame with every kind of series, with and without gaps, and its directions and targets."""
    rng = np.random.default_rng(seed)
    columns = [make(rng, rows) for make in KINDS for _ in range(3)]
    values = pd.DataFrame(np.column_stack(columns))
    holes = rng.random(values.shape) < rng.choice([0, 0.04, 0.5], values.shape[1])
    words = pd.Series(rng.choice(["increase", "decrease", "neutral"], values.shape[1]))
    aims = values.iloc[0].where(rng.random(values.shape[1]) < 0.8)
    return values.mask(holes), words, aims


def stretch(column):
    """Where the last unbroken stretch of figures begins and ends, plainly."""
    figures = column.to_list()
    end = len(figures)
    while end and math.isnan(figures[end - 1]):
        end -= 1
    start = end
    while start and not math.isnan(figures[start - 1]):
        start -= 1
    return start, end


def assert_same(frame, measure, chart, start, end):
    for name in NUMBERS:
        one, whole = getattr(chart, name), getattr(frame, name)[measure]
        assert math.isnan(whole) if one is None else math.isclose(one, whole, rel_tol=1e-9), name
    for name in ("limits", "variation", "assurance"):
        assert getattr(frame, name)[measure] is getattr(chart, name), name
    for name in ("signals", "classes"):
        column = getattr(frame, name)[measure]
        assert tuple(column.iloc[start:end]) == getattr(chart, name), name
        assert set(column.iloc[:start]) | set(column.iloc[end:]) <= {None}, name


@given(
    st.integers(0, 2**32 - 1), st.integers(1, 40), st.booleans(), st.sampled_from([None, 12, 20])
)
@settings(max_examples=50, deadline=None)
def test_a_frame_is_judged_as_its_columns_are_one_by_one(seed, rows, screen, fix_after):
    values, words, aims = council(seed, rows)
    frame = spc_frame.xmr(values, words, target=aims, screen=screen, fix_after=fix_after)
    for measure in values:
        start, end = stretch(values[measure])
        if start == end:
            assert frame.variation[measure] is None and math.isnan(frame.mean[measure])
            continue
        chart = spc.xmr(
            values[measure].iloc[start:end],
            improvement=words[measure],
            target=None if math.isnan(aims[measure]) else aims[measure],
            screen=screen,
            fix_after=fix_after,
        )
        assert_same(frame, measure, chart, start, end)


def test_what_stands_before_a_gap_is_left_out_and_a_late_measure_ends_at_its_own_last():
    series = [90, 1, None, *[3, 0] * 6, None]
    values = pd.DataFrame({"a": series, "b": [None] * 16}, dtype=float)
    frame = spc_frame.xmr(values)
    assert frame.mean["a"] == 1.5 and frame.limits["a"] is spc.Limits.FULL
    assert frame.variation["a"] is spc.Variation.COMMON_CAUSE
    assert list(frame.classes["a"].isna()) == [True] * 3 + [False] * 12 + [True]
    assert frame.limits["b"] is spc.Limits.TOO_FEW and frame.assurance["b"] is None


def test_a_target_may_be_one_for_all_a_series_or_a_frame_s_last():
    values = pd.DataFrame({"a": [3.0, 0.0] * 6, "b": [13.0, 10.0] * 6})

    def told(target):
        return [str(one) for one in spc_frame.xmr(values, target=target).assurance]

    assert told(9.48) == ["hit_or_miss", "hit_or_miss"]
    assert told(9.49) == ["fail", "hit_or_miss"]
    assert told(pd.Series({"b": 30})) == ["None", "fail"]
    assert told(pd.DataFrame({"b": [30, -30, None], "a": [0, 1, 30]})) == ["fail", "pass"]
    assert told(None) == ["None", "None"]


def test_the_values_are_left_as_they_were_and_answers_keep_their_labels():
    values = pd.DataFrame({"a": [1.0, None, 3.0]}, index=["2021-22-Q1", "2021-22-Q2", "2021-22-Q3"])
    before = values.copy()
    frame = spc_frame.xmr(values)
    pd.testing.assert_frame_equal(values, before)
    assert frame.signals.index.equals(values.index) and list(frame.mean.index) == ["a"]


def test_a_council_without_measures_has_nothing_to_tell():
    assert spc_frame.xmr(pd.DataFrame(index=range(3))).variation.empty


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ({"a": [1, math.inf]}, {}, "values has inf for 'a' in 1; allowed are numbers up to"),
        ({"a": [1, 1e301]}, {}, "values has 1e\\+301 for 'a' in 1"),
        ({"a": [True, False]}, {}, "values has True for 'a' in 0; allowed are numbers"),
        ({"a": [1, "2"]}, {}, "values has '2' for 'a' in 1"),
        ({"a": [None, True]}, {}, "values has True for 'a' in 1"),
        ({"a": []}, {}, "values has no rows"),
        ({"a": [1]}, {"improvement": "up"}, "improvement is 'up'; allowed are"),
        (
            {"a": [1]},
            {"improvement": pd.Series({"b": "increase"})},
            "improvement is nan for 'a'; allowed are",
        ),
        ({"a": [1]}, {"target": math.nan}, "target is nan; allowed are"),
        ({"a": [1]}, {"target": pd.Series({"a": math.inf})}, "target has inf for 'a'"),
        ({"a": [1]}, {"fix_after": 11}, "fix_after is 11; allowed are"),
    ],
)
def test_what_cannot_be_is_refused(values, options, message):
    with pytest.raises(ValueError, match=message):
        spc_frame.xmr(pd.DataFrame(values), **options)


def test_a_measure_named_twice_is_refused():
    with pytest.raises(ValueError, match="values has the column 'a' twice"):
        spc_frame.xmr(pd.DataFrame([[1, 2]], columns=["a", "a"]))
