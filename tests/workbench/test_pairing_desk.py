"""Another pairing is tried, kept, looked at again; the adopted one stays (R0-004)."""

from __future__ import annotations

import pytest
import yaml

from pmf_lib.council import load_council
from pmf_lib.errors import ParameterError
from pmf_lib.sections import pairing_trials
from pmf_lib.sections.what_it_covers import what_it_covers
from pmf_lib.workbench.pairing_desk import PairingDesk

UNIT, OWN, OTHER = "financial-services", "corporate-resources", "community"


def kept(desk: PairingDesk, reason: str = "More even") -> bool:
    desk.write(reason, "Head of Scrutiny")
    return desk.keep()


def again(desk: PairingDesk) -> PairingDesk:
    return PairingDesk(desk.pack.council.key, desk.pack.period.code)


def test_a_trial_changes_nothing_that_is_adopted(pairing_desk: PairingDesk) -> None:
    adopted = load_council("carlisle-2003").pairing
    pairing_desk.move(UNIT, OTHER)
    assert UNIT in pairing_desk.tried[OTHER] and UNIT not in pairing_desk.tried[OWN]
    assert kept(pairing_desk)
    assert load_council("carlisle-2003").pairing == adopted == pairing_desk.pack.council.pairing


def test_a_service_goes_back_by_its_own_committee(pairing_desk: PairingDesk) -> None:
    pairing_desk.move(UNIT, OTHER)
    pairing_desk.move(UNIT, OWN)
    assert pairing_desk.moves == {}
    assert pairing_desk.tried == pairing_desk.pack.council.pairing.committees


def test_a_committee_that_is_none_is_refused(pairing_desk: PairingDesk) -> None:
    for unit, committee in ((UNIT, "nobody"), ("nothing", OTHER)):
        with pytest.raises(ParameterError):
            pairing_desk.move(unit, committee)
    assert pairing_desk.moves == {}


def test_a_trial_is_kept_and_looked_at_another_day(pairing_desk: PairingDesk) -> None:
    pairing_desk.move(UNIT, OTHER)
    assert kept(pairing_desk) and pairing_desk.trial == "PT2"
    another_day = again(pairing_desk)
    another_day.look_again("PT2")
    assert (another_day.moves, another_day.reason) == ({UNIT: OTHER}, "More even")
    another_day.move(UNIT, OWN)
    another_day.move("planning-services", OTHER)
    assert kept(another_day)
    third = again(pairing_desk)
    third.look_again("PT2")
    assert third.moves == {"planning-services": OTHER}


def test_a_trial_needs_its_reason(pairing_desk: PairingDesk) -> None:
    pairing_desk.move(UNIT, OTHER)
    assert not kept(pairing_desk, reason="")
    assert pairing_desk.faults == {"reason": "This is needed."}
    assert pairing_desk.moves == {UNIT: OTHER}
    assert set(pairing_desk.entries("pairing_trials")["trial"]) == {"PT1"}


def test_two_who_try_at_once_keep_two_trials(pairing_desk: PairingDesk) -> None:
    second = again(pairing_desk)
    pairing_desk.move(UNIT, OTHER)
    second.move("planning-services", OTHER)
    assert kept(pairing_desk) and kept(second)
    assert (pairing_desk.trial, second.trial) == ("PT2", "PT3")


def test_who_changes_a_trial_that_another_changed_is_told(pairing_desk: PairingDesk) -> None:
    pairing_desk.move(UNIT, OTHER)
    assert kept(pairing_desk)
    second = again(pairing_desk)
    second.look_again("PT2")
    assert kept(second, reason="Fewer meetings")
    assert not kept(pairing_desk, reason="More even still")
    assert "Somebody else kept" in pairing_desk.problem
    assert kept(pairing_desk, reason="More even still")


def test_the_passage_is_the_pairing_as_a_profile_holds_it(pairing_desk: PairingDesk) -> None:
    pairing_desk.move(UNIT, OTHER)
    read = yaml.safe_load("pairing:\n" + pairing_trials.passage(pairing_desk.tried))
    tried = {key: list(units) for key, units in pairing_desk.tried.items()}
    assert read["pairing"]["committees"] == tried


def test_the_review_of_the_framework_shows_the_latest_trial(pairing_desk: PairingDesk) -> None:
    *_, demo = what_it_covers(pairing_desk.pack).blocks
    assert "PT1, proposed by Chair of the Community" in str(demo)
    pairing_desk.move(UNIT, OTHER)
    assert kept(pairing_desk)
    *_, last = what_it_covers(pairing_desk.pack).blocks
    assert getattr(last, "heading", "") == "Another pairing that was tried"
    assert "PT2, proposed by Head of Scrutiny: More even" in str(last)
    assert "3 now, 4 as tried" in str(last)
