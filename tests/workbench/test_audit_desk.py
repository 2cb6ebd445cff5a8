"""A sample from its plan to its conclusion, kept in a real database (R1-041, R1-047)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.methods.audit_result import State
from pmf_lib.methods.working_paper import evidence_hash
from pmf_lib.register.audit_samples import lot, seed_of
from pmf_lib.sections.audit_records import samples
from pmf_lib.workbench import AuditDesk
from pmf_lib.workbench.audit_desk import ITEMS_A_PAGE, TO_REVIEW, TO_TEST
from tests.conftest import COUNCIL, PERIOD

Open = Callable[[], AuditDesk]
RECORDS = {
    "sampled": "records",
    "title": "Calls to the contact centre",
    "reason": "They are many",
    "measure": "CUS01",
    "confidence": "80",
    "tolerable": "45",
    "population": "40",
}
EVIDENCE = {"evidence": "Log of calls", "tested_by": "Senior Auditor"}


@pytest.fixture
def open_audit(own_database: Path) -> Iterator[Open]:
    """Opens desks of the audit on the test's own database, as several auditors would."""
    opened: list[AuditDesk] = []

    def go() -> AuditDesk:
        opened.append(AuditDesk(COUNCIL, PERIOD))
        return opened[-1]

    yield go
    for desk in opened:
        desk.store.close()


@pytest.fixture
def audit(open_audit: Open) -> AuditDesk:
    return open_audit()


def plan(desk: AuditDesk, **other: str) -> str:
    desk.take_up("")
    desk.plan.put({**RECORDS, **other})
    assert desk.save_plan(), (desk.plan.faults, desk.plan.problem)
    return desk.sample


def draw(desk: AuditDesk, salt: str = "a word kept back") -> bool:
    desk.drawing.put({"salt": salt, "drawn_by": "Audit Manager"})
    return desk.draw()


def agree(desk: AuditDesk, **other: str) -> bool:
    """A paper that agrees with what the service's list says."""
    desk.paper.put({**EVIDENCE, "reported": "12", "recalculated": "12", "finding": "agreed"})
    desk.paper.put({"pasted": f"Call of {desk.item}", **other})
    return desk.paper.save()


def test_it_opens_with_the_sample_under_test_and_its_next_item(audit: AuditDesk) -> None:
    assert audit.taken is not None
    assert (audit.sample, audit.taken.state) == ("AS-2", State.UNDER_TEST)
    assert audit.item == audit.taken.untested.iloc[0]["drawn_item"]


def test_a_sample_is_planned_drawn_tested_and_concluded(
    audit: AuditDesk, own_database: Path
) -> None:
    code = plan(audit)
    assert audit.taken is not None
    assert audit.taken.state is State.PLANNED
    assert draw(audit)
    assert audit.taken.state is State.DRAWN
    assert audit.item == f"{code}/1"
    while audit.paper.editing == "":
        assert agree(audit), (audit.paper.faults, audit.paper.problem)
        assert audit.paper.told == f"Saved: {audit.item}."
        audit.test_next()
    assert audit.taken.untested.empty
    assert audit.taken.verdict == "accept"
    audit.conclusion.put({"conclusion": "The list can be relied on", "concluded_by": "Manager"})
    assert audit.conclusion.save(), (audit.conclusion.faults, audit.conclusion.problem)
    assert audit.taken.state is State.FINISHED
    with sqlite3.connect(own_database) as database:
        kept = database.execute(
            "SELECT size, salt, drawn_by FROM pmf_audit_samples WHERE sample = ? AND salt > ''",
            (code,),
        ).fetchall()
        papers = database.execute(
            "SELECT sha256 FROM pmf_working_papers WHERE drawn_item = ?", (f"{code}/1",)
        ).fetchall()
    assert kept == [(len(audit.taken.items), "a word kept back", "Audit Manager")]
    assert papers == [(evidence_hash(f"Call of {code}/1".encode()),)]


