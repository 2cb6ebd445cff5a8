"""Training and briefings, counted: who came, and nobody's name."""

from collections.abc import Callable

from pmf_lib.sections import Pack
from pmf_lib.sections.training import learning_for_members, training_and_briefings
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table

Open = Callable[..., Pack]


def event(code: str, held: str, kind: str = "briefing") -> dict[str, object]:
    return {
        "event": code,
        "kind": kind,
        "title": f"Event {code}",
        "audience": "Members",
        "held_on": held,
        "places": 60,
        "attended": 34,
        "material": "Slides, first version",
        "recorded_on": held,
    }


def test_briefings_with_audience_attendance_and_material(pack_of: Open) -> None:
    """A briefing log (R2-003) and a training log (R2-034), of one year up to the pack's day."""
    events = [
        event("OLD", "2007-07-01"),
        event("FIRST", "2007-07-02"),
        event("LAST", "2008-10-28", "training"),
        event("AHEAD", "2008-10-29"),
    ]
    section = training_and_briefings(pack_of({"training": events}, council=rows.COUNCIL))
    found = table(section, "Training, briefings")
    assert [row[0] for row in found] == ["Event LAST", "Event FIRST"]
    assert found[0][1:] == [
        *("Training", "Members", "28 October 2008", "34 of 60", "Slides, first version")
    ]
    assert section.headline == "Held within a year: 1 briefing and 1 training session."


def test_training_is_logged_in_numbers(council_pack: Open) -> None:
    """R1-073: a completion log; R2-003, R3-056: who came is counted, nobody is named."""
    section = learning_for_members(council_pack("ribble-valley-2007"))
    found = {tuple(row[1:4:2]): row[4] for row in table(section, "Training, briefings")}
    assert found["Tutorial", "10 October 2007"] == "2 of 6"
    assert found["Training", "5 November 2007"] == "Still to come"
    assert section.headline == "3 events held; the tutorial was completed 2 times."


def test_nothing_within_a_year_is_a_nil_return(pack_of: Open) -> None:
    old = pack_of({"training": [event("OLD", "2007-07-01")]}, council=rows.COUNCIL)
    assert nils(training_and_briefings(old))


def test_an_empty_register_is_a_nil_return(pack_of: Open) -> None:
    other = {"staffing": [{"unit": rows.UNIT, "period": rows.PERIOD, "fte": 4.0}]}
    pack = pack_of(other, council=rows.COUNCIL)
    assert nils(learning_for_members(pack)) and nils(training_and_briefings(pack))
