"""What `pmf verify` says of a database that does not hold what was loaded."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmf_lib.run.lineage import check_quarter
from tests.tiny import Tiny

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture
def home(finished: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.setenv("PMF_HOME", str(finished.path))
    monkeypatch.setenv("PMF_DATABASE", finished.database)
    return finished


def file_of(home: Tiny) -> Path:
    return home.path / "var" / "pmf.sqlite"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update pmf_values set value = 76 where source_line = 5", "was changed in the database"),
        ("update pmf_values set recorded_on = '2021-10-09'", "was changed in the database"),
        ("update pmf_values set known_from = '2020-10-09'", "was changed in the database"),
        ("delete from pmf_values where source_line = 5", "is not as it was loaded"),
        ("update pmf_loads set digest = replace(digest, 'a', 'b')", "is not in this database"),
        ("delete from pmf_loads", "is not in this database"),
        ("update pmf_values set recorded_on = 'soon'", "a cell that no load wrote"),
        ("update pmf_values set value = 'many'", "a cell that no load wrote"),
    ],
)
def test_a_row_that_is_not_as_it_was_loaded_is_found(home: Tiny, statement: str, told: str) -> None:
    with sqlite3.connect(file_of(home)) as database:
        database.execute(statement)
    faults = check_quarter(home.quarter).faults
    assert any(told in fault for fault in faults), faults


def rows_in(file: Path) -> list[object] | None:
    """Every row of every table, read by the table itself; None where it cannot be read."""
    database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    database.text_factory = bytes
    try:
        names = sorted(
            name.decode()
            for (name,) in database.execute("select name from sqlite_master where type = 'table'")
        )
        return [
            (name, row)
            for name in names
            for row in database.execute(f'select * from "{name}" not indexed order by rowid')
        ]
    except sqlite3.Error:
        return None
    finally:
        database.close()


@pytest.fixture
def at_rest(home: Tiny) -> Iterator[Path]:
    """The database's one file, and a copy of it to go back to."""
    with sqlite3.connect(file_of(home)) as database:
        database.execute("pragma wal_checkpoint(truncate)")
    database.close()
    shutil.copyfile(file_of(home), home.path / "whole")
    yield file_of(home)


@settings(
    max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_a_changed_byte_of_the_file_is_found_or_holds_no_row(
    home: Tiny, at_rest: Path, data: st.DataObject
) -> None:
    """A fault in a sentence, never a traceback; else every row is what it was."""
    whole = (home.path / "whole").read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    at_rest.write_bytes(whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :])
    for beside in at_rest.parent.glob("pmf.sqlite-*"):
        beside.unlink()
    faults = check_quarter(home.quarter).faults
    if not faults:
        assert rows_in(at_rest) == rows_in(home.path / "whole")
