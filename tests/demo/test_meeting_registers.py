"""The demo councils' registers of meetings fit their profiles."""

from datetime import date

import pytest

from pmf_lib import workdays
from pmf_lib.council import load_council
from pmf_lib.demo.catalogue import catalogue_keys, read_catalogue
from pmf_lib.demo.registers import Registers

KEYS = catalogue_keys()


def written(key: str) -> Registers:
    return read_catalogue(load_council(key)).registers


@pytest.mark.parametrize("key", KEYS)
def test_meetings_are_on_working_days_and_those_of_bodies_on_their_own(key: str) -> None:
    council = load_council(key)
    beside = ("special", "informal", "briefing")
    for row in written(key)["meetings"]:
        held = date.fromisoformat(str(row["held_on"]))
        assert workdays.is_working_day(held), row["meeting"]
        if row["kind"] not in beside:
            assert held in council.body(str(row["body"])).meetings, row["meeting"]


@pytest.mark.parametrize("key", KEYS)
def test_what_bodies_considered_was_made_before_and_is_a_meeting_of_theirs(key: str) -> None:
    """A quarter is considered after its packs are made, at a meeting in the register (R0-023)."""
    council = load_council(key)
    tables = written(key)
    held = {(row["body"], row["held_on"]) for row in tables["meetings"]}
    current = [row for row in tables["considered"] if row["period"] == council.current_period]
    assert current
    for row in current:
        day = date.fromisoformat(str(row["considered_on"]))
        assert day >= council.pack_date(council.period)
        assert (row["body"], row["considered_on"]) in held or day in council.body(
            str(row["body"])
        ).meetings


def test_lancaster_reviews_every_service_and_meets_all_but_one_outside() -> None:
    """R2-019, R2-029."""
    council = load_council("lancaster-2008")
    rows = [
        row
        for row in written("lancaster-2008")["meetings"]
        if row["period"] == council.current_period
    ]
    units = {unit.key for unit in council.units}
    reviewed = {row["unit"] for row in rows if row["kind"] == "performance review" and row["unit"]}
    outside = {row["unit"] for row in rows if row["kind"] == "informal"}
    assert reviewed == units
    assert len(units - outside) == 1
