"""Writing the demo: which files, how large, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmf_lib.council import Council
from pmf_lib.demo import catalogue_keys, write_demo
from pmf_lib.errors import ParameterError, SourceError
from pmf_lib.register import TABLES

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


def test_one_file_a_table_and_a_note(council: Council, tmp_path: Path) -> None:
    written = write_demo(council, tmp_path / "new" / "folder")
    expected = {f"{name}.csv" for name in TABLES if name != "values"}
    assert {path.name for path in written} == expected | set(VALUE_FILES) | {"README.txt"}
    assert list(written) == sorted(written)
    assert all(path.is_file() for path in written)


def test_sizes_stay_modest(folder: Path) -> None:
    rows = sum((folder / name).read_text("utf-8").count("\n") - 1 for name in VALUE_FILES)
    assert 5_000 < rows < MOST_ROWS
    assert sum(path.stat().st_size for path in folder.iterdir()) < MOST_BYTES


def test_line_ends_and_columns(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert b"\r" not in content, path.name
        table = TABLES[path.stem.split("-")[0]]
        assert content.decode("utf-8").splitlines()[0] == ",".join(table.names)


def test_the_note_says_that_all_is_invented(folder: Path) -> None:
    text = (folder / "README.txt").read_text("utf-8")
    assert "invented" in text
    assert "Carlisle City Council" in text


def test_written_again_the_bytes_are_the_same(
    council: Council, folder: Path, tmp_path: Path
) -> None:
    write_demo(council, tmp_path)
    write_demo(council, tmp_path)
    assert digests(tmp_path) == digests(folder)


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
    other = council.model_copy(update={"key": "ribble-valley-2007"})
    with pytest.raises(ParameterError, match=r"ribble-valley-2007.*carlisle-2021"):
        write_demo(other, tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert "carlisle-2021" in catalogue_keys()


def test_a_folder_that_is_a_file_is_refused(council: Council, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    with pytest.raises(SourceError, match="cannot be written"):
        write_demo(council, taken)
    assert taken.read_text("utf-8") == "a file"