def test_the_seed_draws_what_anybody_draws_again(audit: AuditDesk) -> None:
    """SHA-256 of code, periods and salt, a line each; the lowest lots are drawn."""
    code = plan(audit, size="5")
    assert draw(audit)
    assert audit.taken is not None
    seed = seed_of(code, PERIOD, PERIOD, "a word kept back")
    expected = sorted(map(str, range(1, 41)), key=lambda one: lot(seed, one))[:5]
    assert list(audit.taken.items["record"]) == expected
    assert audit.taken.differs == ()
    assert set(audit.taken.items["measure"]) == {"CUS01"}


def test_figures_are_drawn_as_known_on_the_day_and_the_report_draws_them_again(
    audit: AuditDesk,
) -> None:
    audit.take_up("AS-3")
    assert draw(audit)
    found = next(one for one in samples(audit.pack) if one.code == "AS-3")
    assert found.differs == ()
    assert found.entry.size == len(found.items)
    assert found.items["reported"].notna().all()


def test_pounds_are_drawn_and_nothing_is_lost(audit: AuditDesk) -> None:
    money = {"sampled": "money", "book": "budget", "tolerable": "900000", "expected": "1000"}
    plan(audit, **money)
    assert audit.plan.row["population"] == audit.plan.row["measure"] == ""
    assert draw(audit)
    assert audit.taken is not None
    assert audit.taken.differs == ()
    books = audit.taken.frame.set_index("record")["book_value"]
    items = audit.taken.items.set_index("record")["book_value"]
    assert (items == books[items.index]).all()


def test_without_a_word_one_is_made_once_and_kept(audit: AuditDesk) -> None:
    plan(audit)
    assert draw(audit, salt=" ")
    assert audit.taken is not None
    assert len(audit.taken.entry.salt) == 16


def test_a_draw_that_fails_keeps_no_word_that_was_made(audit: AuditDesk) -> None:
    """Nobody may look at a made word, and then draw with it or not."""
    plan(audit)
    audit.drawing.put({"salt": ""})
    assert not audit.draw()
    assert audit.drawing.faults == {"drawn_by": "This is needed."}
    assert audit.drawing.values["salt"] == ""


def test_what_is_drawn_is_not_drawn_anew(audit: AuditDesk) -> None:
    plan(audit)
    assert draw(audit)
    assert audit.taken is not None
    before = list(audit.taken.items["record"])
    assert not draw(audit, "another word")
    assert "drawn already" in audit.drawing.problem
    assert list(audit.taken.items["record"]) == before


def test_a_plan_that_was_changed_and_not_saved_is_not_drawn(audit: AuditDesk) -> None:
    plan(audit)
    audit.plan.put({"tolerable": "30"})
    assert not draw(audit)
    assert "changed and not saved" in audit.drawing.problem
    assert audit.save_plan()
    assert draw(audit)


def test_of_two_who_draw_the_second_is_told(open_audit: Open) -> None:
    first, second = open_audit(), open_audit()
    code = plan(first)
    second.read_again()
    second.take_up(code)
    assert draw(first, "the first's")
    assert not draw(second, "the second's")
    assert "drawn already" in second.drawing.problem
    assert second.taken is not None
    assert second.taken.entry.salt == "the first's"


def test_of_two_who_test_an_item_the_second_sees_the_first(open_audit: Open) -> None:
    first, second = open_audit(), open_audit()
    code = plan(first)
    assert draw(first)
    second.read_again()
    second.take_up(code)
    assert agree(first, conclusion="The first's")
    assert not agree(second, conclusion="The second's")
    assert "Somebody else saved this entry" in second.paper.problem
    assert "The first's" in second.paper.problem
    assert second.paper.values["conclusion"] == "The second's"
    assert second.paper.save()
    papers = second.entries("working_papers").set_index("drawn_item")
    assert papers.loc[f"{code}/1", "conclusion"] == "The second's"


