"""What an approval writes into the register, and what keeps it out (R0-035 to R0-037)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.measure_life import out_of_order
from pmf_lib.methods.promotion import active_from, entries, hindrances, next_code
from pmf_lib.methods.proposal_standing import Standing
from pmf_lib.periods import Period
from pmf_lib.register import table

PROPOSAL: dict[str, Any] = {
    "proposal": "P1",
    "title": "Answered in time",
    "purpose": "Nobody waits.",
    "unit": "ict-services",
    "formula": "a_numerator / a_denominator",
    "frequency": "quarterly",
    "target": 80.0,
    "approved_by": "Director",
    "approved_on": "2021-11-04",
    "minute": "EX.1/21",
    "adopted_as": "NEW1",
}
HELD = {"measure": "OLD1", "title": "Old", "guidance": "Add up", "version": "3", "state": "active"}


@pytest.mark.parametrize(
    ("frequency", "approved", "begins"),
    [
        ("monthly", date(2021, 11, 30), date(2021, 12, 1)),
        ("monthly", date(2021, 12, 1), date(2022, 1, 1)),
        ("quarterly", date(2021, 11, 4), date(2022, 1, 1)),
        ("annual", date(2022, 3, 31), date(2022, 4, 1)),
    ],
)
def test_it_counts_from_the_next_period(frequency: str, approved: date, begins: date) -> None:
    assert active_from(frequency, approved) == begins


@given(st.sampled_from(("monthly", "quarterly", "annual")), st.dates(date(2000, 1, 1)))
def test_never_on_or_before_its_approval(frequency: str, approved: date) -> None:
    approved = min(approved, date(2900, 1, 1))
    assert active_from(frequency, approved) > approved


def test_a_new_one_is_a_measure_with_a_target_and_a_step() -> None:
    found = entries(PROPOSAL, None)
    (measure,), (target,), (step,) = (found[name] for name in found)
    assert (measure["measure"], measure["state"], measure["version"]) == ("NEW1", "active", "1")
    assert measure["defined_on"] == step["happened_on"] == date(2022, 1, 1)
    assert (target["period"], target["target"], target["profile"]) == ("2021-22", 80.0, "flat")
    assert step["stage"] == "active" and step["approved_by"] == "Director"
    assert step["reason"] == "Proposal P1: Nobody waits. Approved: EX.1/21."
    for name, rows in found.items():
        assert all(table(name).has(column) for row in rows for column in row)


def test_what_takes_the_place_of_another_ends_it() -> None:
    found = entries(PROPOSAL, HELD)
    states = {row["measure"]: (row["state"], row["version"]) for row in found["measures"]}
    assert states == {"NEW1": ("active", "1"), "OLD1": ("deleted", "4")}
    assert [step["stage"] for step in found["measure_events"]] == ["active", "deleted"]


def test_an_amendment_keeps_code_and_guidance() -> None:
    found = entries({**PROPOSAL, "change": "amend", "adopted_as": "OLD1"}, HELD)
    (measure,) = found["measures"]
    assert (measure["measure"], measure["version"]) == ("OLD1", "4")
    assert (measure["title"], measure["guidance"]) == ("Answered in time", "Add up")
    assert [step["stage"] for step in found["measure_events"]] == ["amended"]


def test_a_deletion_sets_no_target_and_changes_no_words() -> None:
    found = entries({**PROPOSAL, "change": "delete", "adopted_as": "OLD1"}, HELD)
    (measure,) = found["measures"]
    assert (measure["title"], measure["state"]) == ("Old", "deleted")
    assert found["targets"] == []


@pytest.mark.parametrize("change", ["introduce", "amend", "delete"])
def test_every_step_may_follow_an_active_measure(change: str) -> None:
    """R0-035: no life takes a step that skips another."""
    held = None if change == "introduce" else HELD
    steps = entries({**PROPOSAL, "change": change, "adopted_as": "OLD1"}, held)["measure_events"]
    active = {"measure": "OLD1", "happened_on": date(2016, 4, 1), "stage": "active"}
    before = [] if held is None else [active]
    assert out_of_order(pd.DataFrame([*before, *steps])) == ()


@pytest.mark.parametrize("version", [None, "", "B"])
def test_a_version_without_a_number_is_followed_by_the_second(version: str | None) -> None:
    found = entries({**PROPOSAL, "change": "amend"}, {**HELD, "version": version})
    assert found["measures"][0]["version"] == "2"


@pytest.mark.parametrize(
    ("cells", "where", "column"),
    [
        ({}, Standing.WAITS, "approved_by"),
        ({}, Standing.OWN, "approved_by"),
        ({}, Standing.CHANGED, "approved_by"),
        ({}, Standing.HELD, "approved_by"),
        ({"adopted_as": ""}, Standing.APPROVED, "adopted_as"),
        ({"adopted_as": "old1"}, Standing.ADOPTED, "adopted_as"),
    ],
)
def test_what_keeps_it_out(cells: dict[str, str], where: Standing, column: str) -> None:
    assert list(hindrances({**PROPOSAL, **cells}, where, {"OLD1"})) == [column]


def test_nothing_keeps_out_what_is_approved() -> None:
    assert hindrances(PROPOSAL, Standing.ADOPTED, {"OLD1"}) == {}
    amended = {**PROPOSAL, "change": "amend", "adopted_as": "OLD1"}
    assert hindrances(amended, Standing.ADOPTED, {"OLD1"}) == {}


@pytest.mark.parametrize(
    ("own", "taken", "code"),
    [
        ({"HOM01", "HOM09"}, {"HOM01", "HOM09", "HOM10"}, "HOM11"),
        ({"A1"}, {"A1"}, "A2"),
        ({"BV"}, {"BV"}, ""),
        (set(), {"A1"}, ""),
    ],
)
def test_the_code_that_is_offered_was_never_used(own: set[str], taken: set[str], code: str) -> None:
    assert next_code(own, taken) == code


def test_the_target_is_of_the_year_in_which_it_begins() -> None:
    late = entries({**PROPOSAL, "approved_on": "2022-02-01"}, None)["targets"][0]
    assert Period.parse(late["period"]) == Period.parse("2022-23")
