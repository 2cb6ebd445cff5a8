"""Memory over a long run, and reading among many values, as parts of the benchmarks."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench import flat, reading
from bench.flat import Flat, Sample
from bench.parts import Part
from bench.reading import Query, Reading
from bench.region import region_home
from bench.tables import Table

_QUICK_PACKS, _QUICK_EVERY, _QUICK_VALUES = 4, 2, 40_000


def _flat(quick: bool) -> Flat:
    packs, every = (_QUICK_PACKS, _QUICK_EVERY) if quick else (flat.PACKS, flat.EVERY)
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        return flat.flat(region_home(Path(folder), packs), packs, flat.JOBS, every)


def _reading(quick: bool) -> Reading:
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        return reading.reading(Path(folder), _QUICK_VALUES if quick else reading.MANY)


def _flat_tables(found: Flat) -> Mapping[str, Table]:
    warm, end, left = found.warm, found.end, found.left
    memory = tuple(_memory(found, name) for name in warm.uses)
    counts = (
        ("open files", _files(warm), _files(end), ""),
        ("threads", _threads(warm), _threads(end), ""),
        ("processes", f"{warm.processes}", f"{end.processes}", f"{left.processes}"),
        ("temporary files", f"{warm.folders}", f"{end.folders}", f"{left.temporary}"),
    )
    after = (f"after {warm.packs:,} packs", f"after {end.packs:,}")
    return {
        "time": Table(
            f"{found.packs:,} packs in one run, {found.jobs} jobs",
            ("wall s", "packs a minute", "CPU s a pack", "driver's part", "again, unchanged, s"),
            (_time(found),),
        ),
        "memory": Table(
            f"Memory of one run of {found.packs:,} packs, MiB",
            ("Process", "early", "late", "times"),
            memory,
            f"Medians of the largest samples; {found.jobs} jobs, {len(found.samples)} samples.",
        ),
        "counts": Table("What the run holds", ("What", *after, "left after the run"), counts),
    }


def _time(found: Flat) -> tuple[str, ...]:
    end = found.end
    each = end.seconds / end.packs
    a_minute = 60 * found.packs / found.run
    return (
        f"{found.run:.0f}",
        f"{a_minute:.0f}",
        f"{each:.2f}",
        f"{end.driver_share:.1%}",
        f"{found.again:.1f}",
    )


def _memory(found: Flat, name: str) -> tuple[str, ...]:
    early, late = found.memory(name)
    return name, f"{early:.1f}", f"{late:.1f}", f"{late / early:.2f}"


def _files(sample: Sample) -> str:
    return str(sum(use.files for part in sample.uses.values() for use in part))


def _threads(sample: Sample) -> str:
    return str(sum(use.threads for part in sample.uses.values() for use in part))


def _reading_tables(found: Reading) -> Mapping[str, Table]:
    slowest = max(found.queries, key=lambda query: query.many)
    rows = (Query("all of a pack's queries", 0, found.few, found.many), slowest)
    columns = (
        "What is read",
        f"among {found.few_values:,} values, ms",
        f"among {found.many_values:,}, ms",
        "times",
    )
    cells = tuple(
        (row.words, f"{row.few:.2f}", f"{row.many:.2f}", f"{row.many / row.few:.2f}")
        for row in rows
    )
    note = f"Medians of {reading.ROUNDS}, asked by turns; the second line is the slowest query."
    return {"both": Table("Reading for a pack", columns, cells, note)}


FLAT = Part("flat", Flat, _flat, _flat_tables)
READING = Part("reading", Reading, _reading, _reading_tables)
