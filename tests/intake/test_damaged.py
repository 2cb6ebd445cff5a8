"""What damaged sources once led to: a traceback, a figure cut short, an hour of reading."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from pmf_lib.errors import ProfileError, SourceError
from tests.intake.builders import UNIT, VALUES, check, codes, row, write


def test_a_database_whose_names_are_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "source.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE risks (risk, unit)")
    connection.close()
    path.write_bytes(path.read_bytes().replace(b"(risk, unit)", b"(ri\xe1k, unit)"))
    with pytest.raises(SourceError, match="cannot be read"):
        check(f"sqlite:///{path}")


@pytest.mark.parametrize(
    ("figure", "sound"),
    [("90", True), ("-1.5E-2", True), ("90&lt;!--", False), ("90 x", False), ("4 5", False)],
)
def test_a_figure_with_more_behind_it_is_not_read_in_part(
    tmp_path: Path, figure: str, sound: bool
) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "values"
    page.append(VALUES.split(","))
    page.append(["M-1", UNIT.key, "2021-22-Q1", 123456])
    book.save(tmp_path / "sound.xlsx")
    path = tmp_path / "values.xlsx"
    with ZipFile(tmp_path / "sound.xlsx") as given, ZipFile(path, "w") as made:
        for name in given.namelist():
            content = given.read(name).replace(b"<v>123456</v>", f"<v>{figure}</v>".encode())
            made.writestr(name, content)
    with check(path) as intake:
        assert (codes(intake) == []) is sound
        assert ("unreadable_file" in codes(intake)) is not sound


def test_a_mapping_of_a_million_letters_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row())
    (tmp_path / "mapping.yml").write_text("files: [" + "a," * 300_000 + "]")
    with pytest.raises(ProfileError, match="600,009 bytes"):
        check(tmp_path)
