"""Priorities with their money and measures, and the budget options that bear on them."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections import Pack
from pmf_lib.sections.priorities_and_options import priorities_and_options
from tests.peterborough import KEY, WASTE, Row, measure, nils, public_text, rows, tables, target
from tests.peterborough import value as figure

GREEN, RUN = "A greener city", "A well-run council"
Open = Callable[..., Pack]


def option(code: str, **cells: object) -> Row:
    return {"option": code, "unit": WASTE, "title": f"Option {code}", "priority": GREEN} | cells


def test_each_option_stands_beside_its_priority_with_what_to_weigh(pack_of: Open) -> None:
    """R4-024: strategic direction, priorities and budget options in one view."""
    money: Row = {"priority": GREEN, "spent": 1.0}
    found = {
        "measures": [measure("W1", priority=GREEN), measure("W2", priority=RUN)],
        "values": [figure("W1", 50.0), figure("W2", 95.0)],
        "targets": [target("W1", 90.0), target("W2", 90.0)],
        "priority_money": [
            money | {"period": "2009-10", "budget": 90.0},
            money | {"period": "2008-09", "budget": 100.0},
        ],
        "efficiency_options": [
            option("A", saving=10.0),
            option("B", saving=-5.0, decided="Agreed"),
            option("C", saving=7.0, priority=RUN),
            option("D", priority=None),
            option("E", saving=7654321.0, title="Osprey", exempt="paragraph 3"),
        ],
    }
    section = priorities_and_options(pack_of(found, council=KEY))
    priorities, options, _ = tables(section)
    assert rows(priorities)[0] == [GREEN, "Level 1", "1", "0", "0", "£90", "−£10", "2"]
    assert rows(priorities)[1][1:] == ["No level", "0", "0", "1", "[x]", "[x]", "1"]
    assert [row[5] for row in rows(options)] == [
        "Takes from what matters most, which is behind its targets",
        "Asks for more money",
        "Nothing stands against it here",
        "The saving is not known",
    ]
    assert rows(options)[3][2] == "None named"
    assert [row[6] for row in rows(options)][:2] == ["Not decided yet", "Agreed"]
    assert (
        section.headline == "4 budget options, which would save £17 a year; 3 still to be decided."
    )
    assert "Osprey" not in public_text(section) and "7,654,321" not in public_text(section)


def test_nothing_is_said_to_be_nothing(pack_of: Open) -> None:
    section = priorities_and_options(
        pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    )
    assert len(nils(section)) == 2


def test_the_demo_weighs_its_options(council_pack: Open) -> None:
    """R4-024: five in public, and one that is exempt."""
    section = priorities_and_options(council_pack(KEY))
    priorities, options, exempt = tables(section)
    assert [row[0] for row in rows(priorities)][-1] == RUN
    assert len(rows(options)) == 5
    assert "£731,846" in rows(exempt)[0] and "731,846" not in public_text(section)
