"""Runs the benchmarks: `python -m bench [PART …]`, or `make bench` for all and the report.

Each part writes its figures to `bench/figures`, or to another folder with `--to`; `report` makes
the tables and the chart of docs/performance.md and docs/reliability.md from them. With `--quick`
sizes are small, only to see that all works, and nothing is written unless `--to` is given.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from bench import fuzz, judgement, packs, parts, quarter, report, watched, workbench
from bench.faults import part as faults
from bench.parts import Part

PARTS = (
    packs.PART,
    quarter.PART,
    judgement.PART,
    watched.FLAT,
    watched.READING,
    workbench.PART,
    faults.PART,
    fuzz.PART,
)
REPORT = "report"


def main() -> None:
    """Measure the parts asked for, all where none is named, and write the report if asked for."""
    names = [*(part.name for part in PARTS), REPORT]
    asked = ArgumentParser(prog="python -m bench")
    asked.add_argument("parts", nargs="*", metavar="PART", help=", ".join(names))
    asked.add_argument("--quick", action="store_true", help="small sizes, to see that it works")
    asked.add_argument("--to", type=Path, metavar="FOLDER", help="where the figures go")
    given = asked.parse_args()
    if unknown := set(given.parts) - set(names):
        asked.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    wanted = given.parts or (names[:-1] if given.quick else names)
    folder = given.to or (None if given.quick else parts.FIGURES)
    for part in PARTS:
        if part.name in wanted:
            _run(part, given.quick, folder)
    if REPORT in wanted:
        report.write(PARTS, given.to or parts.FIGURES)


def _run(part: Part, quick: bool, folder: Path | None) -> None:
    found = parts.measure(part, quick)
    print(flush=True)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        parts.file_of(part, folder).write_text(parts.written(part, found), encoding="utf-8")


if __name__ == "__main__":
    main()
