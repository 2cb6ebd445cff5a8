"""Damaged sources: what is judged is judged rightly, and some hundreds of them in the suite."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from bench import fuzz
from bench.fuzzing.cases import KINDS, SOUND, End, make_case, run_case
from bench.fuzzing.judging import Second, unheard
from bench.fuzzing.plain_book import plain_grids
from bench.fuzzing.rereading import book_grids, csv_grids
from bench.fuzzing.sources import SHEETS, council, workbook
from pmf_lib.intake import cells, parse
from pmf_lib.register import TABLES

SOME = 120
BUDGET = TABLES["budget"]
# Found by the long run, each mended since, or a reading of its own: a database with a name that is
# no text, a mapping of a million letters, a figure with more behind it, a separator in a heading.
ONCE_FOUND = (22_234, 7_837, 18_719, 19_623, 5_282, 6_718, 16_053, 58_146, 60_877)


def ends(numbers: list[int], folder: Path) -> dict[int, End]:
    found = {}
    for number in numbers:
        place = folder / str(number)
        place.mkdir()
        found[number] = run_case(number, place).end
    return found


def test_some_hundreds_of_damaged_sources(tmp_path: Path) -> None:
    """No traceback, nothing made up, nothing lost without a word."""
    found = ends(list(range(SOME)), tmp_path)
    assert {number: end for number, end in found.items() if end not in SOUND} == {}
    assert set(found.values()) >= {End.REFUSED, End.NOTHING, End.EQUAL}


def test_what_the_long_run_found_stays_mended(tmp_path: Path) -> None:
    found = ends(list(ONCE_FOUND), tmp_path)
    assert {number: end for number, end in found.items() if end not in SOUND} == {}


def test_a_case_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    for number in range(0, 60, 10):
        made = []
        for turn in ("a", "b"):
            (tmp_path / f"{number}{turn}").mkdir()
            kind, path = make_case(number, tmp_path / f"{number}{turn}")
            whole = [path] if path.is_file() else sorted(path.iterdir())
            made.append((kind, [file.read_bytes() for file in whole]))
        assert made[0] == made[1]
        assert made[0][0] in KINDS


def test_a_figure_read_wrongly_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge is no friend of intake: a reader that is wrong by one is caught."""
    sound = parse.read_number

    def wrong(text: object) -> parse.Number:
        read = sound(text)
        return read if read.value is None else parse.Number(read.value + 1, None, read.flags)

    monkeypatch.setattr(parse, "read_number", wrong)
    assert End.DIFFERS in ends(list(range(40)), tmp_path).values()


def test_a_text_cut_short_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "clean", lambda text: cells.clean(text)[:6])
    found = ends(list(range(40)), tmp_path)
    assert End.DIFFERS in found.values() or End.LOST in found.values()


def test_a_row_is_held_against_its_line_and_no_other() -> None:
    (grid, *_) = csv_grids(SHEETS[1].csv().encode())
    second = Second(grid, council())
    accepted = pd.DataFrame(
        [dict.fromkeys(BUDGET.names) | {"unit": "parks", "line": "Staff", "flags": ""}]
    )
    right = accepted.assign(period="2021-22-Q2", budget=1e5, budget_to_date=5e4, actual=49_999.99)
    assert second.wrong(BUDGET, right.assign(forecast=99_000.0, source_line=2)) == ""
    assert "budget is 1.0" in second.wrong(BUDGET, right.assign(budget=1.0, source_line=2))
    assert "line 3" in second.wrong(BUDGET, accepted.assign(source_line=3))
    assert "no such line" in second.wrong(BUDGET, accepted.assign(source_line=99))
    assert unheard(grid, {2, 3}, 1).startswith("line 4")
    assert unheard(grid, {2, 3, 4}, 1) == ""


def test_the_two_readers_of_workbooks_agree_on_a_sound_one(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook(SHEETS))
    assert list(plain_grids(path))[1:] == list(book_grids(path))[1:]


def test_a_worker_tells_of_each_of_its_cases() -> None:
    command = [sys.executable, "-m", "bench.fuzzing.worker", "3", "12", "4"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=fuzz.ROOT)
    numbers = [json.loads(line)["number"] for line in told.stdout.splitlines()]
    assert numbers == [0, 3, 7, 11]
