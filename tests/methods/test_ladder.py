"""Management considers a quarter first; nobody above it sees one that it has not (R0-023)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.council import Council, load_council
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.periods import Period

CARLISLE = load_council("carlisle-2021")
Q1, Q2 = Period.parse("2021-22-Q1"), Period.parse("2021-22-Q2")


def meeting(council: Council, **meetings: tuple[str, ...]) -> Council:
    """The council with other meetings: `executive=("2021-11-29",)`."""
    days = {key.replace("_", "-"): written for key, written in meetings.items()}
    bodies = tuple(
        body.model_copy(update={"meetings": tuple(map(date.fromisoformat, days[body.key]))})
        if body.key in days
        else body
        for body in council.bodies
    )
    return council.model_copy(update={"bodies": bodies})


def test_in_the_demo_each_quarter_reaches_every_rung_and_none_waits() -> None:
    considered = considered_by_meeting(CARLISLE)
    assert all(not seen.note for seen in considered.values())
    for rung in CARLISLE.ladder:
        for body in CARLISLE.bodies_on(rung):
            seen = {considered[body.key, day].quarter for day in body.meetings}
            assert {Q1, Q2, Q2.next()} <= seen


def test_a_quarter_is_considered_from_the_day_its_packs_are_made() -> None:
    """Packs of quarter 2 are made on 28 October; SMT's papers go out 5 working days ahead."""
    council = meeting(CARLISLE, smt=("2021-11-03", "2021-11-04"))
    considered = considered_by_meeting(council)
    assert considered["smt", date(2021, 11, 3)].quarter == Q1
    assert considered["smt", date(2021, 11, 4)].quarter == Q2


def test_public_papers_must_be_made_when_the_agenda_is_published() -> None:
    council = meeting(CARLISLE, smt=(), audit=()).model_copy(update={"ladder": ("executive",)})
    council = meeting(council, executive=("2021-11-04", "2021-11-05"))
    considered = considered_by_meeting(council)
    assert considered["executive", date(2021, 11, 4)].quarter == Q1
    assert considered["executive", date(2021, 11, 5)].quarter == Q2


def test_a_rung_waits_for_the_one_below_and_says_so() -> None:
    """The Executive's agenda of 24 November is out on the 16th, the day SMT meets."""
    council = meeting(CARLISLE, executive=("2021-10-25", "2021-11-24", "2021-11-25"))
    considered = considered_by_meeting(council)
    held = considered["executive", date(2021, 11, 24)]
    assert held.quarter == Q1
    assert (
        held.note
        == "; Quarter 2, 2021/22 (July to September 2021) waits for Senior Management Team"
    )
    assert considered["executive", date(2021, 11, 25)].quarter == Q2


def test_scrutiny_waits_for_the_executive() -> None:
    """A panel that meets too early is told what it waits for (R0-023)."""
    council = meeting(CARLISLE, executive=("2021-08-31", "2022-02-28"))
    considered = considered_by_meeting(council)
    panel = considered["health-and-wellbeing", date(2021, 12, 9)]
    assert panel.quarter == Q1
    assert panel.note == "; Quarter 2, 2021/22 (July to September 2021) waits for Executive"


def test_where_nothing_has_passed_nothing_is_considered() -> None:
    considered = considered_by_meeting(meeting(CARLISLE, smt=()))
    seen = considered["executive", date(2021, 11, 29)]
    assert seen.quarter is None
    assert seen.note == "; no quarter has yet passed Senior Management Team"


def test_public_bodies_off_the_ladder_wait_for_management_and_teams_do_not() -> None:
    considered = considered_by_meeting(meeting(CARLISLE, smt=("2021-08-17",)))
    assert considered["audit", date(2021, 12, 17)].quarter == Q1
    assert considered["dmt-corporate-support", date(2021, 11, 5)].quarter == Q2


def test_a_body_that_receives_nothing_considers_nothing() -> None:
    bodies = tuple(
        body.model_copy(update={"receives": ()}) if body.key == "council" else body
        for body in CARLISLE.bodies
    )
    considered = considered_by_meeting(CARLISLE.model_copy(update={"bodies": bodies}))
    assert considered["council", date(2021, 11, 30)].quarter is None


DAYS = st.lists(st.integers(0, 364), min_size=1, max_size=6, unique=True).map(sorted)


def spread(days: list[int]) -> tuple[str, ...]:
    return tuple((date(2021, 4, 1) + timedelta(days=day)).isoformat() for day in days)


@given(DAYS, DAYS, DAYS)
def test_no_quarter_ever_climbs_past_a_rung(
    smt: list[int], executive: list[int], panel: list[int]
) -> None:
    """Whatever the dates, whoever considers a quarter does so after every rung below (R0-023)."""
    council = meeting(
        CARLISLE, smt=spread(smt), executive=spread(executive), economic_growth=spread(panel)
    )
    considered = considered_by_meeting(council)
    for below, above in (("smt", "executive"), ("executive", "economic-growth")):
        for day in council.body(above).meetings:
            quarter = considered[above, day].quarter
            if quarter is not None:
                earlier = [other for other in council.body(below).meetings if other < day]
                assert quarter in {considered[below, other].quarter for other in earlier}
                assert council.pack_date(quarter) < day
