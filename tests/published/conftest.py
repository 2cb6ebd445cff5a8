"""The published figures, taken in once by the ordinary intake and store, and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import yaml

from pmf_lib.council import Council, load_council
from pmf_lib.intake import Known, check_source
from pmf_lib.store import LoadResult, Reader, open_store, readers
from tests.published import recolumn
from tests.tiny import profile

DAY = date(2025, 6, 2)
KEY = ["measure", "authority", "period"]


@dataclass(frozen=True)
class Published:
    """What intake said, what the store took, and the figures as the store gives them back."""

    rows: dict[str, int]
    refused: tuple[str, ...]
    faults: pd.DataFrame
    loaded: LoadResult
    reader: Reader
    figures: pd.DataFrame

    def flagged(self) -> pd.DataFrame:
        """One row a doubt about a figure, with the figure."""
        own = self.figures.set_index("source_line")
        cells = own[[*KEY, "value", "numerator", "denominator"]]
        return self.faults[self.faults["table"] == "benchmarks"].join(cells, on="line")


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """A council with one unit, which keeps the figures of all 32 authorities."""
    folder = tmp_path_factory.mktemp("parameters")
    words = yaml.safe_dump(profile([recolumn.UNIT]))
    (folder / "tiny.yml").write_text(words, encoding="utf-8")
    return load_council("tiny", folder)


@pytest.fixture(scope="session")
def take_in(council: Council) -> Callable[[Path], Published]:
    """The way every source goes: checked, loaded, read."""

    def taken(folder: Path) -> Published:
        database = f"sqlite:///{folder / 'pmf.sqlite'}"
        with (
            check_source(str(folder), council, known=Known(), loaded_on=DAY) as intake,
            open_store(database, create=True) as store,
        ):
            batches = {name: intake.batches(name) for name in intake.tables}
            loaded = store.load(
                council.key,
                batches,
                source=intake.source,
                sha256=intake.sha256,
                loaded_on=DAY,
            )
            reader = store.reader(store.snapshot(council.key))
            figures = readers.entries(reader, "benchmarks")
            faults = intake.faults()
            return Published(intake.rows, intake.refused, faults, loaded, reader, figures)

    return taken


@pytest.fixture(scope="session")
def quarterly(
    tmp_path_factory: pytest.TempPathFactory, take_in: Callable[[Path], Published]
) -> Published:
    return take_in(recolumn.quarterly(tmp_path_factory.mktemp("quarterly")))


@pytest.fixture(scope="session")
def annual(
    tmp_path_factory: pytest.TempPathFactory, take_in: Callable[[Path], Published]
) -> Published:
    return take_in(recolumn.annual(tmp_path_factory.mktemp("annual")))


def beside(figures: pd.DataFrame, name: str, columns: list[str]) -> pd.DataFrame:
    """The figures from the store, beside what is published of each in these columns."""
    rows = recolumn.read(name)
    told = pd.DataFrame(
        {
            "measure": [row["measure_code"] for row in rows],
            "authority": [row["authority"] for row in rows],
            "period": [recolumn.period(row["period"]) for row in rows],
            **{column: [float(row[column] or "nan") for row in rows] for column in columns},
        }
    )
    return figures.merge(told, on=KEY, validate="one_to_one")
