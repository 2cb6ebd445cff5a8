"""A proposal drafted, rehearsed as it is written, and approved by another (R0-035, R0-036)."""

from __future__ import annotations

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.methods.status import Status
from pmf_lib.sections import open_pack
from pmf_lib.workbench import RehearsalDesk
from tests.conftest import COUNCIL
from tests.workbench.conftest import Rehearse
from tests.workbench.rehearsal_steps import APPROVED, WRITTEN

TABLES = ("measures", "targets", "measure_events", "proposals")


def counts(desk: RehearsalDesk) -> dict[str, int]:
    return {name: len(desk.entries(name)) for name in TABLES}


def saved(desk: RehearsalDesk, **cells: str) -> str:
    desk.put({**WRITTEN, **cells})
    assert desk.save_proposal(), (desk.draft.faults, desk.draft.problem)
    return desk.proposal


def approve(desk: RehearsalDesk, **cells: str) -> bool:
    desk.put_decision({**APPROVED, **cells})
    return desk.approve()


def row(desk: RehearsalDesk, table: str, measure: str) -> dict[str, object]:
    found = desk.entries(table)
    return found[found["measure"] == measure].iloc[-1].to_dict()


def test_a_draft_is_rehearsed_as_soon_as_it_can_be(rehearsing: RehearsalDesk) -> None:
    """Nothing is saved for it: back-cast, chance and gaming are of what is written."""
    before = counts(rehearsing)
    assert str(rehearsing.trial).startswith(
        "It is rehearsed as soon as these are filled in: Formula"
    )
    written = ("unit", "formula", "target", "tolerance_mode", "red_tolerance")
    rehearsing.put({name: WRITTEN[name] for name in written})
    found = rehearsing.trial
    assert not isinstance(found, str) and not isinstance(found.found, str)
    assert len(found.found.casts) == 36
    rehearsing.put({"target": "95"})
    harder = rehearsing.trial
    assert not isinstance(harder, str) and not isinstance(harder.found, str)
    assert harder.found.count(Status.RED) > found.found.count(Status.RED)
    assert counts(rehearsing) == before and rehearsing.unsaved


@pytest.mark.parametrize(
    ("formula", "met"),
    [
        ("cus99", "“cus99” was found"),
        ("__import__('os').system('true')", "“__import__("),
        ("cus06.__class__", "“.__class__” was found"),
        ("100 * (cus06", "a bracket that is not closed"),
        ("open(cus06)", "“(” was found"),
    ],
)
def test_a_formula_that_is_none_is_told_at_its_field_and_kept(
    rehearsing: RehearsalDesk, formula: str, met: str
) -> None:
    """R0-036: nothing in a formula is ever run, and nobody writes it twice."""
    rehearsing.put({**WRITTEN, "formula": formula})
    assert (
        met in rehearsing.draft.faults["formula"] and "““" not in rehearsing.draft.faults["formula"]
    )
    assert str(rehearsing.trial).startswith("It cannot be rehearsed as it is written. Formula: ")
    assert not rehearsing.save_proposal()
    assert rehearsing.draft.values["formula"] == formula
    assert rehearsing.draft.values["title"] == WRITTEN["title"]
    rehearsing.put({"formula": WRITTEN["formula"]})
    assert not rehearsing.draft.faults and not isinstance(rehearsing.trial, str)


def test_what_is_not_a_number_is_told_too(rehearsing: RehearsalDesk) -> None:
    rehearsing.put({**WRITTEN, "target": "many"})
    assert "“many” was found" in rehearsing.draft.faults["target"]


def test_a_measure_reported_less_often_cannot_be_part_of_it(rehearsing: RehearsalDesk) -> None:
    yearly = next(one for one in rehearsing.offered if one.frequency == "annual")
    rehearsing.put({**WRITTEN, "formula": yearly.names["value"]})
    assert not isinstance(rehearsing.trial, str)
    assert "no monthly indicator can be made of it" in str(rehearsing.trial.found)


def test_names_are_found_by_service_and_by_words(rehearsing: RehearsalDesk) -> None:
    assert len(rehearsing.offered) == len(rehearsing.pack.measures)
    rehearsing.unit = "customer-services"
    assert {one.unit for one in rehearsing.offered} == {"customer-services"}
    rehearsing.search = "SATISFIED call"
    (found,) = rehearsing.offered
    assert found.names == {
        "value": "cus06",
        "numerator": "cus06_numerator",
        "denominator": "cus06_denominator",
    }
    rehearsing.name_in_formula("cus06")
    assert rehearsing.draft.values["unit"] == "customer-services"
    rehearsing.name_in_formula("hom02")
    assert rehearsing.draft.values["formula"] == "cus06 hom02"
    assert rehearsing.draft.values["unit"] == "customer-services"
    rehearsing.search = "nothing of the kind"
    assert rehearsing.offered == []


