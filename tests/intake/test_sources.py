"""What a source is made of."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pmf_lib.errors import SourceError
from pmf_lib.intake.sources import table_named
from tests.intake.builders import (
    MEASURES,
    VALUES,
    accepted,
    check,
    codes,
    definition,
    row,
    the_fault,
    write,
)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("values", "values"),
        ("VALUES", "values"),
        ("Key Decisions", "key_decisions"),
        ("cross-unit issues", "cross_unit_issues"),
        ("values_2020", "values"),
        ("values-2020-21", "values"),
        ("Values Q2", "values"),
        ("values_part_b", "values"),
        ("corporate_issues 2021", "corporate_issues"),
        ("values_old", None),
        ("budget_notes", None),
        ("valuesheet", None),
        ("", None),
    ],
)
def test_what_table_a_name_means(name: str, table: str | None) -> None:
    assert table_named(name) == table


def test_a_folder_holds_several_files_of_one_table(tmp_path: Path) -> None:
    """The list of measures and years of their figures load from the files of an export (R0-039)."""
    write(tmp_path / "values_2020.csv", VALUES, row(period="2020-21-Q1"))
    write(tmp_path / "Values-2021.CSV", VALUES, row())
    write(tmp_path / "measures.csv", MEASURES, definition())
    with check(tmp_path) as intake:
        assert intake.tables == ("measures", "values")
        assert accepted(intake)["source_file"].tolist() == ["Values-2021.CSV", "values_2020.csv"]


def test_unknown_files_and_folders_are_named_and_left_out(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row())
    write(tmp_path / "stuff.csv", "a,b")
    write(tmp_path / "plan.docx", "x")
    write(tmp_path / "README.md", "left alone")
    write(tmp_path / "~$values.xlsx", "left alone")
    (tmp_path / "older").mkdir()
    with check(tmp_path) as intake:
        named = intake.faults()["file"].tolist()
        assert named == ["older", "plan.docx", "stuff.csv"]
        assert set(codes(intake)) == {"unknown_file"}


def test_a_file_that_cannot_be_read_stops_its_own_table_only(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row())
    (tmp_path / "risks.xlsx").write_bytes(b"not a workbook")
    with check(tmp_path) as intake:
        assert the_fault(intake, "unreadable_file")["table"] == "risks"
        assert (intake.tables, intake.refused) == (("values",), ("risks",))


def test_one_bad_file_of_a_table_stops_the_whole_table(tmp_path: Path) -> None:
    """Half of a table that loads would look whole."""
    write(tmp_path / "values_1.csv", VALUES, row())
    write(tmp_path / "values_2.csv", "measure,value", "P-1,3")
    with check(tmp_path) as intake:
        assert intake.refused == ("values",)
        assert intake.rows == {}


@pytest.mark.parametrize(
    "name", ["nowhere", "a\0b", "x" * 300, "", "https://example.org/values.csv"]
)
def test_a_source_that_is_not_there_is_one_sentence(name: str) -> None:
    with pytest.raises(SourceError):
        check(name or "nowhere/at/all")


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is empty"):
        check(tmp_path)


def test_a_folder_without_any_table(tmp_path: Path) -> None:
    write(tmp_path / "stuff.csv", "a,b")
    with pytest.raises(SourceError, match="no table of the register"):
        check(tmp_path)


def test_a_folder_where_a_file_is_due(tmp_path: Path) -> None:
    (tmp_path / "values.csv").mkdir()
    with pytest.raises(SourceError, match="is empty"):
        check(tmp_path / "values.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_neither_file_nor_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "values.csv")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        check(tmp_path / "values.csv")


def test_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not a kind of file"):
        check(write(tmp_path / "values.pdf", "x"))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the right to read every file, which the superuser has."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system keeps rights in another way")
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "values.csv", VALUES, row())
    path.chmod(0)
    with as_nobody(), pytest.raises(SourceError, match="cannot be read"):
        check(path)


def test_the_hash_is_of_names_and_contents(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row())
    with check(tmp_path) as intake:
        first = intake.sha256
    with check(tmp_path) as intake:
        assert intake.sha256 == first
    (tmp_path / "values.csv").rename(tmp_path / "values_1.csv")
    with check(tmp_path) as intake:
        assert intake.sha256 != first


@pytest.mark.skipif(os.name == "nt", reason="Windows holds file names as text")
def test_a_file_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/values_1\xff\x1b.csv")).write_text(
        f"{VALUES}\n{row()}\n{row('no')}\n"
    )
    with check(tmp_path) as intake:
        assert accepted(intake)["source_file"].tolist() == ["values_1⟨DCFF⟩⟨001B⟩.csv"]
        assert intake.faults()["file"].tolist() == ["values_1⟨DCFF⟩⟨001B⟩.csv"]
        assert intake.sha256
