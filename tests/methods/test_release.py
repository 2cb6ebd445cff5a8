"""Management first, scrutiny last: which editions may go out (R0-023)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.methods.release import Release, releases

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
