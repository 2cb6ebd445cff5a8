"""A whole frame is judged as its cells are one at a time."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods import status, status_frame

COLUMNS = ("A", "B", "C")
AWKWARD = (
    *(0.0, -0.0, 90, 100, 110, 95, 94.96, 94.999, 0.1, 0.2, 0.3, -90, -100, -110, 993, 1000),
    *(1e300, -1e300, 1.7e308, -1.7e308, 1e-300, 5e-324, 1e16 + 2, 1e16, math.nan, math.inf),
)
FIGURES = st.one_of(
    st.sampled_from(AWKWARD), st.integers(-20, 120), st.integers(-9999, 9999).map(lambda n: n / 100)
)
ROWS = st.lists(st.tuples(*[FIGURES] * 3), min_size=1, max_size=6)
LIMITS = st.sampled_from(
    ((0, 0.1), (0, 0), (0.05, 0.05), (0.02, 0.1), (0.007, 0.3), (1, 5), (2, 3))
)


def frame(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=float)


def series(values) -> pd.Series:
    return pd.Series(list(values), index=list(COLUMNS))


@settings(max_examples=50, deadline=None)
@given(st.data(), ROWS)
def test_each_cell_is_what_the_rule_says_of_it_alone(data, rows):
    values = frame(rows)
    targets = frame(
        data.draw(st.lists(st.tuples(*[FIGURES] * 3), min_size=len(rows), max_size=len(rows)))
    )
    polarity = series(data.draw(st.sampled_from(status.POLARITIES)) for _ in COLUMNS)
    mode = series(data.draw(st.sampled_from(status.MODES)) for _ in COLUMNS)
    green, red = zip(*(data.draw(LIMITS) for _ in COLUMNS), strict=True)
    edges = [
        sorted((data.draw(FIGURES), data.draw(FIGURES)), key=lambda x: (math.isnan(x), x))
        for _ in COLUMNS
    ]
    lower, upper = zip(*edges, strict=True)
    limits = {"green_tolerance": series(green), "red_tolerance": series(red)}
    found = status_frame.rag(
        values, targets, polarity, mode=mode, lower=series(lower), upper=series(upper), **limits
    )
    for row in range(len(values)):
        for place, column in enumerate(COLUMNS):
            assert (
                found.iloc[row, place]
                == status.rag(
                    values.iloc[row, place],
                    targets.iloc[row, place],
                    polarity[column],
                    mode=mode[column],
                    green_tolerance=green[place],
                    red_tolerance=red[place],
                    lower=lower[place],
                    upper=upper[place],
                ).value
            )


def test_boundaries_are_met_exactly_however_near():
    values = frame([(90, 94.96, 0.27), (89.999999999999, 95, 0.2699999999999999)])
    found = status_frame.rag(values, series([100, 95.0, 0.3]))
    assert found.to_numpy().tolist() == [["amber", "amber", "amber"], ["red", "green", "red"]]
    assert found.index.equals(values.index)
    assert list(found.columns) == list(COLUMNS)


def test_targets_by_column_and_settings_by_label_in_any_order():
    values = frame([(90, 90, 90)])
    polarity = pd.Series(["minimise", "band", "maximise"], index=["C", "B", "A"])
    found = status_frame.rag(values, series([100, 100, 100]), polarity)
    assert found.iloc[0].tolist() == ["amber", "amber", "green"]


def test_missing_is_unknown_and_without_polarity_data_only():
    values = pd.DataFrame({"A": [None, 5], "B": [None, 5]}, dtype=object)
    found = status_frame.rag(
        values, pd.Series({"A": 0, "B": None}), pd.Series({"A": "maximise", "B": "none"})
    )
    assert found["A"].tolist() == ["unknown", "unknown"]
    assert found["B"].tolist() == ["data_only", "data_only"]


def test_no_periods_and_no_measures_give_an_empty_frame():
    assert status_frame.rag(frame([]), series([1, 2, 3])).shape == (0, 3)
    empty = pd.DataFrame(index=["2021-22-Q1"])
    assert status_frame.rag(empty, pd.Series(dtype=float)).shape == (1, 0)


def test_inputs_stay_untouched():
    values, targets = frame([(1, np.inf, 3)]), frame([(1, 2, 3)])
    before = values.copy(), targets.copy()
    status_frame.rag(values, targets)
    pd.testing.assert_frame_equal(values, before[0])
    pd.testing.assert_frame_equal(targets, before[1])


ONE = frame([(1, 2, 3)])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"targets": frame([(1, 2, 3)] * 2)}, "targets is 2 by 3; it must have the periods"),
        ({"targets": ONE[["C", "B", "A"]]}, "targets is 1 by 3"),
        ({"targets": pd.Series([1, 2], index=["A", "B"])}, "targets has 2 entries"),
        ({"polarity": pd.Series(["none"], index=["A"])}, "polarity has 1 entries"),
        ({"polarity": "higher"}, "polarity is 'higher'; allowed are maximise"),
        ({"polarity": series(["none", "none", None])}, "polarity is nan"),
        ({"mode": "percent"}, "mode is 'percent'"),
        ({"green_tolerance": 0.2}, "red_tolerance is 0.1"),
        ({"green_tolerance": series([0, -1, 0])}, "green_tolerance is -1"),
        ({"red_tolerance": True}, "red_tolerance holds True"),
        ({"lower": 2, "upper": 1}, "lower is 2.0 and upper 1.0"),
        ({"values": ONE > 1}, "values holds bool"),
        ({"values": ONE.astype(str)}, "values holds"),
        ({"values": pd.DataFrame({"A": [1], "B": ["x"], "C": [True]}, dtype=object)}, "'x'"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, named):
    given_ = {"values": ONE, "targets": ONE} | arguments
    with pytest.raises(ValueError, match=named):
        status_frame.rag(given_.pop("values"), given_.pop("targets"), **given_)
