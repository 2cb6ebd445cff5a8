"""The command that a scheduler starts: from a drop folder to draft packs (R1-008)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import CouncilOption, Jobs, council_of, period_of
from pmf_lib.cli.packs import run
from pmf_lib.errors import SourceError

if TYPE_CHECKING:
    from pmf_lib.council import Council
    from pmf_lib.run.loading import LoadReport

ENDED = "ended"

DropFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where services put their files.")
]
Which = Annotated[
    str,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="A quarter, “current” as the profile has it, or “ended”: the last before today.",
    ),
]


def draft(
    folder: DropFolder, council: CouncilOption = "", period: Which = "current", jobs: Jobs = None
) -> int:
    """Load what lies in a folder and make the quarter's packs; may be started at any time.

    What was loaded before is not loaded again, and what would come out the same is not made again.
    1 where rows were refused or packs failed; the rest is loaded and made all the same.
    """
    profile = council_of(council)
    code = quarter(period, profile, date.today())
    status = _load(folder, profile)
    return max(status, run(code, profile.key, jobs=jobs))


def quarter(period: str, council: Council, today: date) -> str:
    """The code of the quarter that is meant; `ended` is the last that was over before today."""
    from pmf_lib.periods import Grain, Period

    if period == ENDED:
        return Period.of(today, Grain.QUARTER).previous().code
    return period_of(period, council).code


def _load(folder: Path, council: Council) -> int:
    from pmf_lib.run.loading import load_source

    if not folder.is_dir():
        raise SourceError(
            f"There is no folder “{folder}”",
            "The drop folder is where services put their files",
            "Make the folder, or correct its path in the scheduler",
        )
    if not any(folder.iterdir()):
        print(show.words(f"Nothing lies in {folder}"))
        return 0
    report = load_source(str(folder), council)
    print(_loaded(report))
    if report.whole:
        return 0
    show.complain(f"Not all of {folder} could be loaded: see {report.filed}")
    return 1


def _loaded(report: LoadReport) -> str:
    added = sum(report.result.added.values()) if report.result else 0
    known = sum(report.result.unchanged.values()) if report.result else 0
    faults = sum(report.fault_counts.values())
    told = f"Loaded {added:,} new rows; {known:,} were known already; {faults:,} faults"
    return f"{told}, listed in {report.filed}" if faults else told


COMMANDS: tuple[Callable[..., int | None], ...] = (draft,)
