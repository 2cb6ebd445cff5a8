"""Rows written by hand: read as they stand, and refused where their form is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.demo.registers import read_registers
from pmf_lib.errors import SourceError
from pmf_lib.register import TABLES


def test_cells_are_text_as_written_in_any_order_of_columns(tmp_path: Path) -> None:
    text = 'title,action,progress\n"One, two",ICT-A9, 007\n\n"""Yes"", said\nboth",ICT-A10,\n'
    (tmp_path / "actions.csv").write_text(text, encoding="utf-8")
    assert read_registers(tmp_path) == {
        "actions": (
            {"title": "One, two", "action": "ICT-A9", "progress": " 007"},
            {"title": '"Yes", said\nboth', "action": "ICT-A10", "progress": ""},
        )
    }


def test_tables_come_in_the_registers_order_and_only_those_with_a_file(tmp_path: Path) -> None:
    for name in ("risks", "actions", "measures"):
        (tmp_path / f"{name}.csv").write_text("unit\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("for ourselves", encoding="utf-8")
    assert list(read_registers(tmp_path)) == [
        name for name in TABLES if name in ("actions", "measures", "risks")
    ]


def test_a_council_without_the_folder_has_none(tmp_path: Path) -> None:
    assert read_registers(tmp_path / "registers") == {}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("actoins", "unit\n", "named for no table"),
        ("actions", "unit,title,unit\n", "a column twice: unit, title, unit"),
        ("actions", "unit,title\na,b\nict,Mend this, and that\n", "line 3, has 3 cells.*has 2"),
        ("actions", "unit,title\nict\n", "line 2, has 1 cells.*has 2"),
    ],
)
def test_a_wrong_form_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        read_registers(tmp_path)
