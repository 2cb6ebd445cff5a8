"""What a pairing asks of each committee (R0-004)."""

import pytest

from pmf_lib.methods.pairing import evenness, workload


def test_workload_is_added_up_by_committee() -> None:
    """R0-004: units, measures and exceptions of each committee under a pairing."""
    found = workload({"a": ["x", "y"], "b": ["z"]}, {"x": 3, "y": 4, "z": 5}, {"y": 2})
    assert found.to_numpy().tolist() == [["a", 2, 7, 2], ["b", 1, 5, 0]]
    assert evenness(found) == pytest.approx(1.4)


def test_a_unit_has_one_committee() -> None:
    with pytest.raises(ValueError, match="x twice"):
        workload({"a": ["x"], "b": ["x"]}, {}, {})


def test_evenness_is_not_known_where_a_committee_has_nothing() -> None:
    assert evenness(workload({"a": ["x"], "b": []}, {"x": 1}, {})) is None
