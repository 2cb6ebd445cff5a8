"""The work of an officer on each screen, from its beginning to what is kept."""

from __future__ import annotations

import sqlite3

from playwright.sync_api import expect

from pmf_lib.register.clinics import QUESTIONS
from tests.browser.screens import Screen, fill
from tests.conftest import Home
from tests.workbench.rehearsal_steps import APPROVED, WRITTEN


def kept(home: Home, table: str, key: str, code: str) -> dict[str, object]:
    """The row that the database holds of a code."""
    with sqlite3.connect(home.path / "var" / "pmf.sqlite") as database:
        database.row_factory = sqlite3.Row
        rows = database.execute(f"SELECT * FROM pmf_{table} WHERE {key} = ?", (code,)).fetchall()
    assert rows, f"nothing of {code} is kept"
    return dict(rows[-1])


def review(screen: Screen, code: str) -> None:
    """From an exception to a recommendation, as an officer enters it."""
    screen.page.locator("select[name=committee]").first.select_option("economic-growth")
    screen.press("2. ")
    screen.sees("Figures behind this chart")
    screen.save(
        f"Open a review: {code}",
        f"Saved: {code}.",
        committee="economic-growth",
        title="Shops that stand empty",
        concern="More shops stand empty than ever",
        users="People have fewer places to buy food",
        scope="The city centre",
        since="2019-04-01",
        until="2021-09-30",
        lead="Chair of the panel",
        state="under way",
        opened_on="2021-11-01",
    )
    screen.save("Add a line of enquiry", f"Saved: {code}/L1.", asks="Why do they stand empty?")
    screen.press("Collect these figures as evidence")
    screen.reads_out("The form for evidence is filled in")
    screen.save(
        "Add a piece of evidence",
        f"Saved: {code}/E1.",
        enquiry=f"{code}/L1",
        collected_by="Scrutiny Officer",
    )
    screen.save(
        "Add a finding", f"Saved: {code}/F1.", exhibit=f"{code}/E1", text="Rents are too high"
    )
    screen.save(
        "Add a recommendation",
        f"Saved: {code}/R1.",
        made_by="economic-growth",
        addressee="executive",
        title="Ask owners to halve the rent of shops that stand empty",
        received_on="2021-11-15",
        finding=f"{code}/F1",
    )
    screen.sees("no link is missing")


def audit(screen: Screen, code: str) -> None:
    """A sample planned, drawn, tested item by item and concluded (R1-041)."""
    screen.part("Samples").do("another", "The form for a plan is empty.")
    plan = screen.part("The plan, and what it leads to")
    plan.shown.locator("[name='sampled']").select_option("figures")
    plan.do(
        "save",
        f"Saved: {code}.",
        title="Advice carried out by its date",
        reason="Members ask about them",
        measure="AUD02",
        first_period="2020-21-Q1",
        last_period="2021-22-Q2",
        confidence="80",
        tolerable="60",
        strata="none",
    )
    screen.part("The draw").do(
        "draw", f"{code} is drawn", salt="kept back", drawn_by="Audit Manager"
    )
    paper = screen.part("The item that is tested")
    waiting = screen.part("Results as they stand").shown.get_by_text("to go")
    while waiting.count():
        left = waiting.inner_text()
        paper.do("again", "filled in")
        paper.do("digest", "digest", pasted="The list of advice")
        paper.do("propose", "By what is written, it is agreed.")
        paper.do("save", f"Saved: {code}/", evidence="List of advice", tested_by="Senior Auditor")
        expect(screen.page.get_by_text(left, exact=True)).to_have_count(0)
        paper.shown.locator("[data-press='next']").click()
    screen.part("The conclusion").do(
        "save", f"Saved: {code}.", conclusion="The figures stand", concluded_by="Audit Manager"
    )


def rehearsal(screen: Screen, code: str) -> None:
    """An indicator drafted, refused for its formula, rehearsed, saved, approved by another."""
    measured, last = screen.part("What would be measured"), screen.part("Who answers for it")
    measured.sees("Tolerances are of what")
    own = {
        name: text
        for name, text in WRITTEN.items()
        if measured.shown.locator(f"[name='{name}']").count()
    }
    fill(measured.shown, {**own, "formula": "__import__('os').getcwd()"})
    measured.sees("what may stand here")
    measured.shown.locator("[name='formula']").fill(WRITTEN["formula"])
    measured.shown.locator("[name='formula']").blur()
    screen.part("Rehearsal of what is written").sees("What colour would it have been?")
    rest = {name: text for name, text in WRITTEN.items() if name not in own}
    last.do("save", f"Saved: {code}.", **rest)
    approval = screen.part("Approval by a second person")
    approval.do("approve", "Nothing was saved", **{**APPROVED, "approved_by": WRITTEN["author"]})
    approval.sees("another post than the author")
    approval.do("approve", f"{code} is approved.", **APPROVED)


def clinic(screen: Screen, code: str) -> None:
    """A clinic from what asks for it to the panel's satisfaction (R1-049 to R1-070)."""
    screen.part("Candidates, worst first").do("look", "shown in depth below")
    screen.part("The evidence for the panel").do("ask", "The request")
    screen.part("The request").do(
        "save", f"Saved: {code}.", requested_by="service", requested_on="2007-10-10"
    )
    hearing = screen.part("The hearing")
    hearing.do("save", "Nothing was saved", held_on="2007-11-24")
    hearing.sees("working day")
    came = dict.fromkeys(("came_chair", "came_director", "came_manager"), "yes")
    hearing.do("save", "Saved", held_on="2007-10-24", **came)
    screen.part("What was said").do(
        "save", "Saved", service_statement="A post stood empty", panel_statement="Fill it"
    )
    questions = screen.part("The panel's questions")
    for question in QUESTIONS[1:]:
        questions.do("take", question, question)
        questions.do("save", f"Saved: {question}", answer="It is said here", answered_by="Manager")
    screen.part("The recovery plan").do(
        "save",
        "Saved",
        title="Fill the post",
        owner="Manager",
        due_on="2007-12-01",
        status="on track",
    )
    screen.part("The panel's decision").do(
        "save", f"Saved: {code}.", satisfied_on="2007-10-26", satisfied_minute="Panel, item 1"
    )
