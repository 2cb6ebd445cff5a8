"""A scrutiny committee's powers: to recommend, and to invite reports of other public bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.powers_of_scrutiny import powers_of_scrutiny
from tests.sections import told

COUNCIL, PANEL, OTHER = "carlisle-2021", "health-and-wellbeing", "economic-growth"
Open = Callable[..., Pack]


def recommendation(code: str, **cells: object) -> dict[str, object]:
    return {
        "recommendation": code,
        "made_by": PANEL,
        "addressee": "executive",
        "title": f"Title {code}",
        "made_on": "2021-08-10",
        "received_on": "2021-08-28",
        "status": "awaiting response",
        **cells,
    }


def invitation(code: str, **cells: object) -> dict[str, object]:
    own = {"invitation": code, "invited_by": PANEL, "partner": "Police", "subject": "Noise"}
    return {**own, "invited_on": "2021-07-01", **cells}


def addressed(pack: Pack) -> dict[str, list[str]]:
    rows = told.table(powers_of_scrutiny(pack), "Recommendations by addressee")
    return {row[0]: row[1:] for row in rows}


def test_every_body_it_may_address_is_named_with_what_came_of_it(pack_of: Open) -> None:
    """R3-043: executive, committees and Council; also where nothing was recommended to one."""
    agreed = {"response": "agreed", "status": "done", "answered_on": "2021-09-14"}
    rows = [
        recommendation("R1"),
        recommendation("R2", addressee="council", **agreed),
        recommendation("R3", addressee="smt", response="not agreed", status="closed"),
        recommendation("R4", made_by=OTHER),
        recommendation("R5", made_on="2021-03-31", **agreed),
    ]
    found = addressed(pack_of({"recommendations": rows}, council=COUNCIL, body=PANEL))
    assert found == {
        "Executive": ["1", "0", "0", "0", "1", "27 October 2021, 1 day late"],
        "Audit Committee": ["0", "0", "0", "0", "0", "None"],
        "Council": ["1", "1", "0", "1", "0", "None"],
        "Senior Management Team": ["1", "0", "1", "0", "0", "None"],
    }


@pytest.mark.parametrize(("received", "late"), [("2021-08-29", ""), ("2021-08-28", ", 1 day late")])
def test_an_answer_is_late_after_two_months(pack_of: Open, received: str, late: str) -> None:
    """R3-043: the response is due two months after receipt; the packs are of 28 October."""
    rows = [recommendation("R1", received_on=received)]
    found = addressed(pack_of({"recommendations": rows}, council=COUNCIL, body=PANEL))
    assert found["Executive"][-1].endswith(f"October 2021{late}")


def test_what_it_may_recommend_on_is_told_with_what_was_recommended(council_pack: Open) -> None:
    """R3-043: the worst exceptions of its own services; most have no recommendation yet."""
    pack = council_pack(COUNCIL, body=OTHER)
    rows = told.table(powers_of_scrutiny(pack), "The exceptions that rank first")
    assert rows[0][0] == "New homes finished"
    assert rows[0][2].endswith("(EGSP-1, to Executive: awaiting response)")
    assert {row[2] for row in rows[1:]} == {"None yet"}


@pytest.mark.parametrize(
    ("cells", "came", "considered"),
    [
        ({}, "Not yet", "Not yet"),
        ({"due_on": "2021-10-27"}, "Not yet, overdue since 27 October 2021", "Not yet"),
        ({"due_on": "2021-10-28"}, "Not yet, due 28 October 2021", "Not yet"),
        ({"due_on": "2021-09-01", "received_on": "2021-09-01"}, "1 September 2021", "Not yet"),
        (
            {"due_on": "2021-08-31", "received_on": "2021-09-01", "considered_on": "2021-09-09"},
            "1 September 2021, due 31 August 2021",
            "9 September 2021: nothing recorded",
        ),
    ],
)
def test_an_invited_report_is_awaited_overdue_come_or_considered(
    pack_of: Open, cells: dict[str, object], came: str, considered: str
) -> None:
    """R3-044: the log of invitations, of this committee alone."""
    rows = [invitation("I1", **cells), invitation("I2", invited_by=OTHER, partner="Fire")]
    section = powers_of_scrutiny(pack_of({"partner_reports": rows}, council=COUNCIL, body=PANEL))
    ((body, by, *rest),) = told.table(section, "Reports invited")
    assert (body, by) == ("Police: Noise", "Health and Wellbeing Scrutiny Panel, 1 July 2021")
    assert (rest[0], rest[2]) == (came, considered)


def test_the_demo_shows_what_partners_reported(council_pack: Open) -> None:
    """R3-044: one came late and was considered, one is awaited; another panel's stay its own."""
    section = powers_of_scrutiny(council_pack(COUNCIL, body=PANEL))
    rows = told.table(section, "Reports invited")
    assert [row[2] for row in rows] == [
        "3 September 2021, due 31 August 2021",
        "Not yet, due 26 November 2021",
    ]
    assert "Environment Agency" not in told.words(section)


def test_a_body_that_is_no_scrutiny_committee_has_no_such_powers(council_pack: Open) -> None:
    section = powers_of_scrutiny(council_pack(COUNCIL, body="smt"))
    assert told.nils(section) == ["Not applicable: this body is not a scrutiny committee."]


def test_nothing_done_is_said(pack_of: Open) -> None:
    section = powers_of_scrutiny(pack_of(told.nothing(), council=COUNCIL, body=PANEL))
    assert len(told.nils(section)) == 2
    assert section.headline.startswith("No recommendations made this year, none awaiting")
