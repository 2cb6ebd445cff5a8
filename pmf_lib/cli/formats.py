"""Commands that hand packs out: formats, publish."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import CouncilOption, Only, PeriodText, council_of, period_of

To = Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Write them here.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="word, xlsx, csv or pdf; may be given again."),
]
Public = Annotated[
    bool, typer.Option("--public", help="As everyone may read them: nothing that is exempt.")
]


def formats(
    period: PeriodText,
    council: CouncilOption = "",
    only: Only = None,
    kinds: Formats = None,
    public: Public = False,
    to: To = None,
) -> int:
    """Write finished packs as Word, workbook, open data and PDF; prints the folder last."""
    from pmf_lib.run.formats.formats import read_formats
    from pmf_lib.run.formats.making import Wanted, folder_beside, make_formats
    from pmf_lib.run.plan import make_plan
    from pmf_lib.run.progress import reporter
    from pmf_lib.run.quarter import place_of
    from pmf_lib.run.settings import load_settings

    chosen = read_formats(kinds or ())
    profile = council_of(council)
    planned = make_plan(profile, period_of(period, profile), only=tuple(only or ()))
    place = place_of(planned)
    folder = to or folder_beside(place)
    wanted = Wanted(chosen, folder, public, load_settings().jobs)
    with reporter(len(planned.tasks), sys.stderr) as told:
        outcome = make_formats(planned, place, wanted, told)
    for sentence in outcome.refused:
        show.complain(sentence)
    print(folder)
    return 1 if outcome.refused else 0


def publish(
    period: PeriodText,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to publish into.")],
    council: CouncilOption = "",
    kinds: Formats = None,
) -> int:
    """Hand a finished quarter out: each body's folder, the public site, drafts to services."""
    from pmf_lib.run.formats.formats import read_formats
    from pmf_lib.run.formats.handing_out import hand_out
    from pmf_lib.run.formats.making import public_packs
    from pmf_lib.run.plan import make_plan
    from pmf_lib.run.progress import reporter
    from pmf_lib.run.quarter import place_of

    chosen = read_formats(kinds) if kinds else ()
    profile = council_of(council)
    planned = make_plan(profile, period_of(period, profile))
    place = place_of(planned)
    files = len(planned.tasks) + len(public_packs(planned, place)) if chosen else 0
    with reporter(files, sys.stderr) as told:
        handed_out = hand_out(planned, place, to, chosen, told)
    for sentence in handed_out.refused:
        show.complain(sentence)
    print(handed_out.folder)
    return 1 if handed_out.refused else 0


COMMANDS: tuple[Callable[..., int | None], ...] = (formats, publish)
