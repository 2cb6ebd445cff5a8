"""What a pairing asks of each committee (R0-004)."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.pairing import (
    differences,
    evenness,
    latest_trial,
    left_without,
    moved,
    moves_of,
    totals,
    workload,
)


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


ADOPTED = {"a": ("x", "y"), "b": ("z",)}


def test_a_unit_is_moved_and_the_adopted_pairing_stays() -> None:
    """R0-004: an alternative is worked out without changing the adopted mapping."""
    assert moved(ADOPTED, {"x": "b"}) == {"a": ("y",), "b": ("z", "x")}
    assert moved(ADOPTED, {"x": "a"}) == ADOPTED
    assert ADOPTED == {"a": ("x", "y"), "b": ("z",)}
    assert differences(ADOPTED, moved(ADOPTED, {"x": "b"})) == (("x", "a", "b"),)
    assert differences(ADOPTED, ADOPTED) == ()


def test_what_the_pairing_does_not_hold_cannot_be_moved() -> None:
    with pytest.raises(ValueError, match="no unit q"):
        moved(ADOPTED, {"q": "a"})
    with pytest.raises(ValueError, match="no committee q"):
        moved(ADOPTED, {"x": "q"})


def test_a_committee_that_is_left_with_nothing_is_named() -> None:
    assert left_without(moved(ADOPTED, {"z": "a"})) == ("b",)
    assert left_without(ADOPTED) == ()


UNITS = [f"u{number}" for number in range(8)]
COMMITTEES = ["a", "b", "c"]


@given(
    st.lists(st.sampled_from(COMMITTEES), min_size=8, max_size=8),
    st.dictionaries(st.sampled_from(UNITS), st.sampled_from(COMMITTEES)),
)
def test_each_unit_keeps_exactly_one_committee(of: list[str], moves: dict[str, str]) -> None:
    adopted = {
        each: tuple(unit for unit, own in zip(UNITS, of, strict=True) if own == each)
        for each in COMMITTEES
    }
    tried = moved(adopted, moves)
    assert sorted(unit for units in tried.values() for unit in units) == UNITS
    assert all(unit in tried[committee] for unit, committee in moves.items())
    amounts = {unit: float(place) for place, unit in enumerate(UNITS)}
    assert sum(totals(tried, amounts).values()) == sum(totals(adopted, amounts).values())
    back = {unit: committee for unit, committee, _ in differences(adopted, tried)}
    again = moved(tried, back)
    assert {each: set(units) for each, units in again.items()} == {
        each: set(units) for each, units in adopted.items()
    }


def test_the_latest_trial_is_the_one_recorded_last() -> None:
    rows = [("PT2", "2021-05-01"), ("PT1", "2021-06-01"), ("PT3", "2021-06-01")]
    trials = pd.DataFrame(rows, columns=["trial", "known_from"])
    assert latest_trial(trials) == "PT3"
    assert latest_trial(trials.head(2)) == "PT1"
    assert latest_trial(trials.head(0)) is None


def test_a_row_moves_a_unit_only_away_from_its_own_committee() -> None:
    rows = [("x", "b"), ("y", "a"), ("gone", "b"), ("z", "dissolved")]
    trials = pd.DataFrame(rows, columns=["unit", "committee"])
    assert moves_of(trials, ADOPTED) == {"x": "b"}
