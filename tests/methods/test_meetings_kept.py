"""Whether meetings were kept: papers five working days, agendas five clear days ahead."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.meetings_kept import COLUMNS, Agenda, Papers, attendance, kept, papers
from pmf_lib.workdays import paper_deadline
from tests.methods.registers import frame

LANCASTER = load_council("lancaster-2008")
AFTER = date(2008, 12, 31)
DUE = paper_deadline(date(2008, 11, 5))


def one(as_at: date = AFTER, **changes: object) -> dict[str, object]:
    """How a meeting of Cabinet on Tuesday 2 December 2008 was kept."""
    row = {"meeting": "M", "body": "cabinet", "held_on": "2008-12-02", "kind": "ordinary"}
    (found,) = kept(LANCASTER, frame("meetings", [{**row, **changes}]), as_at).to_dict("records")
    return found


@pytest.mark.parametrize(
    ("sent", "state"),
    [("2008-11-25", Papers.IN_TIME), ("2008-11-26", Papers.LATE), (None, Papers.NOT_SENT)],
)
def test_papers_go_out_five_working_days_ahead(sent: str | None, state: Papers) -> None:
    """Late papers are flagged (R2-033)."""
    assert one(papers_sent_on=sent)["papers"] == state


@pytest.mark.parametrize(
    ("published", "urgency", "state"),
    [
        ("2008-11-24", None, Agenda.IN_TIME),
        ("2008-11-25", None, Agenda.LATE),
        ("2008-11-25", "Flood damage; the chair agreed", Agenda.URGENT),
        (None, None, Agenda.MISSING),
    ],
)
def test_agendas_come_out_five_clear_days_ahead(
    published: str | None, urgency: str | None, state: Agenda
) -> None:
    """A late one needs its reason for urgency (Local Government Act 1972, section 100B)."""
    assert one(agenda_published_on=published, urgency=urgency)["agenda"] == state


def test_what_is_not_due_yet_is_not_late() -> None:
    assert one(date(2008, 11, 24))["agenda"] == Agenda.NOT_DUE
    assert one(date(2008, 11, 25))["agenda"] == Agenda.MISSING
    assert one(date(2008, 11, 25))["papers"] == Papers.NOT_DUE
    assert one(date(2008, 11, 26))["papers"] == Papers.NOT_SENT


def test_officers_publish_no_agenda_and_informal_meetings_have_no_papers() -> None:
    assert one(body="prt")["agenda"] == Agenda.NOT_PUBLIC
    for kind in ("informal", "briefing"):
        rows = frame("meetings", [{"meeting": "M", "body": "prt", "kind": kind}])
        found = kept(LANCASTER, rows, AFTER)
        assert found.empty and tuple(found.columns) == COLUMNS


def test_attendance_counts_roles_and_names_who_was_absent() -> None:
    """Those who came are counted by role (R2-021)."""
    rows = pd.DataFrame(
        {
            "meeting": ["M2", "M1", "M1"],
            "role": ["Head of Service", "Cabinet member", "Head of Service"],
            "present": ["yes", "no", "yes"],
        }
    )
    assert attendance(rows).to_dict("records") == [
        {"meeting": "M1", "came": 1, "expected": 2, "absent": "Cabinet member"},
        {"meeting": "M2", "came": 1, "expected": 1, "absent": ""},
    ]
    assert attendance(rows.iloc[:0]).empty


@pytest.mark.parametrize(
    ("sent", "as_at", "expected"),
    [
        ("2008-10-29", "2008-11-05", Papers.IN_TIME),
        ("2008-10-30", "2008-11-05", Papers.LATE),
        (None, "2008-10-29", Papers.NOT_DUE),
        (None, "2008-10-30", Papers.NOT_SENT),
    ],
)
def test_both_sides_of_the_last_day(sent: str | None, as_at: str, expected: Papers) -> None:
    """Papers at least five working days ahead; late ones are flagged (R2-033)."""
    assert date(2008, 10, 29) == DUE
    on = pd.Timestamp(sent) if sent else pd.NaT
    assert papers(on, DUE, date.fromisoformat(as_at)) is expected
