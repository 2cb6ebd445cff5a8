"""One damaged source by its number: made, handed to intake, and held against a second reading."""

from __future__ import annotations

import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

import yaml

from bench.fuzzing.books import damaged_parts, swelling
from bench.fuzzing.damage import damaged, encoded
from bench.fuzzing.judging import Second, heading_line, unheard
from bench.fuzzing.meanings import letters
from bench.fuzzing.plain_book import plain_grids
from bench.fuzzing.rereading import Grid, book_grids, csv_grids, database_grid
from bench.fuzzing.sources import (
    DAY,
    FOLDER,
    KNOWN,
    MAPPED,
    MAPPING,
    PROFILE,
    SHEETS,
    Sheet,
    council,
    database,
    workbook,
)
from pmf_lib.council import Council, load_council
from pmf_lib.errors import PmfError
from pmf_lib.intake import Intake, check_source
from pmf_lib.register import TABLES

SEED = 20211020
_UNREADABLE = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, SyntaxError),
    *(OverflowError, RuntimeError, zlib.error, zipfile.BadZipFile),
)


class End(StrEnum):
    """How a case ended. All but the first four are findings."""

    REFUSED = "refused as a whole"
    NOTHING = "no row accepted"
    EQUAL = "every accepted row as in the file"
    UNREAD = "accepted, but the second reader refused the file"
    TRACEBACK = "traceback"
    DIFFERS = "an accepted row differs"
    LOST = "a row neither accepted nor told of"
    HANG = "not done within the deadline"
    DIED = "the process died"


SOUND = (End.REFUSED, End.NOTHING, End.EQUAL, End.UNREAD)


@dataclass(frozen=True)
class Case:
    """What became of a numbered case: its kind, its end, the rows accepted, and what was wrong."""

    number: int
    kind: str
    end: End
    rows: int = 0
    words: str = ""


@dataclass(frozen=True)
class _Kind:
    """A kind of source: its share of the cases, how it is made in a folder and how it is judged."""

    share: int
    make: Callable[[Path, Random], Path]
    judge: Callable[[Path], tuple[End, int, str]]


def run_case(number: int, folder: Path) -> Case:
    """Make the numbered case in an empty folder and see what intake makes of it."""
    kind, made = make_case(number, folder)
    try:
        return Case(number, kind, *KINDS[kind].judge(made))
    except PmfError as error:
        return Case(number, kind, End.REFUSED, 0, error.sentence[:200])
    except (Exception, RecursionError, MemoryError):
        return Case(number, kind, End.TRACEBACK, 0, traceback.format_exc(limit=-4))


def make_case(number: int, folder: Path) -> tuple[str, Path]:
    """The kind of the numbered case and the source that was made for it in the folder."""
    chance = Random(f"{SEED}:{number}")
    kind = chance.choices(list(KINDS), [kind.share for kind in KINDS.values()])[0]
    return kind, KINDS[kind].make(folder, chance)


def _csv(folder: Path, chance: Random) -> Path:
    sheet = chance.choice(SHEETS)
    delimiter = chance.choice(",,,,,;;\t")
    newline = chance.choice(("\r\n", "\n", "\n", "\r"))
    path = folder / f"{sheet.table}.csv"
    path.write_bytes(damaged(encoded(sheet.csv(delimiter, newline), chance), chance))
    return path


def _book(folder: Path, chance: Random, harm: Callable[[bytes, Random], bytes]) -> Path:
    sheets = (chance.choice(SHEETS), *(chance.sample(SHEETS, 1) if chance.random() < 0.2 else ()))
    path = folder / f"{sheets[0].table}.xlsx"
    path.write_bytes(harm(_sound_book(tuple(dict.fromkeys(sheets))), chance))
    return path


def _database(folder: Path, chance: Random) -> Path:
    path = folder / "source.sqlite"
    path.write_bytes(damaged(_sound_database(chance.choice(SHEETS)), chance))
    return path


def _profile(folder: Path, chance: Random) -> Path:
    path = folder / f"{PROFILE}.yml"
    path.write_bytes(damaged((FOLDER / path.name).read_bytes(), chance))
    return path


def _mapping(folder: Path, chance: Random) -> Path:
    """An export and what says how to read it, one of the two damaged."""
    files = {"export.csv": MAPPED.csv().encode(), "mapping.yml": MAPPING.encode()}
    hit = chance.choice(sorted(files))
    for name, content in files.items():
        (folder / name).write_bytes(damaged(content, chance) if name == hit else content)
    return folder


@cache
def _sound_book(sheets: tuple[Sheet, ...]) -> bytes:
    return workbook(sheets)


