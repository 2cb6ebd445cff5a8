"""The exception report, what was followed through, the watch-list, and its own length."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from pmf_lib.sections import exception_report, followed_through, report_length
from pmf_lib.sections.pack import Pack
from pmf_lib.views.html import Scope, render_fragment
from pmf_lib.views.length import Length
from tests.sections import told

COUNCIL = "ribble-valley-2007"
SCRUTINY = "overview-and-scrutiny-resources"
Open = Callable[..., Pack]


def recommendation(code: str, **cells: object) -> dict[str, object]:
    return {
        "recommendation": code,
        "made_by": SCRUTINY,
        "addressee": "cmt",
        "title": f"Title {code}",
        "made_on": "2007-06-05",
        "received_on": "2007-06-07",
        "status": "awaiting response",
        "recorded_on": "2007-06-07",
        **cells,
    }


def watched(code: str, body: str, **cells: object) -> dict[str, object]:
    since = {"since": "2006-11-21", "recorded_on": "2006-11-21"}
    return {"item": code, "body": body, "title": f"Matter {code}", **since, **cells}


def test_both_sides_are_told(council_pack: Open) -> None:
    """Exceptions of the body's own units, particularly badly and particularly well.

    R1-033: the report of a committee and quarter; R1-039: one of each.
    """
    pack = council_pack(COUNCIL, body=SCRUTINY)
    bad = told.table(exception_report.particularly_badly(pack), "Performing particularly badly")
    good = told.table(exception_report.particularly_well(pack), "Performing particularly well")
    assert len(bad) == len(pack.adverse) > 1
    assert len(good) == len(pack.favourable) > 1
    assert bad[0][0].startswith(pack.adverse["title"].iloc[0])
    assert told.charts(exception_report.particularly_badly(pack))
    assert (
        f"{len(bad)} exceptions performing particularly badly"
        in (exception_report.exception_summary(pack)[0])
    )


def test_a_committees_own_body_sees_its_own_units_alone(council_pack: Open) -> None:
    """R1-033"""
    pack = council_pack(COUNCIL, body="community")
    assert set(pack.adverse["unit"]) == {"refuse-and-recycling", "culture-and-leisure"}
    said = told.words(exception_report.particularly_badly(pack))
    assert "Development Control" not in said


def test_each_weak_indicator_has_reason_and_remedy_or_says_it_has_none(council_pack: Open) -> None:
    """Reason, remedial action, owner and day (R1-035)."""
    pack = council_pack(COUNCIL, body=SCRUTINY)
    section = exception_report.reasons_and_remedies(pack)
    rows = {row[0]: row for row in told.table(section, "Reasons and remedial action")}
    measures = pack.adverse[pack.adverse["subject"] == "measure"]
    assert set(rows) == set(measures["title"])
    bins = rows["Bins missed for each 100,000 collections"]
    assert bins[2].startswith("Half as many again as before January")
    assert "Split the two longest rounds: Refuse and Recycling Manager, by 30 September" in bins[3]
    assert bins[4] == "PC1"
    complete = rows["Applications that are complete when they come in"]
    assert complete[2:] == ["No reason given", "None linked", "None"]
    invoices = rows["BV8: Invoices paid within thirty days"]
    assert invoices[3].startswith("No action, by decision: Take no action on invoices paid")


def test_exceptions_without_action_or_decision_are_listed(council_pack: Open) -> None:
    """R1-004: those with neither, and none of the others; a stopped action counts for nothing."""
    pack = council_pack(COUNCIL, body=SCRUTINY)
    section = exception_report.exceptions_without_action(pack)
    titles = [row[0] for row in told.table(section, "Exceptions without a linked action")]
    assert "Applications that are complete when they come in" in titles
    assert "BV8: Invoices paid within thirty days" not in titles
    assert "Bins missed for each 100,000 collections" not in titles
    assert f"{len(titles)} exceptions of {len(pack.adverse)}" in section.headline


def test_questions_are_drafted_for_the_worst(council_pack: Open) -> None:
    """R1-018: each exception is asked about what its own figures show."""
    pack = council_pack(COUNCIL, body=SCRUTINY)
    section = exception_report.questions_to_ask(pack)
    details = [block for block in section.blocks if block.type == "details"]
    assert len(details) == exception_report.ASKED_OF
    judged = {f"Questions on: {row.title}": row for row in pack.judgements.itertuples()}
    for block in details:
        said, row = " ".join(block.blocks[0].items), judged[block.summary]
        assert block.blocks[0].items[-1].endswith("?")
        assert ("The target " in said) == (row.status in ("red", "amber"))
        assert ("better before" in said) == (row.long_trend == "worse")
        assert ("How sure are we" in said) == (row.grade in ("D", "U") or bool(row.doubts))


def test_a_recommendation_has_addressee_day_due_and_answer(pack_of: Open) -> None:
    """R3-043: to whom it was made, by when it is to be answered, and what was answered."""
    answered = {"response": "amended", "answer": "In spring", "answered_on": "2007-07-19"}
    asked = recommendation("R1", received_on="2007-09-07", made_on="2007-09-05")
    settled = recommendation("R2", addressee="policy-and-finance", status="to be done", **answered)
    tables = {"recommendations": [asked, settled]}
    section = followed_through.recommendations_tracked(
        pack_of(tables, council=COUNCIL, body=SCRUTINY)
    )
    rows = {row[0]: row[2:6] for row in told.table(section, "Recommendations that are open")}
    assert rows["Title R1 (R1)"] == [
        *("Corporate Management Team", "5 September 2007"),
        *("6 November 2007", "None yet"),
    ]
    assert rows["Title R2 (R2)"][0] == "Policy and Finance Committee"
    assert rows["Title R2 (R2)"][-1] == "Amended: In spring"


@pytest.mark.parametrize(("day", "count"), [("2007-08-06", 0), ("2007-08-07", 1)])
def test_overdue_list_uses_the_two_month_clock(pack_of: Open, day: str, count: int) -> None:
    """R1-017: the last day of the two months, and the day after."""
    pack = pack_of(
        {"recommendations": [recommendation("R1")]},
        council=COUNCIL,
        as_known_on=day,
        body=SCRUTINY,
    )
    section = followed_through.decisions_overdue(pack)
    assert len(told.tables(section)) == count
    assert len(told.nils(section)) == 1 - count


def test_overdue_decisions_stand_on_the_same_list(council_pack: Open) -> None:
    """R1-017: page one holds decisions and recommendations, the oldest first."""
    section = followed_through.decisions_overdue(council_pack(COUNCIL, body=SCRUTINY))
    rows = told.table(section, "Overdue on 26 October 2007")
    assert [row[4] for row in rows] == ["81", "56", "36"]
    assert "decision DCO-D2" in rows[2][0]


def test_every_recommendation_is_tracked_to_its_answer(council_pack: Open) -> None:
    """R1-017"""
    section = followed_through.recommendations_tracked(council_pack(COUNCIL, body=SCRUTINY))
    rows = {row[0].rpartition("(")[2]: row for row in told.table(section, "Recommendations that")}
    assert rows["OSR-4)"][4] == "5 November 2007"
    assert rows["OSR-3)"][6].startswith("Done")


def test_watch_list_keeps_what_is_not_closed(pack_of: Open) -> None:
    """R1-019: quarter after quarter until a decision closes it, then once more."""
    rows = [
        watched("OLD", SCRUTINY, since="2003-06-03"),
        watched("CLOSED", SCRUTINY, closed_on="2007-09-04", decision="Better"),
        watched("GONE", SCRUTINY, closed_on="2007-06-05", decision="Better"),
        watched("AHEAD", SCRUTINY, since="2007-11-20"),
    ]
    section = followed_through.watch_list(
        pack_of({"watch_list": rows}, council=COUNCIL, body=SCRUTINY)
    )
    shown = told.table(section, "The watch-list")
    assert [row[0] for row in shown] == ["Matter OLD", "Matter CLOSED"]
    assert shown[0][4] == "Still watched"
    assert shown[1][4] == "4 September 2007: Better"
    assert section.headline == "1 matter watched."


def test_nothing_to_tell_is_said(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL, body=SCRUTINY)
    for section in (
        exception_report.particularly_badly(pack),
        exception_report.particularly_well(pack),
        exception_report.reasons_and_remedies(pack),
        exception_report.exceptions_without_action(pack),
        exception_report.questions_to_ask(pack),
        followed_through.decisions_overdue(pack),
        followed_through.recommendations_tracked(pack),
        followed_through.watch_list(pack),
    ):
        (nil,) = told.nils(section)
        assert nil.startswith("Nil return: ")


def test_report_tells_its_own_length(council_pack: Open) -> None:
    """R1-029: items with no action, and the words, pages and limit that its page fills in."""
    section = report_length.length_of_report(council_pack(COUNCIL, body=SCRUTINY))
    scope = Scope(length=Length(words=4_501, allowed=5_400))
    shown = BeautifulSoup(render_fragment(section, scope), "html.parser")
    facts = dict(
        zip(
            (term.get_text() for term in shown.select("dt")),
            (value.get_text() for value in shown.select("dd")),
            strict=True,
        )
    )
    assert facts["Words"] == "4,501"
    assert facts["Pages of print"] == "About 11"
    assert facts["Limit"] == "5,400 words, about 12 pages"
    alone = int(facts["Exceptions without an action or a decision"])
    assert alone > 0
    assert section.headline == f"{alone} exceptions without an action or a decision."
