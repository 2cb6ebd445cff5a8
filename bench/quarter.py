"""A whole quarter: made cold, again with nothing changed, and with one value changed.

The demo council's 28 packs on SQLite and on PostgreSQL, with 1 and 2 jobs in turn; the same packs
on a dask cluster against 2 jobs; and councils of 33 and 300 packs (`flat` makes 1,000). Where
PMF_DATABASE names an empty database, that one is measured in place of those two.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from bench import cluster, parts, postgres
from bench.changing import change_of
from bench.homes import PERIOD, Home, demo_home
from bench.parts import Part
from bench.quarter_figures import Cluster, Cold, Quarter, Size, Whole
from bench.quarter_tables import tables
from bench.region import REGION, region_home
from bench.spending import Spent, spent
from pmf_lib.project import DATABASE_VARIABLE

__all__ = ["PART", "measured"]

ROUNDS, SIZES = 3, ((33, 3), (300, 1))
_QUICK_SIZES = ((3, 1),)
_QUICK_ONLY = ("--only", "unit_monitoring:ict-services", "--only", "unit_monitoring:pa-support")


def measured(quick: bool) -> Quarter:
    """All of it; of the demo council two packs only, and once, where it is quick."""
    rounds, only = (1, _QUICK_ONLY) if quick else (ROUNDS, ())
    wholes: list[Whole] = []
    clusters: list[Cluster] = []
    for name, url in _databases(os.environ.get(DATABASE_VARIABLE, "")):
        with _database(url) as opened, demo_home(opened) as where:
            wholes.append(whole(where, name, rounds, only))
            if not clusters:
                clusters.append(clustered(where, rounds, only))
    sizes = tuple(size(packs, each) for packs, each in (_QUICK_SIZES if quick else SIZES))
    return Quarter(tuple(wholes), clusters[0], sizes)


def _databases(given: str) -> tuple[tuple[str, str | None], ...]:
    """Each database's name and URL; none where a server is to be started for it."""
    if given:
        return ((given.partition(":")[0], given),)
    return (("SQLite", ""), ("PostgreSQL", None))


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    with ExitStack() as opened:
        yield opened.enter_context(postgres.server()) if url is None else url


def whole(where: Home, name: str, rounds: int, only: tuple[str, ...]) -> Whole:
    """The quarter cold with 1 and 2 jobs in turn, unchanged, and with one value changed."""
    cold = tuple(_cold(where, only) for _ in range(rounds))
    unchanged = tuple(_unchanged(where, only) for _ in range(rounds))
    packs = len(only) // 2 or _packs(where)
    return Whole(name, packs, cold, unchanged, change_of(where, only))


def _cold(where: Home, only: tuple[str, ...]) -> Cold:
    return Cold(_made(where, 1, only), _made(where, 2, only))


def _made(where: Home, jobs: int, only: tuple[str, ...] = ()) -> Spent:
    """What it costs to make everything, with no pack and no chart from before."""
    where.forget_packs()
    return spent(lambda: where.run(*only, jobs=jobs))


def _unchanged(where: Home, only: tuple[str, ...] = ()) -> Spent:
    return spent(lambda: where.run(*only, jobs=2))


def _packs(where: Home) -> int:
    return len(list(where.quarter.glob("*/*.html")))


def clustered(where: Home, rounds: int, only: tuple[str, ...]) -> Cluster:
    """The quarter on a new cluster, and with 2 jobs on this machine, in turn.

    Seconds of the clock: the workers' processor time is not ours to count.
    """
    here, there = [], []
    for _ in range(rounds):
        here.append(_made(where, 2, only).wall)
        there.append(_made_on_cluster(where, only).wall)
    return Cluster(tuple(here), tuple(there))


def _made_on_cluster(where: Home, only: tuple[str, ...]) -> Spent:
    """Workers stand already, and make what they need for packs when the first one comes."""
    where.forget_packs()
    outputs = where.path / "shared-outputs"
    shutil.rmtree(outputs, ignore_errors=True)
    with cluster.cluster(where) as address:
        given = ("--scheduler", address, "--outputs", str(outputs))
        return spent(lambda: where.run(*given, *only, jobs=None))


def size(packs: int, rounds: int) -> Size:
    """A council of so many packs, cold with 2 jobs, with nothing changed, and cold with 1 job."""
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        where = replace(region_home(Path(folder), packs), council=REGION, period=PERIOD)
        cold = tuple(_made(where, 2) for _ in range(rounds))
        unchanged = tuple(_unchanged(where) for _ in range(max(rounds, 3)))
        if _packs(where) != packs:
            raise RuntimeError(f"{_packs(where)} packs were made of {packs}")
        alone = _made(where, 1)
    return Size(packs, cold, unchanged, alone)


PART = Part("quarter", Quarter, measured, tables)

if __name__ == "__main__":
    parts.command(PART)
