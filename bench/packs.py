"""Units' packs by several roads: stock tools, ploomber-engine, this suite, and the floor below it.

Stock is what papermill's and nbconvert's own commands do with the same notebook and data, and
ploomber-engine's command takes papermill's place in the second road. The floor is the same
sections called as plain functions in a forked process, and the same pages. The roads are taken in
turn, several times, over a few packs and over all; what the others add is the steady cost of a
pack, without any start-up. Stock tools start anew for every pack, so a few are measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import nbformat

from bench import parts
from bench.homes import PERIOD, ROOT, Home, demo_home
from bench.packs_tables import tables
from bench.packs_turns import Packs, Road, Turn
from bench.parts import Part
from bench.spending import Spent, spent
from pmf_lib.council import load_council

__all__ = ["PART", "PERIOD", "ROOT", "WAYS", "Home", "compare", "measured", "take"]

PACK, FEW, ROUNDS = "unit_monitoring", 4, 3
_QUICK_UNITS = ("ict-services", "audit-services")
Taken = Callable[[Home, Sequence[str]], Spent]


def _stock(where: Home, units: Sequence[str]) -> Spent:
    return _by_commands(where, units, "papermill", "-k", "python3")


def _ploomber(where: Home, units: Sequence[str]) -> Spent:
    return _by_commands(where, units, "ploomber-engine", "--no-progress-bar")


def _by_commands(where: Home, units: Sequence[str], program: str, *how: str) -> Spent:
    """The program's command, then nbconvert's, for each unit."""

    def work() -> None:
        for unit in units:
            executed = f"{program}-{unit}.ipynb"
            given = {"council": where.council, "period": where.period, "unit": unit}
            named = [word for name, text in given.items() for word in ("-p", name, text)]
            where.command(program, f"notebooks/packs/{PACK}.ipynb", executed, *named, *how)
            where.command("jupyter-nbconvert", "--to", "html", executed)

    return spent(work)


def _suite(jobs: int) -> Taken:
    def taken(where: Home, units: Sequence[str]) -> Spent:
        only = [word for unit in units for word in ("--only", f"{PACK}:{unit}")]
        return spent(lambda: where.run("--force", *only, jobs=jobs))

    return taken


def _floor(where: Home, units: Sequence[str]) -> Spent:
    asked = (where.council, where.period, PACK, *units)
    return Spent(**json.loads(where.command("python", "-m", "bench.floor", *asked)))


def _drawn_anew(road: Taken) -> Taken:
    """The same road with no chart kept from before."""

    def taken(where: Home, units: Sequence[str]) -> Spent:
        where.forget_charts()
        return road(where, units)

    return taken


# A road with kept charts follows one that draws them all.
WAYS: Mapping[Road, Taken] = {
    Road.STOCK: _stock,
    Road.PLOOMBER: _ploomber,
    Road.RUN_1: _drawn_anew(_suite(1)),
    Road.RUN_1_KEPT: _suite(1),
    Road.RUN_2: _drawn_anew(_suite(2)),
    Road.RUN_2_KEPT: _suite(2),
    Road.FLOOR: _drawn_anew(_floor),
}


def take(where: Home, road: Road, units: Sequence[str], few: int) -> Turn:
    """One turn of a road: over the first few units, and over all but with stock tools."""
    way = WAYS[road]
    if not road.stock_tools:
        return Turn(way(where, units[:few]), way(where, units))
    found = way(where, units[:few])
    return Turn(found, found)


def measured(quick: bool) -> Packs:
    """Every road in turn over the demo council's units; two of them, once, where it is quick."""
    with demo_home() as where:
        council = load_council(where.council, where.path / "parameters")
        units = _QUICK_UNITS if quick else tuple(unit.key for unit in council.units)
        return compare(where, units, 1 if quick else FEW, 1 if quick else ROUNDS)


def compare(where: Home, units: Sequence[str], few: int, rounds: int) -> Packs:
    """The roads in turn, so many times. A RuntimeError where they do not make the same."""
    turns: dict[Road, list[Turn]] = {road: [] for road in WAYS}
    for _ in range(rounds):
        for road in WAYS:
            turns[road].append(take(where, road, units, few))
    pages = sum(same_page(where, unit) for unit in units)
    shown = sum(same_shown(where, unit) for unit in units[:few])
    if pages < len(units) or shown < few:
        raise RuntimeError(
            f"Of {len(units)} packs the floor makes {pages} pages as pmf run does, and of {few} "
            f"ploomber-engine shows {shown} as papermill does: the roads do not compare"
        )
    done = {road: tuple(found) for road, found in turns.items()}
    return Packs(few, len(units), rounds, done)


def same_page(where: Home, unit: str) -> bool:
    """Whether the floor's page has the bytes of the one that `pmf run` published."""
    floor = where.path / "floor" / f"{unit}.html"
    return floor.read_bytes() == (where.quarter / PACK / f"{unit}.html").read_bytes()


def same_shown(where: Home, unit: str) -> bool:
    """Whether every cell shows the same, executed by papermill and by ploomber-engine."""
    stock, other = (
        list(_shown(where, f"{program}-{unit}.ipynb"))
        for program in ("papermill", "ploomber-engine")
    )
    return len(stock) > 1 and stock == other


def _shown(where: Home, file: str) -> Iterator[dict[str, object]]:
    """What the cells of an executed notebook show, as the data of each output."""
    for cell in nbformat.read(where.path / file, as_version=4).cells:
        for output in cell.get("outputs", ()):
            yield dict(output.get("data", {"other": output.output_type}))


PART = Part("packs", Packs, measured, tables)

if __name__ == "__main__":
    parts.command(PART)
