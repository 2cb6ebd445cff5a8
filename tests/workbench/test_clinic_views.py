"""The page of a clinic, pressed as an officer presses it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from pmf_lib.register.clinics import PURPOSES, QUESTIONS
from pmf_lib.workbench import clinic_sets, clinic_views
from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.looking_views import exceptions
from pmf_lib.workbench.panel import Panel
from pmf_lib.workbench.report import Report, report

OF_ONE = (
    clinic_views.where_it_stands,
    clinic_views.hearing,
    clinic_views.statements,
    clinic_sets.questions,
    clinic_views.causes,
    clinic_sets.actions,
    clinic_sets.aim,
    clinic_sets.path,
    clinic_sets.monthly_updates,
    clinic_sets.recovery,
    clinic_sets.outcomes,
    clinic_views.decision,
)


def words(panel: Panel) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", panel.html)).split())


@pytest.mark.parametrize("view", OF_ONE)
def test_without_a_clinic_each_part_says_what_to_do(clinic_desk: ClinicDesk, view) -> None:  # type: ignore[no-untyped-def]
    assert clinic_views.NO_CLINIC in words(view(clinic_desk))


@pytest.mark.parametrize("view", OF_ONE[3:])
def test_before_the_hearing_what_follows_it_waits(clinic_desk: ClinicDesk, view) -> None:  # type: ignore[no-untyped-def]
    clinic_desk.resume("PC5")
    if view is not clinic_sets.monthly_updates:
        assert clinic_views.NOT_HELD in words(view(clinic_desk))


def test_a_clinic_is_taken_up_and_where_it_stands_is_told(clinic_desk: ClinicDesk) -> None:
    which, stands = clinic_views.which(clinic_desk), clinic_views.where_it_stands(clinic_desk)
    assert "No clinic is taken up." in words(which)
    which.press("take", "PC2")
    assert which.said == "PC2 is taken up; where it stands is shown below."
    told = words(stands)
    assert "Next: the panel is satisfied." in told
    assert "Late: actions of the plan, monthly updates and agreed follow-ups." in told
    assert "1 update overdue, the first since 19 October 2007." in told
    assert told.index("Held, with the three") < told.index("five questions") < told.index("6.6")


def test_a_measure_is_carried_into_a_request(clinic_desk: ClinicDesk) -> None:
    """R1-055 to R1-059: looked into, asked for, saved; then it is the clinic taken up."""
    depth, asked = clinic_views.in_depth(clinic_desk), clinic_views.request(clinic_desk)
    listed = exceptions(clinic_desk)
    measure = str(clinic_desk.found["measure"].iloc[1])
    listed.press("look", measure)
    depth.press("ask")
    assert clinic_desk.request.values["measure"] == measure
    values = {"requested_by": "Corporate Management Team", "requested_on": ""}
    asked.press("save", **values)
    assert "1 field needs another look" in words(asked)
    asked.press("save", **{**values, "requested_on": "2007-10-17"})
    assert asked.said == "Saved: PC8." and clinic_desk.clinic == "PC8"
    assert "Saved: PC8." in words(asked)
    asked.press("another")
    assert clinic_desk.clinic == "" and "Ask for a clinic: PC9" in words(asked)


def test_questions_show_what_the_data_say_beside_the_answer(clinic_desk: ClinicDesk) -> None:
    """R1-063 to R1-067: the first is answered from data and is nobody's to write."""
    clinic_desk.resume("PC4")
    panel = clinic_sets.questions(clinic_desk)
    pressed = re.findall(r'data-value="([^"]+)"', panel.html)
    assert [unescape(one) for one in pressed] == list(QUESTIONS[1:])
    panel.press("take", QUESTIONS[2])
    panel.press("save", answer="Fill both posts.", answered_by="Development Control Manager")
    assert panel.said == f"Saved: {QUESTIONS[2]}"
    assert "Fill both posts." in words(panel)


def test_each_purpose_and_each_month_can_be_taken(clinic_desk: ClinicDesk) -> None:
    """R1-049 to R1-054, R1-069."""
    clinic_desk.resume("PC2")
    outcomes, updates = clinic_sets.outcomes(clinic_desk), clinic_sets.monthly_updates(clinic_desk)
    for purpose in PURPOSES:
        outcomes.press("take", purpose)
        assert clinic_desk.outcomes.about == purpose
    told = {"follow_up": "A letter", "owner": "Director of Resources", "due_on": "2007-11-30"}
    outcomes.press("save", **told)
    assert "A letter" in words(outcomes)
    assert "Overdue" in words(updates)
    updates.press("take", "2007-10-19")
    assert "Update due on 19 October 2007" in words(updates)
    updates.press("save", given_on="2007-10-22", text="Nine families wait.")
    assert "Given late" in words(updates) and "Overdue" not in words(updates)


def test_the_decision_is_refused_with_what_is_missing_then_taken(clinic_desk: ClinicDesk) -> None:
    """R1-070: a clinic with a whole record closes, one without does not."""
    panel = clinic_views.decision(clinic_desk)
    decided = {"satisfied_on": "2007-10-24", "satisfied_minute": "Panel 24/10/07, item 4"}
    clinic_desk.resume("PC4")
    panel.press("save", **decided)
    assert "The panel's statement is missing." in panel.said
    assert "Panel 24/10/07, item 4" in panel.html
    clinic_desk.resume("PC1")
    panel.press("save", **decided)
    assert panel.said == "Saved: PC1."
    assert "Nothing is missing from the record." in words(panel)
    panel.press("again")
    assert "no decision that it is satisfied" in words(panel)


def test_evidence_of_recovery_is_that_of_the_report(clinic_desk: ClinicDesk) -> None:
    panel = clinic_sets.recovery(clinic_desk)
    clinic_desk.resume("PC1")
    assert "the decision is the panel's" in words(panel)
    assert "what each month since the clinic says" in words(panel)
    clinic_desk.resume("PC3")
    assert "Evidence for the panel" in words(panel)


def test_the_report_is_the_one_the_council_makes(clinic_desk: ClinicDesk) -> None:
    made = Report(clinic_desk, clinic_desk.report)
    assert (made.name, made.offered) == ("clinics", True)
    assert "Make “Performance Clinics”" in words(report(made))
    other = ClinicDesk("peterborough-2009", "2009-10-Q2")
    assert Report(other, other.report).name == "challenge"
    other.resume("CL-1")
    assert "CL-1 is " in words(clinic_views.where_it_stands(other))


def test_every_button_and_field_of_the_page_has_a_name(clinic_desk: ClinicDesk) -> None:
    clinic_desk.resume("PC1")
    for view in OF_ONE:
        panel = view(clinic_desk)
        for button in re.findall(r"<button[^>]*>(.*?)</button>", panel.html, flags=re.S):
            assert button.strip()
        labels = set(re.findall(r'<label for="([^"]+)"', panel.html))
        fields = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', panel.html))
        assert fields == labels
