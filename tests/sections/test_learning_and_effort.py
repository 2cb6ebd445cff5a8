"""What was heard, and what it all takes."""

from pmf_lib.sections.learning_and_effort import (
    what_it_takes,
    what_was_heard,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table, words


def lancaster(pack_of, **tables):
    return pack_of(tables, council=rows.COUNCIL)


def heard(code, used_in, **changed):
    return {
        "consultation": code,
        "title": f"Question {code}",
        "method": "Briefing",
        "started_on": "2008-06-24",
        "ended_on": "2008-06-24",
        "invited": 60,
        "answered": 34,
        "result": "Simpler papers",
        "used_in": used_in,
        "recorded_on": "2008-06-24",
    } | changed


def test_what_was_said_is_linked_to_what_changed(pack_of):
    """Consultation inputs stored and linked to the resulting changes (R2-004)."""
    asked = [heard("C1", "Report of 2 September 2008"), heard("C2", None)]
    section = what_was_heard(lancaster(pack_of, consultations=asked))
    assert [row[-1] for row in table(section, "What was heard")] == [
        "Report of 2 September 2008",
        "Nothing yet",
    ]
    assert "changed nothing yet in 1 of them" in section.headline


def test_hours_and_new_requests_that_nobody_agreed_to(pack_of):
    """Not an industry in itself: hours and items a cycle, and a warning (R2-016)."""
    effort = [
        {"activity": "Reports", "period": "2008-09-Q1", "hours": 118, "items": 9},
        {"activity": "Reports", "period": rows.PERIOD, "hours": 72, "items": 9},
        {"activity": "Lists", "period": rows.PERIOD, "hours": 26, "items": 13},
    ]
    section = what_it_takes(lancaster(pack_of, effort=effort))
    found = {row[0]: row[1:5] for row in table(section, "What measuring")}
    assert found == {"Reports": ["72", "118", "9", "9"], "Lists": ["26", "[x]", "13", "[x]"]}
    assert "New, and agreed by nobody: Lists." in words(section)
    assert section.headline == (
        "98 hours this quarter; what was done a quarter before too took 72, against 118 then."
    )


def test_nothing_written_down_is_said(pack_of):
    effort = [{"activity": "Reports", "period": "2008-09-Q1", "hours": 118, "items": 9}]
    ahead = heard("C3", None, started_on="2008-10-29", ended_on=None)
    tables = {"effort": effort, "consultations": [ahead]}
    pack = lancaster(pack_of, **tables)
    for section in (what_it_takes, what_was_heard):
        assert nils(section(pack)), section


def test_without_a_quarter_before_nothing_is_compared(pack_of):
    alone = [{"activity": "Reports", "period": rows.PERIOD, "hours": 118, "agreed_by": "Director"}]
    section = what_it_takes(lancaster(pack_of, effort=alone))
    assert "nothing was written down a quarter before" in section.headline
