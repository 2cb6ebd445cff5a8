"""The map of assurance: three systems by three lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.assurance_map import assurance_map
from tests.peterborough import KEY, Row, measure, public_text, rows, tables, value

Open = Callable[..., Pack]


def report(code: str, **cells: object) -> Row:
    own: Row = {"report": code, "title": f"Report {code}", "system": "performance"}
    return own | {"opinion": "substantial", "issued_on": "2009-09-01"} | cells


def mapped(pack: Pack) -> dict[str, list[str]]:
    (table,) = tables(assurance_map(pack))
    return {row[0]: row[1:] for row in rows(table)}


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ({}, "Assured"),
        ({"opinion": "limited"}, "In doubt"),
        ({"issued_on": "2008-10-20"}, "Gap"),
        ({"system": "risk"}, "Gap"),
        ({"exempt": "paragraph 3", "opinion": "none"}, "Gap"),
    ],
)
def test_a_system_is_assured_in_doubt_or_has_a_gap(pack_of: Open, cells: Row, verdict: str) -> None:
    """R4-028: by managers, oversight, and independent assurance of the past year."""
    update: Row = {"kind": "governance", "period": "2009-10-Q1", "title": "Statement signed"}
    found = {
        "measures": [measure("W1")],
        "values": [value("W1", 95.0)],
        "assurance_updates": [update | {"recorded_on": "2009-06-29"}],
        "audit_reports": [report("A", **cells)],
    }
    pack = pack_of(found, council=KEY)
    told = mapped(pack)["Performance"]
    assert told[0] == "1 of 1 figure audited or checked, none overdue"
    assert told[1] == "Statement signed"
    assert told[3] == verdict
    if "exempt" in cells:
        assert "Report A" not in public_text(assurance_map(pack))


@pytest.mark.parametrize(("due", "verdict"), [("2009-10-20", "In doubt"), ("2009-10-21", "Gap")])
def test_advice_of_inspectors_that_is_overdue_is_a_doubt(
    pack_of: Open, due: str, verdict: str
) -> None:
    """R4-028."""
    own: Row = {"advice": "A", "source": "inspection", "system": "risk", "title": "Score risks"}
    own |= {"owner": "Manager", "made_on": "2009-05-01", "due_on": due, "status": "open"}
    told = mapped(pack_of({"audit_advice": [own]}, council=KEY))["Risk"]
    assert told[3] == verdict
    assert told[2].startswith("Inspection asked: score risks")


def test_the_demo_has_one_of_each(council_pack: Open) -> None:
    """R4-028: nobody independent has looked at how risk is managed."""
    section = assurance_map(council_pack(KEY))
    assert section.headline == "Assured: performance; in doubt: resources; gap: risk."
    told = mapped(council_pack(KEY))
    assert told["Risk"][2] == "Nothing in the past year"
    assert "Heron" not in public_text(section)
