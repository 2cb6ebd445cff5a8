"""Hostile text in every table, through the ordinary road to every output: it stays text.

A few packs are made here; `python -m bench.hostile` makes every pack and opens every page.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from icalendar import Calendar

from pmf_lib.council import load_council
from pmf_lib.intake import Known, check_source
from pmf_lib.register import TABLES
from tests.conftest import COUNCIL, PERIOD, Home, make_home
from tests.hostile_checks import (
    bad_names,
    calendar_faults,
    formulas_in_csv,
    formulas_in_workbook,
    links_in_word,
    steering,
    unreadable,
)
from tests.hostile_sources import is_free, make_hostile
from tests.hostile_texts import ALL, BY_KIND
from tests.once import made_once

PACKS = ("unit_monitoring:ict-services", "question_sheet:business-and-transformation", "timetable")
YEAR = "2021-22"


@dataclass(frozen=True)
class Loaded:
    """A home with hostile text loaded, the texts by their tags, and what the load printed."""

    home: Home
    texts: Mapping[str, str]
    printed: str

    def file(self, name: str) -> Path:
        return self.home.path / name


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, demo_home: Home) -> Loaded:
    def make(path: Path) -> None:
        home = make_home(path)
        council = load_council(COUNCIL)
        hostile = make_hostile(demo_home.sources(COUNCIL), path / "hostile", council)
        (path / "texts.json").write_text(json.dumps(hostile.by_tag))
        done = home.pmf("load", str(path / "hostile"), "--council", COUNCIL, check=False)
        (path / "printed.txt").write_text(done.stdout + done.stderr)
        only = [word for pack in PACKS for word in ("--only", pack)]
        done = home.pmf("run", PERIOD, "--council", COUNCIL, *only)
        (path / "run.txt").write_text(done.stdout + done.stderr)

    path = made_once(tmp_path_factory, "hostile", make)
    texts = json.loads((path / "texts.json").read_text())
    return Loaded(Home(path), texts, (path / "printed.txt").read_text())


def test_there_are_texts_of_every_kind() -> None:
    assert len(ALL) >= 200
    assert all(len(texts) >= 6 for texts in BY_KIND.values())


def test_each_text_column_meets_every_kind(loaded: Loaded) -> None:
    """Derived from the register: a column that is added is in at once."""
    for table in TABLES.values():
        path = loaded.file(f"hostile/{table.name}_part_more.csv")
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) >= len(BY_KIND)
        for column in table.columns:
            if is_free(table, column):
                assert len({row[column.name] for row in rows}) == len(rows)


def test_what_is_accepted_is_as_it_was_written(loaded: Loaded) -> None:
    """No table stops; each tagged text that is accepted is wholly there, on its line."""
    source = str(loaded.file("hostile"))
    council = load_council(COUNCIL)
    with check_source(source, council, known=Known(), loaded_on=council.period.end) as intake:
        assert intake.refused == ()
        assert {"nul_character", "too_long", "control_characters"} <= set(intake.faults()["code"])
        for name in intake.tables:
            words = [
                column.name for column in TABLES[name].columns if is_free(TABLES[name], column)
            ]
            for batch in intake.batches(name):
                for column in words:
                    for cell in batch[column].dropna():
                        assert unreadable(cell, loaded.texts) == []


def test_pages_and_files_show_it_as_text(loaded: Loaded) -> None:
    outputs = loaded.file("outputs")
    assert bad_names(outputs) == []
    for path in outputs.rglob("*.csv"):
        assert formulas_in_csv(path) == []
    for path in outputs.rglob("*.jsonl"):
        assert all(json.loads(line) for line in path.read_text("utf-8").splitlines())


def test_nothing_printed_steers_a_terminal(loaded: Loaded) -> None:
    assert steering(loaded.printed + loaded.file("run.txt").read_text()) == set()
    assert "Traceback" not in loaded.printed
    code = next(text for text in ALL if text.startswith("\x1b]0;"))
    for words in (("measure", code, PERIOD), ("check", code), ("plan", code)):
        done = loaded.home.pmf(*words, check=False)
        assert done.returncode == 2
        assert steering(done.stdout + done.stderr) == set()
        assert "Traceback" not in done.stderr


def test_the_calendar_has_no_line_but_ours(loaded: Loaded) -> None:
    file = loaded.file("year.ics")
    loaded.home.pmf("timetable", YEAR, "--council", COUNCIL, "--ics", str(file))
    content = file.read_bytes()
    assert calendar_faults(content) == []
    said = "\n".join(str(event["SUMMARY"]) for event in Calendar.from_ical(content).walk("VEVENT"))
    assert unreadable(said, loaded.texts) == []
    assert "forged" in said


def test_office_files_hold_no_formula_and_no_field_of_its_own(loaded: Loaded) -> None:
    to = loaded.file("formats")
    wanted = [word for kind in ("word", "xlsx", "csv") for word in ("--format", kind)]
    loaded.home.pmf(
        "formats", PERIOD, "--council", COUNCIL, *wanted, "--only", PACKS[0], "--to", str(to)
    )
    (word,), (book,) = to.rglob("*.docx"), to.rglob("*.xlsx")
    assert formulas_in_workbook(book) == []
    assert links_in_word(word) == []
    assert bad_names(to) == []
