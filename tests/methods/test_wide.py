import numpy as np
import pandas as pd
import pytest

from pmf_lib.methods import wide

FRAME = pd.DataFrame({"A": [1, 2], "B": [None, 4]}, index=["2021-22-Q1", "2021-22-Q2"])


def test_what_is_missing_is_nan_in_whatever_kind_of_column():
    columns = FRAME.astype({"A": "Int64"}).assign(
        C=pd.Series([None, 3.5], dtype=object, index=FRAME.index)
    )
    found = wide.numbers("values", columns)
    assert np.array_equal(found, [[1, np.nan, np.nan], [2, 4, 3.5]], equal_nan=True)


def test_what_is_no_frame_is_refused():
    with pytest.raises(ValueError, match="values is a list; it must be a frame"):
        wide.numbers("values", [[1, 2]])


def test_one_for_all_one_a_column_or_one_a_cell():
    assert wide.beside("lower", 5, FRAME).tolist() == [[5, 5]]
    assert wide.beside("lower", pd.Series({"B": 2, "A": 1}), FRAME).tolist() == [[1, 2]]
    assert wide.beside("lower", FRAME.fillna(0), FRAME).tolist() == [[1, 0], [2, 4]]
    assert np.isnan(wide.beside("lower", None, FRAME)).all()
    with pytest.raises(ValueError, match="in the same order"):
        wide.beside("lower", FRAME[::-1], FRAME)


@pytest.mark.parametrize(
    ("distance", "scale", "doubt"),
    [(1e-9, 1.0, True), (1.1e-9, 1.0, False), (0, 0, True), (1, np.inf, True), (np.nan, 1, True)],
)
def test_a_float_cannot_tell_what_is_as_near_as_its_own_error(distance, scale, doubt):
    found = wide.in_doubt(np.array([distance], float), np.array([scale], float))
    assert found.tolist() == [doubt]
    assert wide.in_doubt(np.array([1e-300]), np.array([1e-300])).all()
