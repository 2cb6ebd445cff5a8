"""A clinic from what asks for it to the panel's satisfaction, kept in a real database."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pmf_lib.methods.clinic import State
from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections.clinic_parts import causes
from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.parts import OneOf
from tests.workbench.councils import another

HELD = "2007-10-24"


def now(desk: ClinicDesk, table: str, **of: str) -> Any:
    """The entry of a register as the store has it now."""
    found = desk.entries(table)
    for column, value in of.items():
        found = found[found[column].astype(str) == value]
    (entry,) = found.itertuples()
    return entry


def write(draft: OneOf, about: str, **values: str) -> bool:
    draft.take(about)
    draft.put(values)
    return draft.save()


def ask(desk: ClinicDesk) -> str:
    """A clinic about the first candidate, asked for by the service."""
    desk.look_into(str(desk.found["measure"].iloc[0]))
    desk.ask()
    desk.request.put({"requested_by": "service", "requested_on": "2007-10-10"})
    assert desk.save_request(), (desk.request.faults, desk.request.problem)
    return desk.clinic


def hear(desk: ClinicDesk, day: str = HELD) -> bool:
    came = dict.fromkeys(("came_chair", "came_director", "came_manager"), "yes")
    desk.hearing.put({"held_on": day, **came})
    return desk.hearing.save()


def complete(desk: ClinicDesk) -> None:
    """All that a record needs but the panel's decision."""
    assert hear(desk)
    desk.statements.put({"service_statement": "A post was vacant.", "panel_statement": "Fill it."})
    assert desk.statements.save()
    for question in QUESTIONS:
        assert write(desk.answers, question, answer="It is said here.", answered_by="Manager")


def decide(desk: ClinicDesk, day: str = "2007-10-26", minute: str = "Panel, item 1") -> bool:
    desk.decision.put({"satisfied_on": day, "satisfied_minute": minute})
    return desk.decision.save()


def test_candidates_leave_out_measures_whose_clinic_is_not_closed(clinic_desk: ClinicDesk) -> None:
    """R1-058."""
    listed = set(clinic_desk.found["measure"])
    busy = {one.entry.measure for one in clinic_desk.every if one.state is not State.CLOSED}
    assert "REF04" in busy and not busy & listed
    code = ask(clinic_desk)
    assert str(now(clinic_desk, "clinics", clinic=code).measure) not in set(
        clinic_desk.found["measure"]
    )


def test_a_request_is_filled_in_from_who_answers_for_the_measure(clinic_desk: ClinicDesk) -> None:
    """R1-057, R1-059, R1-060: the three posts and who arranges stand there already."""
    code = ask(clinic_desk)
    assert code == "PC8"
    entry, council = now(clinic_desk, "clinics", clinic=code), clinic_desk.pack.council
    assert entry.manager == council.unit(entry.unit).manager
    assert entry.director == council.directorate_of(entry.unit).director
    assert entry.chair == f"Chair of the {council.committee_of(entry.unit).name}"
    assert entry.arranged_by == "Corporate Services"
    assert clinic_desk.taken_up is not None and clinic_desk.taken_up.state is State.ASKED


def test_what_scrutiny_asks_for_needs_its_minute(clinic_desk: ClinicDesk) -> None:
    """R1-056: refused with a sentence at the field, and what was written stays."""
    clinic_desk.look_into(str(clinic_desk.found["measure"].iloc[0]))
    clinic_desk.ask()
    request = clinic_desk.request
    request.put({"requested_by": "Overview and Scrutiny", "requested_on": "2007-10-10"})
    assert not clinic_desk.save_request()
    assert "minute in which scrutiny asked" in request.faults["minute"]
    request.put({"minute": "Minute 240"})
    assert clinic_desk.save_request()
    assert now(clinic_desk, "clinics", clinic="PC8").minute == "Minute 240"


