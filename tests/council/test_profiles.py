"""The five councils' profiles: each has the bodies, reports and roles that its paper names."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pmf_lib import project
from pmf_lib.council import BodyKind, Council, council_keys, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain

KEYS = council_keys()


@pytest.fixture(params=KEYS)
def council(request: pytest.FixtureRequest) -> Council:
    """Each council in turn."""
    return load_council(request.param)


def names(council: Council) -> set[str]:
    return {body.name for body in council.bodies}


def test_there_is_a_profile_of_each_paper() -> None:
    assert KEYS == (
        "carlisle-2003",
        "carlisle-2021",
        "lancaster-2008",
        "peterborough-2009",
        "ribble-valley-2007",
    )


def test_a_profile_says_that_it_is_a_demonstration_and_whom_to_ask(council: Council) -> None:
    """R0-001, R0-005: version, state and contact stand on every page."""
    assert "invented" in council.notice
    assert council.framework.standing.startswith(f"{council.framework.title}, version ")
    assert council.contact.post
    assert council.contact.telephone.endswith("(invented)")
    assert council.contact.email.endswith("@example.gov.uk")


def test_every_unit_is_scrutinised_and_its_ladder_ends_there(council: Council) -> None:
    """R0-023."""
    for unit in council.units:
        rungs = council.ladder_of(unit.key)
        assert rungs[-1].committee == council.committee_of(unit.key).key
        assert len(set(rungs)) == len(rungs)
    assert council.ladder[-1] == "scrutiny"


def test_the_quarter_and_the_year_before_it_are_of_the_papers_time(council: Council) -> None:
    assert council.period.grain is Grain.QUARTER
    assert council.key.endswith(f"-{council.period.containing(Grain.YEAR).start.year}")
    assert council.rules_on(council.period.start)


def test_every_report_has_its_notebook_and_somebody_who_receives_it(council: Council) -> None:
    received = {pack for body in council.bodies for pack in body.receives}
    missing = [spec for spec in council.packs if not (project.root() / spec.notebook).is_file()]
    assert not missing
    assert {spec.pack for spec in council.packs} == received


def test_all_but_the_public_meet_on_days_of_the_year(council: Council) -> None:
    year = council.period.containing(Grain.YEAR)
    for body in council.bodies:
        assert bool(body.meetings) == (body.kind is not BodyKind.PUBLIC)
        assert all(year.start <= day <= year.end for day in body.meetings)


def test_the_bodies_of_a_directorate_know_its_units_alone(council: Council) -> None:
    for body in council.bodies:
        units = council.units_of_body(body.key)
        if body.committee:
            assert units == council.units_before(body.committee)
        elif body.directorate:
            assert units == council.units_of(body.directorate)
        elif not body.portfolio:
            assert units == council.units
        assert units


def test_portfolios_and_groups_are_found_by_key_or_refused(council: Council) -> None:
    assert [council.portfolio(each.key) for each in council.portfolios] == [*council.portfolios]
    assert [council.group(each.key) for each in council.groups] == [*council.groups]
    for ask in (council.portfolio, council.group, council.units_of_body):
        with pytest.raises(ParameterError, match=r"“nobody” is not .* of .* Council"):
            ask("nobody")


def test_milestones_of_the_year_fall_within_it(council: Council) -> None:
    year = council.period.containing(Grain.YEAR)
    for milestone in council.calendar.milestones:
        days = milestone.days(year.start, year.end)
        assert len(days) <= 1
        assert len(days) == 1 or isinstance(milestone.on, date)


def test_lancaster_has_the_six_bodies_of_its_paper() -> None:
    """R2-049, R2-036: with purpose and frequency."""
    lancaster = load_council("lancaster-2008")
    kinds = {
        "Performance Review Team": BodyKind.TEAM,
        "Corporate Performance Review Team": BodyKind.TEAM,
        "Star Chamber": BodyKind.TEAM,
        "Cabinet": BodyKind.EXECUTIVE,
        "Budget & Performance Panel": BodyKind.PANEL,
        "Performance Management Group": BodyKind.GROUP,
    }
    assert {body.name: body.kind for body in lancaster.bodies if body.name in kinds} == kinds
    told = {row.to: row for row in lancaster.reporting}
    for body in lancaster.bodies:
        if body.name in kinds:
            assert told[body.key].what
            assert told[body.key].how_often == "quarterly"
            assert body.meetings


def test_lancasters_review_teams_meet_once_in_each_quarter() -> None:
    """R2-049: quarterly, each before the corporate one."""
    lancaster = load_council("lancaster-2008")
    own, corporate = lancaster.body("prt").meetings, lancaster.body("corporate-prt").meetings
    assert len(own) == len(corporate) == 4
    order = [day for pair in zip(own, corporate, strict=True) for day in pair]
    assert all(before < after for before, after in pairwise(order))


def test_carlisle_2003_has_the_groups_of_its_paper() -> None:
    """R0-018, R0-021; the paper says that there are three committees."""
    carlisle = load_council("carlisle-2003")
    named = {
        "Strategic Financial Planning Group",
        "Member Support and Employee Services",
        "Strategic Staff Development Group",
    }
    assert {group.name for group in carlisle.groups} == named
    assert {body.name for body in carlisle.bodies if body.kind is BodyKind.GROUP} == named
    assert all(group.remit for group in carlisle.groups)
    assert len(carlisle.committees) == 3
    # Owner and due date of the better appraisals.
    (appraisals,) = [
        milestone
        for milestone in carlisle.calendar.milestones
        if milestone.body == "member-support-and-employee-services"
    ]
    assert appraisals.on == date(2003, 12, 31)


def test_carlisle_2003_sends_each_quarter_to_management_first() -> None:
    """R0-023, and R0-001: out to consultation, approved by the management team."""
    carlisle = load_council("carlisle-2003")
    assert [carlisle.body(rung).kind for rung in carlisle.ladder[:-1]] == [BodyKind.MANAGEMENT]
    assert carlisle.framework.status == "out to consultation"
    assert carlisle.framework.approved_by == "Corporate Management Team"


def test_ribble_valley_reports_by_exception_to_some_and_in_full_to_others() -> None:
    """R1-038."""
    ribble = load_council("ribble-valley-2007")
    short = {spec.pack for spec in ribble.packs if spec.detail == "exception"}
    assert short == {"exception_report"}
    for key in ("cmt", "overview-and-scrutiny-resources"):
        assert short <= set(ribble.body(key).receives)
    for committee in ribble.committees:
        received = set(ribble.body(committee.key).receives)
        assert "service_committee_report" in received
        assert not received & short


def test_peterborough_has_the_seven_rows_of_who_is_told_what() -> None:
    """R4-034 to R4-040."""
    rows = load_council("peterborough-2009").reporting
    assert [(row.whom, row.what, row.how_often.value) for row in rows] == [
        ("Cabinet", "Progress on the corporate priorities and LAA", "quarterly"),
        ("Scrutiny", "Progress on the corporate priorities and LAA", "quarterly"),
        ("CMT", "Progress on the LAA, CAA, Corporate Plan", "monthly"),
        ("Departmental", "Progress on the DDCs", "monthly"),
        ("Business Units", "Progress on the delivery plan", "monthly"),
        ("Service Teams", "Progress on the delivery plan", "monthly"),
        ("Appraisal for Performance and Development", "Individuals' performance", "annual"),
    ]
    assert "counts only" in rows[-1].note
    assert "six months" in rows[-1].note


def test_peterborough_has_the_bodies_of_its_paper() -> None:
    peterborough = load_council("peterborough-2009")
    assert {
        "Cabinet",
        "Corporate Management Team",
        "Audit Committee",
        "Council",
        "Cabinet Policy Forum",
        "Chief Executive's challenge sessions",
        "Performance clinic",
        "Greater Peterborough Partnership Executive",
        "Family benchmarking group",
    } <= names(peterborough)
    boards = [body for body in peterborough.bodies if "Strategic Improvement Board" in body.name]
    assert {body.kind for body in boards} == {BodyKind.GROUP}
    assert len(boards) == len(peterborough.groups)
    teams = {body.directorate for body in peterborough.bodies if body.directorate}
    assert teams == {directorate.key for directorate in peterborough.directorates}


def test_peterborough_plans_reviews_and_does_in_that_order() -> None:
    """Each cycle has the order of its paper (R4-004)."""
    assert load_council("peterborough-2009").cycle == ("plan", "review", "do")
    assert load_council("ribble-valley-2007").cycle == ("plan", "do", "review", "revise")
    assert load_council("carlisle-2003").cycle == ("plan", "do", "review")


def test_nobody_is_named_where_a_post_can_stand(council: Council) -> None:
    """Posts, not persons: each is a title of office."""
    posts = {unit.manager for unit in council.units}
    posts |= {directorate.director for directorate in council.directorates}
    posts.add(council.contact.post)
    offices = ("Manager", "Head of", "Director", "Officer", "Leader", "Executive")
    assert not [post for post in posts if not any(office in post for office in offices)]
