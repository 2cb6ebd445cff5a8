"""What the register says was done: figures in, papers sent, quarters considered, meetings held."""

from datetime import date

import pytest

from pmf_lib.methods.deadline import Done
from pmf_lib.methods.doings import Doings
from pmf_lib.periods import Period
from tests.methods.registers import registers

Q1, Q2, Q3 = (Period.parse(f"2008-09-Q{number}") for number in (1, 2, 3))
DUE = date(2008, 10, 10)


def measure(code: str, **changes: object) -> dict[str, object]:
    row = {"measure": code, "unit": "planning-services", "frequency": "quarterly"}
    return {**row, "state": "active", "defined_on": "2007-04-01", **changes}


def value(code: str, period: str, recorded_on: str, **changes: object) -> dict[str, object]:
    row = {"measure": code, "unit": "planning-services", "period": period, "value": 1.0}
    return {**row, "recorded_on": recorded_on, **changes}


def test_values_are_in_when_the_last_of_them_is() -> None:
    """On or before the 10th, and the day after (R4-042)."""
    both = [measure("PLA01"), measure("PLA02")]
    first = value("PLA01", Q2.code, "2008-10-08")
    one = Doings(registers(measures=both, values=[first]))
    assert one.values(Q2, DUE) == Done(None, "1 of 2 figures not in")
    second = value("PLA02", Q2.code, "2008-10-11")
    assert Doings(registers(measures=both, values=[first, second])).values(Q2, DUE) == Done(
        date(2008, 10, 11)
    )


def test_a_figure_corrected_later_came_in_when_it_first_did() -> None:
    rows = [value("PLA01", Q2.code, "2008-10-08"), value("PLA01", Q2.code, "2008-12-01")]
    found = Doings(registers(measures=[measure("PLA01")], values=rows))
    assert found.values(Q2, DUE) == Done(date(2008, 10, 8))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "deleted"},
        {"state": "proposed"},
        {"frequency": "annual"},
        {"due_days": 11.0},
        {"defined_on": "2008-10-01"},
    ],
)
def test_nobody_waits_for_a_measure_that_is_not_due(changes: dict[str, object]) -> None:
    found = Doings(
        registers(
            measures=[measure("PLA01"), measure("PLA02", **changes)],
            values=[value("PLA01", Q2.code, "2008-10-08")],
        )
    )
    assert found.values(Q2, DUE) == Done(date(2008, 10, 8))


def test_a_measure_due_within_the_councils_day_is_waited_for() -> None:
    rows = registers(
        measures=[measure("PLA01", due_days=10.0)], values=[value("PLA01", Q1.code, "2008-07-08")]
    )
    assert Doings(rows).values(Q2, DUE) == Done(None, "1 of 1 figures not in")


def test_before_the_first_figure_the_register_says_nothing() -> None:
    rows = registers(measures=[measure("PLA01")], values=[value("PLA01", Q2.code, "2008-10-08")])
    assert Doings(rows).values(Q1, date(2008, 7, 10)) is None
    assert Doings({}).values(Q2, DUE) is None


def test_a_ward_is_not_the_whole() -> None:
    ward = value("PLA01", Q2.code, "2008-10-08", ward="Bulk")
    whole = value("PLA01", Q1.code, "2008-07-08")
    rows = registers(measures=[measure("PLA01")], values=[ward, whole])
    assert Doings(rows).values(Q2, DUE) == Done(None, "1 of 1 figures not in")


def test_a_meeting_that_is_in_the_register_says_when_its_papers_went_out() -> None:
    row = {"meeting": "M1", "body": "cabinet", "held_on": "2008-12-02", "kind": "ordinary"}
    found = Doings(registers(meetings=[{**row, "papers_sent_on": "2008-11-21"}]))
    day = date(2008, 12, 2)
    assert found.meeting("cabinet", day) == Done(day)
    assert found.meeting("cabinet", day, "papers_sent_on") == Done(date(2008, 11, 21))
    assert found.meeting("cabinet", day, "agenda_published_on") == Done(None)
    assert found.meeting("cabinet", date(2008, 12, 3)) is None
    assert found.meeting("council", day) is None


def test_a_body_is_not_late_before_it_began_to_consider_quarters() -> None:
    row = {"body": "cabinet", "period": Q2.code, "considered_on": "2008-12-02"}
    found = Doings(registers(considered=[row]))
    assert found.considered("cabinet", Q1) is None
    assert found.considered("cabinet", Q2) == Done(date(2008, 12, 2))
    assert found.considered("cabinet", Q3) == Done(None)
    assert found.considered("cabinet", Period.parse("2008-09-M12")) is None
    assert found.considered(None, Q2) is None


def informal(unit: str, held_on: str) -> dict[str, object]:
    return {"meeting": held_on + unit, "kind": "informal", "unit": unit, "held_on": held_on}


def test_every_service_needs_one_more_meeting_a_quarter() -> None:
    """At least one additional meeting per service and quarter, else flagged (R2-019)."""
    units = ("a", "b")
    one = Doings(registers(meetings=[informal("a", "2008-07-16")]))
    assert one.more_meetings(units, Q2) == Done(None, "1 of 2 services without one")
    both = [informal("a", "2008-07-16"), informal("b", "2008-09-30")]
    assert Doings(registers(meetings=both)).more_meetings(units, Q2) == Done(date(2008, 9, 30))
    late = [informal("a", "2008-07-16"), informal("b", "2008-10-01")]
    assert Doings(registers(meetings=late)).more_meetings(units, Q2) == Done(
        None, "1 of 2 services without one"
    )
    assert one.more_meetings(units, Q1) is None
    assert Doings({}).more_meetings(units, Q2) is None
