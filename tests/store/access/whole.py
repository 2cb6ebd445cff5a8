"""A made-up register with rows in every table, of every sort that access must tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from pmf_lib.council import Council, load_council
from pmf_lib.register import REGISTERED, TABLES, Column, Kind, Table
from pmf_lib.store import Store
from tests.store.builders import frame

COUNCIL = load_council("carlisle-2021", Path(__file__).parents[3] / "parameters")
OTHER = load_council("lancaster-2008", Path(__file__).parents[3] / "parameters")
ENTRIES = 14
FIRST, SECOND = date(2021, 10, 1), date(2021, 11, 1)
_PERIODS = ("2021-22-Q1", "2021-22-Q2", "2021-22-M06", "2020-21")
_OFTEN_EMPTY = {"exempt", "private", "withdrawn_on", "ward", "town", "area", "client_group"}

Row = dict[str, Any]


@dataclass
class Maker:
    """Draws rows of a council that intake would find sound; the same ones for the same seed."""

    council: Council
    random: Random

    def rows(self, table: Table, day: date, *, some: bool = False) -> Iterator[Row]:
        """An entry each; with `some` about half of the entries, given again with other cells."""
        for number in range(ENTRIES):
            if some and self.random.random() < 0.5:
                continue
            yield {
                column.name: self._key(table, column, number)
                if column.name in table.key
                else self._cell(table, column, day)
                for column in table.columns
            }

    def _key(self, table: Table, column: Column, number: int) -> Any:
        """An entry's key must be found again by its number alone."""
        match column.kind:
            case Kind.TEXT:
                codes = sorted(REGISTERED.values())
                code = table.name in codes or column.required
                return f"{table.name}-{number}" if code else ("", "A")[number % 5 == 0]
            case Kind.PERIOD:
                return _PERIODS[number % len(_PERIODS)]
            case Kind.DATE:
                return date(2021, 1, 1 + number)
            case Kind.CHOICE:
                return column.allowed[number % len(column.allowed)]
            case _:
                return self._reference(column, number, number)

    def _cell(self, table: Table, column: Column, day: date) -> Any:
        rare = 0.7 if column.name in _OFTEN_EMPTY else 0.3
        if not column.required and self.random.random() < rare:
            return None
        drawn = self.random.randrange(99)
        known = column.name == table.known_on
        if column.kind is Kind.CODE:
            return self._reference(column, drawn, drawn % ENTRIES)
        return {
            Kind.TEXT: f"{column.name} {drawn}",
            Kind.NUMBER: max(column.lowest or 1, 1 if column.whole else 0.5),
            Kind.DATE: day - timedelta(drawn % 3) if known else date(2021, 3, 1),
            Kind.PERIOD: _PERIODS[drawn % len(_PERIODS)],
            Kind.CHOICE: column.allowed[drawn % len(column.allowed)] if column.allowed else None,
        }[column.kind]

    def _reference(self, column: Column, number: int, entry: int) -> str:
        keys = {
            "unit": self.council.units,
            "body": self.council.bodies,
            "committee": self.council.committees,
            "directorate": self.council.directorates,
            "portfolio": self.council.portfolios,
            "group": self.council.groups,
        }.get(str(column.refers_to))
        if keys is not None:
            return keys[number % len(keys)].key
        return f"{REGISTERED[str(column.refers_to)]}-{entry}"


def fill(store: Store, council: Council, days: tuple[date, ...] = (FIRST, SECOND)) -> None:
    """Every entry, and on the second day half of them anew, in other units, now exempt or not."""
    maker = Maker(council, Random(council.key))
    for day in days:
        some = day != FIRST
        rows = {name: list(maker.rows(table, day, some=some)) for name, table in TABLES.items()}
        batches = {name: [frame(name, *given)] for name, given in rows.items() if given}
        store.load(council.key, batches, source="/home/somebody", sha256="0" * 64, loaded_on=day)
