"""The page on which another pairing is tried, pressed as an officer presses it (R0-004)."""

from __future__ import annotations

import re
from html import unescape

from pmf_lib.workbench.pairing_desk import PairingDesk
from pmf_lib.workbench.pairing_views import move, passage, side_by_side, trials
from pmf_lib.workbench.panel import Panel

UNIT, OTHER = "financial-services", "community"


def words(panel: Panel) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", panel.html)).split())


def test_each_service_has_a_choice_of_every_committee(pairing_desk: PairingDesk) -> None:
    html = move(pairing_desk).html
    units, committees = pairing_desk.pack.council.units, pairing_desk.pack.council.committees
    assert html.count("<select") == len(units) and html.count("<option") == len(units) * len(
        committees
    )
    assert html.count(" selected>") == len(units)


def test_the_workload_is_shown_before_and_after(pairing_desk: PairingDesk) -> None:
    moving, beside, text = move(pairing_desk), side_by_side(pairing_desk), passage(pairing_desk)
    assert "Nothing is moved: this is the adopted pairing." in words(beside)
    assert "nothing to put before Council" in words(text)
    moving.press(UNIT, OTHER)
    assert moving.said == (
        "Financial Services is moved to Community Overview and Scrutiny Committee."
    )
    assert "16 now, 20 as tried" in words(beside)
    assert "1.7 times as many" in words(beside)
    assert "- financial-services" in text.html
    moving.press("back")
    assert pairing_desk.moves == {} and "20 as tried" not in words(beside)


def test_a_committee_left_without_services_is_told(pairing_desk: PairingDesk) -> None:
    moving, beside = move(pairing_desk), side_by_side(pairing_desk)
    for unit in pairing_desk.pack.council.pairing.committees["infrastructure"]:
        moving.press(unit, OTHER)
    told = "Left with no service to look at: Infrastructure Overview and Scrutiny Committee."
    assert told in moving.said and told in words(beside)
    assert "one committee has no measure to look at" in words(beside)


def test_a_trial_is_kept_and_taken_up_by_pressing(pairing_desk: PairingDesk) -> None:
    moving, kept = move(pairing_desk), trials(pairing_desk)
    assert "Move a service above" in words(kept)
    moving.press(UNIT, OTHER)
    kept.press("keep", reason=" ", proposed_by="Head of Scrutiny")
    assert kept.said == "Nothing was kept: some fields need another look."
    assert "Head of Scrutiny" in kept.html
    kept.press("keep", reason="More even", proposed_by="Head of Scrutiny")
    assert kept.said == "Kept as PT2. The adopted pairing is as it was."
    moving.press("back")
    kept.press("look", "PT2")
    assert kept.said == "PT2 is shown: 1 service moved."
    assert pairing_desk.moves == {UNIT: OTHER}


def test_a_committee_that_is_none_is_a_sentence_in_the_page(pairing_desk: PairingDesk) -> None:
    moving = move(pairing_desk)
    moving.press(UNIT, "nobody")
    assert "nobody" in words(moving) and pairing_desk.moves == {}
