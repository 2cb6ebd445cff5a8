"""Management first, scrutiny last: which editions may go out (R0-023)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.demo.catalogue import read_catalogue
from pmf_lib.methods.release import Release, out_of_order, releases

COUNCIL = load_council("carlisle-2021")
PERIOD = COUNCIL.period


def released(**days: date | None) -> dict[str, Release]:
    rows = [(body, PERIOD.code, day) for body, day in days.items() if day]
    frame = pd.DataFrame(rows, columns=["body", "period", "considered_on"])
    return releases(COUNCIL, PERIOD, frame.astype({"considered_on": "datetime64[ns]"}))


def test_management_waits_for_nobody() -> None:
    found = released()
    assert found["smt"] == Release(True)
    assert found["dmt-corporate-support"] == Release(True)
    assert found["business-management-and-development"] == Release(True)


@pytest.mark.parametrize("body", ["executive", "economic-growth", "audit", "council", "public"])
def test_before_management_has_met_nobody_else_is_sent_anything(body: str) -> None:
    """No scrutiny issue of a pack before the management stage is recorded (R0-023)."""
    found = released()[body]
    assert found == Release(False, "Senior Management Team has not yet considered this quarter.")


def test_each_rung_releases_the_next() -> None:
    first = released(smt=date(2021, 11, 16))
    assert first["executive"].released and first["audit"].released
    assert first["economic-growth"].reason == "Executive has not yet considered this quarter."
    assert not first["public"].released
    second = released(smt=date(2021, 11, 16), executive=date(2021, 11, 29))
    assert second["economic-growth"].released and second["public"].released


@pytest.mark.parametrize(
    ("executive", "allowed"),
    [(16, False), (15, False), (17, True)],
    ids=["same", "before", "after"],
)
def test_dates_must_be_in_order(executive: int, allowed: bool) -> None:
    """The stages' dates are ordered: the later one really is later (R0-023)."""
    found = released(smt=date(2021, 11, 16), executive=date(2021, 11, executive))
    assert found["health-and-wellbeing"].released is allowed
    if not allowed:
        words = "Executive considered this quarter before Senior Management Team had."
        assert found["health-and-wellbeing"].reason == words


def test_another_quarters_meeting_does_not_count() -> None:
    frame = pd.DataFrame(
        {
            "body": ["smt"],
            "period": [PERIOD.previous().code],
            "considered_on": pd.to_datetime(["2021-11-16"]),
        }
    )
    assert not releases(COUNCIL, PERIOD, frame)["executive"].released


def considered(*rows: tuple[str, str], response: str = "agreed") -> pd.DataFrame:
    """What bodies had of the quarter: `("smt", "2021-11-16")`."""
    frame = pd.DataFrame(rows, columns=["body", "considered_on"])
    days = pd.to_datetime(frame["considered_on"])
    return frame.assign(considered_on=days, period=PERIOD.code, response=response)


@pytest.mark.parametrize(("day", "allowed"), [("29", False), ("28", False), ("30", True)])
def test_a_body_that_took_a_quarter_before_the_rung_below_is_held_back(
    day: str, allowed: bool
) -> None:
    """The scrutiny issue itself comes after the stage below it (R0-023)."""
    rows = considered(
        ("smt", "2021-11-16"), ("executive", "2021-11-29"), ("economic-growth", f"2021-11-{day}")
    )
    found = releases(COUNCIL, PERIOD, rows)
    assert found["economic-growth"].released is allowed
    assert found["health-and-wellbeing"].released and found["public"].released
    words = "Economic Growth Scrutiny Panel considered this quarter before Executive had."
    assert out_of_order(COUNCIL, PERIOD, rows) == (() if allowed else (words,))


def test_what_a_rung_sent_back_goes_no_further() -> None:
    """It was considered, and it is not passed on (R3-049, R0-023)."""
    rows = considered(("smt", "2021-11-16"), response="sent back")
    words = "Senior Management Team sent this quarter's report back."
    assert releases(COUNCIL, PERIOD, rows)["executive"] == Release(False, words)


def test_a_rung_left_out_is_told() -> None:
    rows = considered(("executive", "2021-11-29"))
    words = "Executive considered this quarter and Senior Management Team has not."
    assert out_of_order(COUNCIL, PERIOD, rows) == (words,)


HELD = {
    "carlisle-2003": set(),
    "ribble-valley-2007": {"health-and-housing"},
    "lancaster-2008": set(),
    "peterborough-2009": set(),
    "carlisle-2021": set(),
}


@pytest.mark.parametrize("key", HELD)
def test_in_the_demo_councils_each_edition_may_go_out_but_one(key: str) -> None:
    """Ribble Valley's Health and Housing Committee met before Overview and Scrutiny (R0-023)."""
    council = load_council(key)
    rows = read_catalogue(council).registers["considered"]
    frame = pd.DataFrame(rows).assign(
        considered_on=lambda found: pd.to_datetime(found["considered_on"])
    )
    found = releases(council, council.period, frame)
    assert {body for body, release in found.items() if not release.released} == HELD[key]
