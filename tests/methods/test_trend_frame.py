"""A whole frame's trends are those of its cells one at a time."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods import trend, trend_frame
from pmf_lib.methods.status import POLARITIES
from tests.methods.test_status_frame import COLUMNS, frame, series

AWKWARD = (0.0, 0.1, 0.2, 0.3, 94.96, 95, 1e300, -1.7e308, 1.7e308, 1e-300, 5e-324, 1e16 + 2)
FIGURES = st.one_of(
    st.sampled_from((*AWKWARD, math.nan, math.inf)),
    st.integers(-3, 3),
    st.integers(-50, 50).map(lambda n: n / 10),
)
ROWS = st.lists(st.tuples(*[FIGURES] * 3), min_size=1, max_size=12)
EDGES = st.tuples(FIGURES, FIGURES)


@settings(max_examples=50, deadline=None)
@given(st.data(), ROWS, st.sampled_from(trend.KINDS), st.integers(1, 4), st.integers(1, 4))
def test_each_cell_is_what_the_rule_says_of_the_figures_up_to_it(data, rows, kind, year, length):
    values = frame(rows)
    polarity = [data.draw(st.sampled_from(POLARITIES)) for _ in COLUMNS]
    still = [data.draw(st.sampled_from((0, 0, 0.1, 0.3, 1, 1e300))) for _ in COLUMNS]
    target = [data.draw(st.one_of(FIGURES, st.just(math.nan))) for _ in COLUMNS]
    lower, upper = zip(*(data.draw(EDGES) for _ in COLUMNS), strict=True)
    options = {"kind": kind, "periods_per_year": year}
    aims = {"dead_band": still, "target": target, "lower": lower, "upper": upper}
    by_column = {name: series(one) for name, one in aims.items()}
    short = trend_frame.short(values, series(polarity), **options, **by_column)
    long = trend_frame.long(values, series(polarity), length=length, **options, **by_column)
    for place, word in enumerate(polarity):
        own = {name: one[place] for name, one in aims.items()} | options
        figures = values.iloc[:, place].tolist()
        for row in range(len(figures)):
            so_far = figures[: row + 1]
            assert short.iloc[row, place] == trend.short(so_far, word, **own).value
            assert long.iloc[row, place] == trend.long(so_far, word, length=length, **own).value


def test_the_source_s_worked_comparators_in_one_call():
    """Pentana: Q1 18/19 against Q4 17/18, the mean of 17/18, Q1 17/18, the mean of four Q1s."""
    quarters = [10, 20, 30, 40, 11, 21, 31, 41, 12, 22, 32, 42, 13, 23, 33, 43, 30]
    values = pd.DataFrame({"A": quarters})
    assert trend_frame.short(values, "maximise").iloc[-1, 0] == "worse"
    assert trend_frame.long(values, "maximise").iloc[-1, 0] == "better"
    assert trend_frame.short(values, "maximise", kind="year_to_year").iloc[-1, 0] == "better"
    assert trend_frame.long(values, "maximise", kind="year_to_year").iloc[-1, 0] == "better"
    assert trend_frame.long(values, "maximise", kind="year_to_year").iloc[-2, 0] == "no_trend"


def test_tenths_average_to_a_tenth_and_gaps_are_no_trend():
    values = pd.DataFrame({"A": [0.1, 0.2, 0.3, 0.2, None, 0.2]})
    found = trend_frame.long(values, "maximise", length=3)["A"].tolist()
    assert found == ["no_trend", "no_trend", "no_trend", "same", "no_trend", "no_trend"]


def test_a_band_s_target_may_change_with_the_period():
    values = pd.DataFrame({"A": [90.0, 105, 90]})
    found = trend_frame.short(values, "band", target=pd.DataFrame({"A": [100.0, 100, 88]}))
    assert found["A"].tolist() == ["no_trend", "better", "better"]
    within = trend_frame.long(values, "band", length=2, lower=80, upper=120)
    assert within["A"].tolist() == ["no_trend", "no_trend", "same"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"polarity": "up"}, "polarity is 'up'"),
        ({"kind": "yearly"}, "kind is 'yearly'"),
        ({"length": 0}, "length is 0"),
        ({"periods_per_year": 0}, "periods_per_year 0"),
        ({"dead_band": -1}, "dead_band is -1"),
        ({"dead_band": math.nan}, "dead_band is nan"),
        ({"target": frame([(1, 2, 3)] * 2)}, "target is 2 by 3"),
        ({"lower": pd.Series([1], index=["A"])}, "lower has 1 entries"),
        ({"upper": "high"}, "upper holds 'high'"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, named):
    with pytest.raises(ValueError, match=named):
        trend_frame.long(frame([(1, 2, 3)]), **({"polarity": "maximise"} | arguments))
