"""Each part of the audit's screen does what its buttons say (R1-041, R1-047, R4-056 to R4-065)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pmf_lib.methods.working_paper import evidence_hash
from pmf_lib.workbench import (
    AuditDesk,
    Report,
    audit_advice,
    audit_choice,
    audit_conclusion,
    audit_draw,
    audit_items,
    audit_moves,
    audit_paper,
    audit_plan,
    audit_quality,
    audit_recommendations,
    audit_restatements,
    audit_results,
)
from pmf_lib.workbench.panel import Panel
from tests.conftest import COUNCIL, PERIOD

FIGURES = {
    "sampled": "figures",
    "title": "Advice carried out by its date",
    "reason": "Members ask about them",
    "measure": "AUD02",
    "first_period": "2020-21-Q1",
    "last_period": PERIOD,
    "confidence": "80",
    "tolerable": "60",
    "strata": "none",
}


@pytest.fixture
def desk(own_database: Path) -> Iterator[AuditDesk]:
    found = AuditDesk(COUNCIL, PERIOD)
    yield found
    found.store.close()


def words(panel: Panel) -> str:
    return " ".join(BeautifulSoup(panel.html, "html.parser").get_text(" ").split())


def fields(panel: Panel) -> list[str]:
    page = BeautifulSoup(panel.html, "html.parser")
    return [str(each["name"]) for each in page.find_all(["input", "select", "textarea"])]


def test_every_step_is_pressed_from_the_plan_to_the_conclusion(desk: AuditDesk) -> None:
    """Breaking one binding would fail no test of the state alone."""
    chooser, planned, drawn = audit_choice(desk), audit_plan(desk), audit_draw(desk)
    items, paper = audit_items(desk), audit_paper(desk)
    results, conclusion = audit_results(desk), audit_conclusion(desk)
    chooser.press("another")
    assert "A new sample is being planned" in words(chooser)
    for later in (drawn, items, results, conclusion):
        assert "Plan a sample, or take one up, above." in words(later)
    planned.press("save", **FIGURES)
    assert planned.said == "Saved: AS-4."
    assert "as many as are needed where none is expected to be wrong" in words(planned)
    assert "not drawn yet" in words(items)
    drawn.press("draw", salt="", drawn_by="")
    assert "This is needed" in words(drawn)
    drawn.press("draw", salt="kept back", drawn_by="Audit Manager")
    assert drawn.said == f"AS-4 is drawn: {len(desk.items)} items to test."
    assert "AS-4 2020-21-Q1 2021-22-Q2 'kept back' | sha256sum" in words(drawn)
    assert "save" not in words(planned).lower().split()
    while desk.taken is not None and len(desk.taken.untested):
        before = desk.item
        paper.press("again")
        paper.press("digest", pasted="The list of advice")
        assert desk.paper.values["sha256"] == evidence_hash(b"The list of advice")
        paper.press("propose")
        assert paper.said == "By what is written, it is agreed."
        paper.press("save", evidence="List of advice", tested_by="Senior Auditor")
        assert paper.said == f"Saved: {before}."
        assert f"{before} (below)" in words(items)
        paper.press("next")
    assert paper.said == "Every item has been tested."
    assert "No figures of the" in words(results)
    conclusion.press("save", conclusion="They stand", concluded_by="Audit Manager")
    assert conclusion.said == "Saved: AS-4."
    assert "AS-4: Finished," in words(conclusion)
    assert "Finished" in words(chooser)


def test_what_a_plan_asks_for_follows_from_what_is_sampled(desk: AuditDesk) -> None:
    panel = audit_plan(desk)
    panel.press("begin")
    assert {"strata", "measure"} <= set(fields(panel))
    panel.press("sampled", "money", sampled="money", title="Half written")
    assert "book" in fields(panel)
    assert not {"strata", "measure", "population", "size"} & set(fields(panel))
    assert "in pounds" in words(panel)
    assert desk.plan.values["title"] == "Half written"
    panel.press("sampled", "records", sampled="records")
    assert "population" in fields(panel)
    panel.press("save", **{**FIGURES, "sampled": "records", "population": ""})
    assert "how many records the service's list has" in words(panel)
    panel.put("title", "Kept as it is typed")
    assert desk.plan.values["title"] == "Kept as it is typed"


def test_the_plan_tells_its_parts_and_how_many_are_drawn_of_each(desk: AuditDesk) -> None:
    panel = audit_plan(desk)
    desk.take_up("AS-3")
    assert "AS-3: parts that the figures are divided into" in words(panel)
    assert "no more than 1 of those drawn is found wrong" in words(panel)
    panel.press("save", size="20", strata="status")
    assert "20 figures will be drawn: as the design says" in words(panel)
    assert "That is too few" in words(panel)


def test_the_plan_of_money_tells_its_interval(desk: AuditDesk) -> None:
    panel = audit_plan(desk)
    panel.press("begin")
    panel.press("save", **{**FIGURES, "sampled": "money", "book": "budget", "tolerable": "2000000"})
    assert "apart will be drawn: no more than" in words(panel)
    assert "whatever the secret word" in words(panel)


def test_items_are_chosen_listed_and_turned(desk: AuditDesk) -> None:
    chooser, items, paper = audit_choice(desk), audit_items(desk), audit_paper(desk)
    chooser.press("take", "AS-1")
    assert "1 to 10 of 27" in words(items)
    items.press("on")
    assert items.said == "Page 2 of 3."
    items.press("look", "AS-1/12")
    assert items.said == "AS-1/12 is below, to be tested."
    assert "who may not test it" in words(paper)
    assert "Proof of the figure of AS-1/12" in words(paper)
    assert "Working paper of AS-1/12" in words(paper)
    items.press("back")
    items.press("which", "to test")
    assert "No item stands so." in words(items)
    items.press("which", "material")
    assert items.said == "1 item in the list."
    paper.press("digest", pasted=" ")
    assert paper.said == "Paste the text of the document first."


def test_what_others_saved_is_read_when_asked(desk: AuditDesk) -> None:
    panel, other = audit_choice(desk), AuditDesk(COUNCIL, PERIOD)
    audit_plan(other).press("begin")
    other.plan.put({**FIGURES, "title": "Somebody else's"})
    assert other.save_plan()
    other.store.close()
    assert "Somebody else's" not in words(panel)
    panel.press("read")
    assert "Somebody else's" in words(panel)


def test_results_are_told_as_they_stand(desk: AuditDesk) -> None:
    panel = audit_results(desk)
    assert "7 items to go" in words(panel)
    assert "Still to be tested 7" in words(panel)
    desk.take_up("AS-1")
    assert "we can be 90% sure that no more than 14.3% are" in words(panel)
    assert "errors in each part" in words(panel)


def test_the_registers_that_an_auditor_reads_are_beside_it(desk: AuditDesk) -> None:
    """R4-056 to R4-065: by owner, restated, recommended, and how risks and savings moved."""
    assert "Owner, by post" in words(audit_quality(desk))
    assert "Overdue figures" in words(audit_restatements(desk))
    assert "open" in words(audit_recommendations(desk))
    moves = audit_moves(desk)
    before = words(moves)
    moves.press("since", "2020-21-Q3")
    assert moves.said == "Compared anew."
    assert words(moves) != before


def test_advice_is_added_and_followed(desk: AuditDesk) -> None:
    panel = audit_advice(desk)
    panel.press("save", title="Keep the list of calls", owner="Customer Services Manager")
    code = panel.said.removeprefix("Saved: ").rstrip(".")
    assert "1 recommendation, 1 still to be done" in words(panel)
    panel.press("change", code)
    panel.press("save", status="done", done_on="2021-10-20")
    assert "1 recommendation, none still to be done" in words(panel)


def test_the_report_is_offered(desk: AuditDesk) -> None:
    assert Report(desk, "audit_analysis").offered
