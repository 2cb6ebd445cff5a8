"""A pack of the demo council, and one of a unit for which nothing at all was handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from pmf_lib import sections
from pmf_lib.council import load_council
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Kind
from pmf_lib.sections import Pack
from pmf_lib.store import open_store
from tests.conftest import COUNCIL, PERIOD, ROOT, Home
from tests.empty_store import put_empty_store

Rows = list[dict[str, object]]


def frame(table: str, rows: Rows) -> pd.DataFrame:
    """Rows as intake hands them over: every column of the register, typed."""
    spec = TABLES[table]
    found = pd.DataFrame(rows, columns=list(spec.names), dtype=object)
    for column in spec.columns:
        if column.kind is Kind.NUMBER:
            found[column.name] = found[column.name].astype("float64")
        if column.kind is Kind.DATE:
            found[column.name] = pd.to_datetime(found[column.name])
    return found.assign(flags=None, source_file="test.csv", source_line=range(2, len(found) + 2))


@pytest.fixture
def pack_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pack]:
    """Open a pack on a store that holds just these rows: a unit's of Carlisle 2021, or any."""

    def build(
        tables: dict[str, Rows],
        unit: str | None = None,
        as_known_on: str = "",
        *,
        council: str = COUNCIL,
        period: str = "",
        **about: str,
    ) -> Pack:
        url = put_empty_store(tmp_path / "pmf.sqlite")
        monkeypatch.setenv("PMF_HOME", str(ROOT))
        monkeypatch.setenv("PMF_DATABASE", url)
        monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
        store = open_store(url)
        batches = {name: [frame(name, rows)] for name, rows in tables.items()}
        current = _current(council)
        loaded_on = current.end + timedelta(days=11)
        store.load(council, batches, source="test", sha256="0" * 64, loaded_on=loaded_on)
        store.close()
        usual = "pa-support" if council == COUNCIL and not about else ""
        own = about or {"unit": usual if unit is None else unit}
        return sections.open_pack(council, period or current.code, as_known_on, **own)

    return build


@pytest.fixture
def demo_pack(in_demo_home: Home) -> Callable[[str], Pack]:
    """Open a pack of the demo council: of a unit, or of the whole council."""

    def build(unit: str = "") -> Pack:
        return _opened(in_demo_home, COUNCIL, PERIOD, unit=unit)

    return build


@pytest.fixture
def council_pack(in_councils_home: Home) -> Callable[..., Pack]:
    """Open a pack of any demo council's current quarter: `council_pack(key, unit=...)`."""

    def build(council: str, **about: str) -> Pack:
        return _opened(in_councils_home, council, **about)

    return build


@cache
def _opened(home: Home, council: str, period: str = "", **about: str) -> Pack:
    """A pack of that home, opened once: what it reads and judges stays, as in a notebook."""
    return sections.open_pack(council, period or _current(council).code, **about)


@cache
def _current(council: str) -> Period:
    return load_council(council).period
