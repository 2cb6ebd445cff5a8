"""Rows of Peterborough's registers for tests, and what a section's blocks say in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.views.records import (
    Badge,
    Block,
    Details,
    Exempt,
    Icon,
    Link,
    Nil,
    Part,
    Section,
    Spark,
    Table,
    Text,
)

KEY = "peterborough-2009"
PERIOD = "2009-10-Q2"
YEAR = "2009-10"
WASTE, ROADS, CARE = "waste-and-street-cleaning", "planning-and-transport", "childrens-social-care"

Row = dict[str, object]


def measure(code: str, unit: str = WASTE, **cells: object) -> Row:
    """A quarterly percentage that should be high."""
    return {
        "measure": code,
        "title": f"Share of {code}",
        "unit": unit,
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "last",
        "owner": "Collections Manager",
        "member": "Environment and Growth",
        "source": "Rounds system",
        "formula": f"{code} done over {code} due",
        "version": "1",
        "targeted": "yes",
        "state": "active",
        "defined_on": "2009-04-01",
        **cells,
    }


def value(code: str, figure: float, unit: str = WASTE, **cells: object) -> Row:
    """A figure of the quarter, handed in on the 8th of October."""
    own: Row = {"measure": code, "unit": unit, "period": PERIOD, "value": figure}
    return own | {"status": "checked", "recorded_on": "2009-10-08"} | cells


def target(code: str, aim: float, **cells: object) -> Row:
    """A flat target of the year."""
    own: Row = {"measure": code, "period": YEAR, "target": aim, "profile": "flat"}
    return own | {"set_on": "2009-03-02"} | cells


def blocks(section: Section | Part) -> Iterator[Block]:
    """Every block of a section, those within parts, details and exempt blocks included."""
    for block in section.blocks:
        yield block
        if isinstance(block, Part | Details | Exempt):
            yield from blocks(block)  # type: ignore[arg-type]


def tables(section: Section) -> list[Table]:
    """Every table of a section in its order."""
    return [block for block in blocks(section) if isinstance(block, Table)]


def nils(section: Section) -> list[str]:
    """The reasons of every nil return of a section."""
    return [block.reason for block in blocks(section) if isinstance(block, Nil)]


def words(cell: Text | Badge | Icon | Spark | Link) -> str:
    """What a cell says."""
    if isinstance(cell, Text | Link):
        return cell.text
    return cell.label if isinstance(cell, Spark) else cell.word


def rows(table: Table) -> list[list[str]]:
    """What the cells of a table say, row by row."""
    return [[words(cell) for cell in row] for row in table.rows]


def public_text(section: Section) -> str:
    """The section as everyone may read it, in JSON."""
    kept = section.model_copy(
        update={"blocks": tuple(one for one in section.blocks if not isinstance(one, Exempt))}
    )
    parts = [block for block in kept.blocks if isinstance(block, Part)]
    inner = [
        one.model_dump_json()
        for part in parts
        for one in part.blocks
        if not isinstance(one, Exempt)
    ]
    outer = [one.model_dump_json() for one in kept.blocks if not isinstance(one, Part)]
    return " ".join((section.headline, *outer, *inner))
