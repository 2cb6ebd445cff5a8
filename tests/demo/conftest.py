"""The demo council's files, written once, and ways to read them as intake would."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pmf_lib.council import Council, load_council
from pmf_lib.demo import write_demo
from pmf_lib.intake import Intake, Known, check_source

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def council() -> Council:
    return load_council("carlisle-2021")


@pytest.fixture(scope="session")
def folder(council: Council, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sources") / "made"
    write_demo(council, path)
    return path


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


@pytest.fixture(scope="session")
def files(folder: Path) -> Files:
    return Files(folder)


@pytest.fixture(scope="session")
def intake(folder: Path, council: Council) -> Iterator[Intake]:
    """The files as intake takes them in, with nothing known before."""
    day = date(2021, 10, 28)
    with check_source(str(folder), council, known=Known(), loaded_on=day) as taken:
        yield taken
