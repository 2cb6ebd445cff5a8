"""The PRT report's fourth section: agreed actions, and the meeting that agreed them."""

from pmf_lib.sections.agreed_actions import agreed_actions
from tests.sections import lancaster_rows as rows
from tests.sections.told import facts, headings, nils, table

BEFORE, SINCE = "2008-07-11", "2008-10-13"


def section_of(pack_of, **tables):
    return agreed_actions(pack_of(tables, council=rows.COUNCIL, unit=rows.UNIT))


def test_actions_carry_forward_and_closed_ones_drop_after_being_shown_once(pack_of):
    """Actions carry forward; closed ones drop after being shown once (R2-026)."""
    section = section_of(
        pack_of,
        actions=[
            rows.action("TOLD", "complete", BEFORE),
            rows.action("TOLD", "complete", SINCE),
            rows.action("CLOSED", "on track", BEFORE),
            rows.action("CLOSED", "complete", SINCE),
            rows.action("OPEN", "on track", BEFORE),
            rows.action("NEW", "not started", SINCE),
        ],
    )
    shown = {heading: table(section, heading) for heading in headings(section)[1:]}
    assert {heading: [row[0] for row in found] for heading, found in shown.items()} == {
        "Agreed before, and still open": ["Action OPEN"],
        "New actions agreed": ["Action NEW"],
        "Closed since last time": ["Action CLOSED"],
    }
    assert section.headline == "2 actions open, none late; 1 new and 1 closed since last time."


def test_each_has_owner_day_due_status_and_what_changed(pack_of):
    """An action log with owner, due, status and change since last (R2-013)."""
    section = section_of(
        pack_of,
        actions=[
            rows.action("A1", "on track", BEFORE, due_on="2008-09-30"),
            rows.action("A1", "at risk", SINCE, lead="Deputy", progress="Half done"),
        ],
    )
    (row,) = table(section, "Agreed before")
    assert row == [
        "Action A1",
        "Deputy",
        "28 November 2008",
        "At risk",
        "Was on track, was due on 30 September 2008 and was with the Head of Council Housing",
        "Half done",
    ]


def test_past_its_day_is_late_and_on_its_day_not(pack_of):
    section = section_of(
        pack_of,
        actions=[
            rows.action("A1", "on track", SINCE, due_on="2008-10-27"),
            rows.action("A2", "on track", SINCE, due_on="2008-10-28"),
        ],
    )
    found = table(section, "New actions agreed")
    assert [row[3] for row in found] == ["On track, past its date", "On track"]
    assert "2 actions open, 1 late" in section.headline


def test_tells_of_the_last_meeting_who_was_there_and_when_papers_came(pack_of):
    """Attendance and scope recorded (R2-021), a PRT each quarter (R2-005), papers (R2-033)."""
    held = [
        rows.meeting(
            "M1",
            "2008-08-05",
            period="2008-09-Q1",
            purpose="Exceptions and budget",
            papers_sent_on="2008-07-30",
        ),
        rows.meeting("M2", "2008-11-05"),
        rows.meeting("M0", "2008-08-06", kind="informal"),
    ]
    roles = [
        {"meeting": "M1", "role": "Cabinet member", "present": "yes"},
        {"meeting": "M1", "role": "Corporate Director", "present": "no"},
        {"meeting": "M2", "role": "Somebody else", "present": "yes"},
    ]
    told = facts(section_of(pack_of, meetings=held, attendance=roles))
    assert told["Held on"] == "5 August 2008"
    assert told["About"] == "Exceptions and budget"
    assert (told["Present"], told["Not present"]) == ("Cabinet member", "Corporate Director")
    assert told["Papers"] == "Late: sent on 30 July 2008; due by 29 July 2008"


def test_nothing_to_report_is_said(pack_of):
    section = section_of(pack_of, measures=[rows.measure()])
    assert len(nils(section)) == 2


def test_demo_drops_what_was_complete_in_july(council_pack):
    """R2-026: the boxes were given out in May, and told in July."""
    section = agreed_actions(council_pack(rows.COUNCIL, unit="waste-and-street-services"))
    assert "boxes to the last" not in section.model_dump_json()
    assert "Draw again the rounds" in section.model_dump_json()