def test_the_owner_of_the_measure_may_not_test_it(audit: AuditDesk) -> None:
    """HM Treasury, The Aqua Book: who assures is not who answers for it."""
    plan(audit)
    assert draw(audit)
    owner = audit.pack.measures.set_index("measure").loc["CUS01", "owner"]
    assert not agree(audit, tested_by=owner.upper())
    assert "nobody audits their own figure" in audit.paper.faults["tested_by"]
    assert agree(audit)


def test_the_reviewer_is_another_than_the_tester(audit: AuditDesk) -> None:
    plan(audit)
    assert draw(audit)
    review = {"reviewed_on": audit.day.isoformat()}
    assert not agree(audit, reviewed_by="senior auditor", **review)
    assert set(audit.paper.faults) == {"reviewed_by"}
    assert agree(audit, reviewed_by="Audit Manager", **review)


def test_a_sample_is_not_finished_before_every_item_is_tested(audit: AuditDesk) -> None:
    plan(audit)
    assert draw(audit)
    end = {"conclusion": "Too soon", "concluded_by": "Audit Manager"}
    audit.conclusion.put(end)
    assert not audit.conclusion.save()
    assert "a paper for every item" in audit.conclusion.faults["ended"]
    audit.conclusion.put({"ended": "given up"})
    assert audit.conclusion.save()
    assert audit.taken is not None
    assert audit.taken.state is State.GIVEN_UP


def test_a_figure_worked_out_again_is_offered_with_how(audit: AuditDesk) -> None:
    """R1-047: percentages from their parts, rounded as they were reported."""
    audit.take_up("AS-1")
    audit.look_into("AS-1/01")
    audit.paper.begin({"drawn_item": "AS-1/01"})
    assert audit.paper.take_worked_out()
    assert audit.paper.values["recalculated"] == "82.8"
    assert audit.paper.values["how"].startswith("111 of 134 is 82.8, rounded from 82.83")
    assert audit.paper.propose() == "unsupported"
    audit.paper.put({"sha256": evidence_hash(b"the case list")})
    assert audit.paper.propose() == "agreed"
    audit.paper.put({"recalculated": "82.7"})
    assert audit.paper.propose() == "immaterial"
    audit.paper.put({"recalculated": "70"})
    assert audit.paper.propose() == "material"


def test_the_items_are_listed_by_where_they_stand_and_page_by_page(audit: AuditDesk) -> None:
    audit.take_up("AS-1")
    assert len(audit.shown) == ITEMS_A_PAGE
    audit.turn_page(1_000)
    assert (audit.page, len(audit.shown)) == (2, 7)
    audit.turn_page(-1_000)
    assert audit.page == 0
    audit.list_only("material")
    assert set(audit.items["finding"]) == {"material"}
    audit.take_up("AS-2")
    audit.list_only(TO_TEST)
    assert len(audit.items) == 7
    audit.list_only(TO_REVIEW)
    assert audit.items["reviewed_on"].isna().all()
    with pytest.raises(ParameterError):
        audit.list_only("sideways")


def test_what_is_not_there_is_refused(audit: AuditDesk) -> None:
    for choose in (audit.take_up, audit.look_into, audit.compare_with):
        with pytest.raises(ParameterError):
            choose("no-such")


def test_a_sample_of_periods_that_lie_ahead_is_not_taken_up(own_database: Path) -> None:
    desk = AuditDesk(COUNCIL, "2021-22-Q1")
    with pytest.raises(ParameterError, match="reaches to 2021-22-Q2"):
        desk.take_up("AS-3")
    desk.store.close()


def test_saving_a_paper_judges_nothing_anew(audit: AuditDesk) -> None:
    judged = audit.pack.judgements
    plan(audit)
    assert draw(audit)
    assert agree(audit)
    assert audit.pack.judgements is judged
