"""A database as a source."""

import sqlite3
from pathlib import Path

import pytest

from pmf_lib.errors import SourceError
from pmf_lib.intake import databases
from tests.intake.builders import UNIT, accepted, check, codes


def database(folder: Path) -> Path:
    path = folder / "register.db"
    with sqlite3.connect(path) as connection:
        connection.execute('create table "Values" (measure, unit, period, value, "Recorded On")')
        rows = [
            ("P-1", UNIT.key, "2021-22-Q1", 87.5, "2021-07-05"),
            ("C-1", UNIT.number, "2021-22-Q1", "n/a", None),
            ("P-1", UNIT.key, "2020-21-Q1", None, None),
        ]
        connection.executemany('insert into "Values" values (?, ?, ?, ?, ?)', rows)
        connection.execute("create table scratch (a)")
    connection.close()
    return path


def test_tables_are_read_in_the_order_of_their_columns(tmp_path: Path) -> None:
    with check(f"sqlite:///{database(tmp_path)}") as intake:
        frame = accepted(intake)
        assert frame["measure"].tolist() == ["C-1", "P-1", "P-1"]
        assert frame["value"].isna().tolist() == [True, True, False]
        assert frame["missing_reason"].tolist()[0] == "not available or not applicable"
        assert frame["source_line"].tolist() == [1, 2, 3]
        assert codes(intake) == ["unknown_table", "missing_without_reason"]
        first = intake.sha256
    with check(f"sqlite:///{tmp_path / 'register.db'}") as intake:
        assert intake.sha256 == first


def test_the_database_is_not_written(tmp_path: Path) -> None:
    path = database(tmp_path)
    before = path.read_bytes()
    check(f"sqlite:///{path}").close()
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["register.db"]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("sqlite:////no/such/file.db", "no database file"),
        ("sqlite://", "no database file"),
        ("nothing://host/name", "No driver"),
        ("oracle://user:secret@host/name", "No driver"),
        ("postgresql+://", "."),
        ("a://b:c", "."),
    ],
)
def test_a_database_that_is_not_there_is_one_sentence(url: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        check(url)
    assert "secret" not in caught.value.sentence


def test_none_is_made_by_a_wrong_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        check(f"sqlite:///{tmp_path / 'wrong.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "register.db").write_text("measure,unit\n" * 100)
    with pytest.raises(SourceError, match="not a database"):
        check(f"sqlite:///{tmp_path / 'register.db'}")


def test_a_database_without_known_tables(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "empty.db").close()
    with pytest.raises(SourceError, match="no table of the register"):
        check(f"sqlite:///{tmp_path / 'empty.db'}")


def test_a_locked_database_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "LOCK_PATIENCE", 0.0)
    path = database(tmp_path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")
    try:
        with pytest.raises(SourceError, match="locked"):
            check(f"sqlite:///{path}")
    finally:
        holder.close()


def test_a_column_missing_in_the_database_stops_its_table(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table risks (risk, unit)")
    connection.close()
    with check(f"sqlite:///{path}") as intake:
        assert set(codes(intake)) == {"missing_column"}
        assert intake.refused == ("risks",)