@cache
def _sound_database(sheet: Sheet) -> bytes:
    return database(sheet)


def _judge_csv(path: Path) -> tuple[End, int, str]:
    with _checked(str(path)) as intake:
        seconds = (Second(grid, _council()) for grid in csv_grids(path.read_bytes()))
        return _held_against(intake, seconds, all_told=True)


def _judge_book(path: Path) -> tuple[End, int, str]:
    with _checked(str(path)) as intake:
        if not any(intake.rows.values()):
            return End.NOTHING, 0, ""
        grids: list[Grid] = []
        words = ""
        for reader in (plain_grids, book_grids):
            try:
                grids.extend(reader(path))
            except _UNREADABLE as error:
                words = repr(error)[:200]
        if not grids:
            return End.UNREAD, sum(intake.rows.values()), words
        return _held_against(intake, [Second(grid, _council()) for grid in grids])


def _judge_database(path: Path) -> tuple[End, int, str]:
    with _checked(f"sqlite:///{path}") as intake:
        named = {file.rpartition("sheet ")[2] for file in _files(intake)}
        seconds = (Second(database_grid(path, name), _council()) for name in sorted(named))
        return _held_against(intake, seconds)


def _judge_profile(path: Path) -> tuple[End, int, str]:
    found = load_council(PROFILE, path.parent)
    again = yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)
    told = [(letters(each["key"]), letters(each["name"])) for each in again["units"]]
    kept = [(letters(unit.key), letters(unit.name)) for unit in found.units]
    if told != kept or letters(again["name"]) != letters(found.name):
        return End.DIFFERS, len(kept), f"{kept} for {told}"
    return End.EQUAL, len(kept), ""


def _judge_mapping(folder: Path) -> tuple[End, int, str]:
    with _checked(str(folder)) as intake:
        said = yaml.load((folder / "mapping.yml").read_text("utf-8-sig"), yaml.BaseLoader)
        words = tuple(_leaves(said))
        grids = csv_grids((folder / "export.csv").read_bytes())
        return _held_against(intake, (Second(grid, _council(), words) for grid in grids))


def _leaves(said: object) -> Iterator[str]:
    """Every text in a YAML file."""
    match said:
        case dict():
            for part in said.values():
                yield from _leaves(part)
        case list():
            for part in said:
                yield from _leaves(part)
        case _:
            yield str(said)


def _held_against(
    intake: Intake, seconds: Iterator[Second] | list[Second], *, all_told: bool = False
) -> tuple[End, int, str]:
    """Whether one of the second readings says every accepted row, table by table."""
    readings = list(seconds)
    for name in intake.tables:
        for accepted in intake.batches(name):
            said = [second.wrong(TABLES[name], accepted) for second in readings]
            if all(said):
                return End.DIFFERS, len(accepted), f"{name}: {said[0] if said else 'no reading'}"
            fit = [second for second, wrong in zip(readings, said, strict=True) if not wrong]
            lost = [_lost(intake, name, second) for second in fit] if all_told else [""]
            if all(lost):
                return End.LOST, len(accepted), f"{name}: {lost[0]}"
    rows = sum(intake.rows.values())
    return (End.EQUAL if rows else End.NOTHING), rows, ""


def _lost(intake: Intake, name: str, second: Second) -> str:
    heading = heading_line(second.grid, TABLES[name])
    told = {line for batch in intake.batches(name) for line in batch["source_line"]}
    if not unheard(second.grid, told, heading):
        return ""
    faults = intake.faults()["line"].dropna()
    return unheard(second.grid, told | {int(line) for line in faults}, heading)


def _files(intake: Intake) -> set[str]:
    return {
        str(file)
        for name in intake.tables
        for batch in intake.batches(name)
        for file in batch["source_file"]
    }


def _checked(source: str) -> Intake:
    return check_source(source, _council(), known=KNOWN, loaded_on=DAY)


@cache
def _council() -> Council:
    return council()


KINDS = {
    "CSV": _Kind(46, _csv, _judge_csv),
    "XLSX, its XML": _Kind(
        17, lambda folder, chance: _book(folder, chance, damaged_parts), _judge_book
    ),
    "XLSX, its bytes": _Kind(
        10, lambda folder, chance: _book(folder, chance, damaged), _judge_book
    ),
    "XLSX, made to swell": _Kind(
        1, lambda folder, chance: _book(folder, chance, swelling), _judge_book
    ),
    "SQLite": _Kind(8, _database, _judge_database),
    "profile": _Kind(10, _profile, _judge_profile),
    "mapping": _Kind(8, _mapping, _judge_mapping),
}
