"""The timetable's sections: what is late, each month, who is told what, what meetings consider."""

from collections.abc import Callable
from typing import Any

from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.timetable import deadlines_by_month, timetable_summary, what_is_late_now
from pmf_lib.sections.timetable_meetings import (
    meetings_and_what_each_considers,
    packs_serving,
    who_is_told_what,
)
from pmf_lib.views.records import Details, Link, Nil, Part, Section, Table

ADVICE = {"advice": "A1", "source": "internal audit", "title": "Lock the safe", "owner": "Head"}
ADVICE |= {"made_on": "2008-04-01", "status": "open", "recorded_on": "2008-04-01"}


def texts(table: Any) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]  # type: ignore[union-attr]


def late_rows(section: Section) -> list[list[str]]:
    return texts(section.blocks[0])


def test_what_is_late_is_told_with_its_days(pack_of: Callable[..., Pack]) -> None:
    """As at the pack's day, 28 October 2008: due the day before is late, due that day is not."""
    rows = [{**ADVICE, "due_on": "2008-10-27"}, {**ADVICE, "advice": "A2", "due_on": "2008-10-28"}]
    pack = pack_of({"audit_advice": rows}, council="lancaster-2008")
    section = what_is_late_now(pack)
    assert section.headline == "1 deadline is late on 28 October 2008."
    (row,) = late_rows(section)
    assert row[:5] == [
        "Audit advice carried out",
        "Head",
        "A1: Lock the safe",
        "27 October 2008",
        "1",
    ]
    due = texts(section.blocks[1])
    assert ["Audit advice carried out", "Head", "A2: Lock the safe", "28 October 2008", "0"] in due
    summary = timetable_summary(pack)
    assert summary[0] == "What is late? 1 deadline is late on 28 October 2008."


def test_where_nothing_is_late_that_is_said(pack_of: Callable[..., Pack]) -> None:
    done = {**ADVICE, "due_on": "2008-10-27", "done_on": "2008-10-27"}
    section = what_is_late_now(pack_of({"audit_advice": [done]}, council="lancaster-2008"))
    assert section.headline == "No deadlines are late on 28 October 2008."
    assert isinstance(section.blocks[0], Nil)


def test_what_is_missing_stands_beside_what_is_late(council_pack: Callable[..., Pack]) -> None:
    """Lancaster: one service had no meeting outside the reviews (R2-019); figures came in late
    (R4-042).
    """
    rows = {row[0]: row for row in late_rows(what_is_late_now(council_pack("lancaster-2008")))}
    assert rows["One more meeting for each service"][-1].endswith("; 1 of 9 services without one")
    assert "figures not in" in rows["Values due"][-1]


def test_the_year_lies_there_by_month_with_this_and_the_next_open(
    council_pack: Callable[..., Pack],
) -> None:
    """The annual timetable as a table (R1-015), the budget's steps beside it (R1-016)."""
    section = deadlines_by_month(council_pack("ribble-valley-2007"))
    months, budget = section.blocks[:-1], section.blocks[-1]
    assert len(months) == 12
    opened = [block.heading for block in months if isinstance(block, Part)]
    assert opened == ["October 2007", "November 2007"]
    first = months[0]
    assert isinstance(first, Details) and first.summary.startswith("April 2007: ")
    assert isinstance(budget, Part) and budget.heading == "The budget beside performance"
    about = [row[3] for row in texts(budget.blocks[0])]
    assert "Budget and council tax set" in about
    told = {row[4].split(" on ")[0] for row in texts(months[5].blocks[0])}  # type: ignore[union-attr]
    assert told <= {"Done", "Late", "Not recorded"}


def test_years_of_the_financial_plan_are_periods(pack_of: Callable[..., Pack]) -> None:
    """R1-016."""
    rows = [
        {"budget_code": "R1", "period": "2007-08", "amount": 100.0, "recorded_on": "2007-04-01"},
        {"budget_code": "R2", "period": "2008-09", "amount": None, "recorded_on": "2007-04-01"},
    ]
    pack = pack_of({"plan_money": rows}, council="ribble-valley-2007")
    years = deadlines_by_month(pack).blocks[-1].blocks[-1]  # type: ignore[union-attr]
    assert texts(years) == [["2007/08", "1 April 2007", "£100"], ["2008/09", "1 April 2008", "[x]"]]