def test_a_proposal_is_saved_taken_up_and_changed(open_rehearsal: Rehearse) -> None:
    desk = open_rehearsal()
    code = saved(desk)
    assert code == "PROP03" and not desk.unsaved
    another_day = open_rehearsal()
    another_day.take_up(code)
    assert another_day.draft.values["formula"] == WRITTEN["formula"]
    assert not another_day.unsaved
    another_day.put({"target": "70"})
    assert another_day.unsaved and another_day.save_proposal()
    assert another_day.saved is not None and another_day.saved.row.target == 70
    with pytest.raises(ParameterError):
        another_day.take_up("PROP99")


def test_before_approval_nothing_of_it_is_in_the_register(rehearsing: RehearsalDesk) -> None:
    before = counts(rehearsing)
    saved(rehearsing)
    assert rehearsing.to_be_written["measures"][0]["title"] == WRITTEN["title"]
    assert counts(rehearsing) == {**before, "proposals": before["proposals"] + 1}


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"approved_by": " analyst "}, "approved_by", "another post than the author's"),
        ({"approved_by": ""}, "approved_by", "who approved it"),
        ({"approved_on": ""}, "approved_on", "the day on which it was approved"),
        ({"approved_on": "2021-10-03"}, "approved_on", "2021-10-04, or a later day"),
        ({"minute": ""}, "minute", "the minute or paper"),
        ({"adopted_as": ""}, "adopted_as", "Give the code"),
        ({"adopted_as": "cus01"}, "adopted_as", "a code is never used again"),
    ],
)
def test_an_approval_that_is_not_whole_writes_nothing(
    rehearsing: RehearsalDesk, cells: dict[str, str], column: str, words: str
) -> None:
    """R0-035: the assurer is not the analyst; each change has its day and its approver."""
    saved(rehearsing)
    before = counts(rehearsing)
    assert not approve(rehearsing, **cells)
    assert words in rehearsing.decision.faults[column]
    assert rehearsing.decision.values["adopted_as"] == {**APPROVED, **cells}["adopted_as"]
    assert counts(rehearsing) == before


def test_who_proposed_an_earlier_version_cannot_approve_it(rehearsing: RehearsalDesk) -> None:
    saved(rehearsing, author="Director of Community Services")
    rehearsing.put({"author": "Analyst"})
    assert rehearsing.save_proposal()
    assert not approve(rehearsing)
    assert "somebody who proposed it" in rehearsing.decision.faults["approved_by"]


def test_what_is_not_reliable_cannot_be_entered(rehearsing: RehearsalDesk) -> None:
    saved(rehearsing, reliable="not sure")
    assert not approve(rehearsing)
    assert "before it is well-defined, reliable" in rehearsing.decision.faults["approved_by"]


def test_what_the_register_needs_is_asked_for_and_nothing_is_half_written(
    rehearsing: RehearsalDesk,
) -> None:
    saved(rehearsing, owner="", aggregation="")
    assert rehearsing.lacking == (
        "How finer periods make a coarser one",
        "Accountable officer, by post",
    )
    before = counts(rehearsing)
    assert not approve(rehearsing)
    assert "Accountable officer, by post: This is needed." in rehearsing.decision.problem
    assert counts(rehearsing) == before


def test_an_approval_by_another_enters_it_from_the_next_period(rehearsing: RehearsalDesk) -> None:
    """R0-036: only an approval makes it active; R0-037: and not within the current list."""
    code, before = saved(rehearsing), counts(rehearsing)
    assert rehearsing.decision.values["adopted_as"] == "CUS09"
    assert approve(rehearsing), (rehearsing.decision.faults, rehearsing.decision.problem)
    assert (
        rehearsing.decision.told == f"{code} is approved. CUS77 is active from 1 December 2021 on."
    )
    assert counts(rehearsing) == {name: n + (name != "proposals") for name, n in before.items()}
    entered, aim = row(rehearsing, "measures", "CUS77"), row(rehearsing, "targets", "CUS77")
    assert (entered["state"], entered["version"]) == ("active", "1")
    assert str(entered["defined_on"])[:10] == "2021-12-01"
    assert entered["formula"] == WRITTEN["formula"] and "EX.61/21" in str(entered["change_reason"])
    assert (aim["period"], aim["target"], aim["profile"]) == ("2021-22", 80, "flat")
    assert aim["set_by"] == APPROVED["approved_by"]
    assert row(rehearsing, "measure_events", "CUS77")["stage"] == "active"
    assert "CUS77" not in set(rehearsing.pack.measures["measure"])
    later = open_pack(COUNCIL, "2021-22-Q3", unit="customer-services")
    assert "CUS77" in set(later.measures["measure"])