def test_from_request_to_the_panels_satisfaction(clinic_desk: ClinicDesk) -> None:
    """R1-061, R1-068: each step is kept, and the last is the panel's."""
    desk, code = clinic_desk, ask(clinic_desk)
    assert not decide(desk)
    assert "It has not been held." in desk.decision.problem
    complete(desk)
    assert desk.taken_up is not None and desk.taken_up.state is State.RECOVERY
    desk.actions.put(
        {"title": "Fill it", "owner": "Manager", "due_on": "2007-12-01", "status": "on track"}
    )
    assert desk.actions.save()
    assert now(desk, "recovery_actions", clinic=code).action == f"{code}-1"
    assert write(desk.updates, "2007-11-24", given_on="2007-11-20", text="Advertised")
    assert write(
        desk.outcomes, "action plan", follow_up="One action", owner="Manager", due_on="2007-12-01"
    )
    desk.aim.put({"exit_target": "72.5"})
    assert desk.aim.save()
    assert decide(desk)
    assert desk.taken_up.state is State.CLOSED
    entry = now(desk, "clinics", clinic=code)
    assert (entry.exit_target, entry.panel_statement) == (72.5, "Fill it.")
    again = another(desk)
    again.resume(code)
    assert again.taken_up is not None and again.taken_up.state is State.CLOSED


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("service_statement", "The service's statement is missing."),
        ("panel_statement", "The panel's statement is missing."),
        ("answer", f"Not answered: {QUESTIONS[3]}"),
        ("came_director", "It was not quorate"),
    ],
)
def test_the_decision_waits_for_a_complete_record(
    clinic_desk: ClinicDesk, spoil: str, told: str
) -> None:
    """R1-060, R1-062, R1-063: what is missing is said, and nothing is saved."""
    ask(clinic_desk)
    complete(clinic_desk)
    if spoil == "answer":
        assert write(clinic_desk.answers, QUESTIONS[3], answer="")
    else:
        draft = clinic_desk.hearing if spoil == "came_director" else clinic_desk.statements
        draft.put({spoil: ""})
        assert draft.save()
    assert not decide(clinic_desk)
    assert told in clinic_desk.decision.problem
    assert clinic_desk.decision.values["satisfied_minute"] == "Panel, item 1"
    assert pd.isna(now(clinic_desk, "clinics", clinic="PC8").satisfied_on)


def test_a_decision_has_its_day_and_its_minute_and_can_be_taken_back(
    clinic_desk: ClinicDesk,
) -> None:
    """R1-070."""
    ask(clinic_desk)
    complete(clinic_desk)
    assert not decide(clinic_desk, minute="")
    assert clinic_desk.decision.faults == {"satisfied_minute": "This is needed."}
    assert not decide(clinic_desk, day="2007-10-23")
    assert "“Day it was held; empty" not in clinic_desk.decision.faults["satisfied_on"]
    assert "a day not before “Day it was held”" in clinic_desk.decision.faults["satisfied_on"]
    assert decide(clinic_desk, day=HELD)
    assert clinic_desk.decision.take_back()
    assert clinic_desk.taken_up is not None
    assert clinic_desk.taken_up.state is State.RECOVERY
    assert clinic_desk.taken_up.blocks == (
        "The panel has recorded no decision that it is satisfied.",
    )


def test_a_hearing_is_kept_with_the_panels_meeting_or_not_at_all(clinic_desk: ClinicDesk) -> None:
    """R1-060: on a working day; a meeting that is there already is not written again."""
    ask(clinic_desk)
    meetings = len(clinic_desk.entries("meetings"))
    assert hear(clinic_desk, "2007-10-24")
    assert len(clinic_desk.entries("meetings")) == meetings
    assert not hear(clinic_desk, "2007-11-24")
    assert "working day" in clinic_desk.hearing.faults["held_on"]
    assert str(now(clinic_desk, "clinics", clinic="PC8").held_on)[:10] == HELD
    assert hear(clinic_desk, "2007-11-28")
    assert str(now(clinic_desk, "meetings", meeting="PC8-2007-11-28").held_on)[:10] == "2007-11-28"
    clinic_desk.hearing.put({"held_on": " "})
    assert not clinic_desk.hearing.save()
    assert clinic_desk.hearing.faults == {"held_on": "This is needed."}


def test_who_came_is_shown_as_it_was_recorded(clinic_desk: ClinicDesk) -> None:
    clinic_desk.resume("PC4")
    ticks = {one.name: one.value for one in clinic_desk.hearing.fields[1:]}
    assert ticks == {"came_chair": "yes", "came_director": "", "came_manager": "yes"}


def test_two_forms_of_one_clinic_keep_what_the_other_saved(clinic_desk: ClinicDesk) -> None:
    clinic_desk.resume("PC1")
    clinic_desk.statements.put({"panel_statement": "Carry on."})
    clinic_desk.aim.put({"exit_target": "44"})
    assert clinic_desk.aim.save()
    assert clinic_desk.statements.values["panel_statement"] == "Carry on."
    assert clinic_desk.statements.save()
    entry = now(clinic_desk, "clinics", clinic="PC1")
    assert (entry.exit_target, entry.panel_statement) == (44.0, "Carry on.")


