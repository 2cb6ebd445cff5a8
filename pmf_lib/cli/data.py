"""Commands about figures: demo, load, check, lint, measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import (
    CURRENT,
    AsJson,
    AsKnownOn,
    CouncilOption,
    FolderOption,
    PeriodText,
    Source,
    council_of,
    period_of,
)
from pmf_lib.periods import read_day

if TYPE_CHECKING:
    from pmf_lib.run.loading import LoadReport

LintedPeriod = Annotated[
    str, typer.Argument(metavar="[PERIOD]", help="A quarter such as 2021-22-Q2.")
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="A measure's code.")]


def load(source: Source, council: CouncilOption = "", as_json: AsJson = False) -> int:
    """Check a source and load what is sound; prints its faults, and files them whole."""
    from pmf_lib.run.loading import load_source

    return _tell(load_source(source, council_of(council)), as_json)


def check(source: Source, council: CouncilOption = "", as_json: AsJson = False) -> int:
    """Check a source without loading it."""
    from pmf_lib.run.loading import check_only

    return _tell(check_only(source, council_of(council)), as_json)


def lint(
    period: LintedPeriod = CURRENT,
    council: CouncilOption = "",
    as_known_on: AsKnownOn = "",
    as_json: AsJson = False,
) -> None:
    """Warnings about targets and figures, each with why it matters and what to do."""
    from pmf_lib.run.linting import rows_of, warnings_of
    from pmf_lib.store import open_store

    profile, day = council_of(council), read_day(as_known_on)
    with open_store() as store:
        reader = store.reader(store.snapshot(profile.key, day))
        found = warnings_of(profile, reader, period_of(period, profile), day)
    rows = rows_of(profile, found)
    if as_json or not rows:
        show.show(rows, as_json=as_json, empty="No warning about a target or a figure.")
        return
    listed = ("code", "measure", "title", "unit", "found")
    told = ("code", "warning", "why", "do")
    meant = {row["code"]: {name: row[name] for name in told} for row in rows}
    parts: show.Parts = {
        "warnings": [{name: row[name] for name in listed} for row in rows],
        "what they mean": list(meant.values()),
    }
    show.show_parts(parts, as_json=False)


def measure(
    code: Code,
    period: PeriodText,
    council: CouncilOption = "",
    as_known_on: AsKnownOn = "",
    as_json: AsJson = False,
) -> int:
    """One figure with its formula, rows, source file and line, history, target and checks."""
    from pmf_lib.run.figure import find_figure
    from pmf_lib.store import open_store

    profile, day = council_of(council), read_day(as_known_on)
    with open_store() as store:
        reader = store.reader(store.snapshot(profile.key, day))
        found = find_figure(profile, reader, code, period_of(period, profile), day)
    parts: show.Parts = {
        "figure": found.facts,
        "rows": show.records(found.rows),
        "history": show.records(found.history),
        "checks": [{"holds": check.holds, "check": check.words} for check in found.checks],
    }
    show.show_parts(parts, as_json=as_json)
    return 0 if all(check.holds for check in found.checks) else 1


def demo(
    council: Annotated[str, typer.Argument(metavar="COUNCIL", help="A demo council's key.")],
    folder: FolderOption = None,
) -> None:
    """Write a demo council's source files."""
    from pmf_lib import project
    from pmf_lib.demo import write_demo

    place = folder or project.root() / "var" / "demo" / council
    write_demo(council_of(council), place)
    print(place)


def _tell(report: LoadReport, as_json: bool) -> int:
    """Print what a source held; 1 where anything of it was refused."""
    faults = show.records(report.first_faults)
    parts: dict[str, show.Row | Sequence[show.Row]] = {
        "tables": report.rows,
        "faults": report.fault_counts,
        "first faults": faults,
        "all faults": {"page": str(report.filed), "table": str(report.filed.with_suffix(".csv"))},
    }
    if report.warned:
        filed = report.warned.filed
        parts["warnings about targets and figures"] = {
            "found": report.warned.sentence,
            "page": str(filed),
            "table": str(filed.with_suffix(".csv")),
        }
    show.show_parts(parts, as_json=as_json)
    return 0 if report.whole else 1


COMMANDS: tuple[Callable[..., int | None], ...] = (demo, load, check, lint, measure)
