"""Writing a demo: which files, how large, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pmf_lib.council import Council
from pmf_lib.demo import catalogue_keys, write_demo
from pmf_lib.demo.catalogue import read_catalogue
from pmf_lib.demo.write import FILES, source_texts
from pmf_lib.errors import ParameterError, SourceError
from pmf_lib.periods import Grain
from pmf_lib.register import TABLES
from tests.demo.conftest import Demo

MOST_ROWS = 15_000
MOST_BYTES = 3_000_000
VALUE_FILES = tuple(f"values-{year}-{year - 1999}.csv" for year in range(2016, 2022))

IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from pmf_lib.council import load_council
from pmf_lib.demo import write_demo
write_demo(load_council("carlisle-2021"), Path(sys.argv[1]))
"""


def digests(folder: Path) -> dict[str, str]:
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}


def test_one_file_a_table_and_a_note(each: Demo) -> None:
    """A table that nothing is drawn for has a file where rows of it are written by hand."""
    current = each.council.period.containing(Grain.YEAR)
    years = {f"values-{current.shift(-back).code}.csv" for back in range(6)}
    tables = {f"{name}.csv" for name in {*FILES, *each.catalogue.registers} - {"values"}}
    assert {path.name for path in each.folder.iterdir()} == tables | years | {"README.txt"}
    assert set(each.tables) == {*FILES, *each.catalogue.registers, "values"}


def test_what_was_written_is_told_in_order(council: Council, tmp_path: Path) -> None:
    written = write_demo(council, tmp_path / "new" / "folder")
    assert set(written) == set((tmp_path / "new" / "folder").iterdir())
    assert list(written) == sorted(written)


def test_rows_written_by_hand_follow_those_drawn(each: Demo) -> None:
    action = {"action": "XYZ-A1", "title": "Mend the clock, again"}
    value = {"measure": "XYZ01", "period": each.council.period.code, "value": "1,5"}
    by_hand = {"actions": (action,), "values": (value,)}
    texts = dict(source_texts(replace(each.catalogue, registers=by_hand)))
    year = each.council.period.containing(Grain.YEAR).code
    for name, cell in (("actions", '"Mend the clock, again"'), (f"values-{year}", '"1,5"')):
        drawn, last = (text.splitlines() for text in texts[f"{name}.csv"].rsplit("\nXYZ", 1))
        assert drawn
        assert cell in last[0]
        assert len(last) == 1


@pytest.mark.parametrize("name", ["actions", "values"])
def test_a_column_that_the_table_has_not_is_refused(council: Council, name: str) -> None:
    row = {"period": council.period.code, "colour": "blue"}
    catalogue = replace(read_catalogue(council), registers={name: (row,)})
    with pytest.raises(KeyError, match=f"{name} has no column colour"):
        dict(source_texts(catalogue))


def test_a_value_of_a_year_that_the_demo_has_not_is_refused(council: Council) -> None:
    row = {"measure": "ICT01", "period": "1997-98-Q1", "value": "1"}
    with pytest.raises(KeyError, match="1997"):
        dict(source_texts(replace(read_catalogue(council), registers={"values": (row,)})))


def test_sizes_stay_modest(folder: Path) -> None:
    rows = sum((folder / name).read_text("utf-8").count("\n") - 1 for name in VALUE_FILES)
    assert 5_000 < rows < MOST_ROWS
    assert sum(path.stat().st_size for path in folder.iterdir()) < MOST_BYTES


def test_line_ends_and_columns(each: Demo) -> None:
    for path in each.folder.glob("*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content, path.name
        table = TABLES[path.stem.split("-")[0]]
        assert content.decode("utf-8").splitlines()[0] == ",".join(table.names)


def test_the_note_says_whose_it_is_and_that_all_is_invented(each: Demo) -> None:
    text = (each.folder / "README.txt").read_text("utf-8")
    assert "invented" in text
    assert text.startswith(each.council.name)
    assert f"from April {each.council.period.year - 5} to {each.council.period.label}." in text
    planted = any(measure.cells for _, measure in each.catalogue.measures)
    assert ("wrong or odd on purpose" in text) == planted


def test_written_again_the_bytes_are_the_same(each: Demo, tmp_path: Path) -> None:
    write_demo(each.council, tmp_path)
    write_demo(each.council, tmp_path)
    assert digests(tmp_path) == digests(each.folder)


@pytest.mark.parametrize("seed", ["1", "2021"])
def test_the_same_bytes_in_another_process(folder: Path, tmp_path: Path, seed: str) -> None:
    """Hash seed, time zone and language of the machine change nothing."""
    settings = {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(tmp_path)],
        env={**os.environ, **settings},
        check=True,
    )
    assert digests(tmp_path) == digests(folder)


def test_other_files_in_the_folder_are_left_alone(council: Council, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_demo(council, tmp_path)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


def test_a_council_without_a_demo_is_told_which_there_are(council: Council, tmp_path: Path) -> None:
    other = council.model_copy(update={"key": "camelot-1066"})
    with pytest.raises(ParameterError, match=r"camelot-1066.*carlisle-2021"):
        write_demo(other, tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert "carlisle-2021" in catalogue_keys()


def test_a_folder_that_is_a_file_is_refused(council: Council, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be written"):
        write_demo(council, taken)
    assert taken.read_text("utf-8") == "a file"
