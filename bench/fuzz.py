"""Damaged sources handed to intake: refused in words, or each accepted row as it is in the file.

`python -m bench.fuzz --case N` makes one case again and tells what became of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import mkdtemp
from typing import Any

from bench import parts
from bench.fuzzing.cases import KINDS, SOUND, End, make_case, run_case
from bench.fuzzing.worker import DEADLINE_SECONDS, MEMORY_BEYOND
from bench.homes import ROOT
from bench.parts import Part
from bench.tables import Table

CASES, QUICK_CASES, WORKERS = 100_000, 300, 2
_KEPT = 20
_KILLED_BY_ALARM = -14


@dataclass(frozen=True)
class Kind:
    """What became of one kind of source: how many cases ended how, and the rows accepted."""

    name: str
    ends: dict[End, int]
    rows: int

    @property
    def cases(self) -> int:
        """How many there were."""
        return sum(self.ends.values())


@dataclass(frozen=True)
class Fuzz:
    """A whole run. `findings` are the first cases that ended as none may, with their numbers."""

    kinds: tuple[Kind, ...]
    seconds: float
    workers: int
    median: float
    slowest: float
    peak: float
    findings: tuple[str, ...]

    @property
    def cases(self) -> int:
        """How many damaged sources were handed in."""
        return sum(kind.cases for kind in self.kinds)


@dataclass
class _Tally:
    """What the workers have told so far."""

    ends: dict[str, Counter[End]] = field(default_factory=dict)
    rows: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0
    findings: list[str] = field(default_factory=list)

    def add(self, told: Mapping[str, Any]) -> None:
        kind, end = str(told["kind"]), End(told["end"])
        self.ends.setdefault(kind, Counter())[end] += 1
        self.rows[kind] += int(told["rows"])
        self.seconds.append(float(told["seconds"]))
        self.peak = max(self.peak, float(told["peak"]))
        if end not in SOUND:
            finding = f"case {told['number']} ({kind}): {end}: {told['words']}"
            print(finding, file=sys.stderr, flush=True)
            self.findings.append(finding)


def measured(quick: bool) -> Fuzz:
    """Every case once, shared among the workers; some hundreds where it is quick."""
    cases = QUICK_CASES if quick else CASES
    tally = _Tally()
    started = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        for told in pool.map(lambda first: _all_told(first, cases, tally), range(WORKERS)):
            assert told is None
    seconds = time.perf_counter() - started
    found = tuple(
        Kind(name, dict(tally.ends[name]), tally.rows[name]) for name in KINDS if name in tally.ends
    )
    return Fuzz(
        found,
        seconds,
        WORKERS,
        quantiles(tally.seconds, n=2)[0],
        max(tally.seconds),
        tally.peak,
        tuple(tally.findings[:_KEPT]),
    )


def _all_told(first: int, end: int, tally: _Tally) -> None:
    """Run a worker's cases to the last, with a new process behind each case that broke one."""
    place = first
    while place < end:
        for told in _told(place, end):
            if "status" in told:
                status = told.pop("status")
                killed = End.HANG if status == _KILLED_BY_ALARM else End.DIED
                told |= {"number": place, "kind": _kind(place), "end": killed}
                told["words"] = f"status {status}: {told['words']}"
            tally.add(told)
            place += WORKERS


def _told(first: int, end: int) -> Iterator[dict[str, Any]]:
    """What a worker says of each case; last, its exit status, where it ended before its time."""
    command = [sys.executable, "-m", "bench.fuzzing.worker", *map(str, (first, end, WORKERS))]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as worker:
        assert worker.stdout is not None and worker.stderr is not None
        worker.stdout.readline()
        for line in worker.stdout:
            yield json.loads(line)
        words = worker.stderr.read()[-300:]
    if worker.returncode:
        yield {"status": worker.returncode, "rows": 0, "seconds": 0, "peak": 0, "words": words}


def _kind(number: int) -> str:
    return make_case(number, Path(mkdtemp(prefix="pmf-fuzz-")))[0]


def tables(found: Fuzz) -> Mapping[str, Table]:
    """How the cases of each kind ended, and what they cost."""
    ends = tuple(End)
    good, bad = SOUND, tuple(end for end in ends if end not in SOUND)
    columns = ("Kind of source", "files", *good, "rows accepted", "findings")
    rows = tuple(
        (
            kind.name,
            f"{kind.cases:,}",
            *(f"{kind.ends.get(end, 0):,}" for end in good),
            f"{kind.rows:,}",
            f"{sum(kind.ends.get(end, 0) for end in bad):,}",
        )
        for kind in found.kinds
    )
    note = (
        f"Findings would be: {'; '.join(bad)}. A file may take {DEADLINE_SECONDS} s and "
        f"{MEMORY_BEYOND >> 20:,} MiB beyond the program itself."
    )
    cost = (
        f"{found.cases:,}",
        f"{found.seconds:,.0f}",
        f"{found.cases / found.seconds:.0f}",
        f"{1000 * found.median:.0f}",
        f"{found.slowest:.1f}",
        f"{found.peak:,.0f}",
    )
    costs = ("files", "wall s", "files a second", "median ms", "slowest s", "peak MiB")
    return {
        "ends": Table("What became of damaged sources", columns, rows, note),
        "cost": Table("What it took", costs, (cost,), f"{found.workers} workers."),
    }


def again(number: int) -> None:
    """Make one case in a folder that stays, and tell what became of it."""
    folder = Path(mkdtemp(prefix="pmf-fuzz-"))
    case = run_case(number, folder)
    print(f"{number}, {case.kind}: {case.end}. {case.words}\nIt lies in {folder}")


PART = Part("fuzz", Fuzz, measured, tables)

if __name__ == "__main__":
    if "--case" in sys.argv:
        again(int(sys.argv[-1]))
    else:
        parts.command(PART)