def test_two_officers_write_parts_of_one_clinic_and_neither_loses_any(
    clinic_desk: ClinicDesk,
) -> None:
    """The second is told, presses Save again, and both are kept."""
    second = another(clinic_desk)
    clinic_desk.resume("PC1")
    second.resume("PC1")
    second.aim.put({"exit_target": "44"})
    assert second.aim.save()
    clinic_desk.statements.put({"panel_statement": "Carry on."})
    assert not clinic_desk.statements.save()
    assert "another part of PC1" in clinic_desk.statements.problem
    assert clinic_desk.statements.save()
    entry = now(clinic_desk, "clinics", clinic="PC1")
    assert (entry.exit_target, entry.panel_statement) == (44.0, "Carry on.")


def test_of_two_officers_who_write_the_same_words_the_second_is_shown_the_first(
    clinic_desk: ClinicDesk,
) -> None:
    second = another(clinic_desk)
    clinic_desk.resume("PC1")
    second.resume("PC1")
    second.statements.put({"panel_statement": "Stop."})
    assert second.statements.save()
    clinic_desk.statements.put({"panel_statement": "Carry on."})
    assert not clinic_desk.statements.save()
    assert "“Stop.”" in clinic_desk.statements.problem
    assert clinic_desk.statements.values["panel_statement"] == "Carry on."
    assert clinic_desk.statements.save()
    assert now(clinic_desk, "clinics", clinic="PC1").panel_statement == "Carry on."


def test_a_cause_is_kept_and_never_put_in_the_place_of_another(clinic_desk: ClinicDesk) -> None:
    """R4-048: and it stands in the clinic's report."""
    clinic_desk.resume("PC1")
    cause = {"category": "Systems", "cause": "The round book is on paper", "effect": "Lanes missed"}
    clinic_desk.causes.put(cause)
    assert clinic_desk.causes.save()
    clinic_desk.causes.put({**cause, "effect": "Another"})
    assert not clinic_desk.causes.save()
    assert "is there already" in clinic_desk.causes.problem
    clinic_desk.causes.change(cause["cause"])
    assert [one.name for one in clinic_desk.causes.columns] == ["effect"]
    clinic_desk.causes.put({"effect": "Lanes missed each week"})
    assert clinic_desk.causes.save()
    assert clinic_desk.taken_up is not None
    (part,) = causes(clinic_desk.pack, clinic_desk.taken_up)
    assert part.heading == "Causes" and "Lanes missed each week" in str(part)


def test_periods_of_the_path_are_offered_in_the_measures_own_length(
    clinic_desk: ClinicDesk,
) -> None:
    """R1-068: months for a monthly measure, quarters for a quarterly one; none twice."""
    for code, first in (("PC1", "2007-08-M13"), ("PC2", "2007-08-Q2")):
        clinic_desk.resume(code)
        (period,) = (one for one in clinic_desk.path.fields if one.name == "period")
        taken = set(clinic_desk.path.own["period"])
        offered = [one.value for one in period.options]
        assert offered and not taken & set(offered)
        assert (offered[0] == first) == (code == "PC2")
    clinic_desk.path.put({"period": "2007-08-Q2", "target": "45"})
    assert clinic_desk.path.save()
    assert now(clinic_desk, "recovery_path", clinic="PC2", period="2007-08-Q2").target == 45.0


def test_the_data_speak_to_each_question_without_the_clinics_own_answers(
    clinic_desk: ClinicDesk,
) -> None:
    """R1-063 to R1-067."""
    clinic_desk.resume("PC1")
    assert tuple(clinic_desk.data_say) == QUESTIONS
    assert not any("clinic PC1" in one.reason for one in clinic_desk.data_say.values())
    clinic_desk.resume("")
    assert clinic_desk.data_say == {}


def test_what_is_judged_stays_judged_when_papers_of_a_clinic_change(
    clinic_desk: ClinicDesk,
) -> None:
    """Neither a figure nor an exception is made from them, so saving does not wait for either."""
    clinic_desk.resume("PC4")
    before = clinic_desk.pack
    judged, listed = before.judgements, before.exceptions
    assert hear(clinic_desk)
    assert clinic_desk.pack is not before
    assert clinic_desk.pack.judgements is judged and clinic_desk.pack.exceptions is listed


def test_a_clinic_that_was_held_and_has_not_ended_is_taken_up_first(
    clinic_desk: ClinicDesk,
) -> None:
    clinic_desk.take_up_first()
    own = clinic_desk.taken_up
    assert own is not None and own.record.held_on is not None and own.state is not State.CLOSED
