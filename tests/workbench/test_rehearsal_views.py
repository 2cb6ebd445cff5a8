"""What an analyst and an approver see and press, without a browser (R0-035, R0-036)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.workbench import (
    RehearsalDesk,
    Report,
    approval,
    definition,
    formula_names,
    particulars,
    printed,
    rehearsal,
    report,
    take_up_proposal,
)
from tests.conftest import COUNCIL, PERIOD, Home
from tests.workbench.rehearsal_steps import APPROVED, WRITTEN


def test_names_are_put_into_the_formula_by_pressing(rehearsing: RehearsalDesk) -> None:
    names, form, tried = formula_names(rehearsing), definition(rehearsing), rehearsal(rehearsing)
    assert "Names for the formula: 12 of 187 measures" in names.html and "175 more" in names.html
    names.press("service", "customer-services", service="customer-services", search="")
    assert rehearsing.unit == "customer-services" and "CUS01" in names.html
    names.press("find", service="customer-services", search="satisfied call")
    assert names.said == "1 measure found."
    names.press("name", "cus06")
    assert names.said == "cus06 is put into the formula: cus06"
    assert ">\ncus06</textarea>" in form.html
    assert "as soon as these are filled in: Target for every period" in tried.html
    names.press("find", service="", search="zzz")
    assert "No measure has these words" in names.html


def test_what_is_written_is_rehearsed_at_once(rehearsing: RehearsalDesk) -> None:
    form, tried, page = definition(rehearsing), rehearsal(rehearsing), printed(rehearsing)
    form.put("formula", WRITTEN["formula"])
    form.put("target", "80")
    assert "Tried on past figures as it is written now: 100 * cus06" in tried.html
    assert "It is not saved yet." in tried.html and "<svg" in tried.html
    for asked in ("What colour would it have been?", "How easily could it be gamed?", "SMART"):
        assert asked in tried.html
    assert "Save the proposal first" in page.html


def test_a_formula_that_is_none_is_told_at_the_field_while_it_is_written(
    rehearsing: RehearsalDesk,
) -> None:
    """Nobody is called away from the field they write in meanwhile; after Save they are."""
    form, rest, tried = definition(rehearsing), particulars(rehearsing), rehearsal(rehearsing)
    form.put("target", "80")
    form.put("formula", "__import__('os')")
    assert 'id="' in form.html and 'aria-invalid="true"' in form.html
    assert "was found; what may stand here: numbers such as 100" in form.html
    assert "data-focus" not in form.html and "cannot be rehearsed" in form.said
    assert "It cannot be rehearsed as it is written" in tried.html
    rest.press("save", author="Analyst")
    assert "data-focus" in form.html and "__import__(&#39;os&#39;)</textarea>" in form.html
    assert rest.said == "Nothing was saved: some fields need another look."
    form.put("formula", "cus06")
    assert "aria-invalid" not in form.html and "<svg" in tried.html


def test_a_period_without_data_is_told(rehearsing: RehearsalDesk) -> None:
    rehearsing.put({**WRITTEN, "formula": "cus06 / (cus06_numerator - cus06_numerator)"})
    assert "No past period has all the figures that the formula needs." in (
        rehearsal(rehearsing).html
    )


def test_from_a_draft_to_the_register_by_pressing(rehearsing: RehearsalDesk) -> None:
    chooser, form, rest = (make(rehearsing) for make in (take_up_proposal, definition, particulars))
    page, decision = printed(rehearsing), approval(rehearsing)
    assert "what is approved is what is saved" in decision.html
    form.hear({"put": "title", "value": "", "values": WRITTEN})
    rest.press("save", **{name: WRITTEN[name] for name in ("author", "proposed_on")})
    assert rest.said == "Saved: PROP03." and "Saved: PROP03." in rest.html
    assert '<option value="PROP03" selected>' in chooser.html
    assert "Callers who were content" in page.html and "Analyst, 4 October 2021" in page.html
    assert "Nothing of this is in the register yet" in decision.html
    assert "Register of measures: CUS09" in decision.html
    decision.put("approved_on", "2021-11-04")
    assert "1 December 2021" in decision.html
    decision.press("approve", **{**APPROVED, "approved_by": "Analyst"})
    assert "another post than the author" in decision.html
    assert "CUS77" not in set(rehearsing.entries("measures")["measure"])
    decision.press("approve", **APPROVED)
    assert decision.said == "PROP03 is approved. CUS77 is active from 1 December 2021 on."
    assert "CUS77" in set(rehearsing.entries("measures")["measure"])
    assert "entered in the register of measures" in page.html
    rest.press("begin")
    assert rehearsing.proposal == "" and "A new proposal: PROP04" in form.html


def test_what_is_not_saved_is_told_where_it_would_be_approved(rehearsing: RehearsalDesk) -> None:
    chooser, form = take_up_proposal(rehearsing), definition(rehearsing)
    page, decision = printed(rehearsing), approval(rehearsing)
    chooser.press("proposal", "PROP01")
    assert chooser.said == "PROP01 is taken up."
    assert "differs from this page" not in page.html
    form.put("target", "55")
    assert "differs from this page" in page.html
    assert "it would not be approved" in decision.html


def test_a_change_to_a_measure_begins_by_pressing(rehearsing: RehearsalDesk) -> None:
    chooser, tried = take_up_proposal(rehearsing), rehearsal(rehearsing)
    chooser.press("from", about="CUS06", **{"as": "delete"})
    assert rehearsing.draft.values["change"] == "delete" and "<svg" in tried.html
    chooser.press("from", about="NONE1", **{"as": "delete"})
    assert "NONE1 is not reported" in chooser.html


def test_the_report_is_made_by_the_ordinary_run(
    demo_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pack `indicator_proposals`, from what was saved on the screen."""
    home = demo_home.copy(tmp_path / "home")
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    desk = RehearsalDesk(COUNCIL, PERIOD)
    definition(desk).hear({"put": "title", "value": "", "values": WRITTEN})
    particulars(desk).press("save")
    panel = report(Report(desk, "indicator_proposals"))
    panel.press("make")
    assert panel.said.startswith("The report is finished")
    page = home.quarter / "indicator_proposals" / "council.html"
    assert "Callers who were content" in page.read_text(encoding="utf-8")
    desk.store.close()
