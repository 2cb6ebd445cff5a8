"""Figures as each part of the benchmarks would find them, small and round."""

from __future__ import annotations

from bench import __main__ as bench
from bench.faults.figures import Crowd, Faults, Tried
from bench.flat import Flat, Left, Sample, Use
from bench.fuzz import Fuzz, Kind
from bench.fuzzing.cases import End
from bench.judgement import Judgement, Row
from bench.measuring import Cost
from bench.packs_turns import Packs, Road, Turn
from bench.parts import Found
from bench.quarter_figures import Change, Cluster, Cold, Quarter, Size, Whole
from bench.reading import Query, Reading
from bench.spending import Spent
from bench.workbench import Row as Screen
from bench.workbench import Workbench

CPU = dict(zip(Road, (10.0, 8.0, 1.0, 0.5, 1.25, 0.625, 0.8), strict=True))


def turn(cpu: float, start: float, few: int = 8, many: int = 27) -> Turn:
    """A road on which every pack costs the same after a start."""
    return Turn(
        Spent(start + few * cpu, start + few * cpu), Spent(start + many * cpu, start + many * cpu)
    )


def turns(road: Road) -> tuple[Turn, Turn]:
    """Two turns of a road, whose start takes 8 and then 16 seconds; stock tools have none."""
    first, second = (0.0, 0.0) if road.stock_tools else (8.0, 16.0)
    return turn(CPU[road], first), turn(CPU[road], second)


PACKS = Packs(8, 27, 2, {road: turns(road) for road in CPU})
CHANGE = Change(Spent(2.0, 3.0), ("a:x",), ("a:x",), True)
WHOLES = tuple(
    Whole(name, 28, (Cold(Spent(30, 30.0), Spent(31, 15.0)),), (Spent(0.9, 1.0),), CHANGE)
    for name in ("SQLite", "PostgreSQL")
)
SIZE = Size(33, (Spent(33.0, 16.5),), (Spent(0.9, 1.0),), Spent(33.0, 33.0))
QUARTER = Quarter(WHOLES, Cluster((20.0,), (21.0,)), (SIZE,))
JUDGEMENT = Judgement((Row("small", Cost(0.5, 7.0), Cost(50.0, 8.0)),))
USE = Use(100.0, 10, 2, 5.0)
SAMPLES = tuple(Sample(packs, 1.0, USE, (USE, USE), (USE,), 6, 3) for packs in (2, 4))
FLAT = Flat(4, 2, SAMPLES, Left(0, 0, 0), 8.0, 1.0)
READING = Reading(10_000, 10_000_000, 20.0, 25.0, (Query("values()", 30, 5.0, 6.0),))
WORKBENCH = Workbench(
    (
        Screen("50 x 40", "served page", (5.0, 5.5), (2.0, 2.5), (70.0, 80.0)),
        Screen("50 x 40", "JupyterLab", (), (), (90.0,)),
    )
)
FAULTS = Faults(
    (
        Tried("kill -9 of pmf run alone", 100, 90, 10, 0, ()),
        Tried("a full disk", 1, 1, 0, 1, ("X",)),
    ),
    (Crowd("SQLite", 20, 20, 60.0, 1000, 2, 3000, 4.5, ()),),
)
FUZZ = Fuzz((Kind("CSV", {End.REFUSED: 1, End.EQUAL: 2}, 5),), 4.0, 2, 0.015, 0.5, 200.0, ())

FOUND = {
    part: Found("2 processors", False, figures)
    for part, figures in zip(
        bench.PARTS,
        (PACKS, QUARTER, JUDGEMENT, FLAT, READING, WORKBENCH, FAULTS, FUZZ),
        strict=True,
    )
}
