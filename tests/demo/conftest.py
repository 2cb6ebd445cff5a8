"""The demo councils' files, written once each, and ways to read them as intake would.

`each` stands for every demo council in turn; `council`, `folder`, `files` and `intake` are those
of carlisle-2021, which has a story of every kind.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import pytest

from pmf_lib.council import Council, load_council
from pmf_lib.demo import catalogue_keys, write_demo
from pmf_lib.demo.catalogue import Catalogue, read_catalogue
from pmf_lib.intake import Intake, Known, check_source
from pmf_lib.register import TABLES

Rows = list[dict[str, str]]


class Files:
    """The rows of a table, over all its files, in the order in which they were written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, Rows] = {}

    def rows(self, name: str) -> Rows:
        if name not in self._read:
            files = sorted((*self.folder.glob(f"{name}.csv"), *self.folder.glob(f"{name}-*.csv")))
            self._read[name] = [row for file in files for row in _rows(file)]
        return self._read[name]

    def whole(self, measure: str, period: str | None = None) -> Rows:
        """The rows of one measure that speak for the whole council."""
        parts = ("ward", "town", "area", "client_group")
        return [
            row
            for row in self.rows("values")
            if row["measure"] == measure
            and (period is None or row["period"] == period)
            and not any(row[part] for part in parts)
        ]


def _rows(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@dataclass(frozen=True)
class Demo:
    """A demo council with the files written for it."""

    council: Council
    folder: Path

    @cached_property
    def catalogue(self) -> Catalogue:
        return read_catalogue(self.council)

    @cached_property
    def files(self) -> Files:
        return Files(self.folder)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The tables that the demo has a file of."""
        names = {path.stem.split("-")[0] for path in self.folder.glob("*.csv")}
        return tuple(name for name in TABLES if name in names)

    @cached_property
    def last_day(self) -> date:
        """The latest day on which the files say that anything was recorded.

        Packs are made in the month after the quarter; bodies consider them in the next one.
        """
        dated = ((name, TABLES[name].known_on) for name in self.tables)
        days = {row[day] for name, day in dated if day for row in self.files.rows(name)}
        return date.fromisoformat(max(days))

    def taken_in(self) -> Intake:
        """The files as intake takes them in on their last day, with nothing known before."""
        council, day = self.council, self.last_day
        return check_source(str(self.folder), council, known=Known(), loaded_on=day)


Demos = Callable[[str], Demo]


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Demos:
    """A council's demo by its key, written when it is first asked for."""

    @cache
    def made(key: str) -> Demo:
        council, folder = load_council(key), tmp_path_factory.mktemp("sources") / "made"
        write_demo(council, folder)
        return Demo(council, folder)

    return made


@pytest.fixture(scope="session", params=catalogue_keys())
def each(request: pytest.FixtureRequest, demos: Demos) -> Demo:
    return demos(request.param)


@pytest.fixture(scope="session")
def council(demos: Demos) -> Council:
    return demos("carlisle-2021").council


@pytest.fixture(scope="session")
def folder(demos: Demos) -> Path:
    return demos("carlisle-2021").folder


@pytest.fixture(scope="session")
def files(demos: Demos) -> Files:
    return demos("carlisle-2021").files


@pytest.fixture(scope="session")
def intake(demos: Demos) -> Iterator[Intake]:
    with demos("carlisle-2021").taken_in() as taken:
        yield taken
