"""Every query of a unit's pack finds its rows by council and unit or measure, through an index.

So its time does not grow with the rows of other units and councils (R1-044).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import sqlalchemy as sa

from bench import reading
from pmf_lib import project
from pmf_lib.store import Read, open_store
from pmf_lib.store.readers import Reader, ask_again, values_by_period
from tests.conftest import COUNCIL, PERIOD, Home

UNIT = "ict-services"
SHARED_BY_COLUMNS = {"unit", "measure", "affects"}


@pytest.fixture
def reader(in_demo_home: Home) -> Reader:
    """The reader of a unit's pack, after every cell of its notebook has been called."""
    file = project.root() / "notebooks" / "packs" / "unit_monitoring.ipynb"
    given = {"council": COUNCIL, "period": PERIOD, "as_known_on": "", "unit": UNIT}
    names: dict[str, Any] = {}
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "code":
            exec(cell.source, names)
            names |= given
    found = names["pack"].reader
    assert isinstance(found, Reader)
    return found


def steps(reader: Reader, read: Read) -> Iterator[str]:
    """How the database goes about the query."""
    asked: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        asked.append((statement, parameters))

    sa.event.listen(reader.engine, "before_cursor_execute", note)
    ask_again(reader, read)
    sa.event.remove(reader.engine, "before_cursor_execute", note)
    with reader.engine.connect() as connection:
        for statement, parameters in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            yield from (row[3] for row in plan)


def narrow(step: str) -> bool:
    """Whether a step finds rows of a unit or measure of one council, or entries it was given."""
    bound = re.findall(r"(\w+)(?:=\?|>\?|<\?)", step)
    own = bound[:1] == ["council"] and bool(SHARED_BY_COLUMNS & set(bound[1:2]))
    return own or bound[:1] == ["key_digest"] or bound == ["rowid"]


def test_every_query_of_a_units_pack_is_narrow(reader: Reader) -> None:
    reads = list({reading.words(read): read for read in reader.reads}.values())
    assert {read.query for read in reads} >= {"values_by_period", "value_history", "entries"}
    for read in reads:
        touching = [step for step in steps(reader, read) if " pmf_" in f" {step}"]
        assert touching, reading.words(read)
        assert [step for step in touching if not narrow(step)] == [], reading.words(read)


def test_a_query_of_the_whole_council_would_be_found(reader: Reader) -> None:
    whole = Read("values_by_period", {}, "", ("values",), 0, "")
    assert not all(narrow(step) for step in steps(reader, whole) if "pmf_" in step)


def test_copies_leave_the_units_answers_as_they_were(
    reader: Reader, demo_home: Home, tmp_path: Path
) -> None:
    """The benchmark's many rows are more units of the council and other councils, all apart."""
    asked = tuple(reader.reads)
    file = tmp_path / "many.sqlite"
    shutil.copyfile(demo_home.path / "var" / "pmf.sqlite", file)
    there = len(values_by_period(reader, subgroups=True))
    counted = reading.grown(file, 30_000)
    assert 25_000 < counted < 35_000
    with open_store(f"sqlite:///{file}") as store:
        many = store.reader(store.snapshot(COUNCIL))
        assert there < len(values_by_period(many, subgroups=True)) < counted
        assert store.snapshot(f"{COUNCIL}-1").load == many.snapshot.load
        for read in asked:
            assert ask_again(many, read).digest == read.digest, reading.words(read)
