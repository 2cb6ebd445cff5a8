"""A demo council's files with hostile text wherever text may stand, tagged to be found again.

A text that stood twice is replaced twice by the same, so that rows that belong together still do.
Every table of the register is there: what the demo leaves out gets rows of its own, made from the
register's own description, so that a new column is in at once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pmf_lib.council import Council
from pmf_lib.intake.cells import LONGEST_CELL, LONGEST_KEY
from pmf_lib.register import REGISTERED, TABLES, Column, Kind, Table
from tests.hostile_texts import ALL, BY_KIND

EXTRA_ROWS = len(BY_KIND) + 3
_LONGEST = LONGEST_KEY - 10
# A row with NUL in it is refused: those are kept for rows that nothing else depends on.
SHORT = tuple(text for text in ALL if len(text) <= _LONGEST and "\0" not in text)
LONG = tuple(text for text in ALL if _LONGEST < len(text) <= LONGEST_CELL - 10)
FAR_TOO_LONG = tuple(text for text in ALL if len(text) > LONGEST_CELL)
_CODES = {(table, refers_to) for refers_to, table in REGISTERED.items()}
PERIODS = tuple(
    f"20{year}-{year + 1}-Q{quarter}" for year in range(13, 21) for quarter in range(1, 5)
)
# Texts of a form of their own, hostile only in rows that nothing else depends on.
FORMED = frozenset({"sha256", "of_period", "first_period", "last_period", "source_table"})
_EVERY = 150  # so seldom is a long text, or a page would be nothing else


@dataclass
class Hostile:
    """Gives each text that it meets a hostile one in its place, always the same."""

    given: dict[str, str] = field(default_factory=dict)

    def instead_of(self, text: str) -> str:
        """The hostile text for this one; an empty cell stays empty."""
        if text not in self.given and text.strip():
            number = len(self.given)
            found = LONG[number // _EVERY % len(LONG)] if number % _EVERY == 149 else ""
            self.given[text] = f"{found or SHORT[number % len(SHORT)]}{tag(number)}"
        return self.given.get(text, text)

    @property
    def by_tag(self) -> Mapping[str, str]:
        """Each hostile text that was given, by the tag it ends with."""
        return {tag(number): text for number, text in enumerate(self.given.values())}


def tag(number: int) -> str:
    """What a hostile text ends with, to find it again wherever it went."""
    return f"zq{number}z"


def is_free(table: Table, column: Column) -> bool:
    """Whether a cell may hold any words: text that nothing refers to and that has no form."""
    formed = column.name in FORMED or (table.name, column.name) == ("proposals", "formula")
    return column.kind is Kind.TEXT and (table.name, column.name) not in _CODES and not formed


def make_hostile(sources: Path, to: Path, council: Council) -> Hostile:
    """Write the sources anew with hostile text; what was put where is in the answer."""
    hostile = Hostile()
    to.mkdir()
    seen: dict[str, dict[str, str]] = {}
    for path in sorted(sources.glob("*.csv")):
        table = TABLES[path.stem.split("-")[0]]
        rows = _rows(path)
        seen.setdefault(table.name, rows[0])
        (to / path.name).write_bytes(_written([_turned(table, row, hostile) for row in rows]))
    examples = _examples(sources, council)
    referred = {table: refers_to for refers_to, table in REGISTERED.items()}
    for table in TABLES.values():
        extra = [_extra(table, number, seen, examples, hostile) for number in range(EXTRA_ROWS)]
        (to / f"{table.name}_part_more.csv").write_bytes(_written(extra))
        code = referred.get(table.name, "")
        if code and code not in examples:
            examples[code] = [row[code] for row in extra if "\0" not in row[code]]
    _too_long(to, seen["risks"])
    return hostile


def _turned(table: Table, row: Mapping[str, str], hostile: Hostile) -> dict[str, str]:
    return {
        name: hostile.instead_of(cell) if is_free(table, table.column(name)) else cell
        for name, cell in row.items()
    }


def _extra(
    table: Table,
    number: int,
    seen: Mapping[str, Mapping[str, str]],
    examples: Mapping[str, Sequence[str]],
    hostile: Hostile,
) -> dict[str, str]:
    """A row beyond the demo's: each text column meets each kind of text in one of them."""
    like = seen.get(table.name, {})
    row: dict[str, str] = {}
    for at, column in enumerate(table.columns):
        if column.kind is Kind.TEXT:
            row[column.name] = _of_kind(hostile, table, at, number)
        elif column.name in table.key or not like.get(column.name):
            row[column.name] = _example(column, number, examples)
        else:
            row[column.name] = like[column.name]
    return row


def _of_kind(hostile: Hostile, table: Table, at: int, number: int) -> str:
    """A text of the kind whose turn it is; codes too, where one can be of any form."""
    kinds = list(BY_KIND.values())
    texts = [text for text in kinds[(at + number) % len(kinds)] if len(text) <= _LONGEST]
    key = f"{table.name} {at} {number}"
    if key not in hostile.given:
        place = len(hostile.given)
        hostile.given[key] = f"{texts[place % len(texts)] if texts else 'x'}{tag(place)}"
    return hostile.given[key]


def _example(column: Column, number: int, examples: Mapping[str, Sequence[str]]) -> str:
    match column.kind:
        case Kind.NUMBER:
            lowest = column.lowest if column.lowest is not None else 1.0
            return f"{max(lowest, min(1.0, column.highest or 1.0)):g}"
        case Kind.DATE:
            return f"2021-0{1 + number % 9}-10"
        case Kind.PERIOD:
            return PERIODS[number % len(PERIODS)]
        case Kind.CHOICE:
            return column.allowed[number % len(column.allowed)]
        case _:
            codes = examples.get(str(column.refers_to), ())
            return codes[number % len(codes)] if codes else ""


def _examples(to: Path, council: Council) -> dict[str, Sequence[str]]:
    """Codes of every sort that may be referred to."""
    found: dict[str, Sequence[str]] = {
        "unit": [unit.key for unit in council.units],
        "body": [body.key for body in council.bodies],
        "committee": [committee.key for committee in council.committees],
        "directorate": [directorate.key for directorate in council.directorates],
        "portfolio": [portfolio.key for portfolio in council.portfolios],
        "group": [group.key for group in council.groups],
    }
    for refers_to, table in REGISTERED.items():
        path = to / f"{table}.csv"
        if path.exists():
            found[refers_to] = [row[refers_to] for row in _rows(path)]
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _too_long(to: Path, like: Mapping[str, str]) -> None:
    """Cells of 100,000 characters, which intake refuses and tells of."""
    rows = [{**like, "title": text} for text in FAR_TOO_LONG]
    (to / "risks_part_long.csv").write_bytes(_written(rows))


def _written(rows: list[dict[str, str]]) -> bytes:
    """The rows as a CSV file; halves of surrogate pairs go in as the bytes they would be."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", errors="replace")


def tagged(texts: Mapping[str, str], seen: str) -> Iterator[str]:
    """The tags that stand in a text."""
    return (each for each in texts if each in seen)
