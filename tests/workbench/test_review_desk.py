"""An in-depth review from concern to a recommendation in the register (R3-040, R3-043, R4-055)."""

from __future__ import annotations

from pmf_lib.methods import review as rule
from pmf_lib.methods.question_sheet import Verdict
from pmf_lib.sections.review_records import reviews
from pmf_lib.workbench import ReviewDesk, drafted_questions, lacks, papers, resume
from pmf_lib.workbench.review_desk import PAPERS
from pmf_lib.workbench.review_views import in_depth, invited
from tests.workbench.conftest import Open
from tests.workbench.steps import open_review, save


def test_a_review_is_opened_closed_and_taken_up_another_day(open_desk: Open) -> None:
    """R4-055: scope first, and it is saved, closed, reopened and resumed."""
    desk = open_desk()
    code = open_review(desk)
    assert code == "SR-2"
    another_day = open_desk()
    another_day.resume(code)
    assert another_day.scope.values["title"] == "Shops that stand empty"
    another_day.scope.put({"state": "finished", "closed_on": "2021-12-20"})
    assert another_day.save_scope()
    again = open_desk()
    again.resume(code)
    assert again.scope.values["state"] == "finished"
    again.scope.put({"state": "under way", "closed_on": ""})
    assert again.save_scope()


def test_nothing_is_collected_before_a_review_is_taken_up(desk: ReviewDesk) -> None:
    for table in PAPERS:
        if table != "review_grounds":
            assert "Open a review, or take one up" in papers(desk, table).html


def test_from_an_exception_to_a_recommendation(desk: ReviewDesk) -> None:
    """The path of R4-054: concern, evidence, finding, recommendation; each kept, none missing."""
    open_review(desk)
    desk.look_into("RGS01")
    assert save(desk, "review_enquiries", asks="Why were inspections missed?")
    desk.collect_figures()
    evidence = desk.papers["review_evidence"].values
    assert (evidence["measure"], evidence["unit"]) == ("RGS01", "regulatory-services")
    assert len(evidence["sha256"]) == 64
    assert save(desk, "review_evidence", enquiry="SR-2/L1", collected_by="Scrutiny Officer")
    assert "SR-2/E1" in lacks(desk).html
    assert save(desk, "review_findings", exhibit="SR-2/E1", text="The round was too long")
    bodies = [body.key for body in desk.pack.council.bodies]
    assert save(
        desk,
        "recommendations",
        made_by=bodies[0],
        addressee=bodies[1],
        title="See risky kitchens first",
        finding="SR-2/F1",
        received_on="2021-12-02",
    )
    own = next(one for one in reviews(desk.pack) if one.code == "SR-2")
    assert rule.lacks(own.papers).empty
    assert list(own.papers.recommendations["recommendation"]) == ["SR-2/R1"]
    assert "1 February 2022" in lacks(desk).html


def test_saving_a_paper_judges_nothing_anew(desk: ReviewDesk) -> None:
    desk.resume("SR-1")
    judged = desk.pack.judgements
    assert save(desk, "review_enquiries", asks="Does this cost a second?")
    assert desk.pack.judgements is judged


def test_questions_are_drafted_from_the_data_with_their_reasons(desk: ReviewDesk) -> None:
    """R3-042: those worth asking, and those that are not named as such."""
    desk.resume("SR-1")
    for measure in desk.pack.adverse["measure"]:
        if measure in set(desk.pack.judgements["measure"]):
            desk.look_into(measure)
            verdicts = {answer.verdict for answer in desk.questions}
            if {Verdict.ASK, Verdict.ANSWERED} <= verdicts:
                break
    places = {answer.verdict: place for place, answer in enumerate(desk.questions)}
    desk.draft_question(places[Verdict.ASK])
    asked = desk.papers["review_questions"].values
    assert asked["reason"] and not asked["not_worth"]
    assert desk.papers["review_questions"].save()
    desk.draft_question(places[Verdict.ANSWERED])
    idle = desk.papers["review_questions"].values
    assert idle["not_worth"] == desk.questions[places[Verdict.ANSWERED]].reason
    assert desk.papers["review_questions"].save()


def test_the_buttons_do_what_the_state_does(desk: ReviewDesk) -> None:
    """Breaking one binding would fail no test of the state alone."""
    chooser, deep, asking = resume(desk), in_depth(desk), drafted_questions(desk)
    chooser.press("review", "SR-1")
    assert desk.review == "SR-1"
    assert "Safe food" in chooser.html
    deep.press("collect")
    assert desk.measure in papers(desk, "review_evidence").html
    deep.press("too")
    assert desk.papers["review_measures"].values == {"measure": desk.measure}
    asking.press("ask", "0")
    assert desk.papers["review_questions"].values["text"]
    enquiries = papers(desk, "review_enquiries")
    enquiries.press("save", asks="Pressed and saved?")
    assert enquiries.said == "Saved: SR-1/L4."
    assert "Pressed and saved?" in enquiries.html
    enquiries.press("change", "SR-1/L4")
    assert desk.papers["review_enquiries"].values["asks"] == "Pressed and saved?"
    enquiries.press("begin")
    assert desk.papers["review_enquiries"].values == {}
    enquiries.put("asks", "Half written")
    assert desk.papers["review_enquiries"].values == {"asks": "Half written"}


def test_a_report_is_invited_from_another_public_body(desk: ReviewDesk) -> None:
    """R3-044: who was invited, and what came."""
    panel = invited(desk)
    body = desk.pack.council.bodies[0].key
    panel.press(
        "save",
        invited_by=body,
        partner="The county council",
        subject="Buses",
        invited_on="2021-11-03",
    )
    assert panel.said.startswith("Saved: ")
    assert "The county council" in panel.html
