"""Project folders whose council has so many measures of so many periods, for the workbench."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.homes import COUNCIL, PERIOD, ROOT, Home
from pmf_lib.council import load_council
from pmf_lib.periods import Grain, Period

SEED = 2021


@dataclass(frozen=True)
class Size:
    """How many measures of how many periods, and how long a period is."""

    name: str
    measures: int
    periods: int
    grain: Grain


SIZES = (
    Size("50 measures x 40 quarters", 50, 40, Grain.QUARTER),
    Size("500 measures x 120 months", 500, 120, Grain.MONTH),
)
QUICK = (Size("20 measures x 8 quarters", 20, 8, Grain.QUARTER),)


def sized_home(folder: Path, size: Size) -> Home:
    """The demo council with measures of its own, loaded, in an empty folder."""
    home = Home(folder)
    for name in ("notebooks", "parameters"):
        shutil.copytree(ROOT / name, folder / name)
    sources = folder / "sources"
    sources.mkdir()
    for table, rows in _tables(size).items():
        _write(sources / f"{table}.csv", rows)
    home.command("pmf", "load", str(sources), "--council", COUNCIL)
    return home


def _tables(size: Size) -> dict[str, Iterator[dict[str, object]]]:
    return {"measures": _measures(size), "values": _values(size), "targets": _targets(size)}


def _units(size: Size) -> list[str]:
    keys = [unit.key for unit in load_council(COUNCIL).units]
    return [keys[place % len(keys)] for place in range(size.measures)]


def _measures(size: Size) -> Iterator[dict[str, object]]:
    for place, unit in enumerate(_units(size)):
        yield {
            "measure": f"M{place:04d}",
            "title": f"Answers given in time, group {place}",
            "unit": unit,
            "polarity": "maximise",
            "kind": "percent",
            "frequency": "quarterly" if size.grain is Grain.QUARTER else "monthly",
            "aggregation": "last",
            "owner": "Head of service",
            "member": "Finance",
            "source": "Case system",
            "state": "active",
        }


def _values(size: Size) -> Iterator[dict[str, object]]:
    chance = np.random.default_rng(SEED)
    last = Period.parse(PERIOD).within(size.grain)[-1]
    periods = [last.shift(-back) for back in reversed(range(size.periods))]
    for place, unit in enumerate(_units(size)):
        figures = np.round(80 + 4 * chance.standard_normal(size.periods), 1)
        for period, figure in zip(periods, figures, strict=True):
            yield {"measure": f"M{place:04d}", "unit": unit, "period": period.code, "value": figure}


def _targets(size: Size) -> Iterator[dict[str, object]]:
    for place in range(size.measures):
        yield {
            "measure": f"M{place:04d}",
            "period": "2021-22",
            "target": 84,
            "set_on": "2021-04-01",
        }


def _write(file: Path, rows: Iterable[dict[str, object]]) -> None:
    found = list(rows)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