def test_each_row_of_the_papers_table_is_served_or_said_not_to_be(
    council_pack: Callable[..., Pack],
) -> None:
    """Peterborough's table of who is told what and how often (R4-034 to R4-040)."""
    section = who_is_told_what(council_pack("peterborough-2009"))
    shown = section.blocks[0]
    assert isinstance(shown, Table)
    rows = {row[0].text: row for row in shown.rows}  # type: ignore[union-attr]
    cabinet, apd = rows["Cabinet"], rows["Appraisal for Performance and Development"]
    assert isinstance(cabinet[3], Link) and cabinet[3].target == "quarter_overview/council.html"
    assert cabinet[2].text == "Quarterly"  # type: ignore[union-attr]
    assert rows["CMT"][3].text.endswith("Progress on the corporate priorities and LAA")  # type: ignore[union-attr]
    assert rows["Departmental"][3].text.startswith("Departmental Delivery Contract")  # type: ignore[union-attr]
    for whom in ("Business Units", "Service Teams"):
        assert rows[whom][3].text.startswith("Progress on the delivery plan")  # type: ignore[union-attr]
    assert apd[2].text == "Annual"  # type: ignore[union-attr]
    assert apd[3].text.startswith("Progress on the delivery plan")  # type: ignore[union-attr]
    bare = who_is_told_what(council_pack("carlisle-2021")).blocks[0]
    assert texts(bare)[-1][3] == "None tells it"


def test_appraisals_are_told_as_counts_and_nothing_else(pack_of: Callable[..., Pack]) -> None:
    """Completion counts only (R4-040); never anything of anyone (R3-047)."""
    row = {"unit": "human-resources", "period": "2009-10-Q2", "due": 20.0, "completed": 12.0}
    rows = [{**row, "interim": 3.0, "enhancement": 1.0, "recorded_on": "2009-10-05"}]
    pack = pack_of({"appraisals": rows}, council="peterborough-2009")
    counts = who_is_told_what(pack).blocks[1]
    assert texts(counts) == [["Q2 2009/10", "20", "12", "3"]]


def test_a_row_without_a_pack_is_served_by_what_its_body_receives() -> None:
    council = load_council("lancaster-2008")
    row = council.reporting[0].model_copy(update={"pack": None})
    served = packs_serving(council, row)
    received = council.body(str(row.to)).receives
    assert [spec.pack for spec in served] == [
        spec.pack for spec in council.packs if spec.pack in received and spec.pack != "timetable"
    ]
    nobody = row.model_copy(update={"to": None})
    assert packs_serving(council, nobody) == ()
    unlisted = row.model_copy(update={"pack": "no_such_pack"})
    assert packs_serving(council, unlisted) == ()


def test_a_council_without_a_table_says_so(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"audit_advice": [{**ADVICE, "due_on": "2008-10-27"}]}, council="lancaster-2008")
    bare = pack.council.model_copy(update={"reporting": ()})
    section = who_is_told_what(Pack(**{**_parts(pack), "council": bare}))
    assert isinstance(section.blocks[0], Nil)


def _parts(pack: Pack) -> dict[str, Any]:
    names = ("council", "period", "as_known_on", "snapshot", "reader", "scope")
    return {name: getattr(pack, name) for name in names}


def test_each_meeting_says_what_it_considers_and_when_its_papers_went_out(
    council_pack: Callable[..., Pack],
) -> None:
    """Management first, then the rungs above it (R0-023); papers five days ahead (R2-033)."""
    section = meetings_and_what_each_considers(council_pack("lancaster-2008"))
    bodies = {block.summary.split(":")[0]: block for block in section.blocks}  # type: ignore[union-attr]
    cabinet = {row[0]: row for row in texts(bodies["Cabinet"].blocks[0])}  # type: ignore[union-attr]
    december = cabinet["2 December 2008"]
    assert december[2:] == ["25 November 2008", "24 November 2008", "21 November 2008"]
    assert cabinet["22 April 2008"][4] == "No record"
    assert "Performance Review Team; then Corporate Performance Review Team" in section.headline
