"""From an exception to support: where a case came from, its five steps, and what goes well."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections import Pack
from pmf_lib.sections.challenge_steps import steps_of_challenge
from tests.peterborough import KEY, WASTE, Row, measure, nils, rows, tables, target, value

Open = Callable[..., Pack]


def case(code: str, **cells: object) -> Row:
    own: Row = {"case": code, "unit": WASTE, "stage": "initial diagnostic"}
    own |= {"opened_on": "2009-07-01", "delivered_by": "Head of Waste", "challenged_by": "Manager"}
    return own | cells


def step(code: str, name: str) -> Row:
    own: Row = {"case": code, "unit": WASTE, "step": name, "done": f"Did {name}"}
    return own | {"done_by": "Head of Waste", "done_on": "2009-07-08"}


def test_a_case_is_opened_from_an_exception_and_takes_five_steps(pack_of: Open) -> None:
    """R4-046: identify, act, find the cause, challenge practice, support; the next is named."""
    found = {
        "measures": [measure("W1"), measure("W2", targeted="yes")],
        "values": [value("W1", 50.0), value("W2", 95.0)],
        "targets": [target("W1", 90.0), target("W2", 90.0)],
        "challenge_cases": [
            case("A", measure="W1", opened_from="Red in quarter 1"),
            case("B", measure="W2"),
            case("C"),
        ],
        "challenge_steps": [step("A", "identify"), step("A", "find the cause")],
    }
    section = steps_of_challenge(pack_of(found, council=KEY))
    opened, taken = tables(section)[:2]
    assert [row[0] for row in rows(opened)] == ["A", "B", "C"]
    assert rows(opened)[0][2] == "Red in quarter 1" and "Red" in rows(opened)[0][3]
    assert rows(opened)[1][2:] == ["No exception named", "No longer an exception"]
    assert rows(opened)[2][3] == "No measure named"
    assert [heading.title for heading in taken.columns] == [
        *("Case", "Identify", "Act", "Find the cause", "Challenge practice", "Support", "Next")
    ]
    assert rows(taken)[0] == [
        *("A", "Did identify (Head of Waste, 8 July 2009)", "Not yet"),
        *("Did find the cause (Head of Waste, 8 July 2009)", "Not yet", "Not yet", "Act"),
    ]
    assert taken.notes == ("A went on without this: act.",)
    assert section.headline == "3 cases, none with all 5 steps taken."


def test_good_performance_is_identified_too(council_pack: Open) -> None:
    """R4-046: managers identify both; the demo has one case with every step, two out of order."""
    pack = council_pack(KEY)
    section = steps_of_challenge(pack)
    opened, taken, good = tables(section)
    assert len(rows(good)) == min(len(pack.favourable), 10) > 0
    assert rows(good)[0][2] == pack.favourable["sentence"].iloc[0]
    assert {row[0]: row[-1] for row in rows(taken)}["CH-01"] == "All taken"
    assert len(taken.notes) == 2
    assert rows(opened)[-1][2] == "No exception named"
    assert section.headline == "5 cases, 1 with all 5 steps taken."


def test_no_case_is_a_nil_return(pack_of: Open) -> None:
    section = steps_of_challenge(
        pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    )
    assert len(nils(section)) == 3 and not tables(section)
