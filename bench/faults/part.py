"""Faults as a part of the benchmarks: the tables of what was tried and what was lost."""

from __future__ import annotations

from collections.abc import Mapping

from bench.faults import steps
from bench.faults.figures import Crowd, Faults, Tried
from bench.parts import Part
from bench.tables import Table

_WHOLE = (
    "After each fault every page of the quarter was compared with its manifest and every row of "
    "the store with its digests; then the same command was run again, plainly, and had to put all "
    "right, with no process, no work in hand and no temporary file left. “Told” is how often the "
    "command itself ended with a sentence; the others were killed, or came to their end."
)
_CROWD = (
    "Each load of 50 rows was checked to be whole in every snapshot, and every snapshot to say the "
    "same when it was read again. “Refused” were told that the database is locked, and tried again."
)


def tables(found: Faults) -> Mapping[str, Table]:
    """What was tried, and the crowds."""
    states = ("old state stood", "new state stood")
    columns = ("What was tried", "times", *states, "told", "lost", "left over")
    rows = tuple(_tried(each) for each in found.tried)
    names = ("Database", "at once", "loads", "refused", "longest load, s", "reads", "lost")
    crowds = tuple(_crowd(each) for each in found.crowds)
    return {
        "tried": Table("Faults, and what was lost by them", columns, rows, _WHOLE),
        "crowd": Table("Writers and readers of one database at once", names, crowds, _CROWD),
    }


def _tried(each: Tried) -> tuple[str, ...]:
    numbers = (each.times, each.old, each.new, each.told)
    return (each.what, *map(str, numbers), _lost(each.lost), _lost(each.left))


def _crowd(each: Crowd) -> tuple[str, ...]:
    at_once = f"{each.writers} writers, {each.readers} readers, {each.seconds:.0f} s"
    counts = (f"{each.loads:,}", f"{each.refused:,}", f"{each.longest:.1f}", f"{each.reads:,}")
    return (each.database, at_once, *counts, _lost(each.lost))


def _lost(sentences: tuple[str, ...]) -> str:
    count = len(sentences)
    return f"{count} thing{'s' if count > 1 else ''}" if count else "nothing"


PART = Part("faults", Faults, steps.measured, tables)