def test_what_was_adopted_stands_as_it_was_approved(rehearsing: RehearsalDesk) -> None:
    code = saved(rehearsing)
    assert approve(rehearsing)
    rehearsing.put({"target": "10"})
    assert not rehearsing.save_proposal()
    assert f"{code} was approved and entered as CUS77" in rehearsing.draft.problem


def test_a_change_after_an_approval_asks_for_another(rehearsing: RehearsalDesk) -> None:
    rehearsing.take_up("PROP01")
    rehearsing.put({"target": "51"})
    assert rehearsing.save_proposal()
    assert rehearsing.draft.told.endswith("It is to be approved again, since it was changed.")
    assert rehearsing.saved is not None and rehearsing.saved.standing.startswith("waits")
    assert approve(rehearsing, approved_on="2021-09-20", adopted_as="HOM77"), (
        rehearsing.decision.faults
    )


def test_a_measure_is_amended_and_keeps_its_code(rehearsing: RehearsalDesk) -> None:
    """R0-035: amended (vN), with day, reason and approver; history is never lost."""
    rehearsing.begin_from("CUS06", "amend")
    assert rehearsing.draft.values["formula"] == WRITTEN["formula"]
    saved(rehearsing, title="Callers content")
    assert rehearsing.decision.values["adopted_as"] == "CUS06"
    assert not approve(rehearsing, adopted_as="CUS77")
    assert "a measure keeps its code" in rehearsing.decision.faults["adopted_as"]
    assert approve(rehearsing, adopted_as="CUS06")
    now = row(rehearsing, "measures", "CUS06")
    assert (now["title"], now["version"], now["state"]) == ("Callers content", "2", "active")
    assert now["guidance"]
    measures = rehearsing.pack.measures.set_index("measure")
    assert measures.loc["CUS06", "version"] == "1"
    assert row(rehearsing, "measure_events", "CUS06")["stage"] == "amended"


def test_a_measure_is_deleted_by_the_same_path(rehearsing: RehearsalDesk) -> None:
    """R0-035: it need not be reliable, and it stands until its last period has ended."""
    rehearsing.begin_from("CUS06", "delete")
    saved(rehearsing, reliable="no")
    assert approve(rehearsing, adopted_as="CUS06")
    assert rehearsing.decision.told.endswith("CUS06 is deleted from 1 December 2021 on.")
    assert row(rehearsing, "measures", "CUS06")["state"] == "deleted"
    assert "CUS06" in set(rehearsing.pack.measures["measure"])
    later = open_pack(COUNCIL, "2021-22-Q3", unit="customer-services")
    assert "CUS06" not in set(later.measures["measure"])


def test_a_new_one_may_take_the_place_of_another(rehearsing: RehearsalDesk) -> None:
    rehearsing.begin_from("CUS06", "introduce")
    saved(rehearsing)
    assert approve(rehearsing)
    assert row(rehearsing, "measures", "CUS77")["state"] == "active"
    assert row(rehearsing, "measures", "CUS06")["state"] == "deleted"


def test_a_proposal_begins_from_a_measure_that_is_there(rehearsing: RehearsalDesk) -> None:
    for measure, change in (("CUS99", "amend"), ("CUS06", "rename")):
        with pytest.raises(ParameterError):
            rehearsing.begin_from(measure, change)


def test_of_two_approvers_the_second_is_told(open_rehearsal: Rehearse) -> None:
    first, second = open_rehearsal(), open_rehearsal()
    code = saved(first)
    second.read_again()
    second.take_up(code)
    assert approve(first)
    assert not approve(second, adopted_as="CUS78")
    assert "Somebody else saved" in second.decision.problem
    assert len(second.entries("measures")) == len(first.entries("measures"))


def test_what_another_changed_is_not_written_over_by_an_approval(open_rehearsal: Rehearse) -> None:
    first, second = open_rehearsal(), open_rehearsal()
    code = saved(first)
    second.read_again()
    second.take_up(code)
    first.put({"target": "60"})
    assert first.save_proposal()
    assert not approve(second)
    assert approve(second), second.decision.problem
    assert row(second, "targets", "CUS77")["target"] == 60
