"""Commands about packs: plan, run, why, changes, timetable."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import (
    AsJson,
    AsKnownOn,
    CouncilOption,
    Force,
    Jobs,
    Only,
    PeriodText,
    council_of,
    period_of,
)
from pmf_lib.periods import read_day

if TYPE_CHECKING:
    from pmf_lib.council import Council
    from pmf_lib.methods.doings import Registers
    from pmf_lib.periods import Period
    from pmf_lib.run.plan import Plan

Scheduler = Annotated[
    str, typer.Option(metavar="URL", help="Make packs on the dask cluster of this scheduler.")
]
Outputs = Annotated[
    str, typer.Option(metavar="URL", help="Put the finished quarter in this path or store too.")
]


def plan(
    period: PeriodText,
    council: CouncilOption = "",
    only: Only = None,
    as_known_on: AsKnownOn = "",
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Every pack that would be made or kept, and why; starts nothing."""
    from pmf_lib.run.quarter import survey
    from pmf_lib.run.settings import load_settings
    from pmf_lib.store import open_store

    planned = _plan(period, council, only, as_known_on)
    with open_store() as store:
        found = survey(planned, load_settings(), store, force=force)
    show.show([decision.row for decision in found.decisions], as_json=as_json)


def run(
    period: PeriodText,
    council: CouncilOption = "",
    only: Only = None,
    jobs: Jobs = None,
    as_known_on: AsKnownOn = "",
    force: Force = False,
    scheduler: Scheduler = "",
    outputs: Outputs = "",
) -> int:
    """Make a quarter's packs; prints the path of its index last."""
    from pmf_lib.run.progress import reporter
    from pmf_lib.run.quarter import Run, place_of
    from pmf_lib.run.settings import chosen, load_settings
    from pmf_lib.store import open_store

    settings = chosen(load_settings(), jobs=jobs, scheduler=scheduler, outputs=outputs)
    planned = _plan(period, council, only, as_known_on)
    with open_store() as store, reporter(len(planned.tasks), sys.stderr) as told:
        manifest = Run(planned, settings, store, told, force)()
    failed = manifest.failed_in(planned.names)
    for record in failed:
        show.complain(record.told)
        show.complain(f"  To make it again: {planned.command(record.name)}")
    print(place_of(planned).published / "index.html")
    return 1 if failed else 0


def why(
    period: PeriodText,
    pack: Annotated[str, typer.Argument(metavar="PACK:KEY", help="One pack.")],
    council: CouncilOption = "",
    as_known_on: AsKnownOn = "",
    as_json: AsJson = False,
) -> None:
    """Why a pack was made or kept, and whether it would be made now."""
    from pmf_lib.run.settings import load_settings
    from pmf_lib.run.why import explain
    from pmf_lib.store import open_store

    planned = _plan(period, council, [pack], as_known_on)
    with open_store() as store:
        rows = explain(planned, load_settings(), store)
    if as_json:
        show.show(rows, as_json=True)
    for row in () if as_json else rows:
        print(row["words"])


def changes(
    before: Annotated[Path, typer.Argument(metavar="PROFILE", help="A profile kept from before.")],
    council: CouncilOption = "",
    as_json: AsJson = False,
) -> None:
    """What is not as it was in the definition of the council's reports."""
    from dataclasses import asdict

    from pmf_lib.council import read_profile, report_differences

    found = report_differences(read_profile(before), council_of(council))
    show.show([asdict(each) for each in found], as_json=as_json, empty="Every report is as it was.")


def timetable(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="A financial year, 2021-22.")],
    council: CouncilOption = "",
    ics: Annotated[Path | None, typer.Option(help="Write it as a calendar file too.")] = None,
    as_at: Annotated[
        str, typer.Option("--as-at", metavar="DATE", help="What is late on this day, not today.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """The year's deadlines for every body, and what of them is done, due and late."""
    from pmf_lib.methods.timetable import deadlines, deadlines_as_at, require_year
    from pmf_lib.periods import Period
    from pmf_lib.run.place import writing
    from pmf_lib.run.staging import write_whole
    from pmf_lib.views.calendar_file import calendar_of

    profile, asked, day = council_of(council), Period.parse(year), read_day(as_at) or date.today()
    require_year(asked)
    registers = _registers(profile, asked)
    if ics:
        with writing(ics.parent):
            write_whole(ics, calendar_of(profile, asked, registers))
    if registers is None:
        found = deadlines(profile, asked)
    else:
        found = deadlines_as_at(profile, asked, registers, day)
    show.show(show.records(found), as_json=as_json)


def _registers(profile: Council, year: Period) -> Registers | None:
    """What is loaded of the council; where there is nothing, that is said, and None."""
    from pmf_lib.errors import StoreError
    from pmf_lib.sections.timetable_year import registers_of
    from pmf_lib.store import open_store

    try:
        with open_store() as store:
            return registers_of(store.reader(store.snapshot(profile.key)), year)
    except StoreError as error:
        show.complain(f"Nothing is said of what is done or late. {error.sentence}")
        return None


def _plan(period: str, council: str, only: list[str] | None, as_known_on: str) -> Plan:
    from pmf_lib.run.plan import make_plan

    profile = council_of(council)
    return make_plan(
        profile,
        period_of(period, profile),
        only=tuple(only or ()),
        as_known_on=read_day(as_known_on),
    )


COMMANDS: tuple[Callable[..., int | None], ...] = (
    plan,
    run,
    why,
    changes,
    timetable,
)
