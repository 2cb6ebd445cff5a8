"""Days from the end of a period to each body's meeting, on planted rows and on the demos."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pmf_lib.council import council_keys
from pmf_lib.demo.stories import STORIES, StoryKind
from pmf_lib.methods.information_course import Course
from pmf_lib.periods import Grain
from pmf_lib.sections.age_of_information import age_of_information
from pmf_lib.sections.information_clock import AGE, TELL_FIGURES, age_words, brought
from pmf_lib.sections.opening import title_page
from pmf_lib.sections.pack import Pack
from tests.conftest import ROOT
from tests.sections import told

Open = Callable[..., Pack]
LATE = "Figures entered so late"
BODIES = "When each body sees the new figures"
UNIT = "ict-services"
MEASURE = {
    "measure": "ICT99",
    "title": "Calls answered",
    "unit": UNIT,
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "quarterly",
    "aggregation": "last",
    "owner": "Head of service",
    "member": "Leader",
    "source": "Call book",
    "state": "active",
    "defined_on": "2016-04-01",
}


def rows(*given: tuple[str, str]) -> dict[str, Any]:
    """The measure with these figures: period and day of entry."""
    values = [
        {"measure": "ICT99", "unit": UNIT, "period": period, "value": 90.0, "recorded_on": day}
        for period, day in given
    ]
    return {"measures": [MEASURE], "values": values}


def whole(pack_of: Open, *given: tuple[str, str]) -> Pack:
    return pack_of(rows(*given), unit="")


def test_each_body_with_its_stages_and_earliest_lawful_meeting(pack_of: Open) -> None:
    """R2-033, R4-042: entered on 8 October, report made on 28 October, papers by each rule."""
    section = age_of_information(whole(pack_of, ("2021-22-Q2", "2021-10-08")))
    (chart,) = told.charts(section)
    stages = {
        row[0]: row[1:]
        for row in ([told.cell_words(cell) for cell in each] for each in chart.table.rows)
    }
    assert stages["Senior Management Team"] == ["8", "20", "12", "7", "47"]
    assert stages["Audit Committee"] == ["8", "20", "42", "8", "78"]
    assert "Health and Wellbeing Scrutiny Panel" not in stages
    seen = {row[0]: row[1:] for row in told.table(section, BODIES)}
    assert seen["Executive"][:3] == ["29 November 2021", "29 November 2021", "60"]
    assert seen["Executive"][3] == "no record"
    assert told.nils(section) == ["Nil return: no figure was entered too late for a meeting."]
    assert section.headline.endswith("; no figures came too late for a meeting.")


@pytest.mark.parametrize(
    ("entered", "listed"), [("2021-07-28", False), ("2021-07-29", True), ("2021-09-14", True)]
)
def test_a_figure_too_late_for_its_report_is_listed_with_what_it_missed(
    pack_of: Open, entered: str, listed: bool
) -> None:
    given = (("2021-22-Q1", entered), ("2021-22-Q2", "2021-10-08"))
    section = age_of_information(whole(pack_of, *given))
    assert bool(told.nils(section)) != listed
    if listed:
        (row,) = told.table(section, LATE)
        assert row[:4] == ["Calls answered", "ICT Services", "Q1 2021/22", "10 July 2021"]
        assert "Senior Management Team, 17 August 2021" in row[6]
        assert "Executive, 31 August 2021" in row[6]
        assert row[8] == "Enter the figure by its day"


def test_late_but_in_time_for_its_report_is_no_story(pack_of: Open) -> None:
    section = age_of_information(whole(pack_of, ("2021-22-Q2", "2021-10-27")))
    assert told.nils(section) == ["Nil return: no figure was entered too late for a meeting."]


def test_what_is_not_entered_has_no_age_and_is_named(pack_of: Open) -> None:
    section = age_of_information(whole(pack_of, ("2021-22-Q1", "2021-07-08")))
    assert told.nils(section) == [
        "Nil return: no figure was entered since the report before this one."
    ]
    assert "Not entered yet, so that no age is known: “Calls answered”." in told.words(section)


def test_a_body_without_a_meeting_is_named(pack_of: Open) -> None:
    pack = whole(pack_of, ("2021-22-Q2", "2021-10-08"))
    bodies = tuple(
        body.model_copy(update={"meetings": body.meetings[:1]}) if body.key == "audit" else body
        for body in pack.council.bodies
    )
    council = pack.council.model_copy(update={"bodies": bodies})
    without = Pack(council, *(getattr(pack, name) for name in _REST))
    words = told.words(age_of_information(without))
    assert "No meeting is set that sees this report for Audit Committee" in words
    assert age_words(without, "quarter_overview")[0][1].endswith("Council, 30 November 2021")


_REST = ("period", "as_known_on", "snapshot", "reader", "scope")


def test_no_meeting_at_all_is_said(pack_of: Open) -> None:
    pack = whole(pack_of, ("2021-22-Q2", "2021-10-08"))
    bodies = tuple(body.model_copy(update={"meetings": ()}) for body in pack.council.bodies)
    council = pack.council.model_copy(update={"bodies": bodies})
    without = Pack(council, *(getattr(pack, name) for name in _REST))
    section = age_of_information(without)
    assert not told.charts(section)
    assert "no meeting is set that sees the new figures" in section.headline
    ((name, words),) = age_words(without, "quarter_overview")
    assert (name, words) == (AGE, "Not known: no meeting is set at which a body sees them")


def test_page_one_tells_the_median_age(pack_of: Open) -> None:
    pack = pack_of(rows(("2021-22-Q2", "2021-10-08")), unit=UNIT)
    facts = dict(title_page(pack, "unit_monitoring").facts)
    assert facts[AGE] == (
        "The one new figure is 36 days old at Corporate Support Management Team, "
        "5 November 2021, and 76 days old at Business and Transformation Scrutiny Panel, "
        "15 December 2021"
    )
    assert AGE not in dict(title_page(pack, "timetable").facts)


def test_page_one_says_that_nothing_is_new(pack_of: Open) -> None:
    pack = pack_of(rows(("2021-22-Q1", "2021-07-08")), unit=UNIT)
    assert age_words(pack, "unit_monitoring") == (
        (AGE, "Not known: no new figure has been entered"),
    )


def test_a_bodys_own_pack_speaks_of_that_body(council_pack: Open) -> None:
    ((_, words),) = age_words(council_pack("carlisle-2021", body="smt"), "exception_report")
    assert (
        words == "Half of 164 new figures are at most 47 days old at Senior Management Team, "
        "16 November 2021"
    )


def test_a_month_speaks_of_its_own_meetings(council_pack: Open) -> None:
    pack = council_pack("peterborough-2009")
    month = Pack(pack.council, pack.period.within(Grain.MONTH)[-1], *_of(pack))
    ((_, words),) = age_words(month, "quarter_overview")
    assert "34 days old at Corporate Management Team, 3 November 2009" in words


def _of(pack: Pack) -> tuple[Any, ...]:
    return tuple(getattr(pack, name) for name in _REST[1:])


def test_the_packs_that_tell_figures_are_there() -> None:
    made = {path.stem for path in (ROOT / "notebooks" / "packs").glob("*.ipynb")}
    assert made >= TELL_FIGURES


@pytest.mark.parametrize("council", council_keys())
def test_the_demos_story_is_found_and_nothing_else(council_pack: Open, council: str) -> None:
    """The one that missed meetings is listed; what its clock alone makes old is not."""
    pack = council_pack(council)
    section = age_of_information(pack)
    titles = pack.measures.set_index("measure")["title"]
    told_of = {
        kind: {titles[one.measure] for one in STORIES[council] if one.kind is kind}
        for kind in (StoryKind.TOO_LATE_FOR_MEETING, StoryKind.OLD_BY_ITS_CLOCK)
    }
    late = told.table(section, LATE) if not told.nils(section) else []
    assert {row[0] for row in late} == told_of[StoryKind.TOO_LATE_FOR_MEETING]
    words = told.words(section)
    assert not [title for title in told_of[StoryKind.OLD_BY_ITS_CLOCK] if title in words]


def test_the_planted_story_says_what_was_missed(council_pack: Open) -> None:
    (row,) = told.table(age_of_information(council_pack("peterborough-2009")), LATE)
    assert row[3:6] == ["10 July 2009", "14 September 2009", "66"]
    assert "Environment and Communities Scrutiny Committee, 9 September 2009" in row[6]
    assert row[7] == "City Services Departmental Management Team, 2 November 2009, 125 days old"


def test_the_planted_non_story_is_old_all_the_same(council_pack: Open) -> None:
    pack = council_pack("peterborough-2009")
    course = Course(pack.council)
    own = [one for one in brought(pack, course) if one.measure == "SCH01"]
    (way,) = course.clock(pack.council.body("cmt"), own, pack.period).journeys
    assert way.age == 217 and not way.missed
    assert own[0].entered == date(2009, 10, 2)


def test_its_turn_is_told_where_the_law_allows_a_sooner_meeting(council_pack: Open) -> None:
    seen = told.table(age_of_information(council_pack("carlisle-2003")), BODIES)
    (row,) = [row for row in seen if row[0].endswith("Management Committee")]
    assert row[1:3] == ["18 November 2003", "6 January 2004"]
    assert row[5].startswith("Waiting for its turn; ")
    assert row[5].endswith("waits for Corporate Management Team")
