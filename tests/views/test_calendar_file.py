"""The timetable as a calendar that other programs can read (R1-015)."""

from datetime import date

import pandas as pd
import pytest
from icalendar import Calendar

from pmf_lib.council import council_keys, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.methods.timetable import deadlines
from pmf_lib.periods import Grain, Period
from pmf_lib.views.calendar_file import calendar_of, calendar_text
from tests.methods.registers import registers

YEAR = deadlines(load_council("carlisle-2021"), Period.parse("2021-22"))


def events(text: bytes) -> list:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_each_deadline_is_one_whole_day() -> None:
    """The year's timetable as a calendar, a whole day for each deadline (R1-015)."""
    found = events(calendar_text(YEAR, "Carlisle 2021/22"))
    assert len(found) == len(YEAR)
    assert [event.decoded("dtstart") for event in found] == [day.date() for day in YEAR["on"]]
    first = found[0]
    assert type(first.decoded("dtstart")) is date
    assert (first.decoded("dtend") - first.decoded("dtstart")).days == 1
    assert str(first["summary"]) == "Values due: Business units, 2020-21"


def test_each_event_is_itself_and_no_other() -> None:
    found = events(calendar_text(YEAR, "Carlisle"))
    assert len({str(event["uid"]) for event in found}) == len(found)


def test_the_same_rows_give_the_same_bytes_without_a_clock() -> None:
    text = calendar_text(YEAR, "Carlisle")
    assert text == calendar_text(YEAR.copy(), "Carlisle")
    assert all(
        event.decoded("dtstamp").date() == event.decoded("dtstart") for event in events(text)
    )


def test_a_row_twice_is_one_event() -> None:
    assert calendar_text(pd.concat([YEAR, YEAR]), "C") == calendar_text(YEAR, "C")


def test_lines_are_as_the_standard_asks_and_words_cannot_break_out() -> None:
    """RFC 5545: lines end in CRLF and hold at most 75 octets."""
    row = {
        "on": [pd.Timestamp("2021-09-09")],
        "what": ["Meeting"],
        "body": ["Panel; A, B\nEND:VEVENT\nBEGIN:VEVENT é" + "x" * 100],
        "about": [None],
        "rule": ["Set\r\nATTACH:https://example.org"],
    }
    text = calendar_text(pd.DataFrame(row), "Name, one\nX:1")
    lines = text.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert not any(line.startswith((b"ATTACH", b"X:1")) for line in lines)
    assert b"X-WR-CALNAME:Name\\, one X:1" in lines
    (event,) = events(text)
    assert "END:VEVENT" in str(event["summary"])
    assert str(event["summary"]).endswith("x")


def test_a_councils_calendar_holds_what_its_registers_set() -> None:
    """The year as iCalendar (R1-015), with the dates of a register beside those of the profile."""
    council, year = load_council("carlisle-2021"), Period.parse("2021-22")
    plain = events(calendar_of(council, year))
    assert len(plain) == len(YEAR)
    advice = {"advice": "A1", "source": "internal audit", "title": "Lock the safe", "owner": "Head"}
    rows = registers(audit_advice=[{**advice, "due_on": "2021-07-01", "status": "open"}])
    (added,) = {str(event["summary"]) for event in events(calendar_of(council, year, rows))} - {
        str(event["summary"]) for event in plain
    }
    assert added == "Audit advice carried out: Head, A1: Lock the safe"


@pytest.mark.parametrize("key", council_keys())
def test_no_two_events_of_a_council_are_taken_for_one(key: str) -> None:
    council = load_council(key)
    found = events(calendar_of(council, council.period.containing(Grain.YEAR)))
    assert len({str(event["uid"]) for event in found}) == len(found)


def test_a_quarter_has_no_calendar() -> None:
    with pytest.raises(ParameterError, match="Write 2021-22"):
        calendar_of(load_council("carlisle-2021"), Period.parse("2021-22-Q2"))
