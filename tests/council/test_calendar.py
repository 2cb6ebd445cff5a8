"""What falls due when, and who is told what: the forms they may not have, and their days."""

from datetime import date

import pytest

from pmf_lib.council import Milestone

MILESTONES = "  milestones:\n"
REPORTING = "reporting:\n"
FAULTS = {
    "a milestone on the 29th of February": (
        MILESTONES,
        f"{MILESTONES}    - {{what: Leap, on: 02-29, rule: Invented}}\n",
        "on: 02-29",
        "A day of each year is written 04-30, month first",
    ),
    "a milestone in a month that is none": (
        MILESTONES,
        f"{MILESTONES}    - {{what: Late, on: 13-01, rule: Invented}}\n",
        "on: 13-01",
        "A day of each year is written 04-30, month first",
    ),
    "a milestone in words": (
        MILESTONES,
        f"{MILESTONES}    - {{what: Sign-off, on: 30 April, rule: Invented}}\n",
        "on: 30 April",
        "A date is written 2021-09-30",
    ),
    "a milestone on a day that is none": (
        MILESTONES,
        f"{MILESTONES}    - {{what: Leap, on: 2021-02-29, rule: Invented}}\n",
        "on: 2021-02-29",
        "A date must be a day of the calendar",
    ),
    "a milestone without its rule": (
        MILESTONES,
        f"{MILESTONES}    - {{what: Sign-off, on: 04-30}}\n",
        "what: Sign-off",
        "the key “rule” is missing",
    ),
    "a report as often as nobody reports": (
        REPORTING,
        f"{REPORTING}  - {{whom: All, what: All, how_often: weekly}}\n",
        "how_often: weekly",
        "Allowed here: 'monthly', 'quarterly' or 'annual'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_wrong_form_is_refused_with_file_and_line(planted, fault: str) -> None:
    planted.check(*FAULTS[fault])


def milestone(on: str) -> Milestone:
    return Milestone.model_validate({"what": "Sign-off", "on": on, "rule": "Invented"})


def test_a_day_of_each_year_falls_once_in_every_year_of_a_span() -> None:
    signed = milestone("04-30")
    year = signed.days(date(2008, 4, 1), date(2009, 3, 31))
    assert year == (date(2008, 4, 30),)
    assert signed.days(date(2008, 5, 1), date(2009, 4, 29)) == ()
    assert signed.days(date(2008, 4, 30), date(2010, 4, 30)) == tuple(
        date(year, 4, 30) for year in (2008, 2009, 2010)
    )
    # A financial year ends in the next calendar year.
    assert milestone("03-10").days(date(2008, 4, 1), date(2009, 3, 31)) == (date(2009, 3, 10),)


def test_one_day_falls_on_that_day_alone_and_counts_at_both_ends_of_a_span() -> None:
    cabinet = milestone("2008-09-02")
    day = date(2008, 9, 2)
    assert cabinet.days(date(2008, 7, 1), date(2008, 9, 30)) == (day,)
    assert cabinet.days(day, day) == (day,)
    assert cabinet.days(date(2008, 9, 3), date(2009, 9, 2)) == ()
    assert cabinet.days(date(2007, 9, 2), date(2008, 9, 1)) == ()
