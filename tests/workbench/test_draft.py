"""A draft keeps what was written, whatever goes wrong with saving it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.workbench import ReviewDesk
from pmf_lib.workbench.controls import Control
from pmf_lib.workbench.draft import Draft
from tests.workbench.conftest import Open
from tests.workbench.steps import save

ENQUIRY = "review_enquiries"


@pytest.fixture
def enquiry(desk: ReviewDesk) -> Draft:
    desk.resume("SR-1")
    return desk.papers[ENQUIRY]


def test_a_new_entry_takes_the_next_code(enquiry: Draft) -> None:
    assert enquiry.code == "SR-1/L4"
    enquiry.put({"asks": "What do others do?"})
    assert enquiry.save()
    assert enquiry.told == "Saved: SR-1/L4."
    assert enquiry.code == "SR-1/L5"
    assert enquiry.values == {}


def test_the_form_asks_for_what_the_place_does_not_say(enquiry: Draft) -> None:
    """The review, the code and the day of recording are nobody's to fill in."""
    assert [field.name for field in enquiry.fields] == ["asks", "reason", "dropped"]
    assert [field.needed for field in enquiry.fields] == [True, False, False]


def test_what_is_refused_is_kept_with_its_fault(enquiry: Draft) -> None:
    enquiry.put({"reason": "Nobody knows", "unknown": "x"})
    assert not enquiry.save()
    assert enquiry.values == {"reason": "Nobody knows"}
    assert enquiry.faults == {"asks": "This is needed."}


def test_consent_is_a_box_to_be_ticked(desk: ReviewDesk) -> None:
    """Without the witness's consent no row is kept (R3-045)."""
    desk.resume("SR-1")
    field = next(f for f in desk.papers["review_witnesses"].fields if f.name == "consent")
    assert (field.control, field.needed) == (Control.TICK, True)
    witness = {"post": "Shop owner", "consented_on": "2021-11-02"}
    assert not save(desk, "review_witnesses", **witness)
    assert set(desk.papers["review_witnesses"].faults) == {"consent"}
    assert save(desk, "review_witnesses", **witness, consent="yes")


def test_of_two_new_entries_neither_is_lost_and_the_second_is_told(open_desk: Open) -> None:
    first, second = open_desk(), open_desk()
    for desk in (first, second):
        desk.resume("SR-1")
    assert save(first, ENQUIRY, asks="The first asks this")
    assert not save(second, ENQUIRY, asks="The second asks that")
    draft = second.papers[ENQUIRY]
    assert draft.problem == (
        "Somebody else saved SR-1/L4 first, and it is kept. Yours is still here, and will be "
        "SR-1/L5: press Save again."
    )
    assert draft.values == {"asks": "The second asks that"}
    assert draft.save()
    asked = second.entries(ENQUIRY).set_index("enquiry")["asks"]
    assert asked["SR-1/L4"] == "The first asks this"
    assert asked["SR-1/L5"] == "The second asks that"


def test_of_two_changes_the_second_sees_the_first_and_keeps_its_own(open_desk: Open) -> None:
    first, second = open_desk(), open_desk()
    for desk in (first, second):
        desk.resume("SR-1")
        desk.papers[ENQUIRY].change("SR-1/L1")
    assert save(first, ENQUIRY, reason="Because of the first")
    assert not save(second, ENQUIRY, reason="Because of the second")
    draft = second.papers[ENQUIRY]
    assert "Somebody else saved this entry while you had it open" in draft.problem
    assert "It now says: Why: “Because of the first”." in draft.problem
    assert draft.values["reason"] == "Because of the second"
    assert draft.save()
    reasons = second.entries(ENQUIRY).set_index("enquiry")["reason"]
    assert reasons["SR-1/L1"] == "Because of the second"


def test_a_database_that_goes_away_is_told_and_the_work_is_kept(
    desk: ReviewDesk, own_database: Path
) -> None:
    desk.resume("SR-1")
    away = own_database.with_suffix(".away")
    desk.store.close()
    own_database.rename(away)
    own_database.mkdir()
    assert not save(desk, ENQUIRY, asks="Where did it go?")
    draft = desk.papers[ENQUIRY]
    assert str(own_database) in draft.problem
    assert draft.problem.endswith("What you wrote is kept here.")
    own_database.rmdir()
    away.rename(own_database)
    assert draft.values == {"asks": "Where did it go?"}
    assert draft.save()
    assert "Where did it go?" in set(desk.entries(ENQUIRY)["asks"])
