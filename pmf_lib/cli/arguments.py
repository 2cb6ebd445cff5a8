"""The arguments and options that several commands share, and how their texts are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pmf_lib.council import Council, load_council
from pmf_lib.periods import Period
from pmf_lib.run.settings import load_settings

CURRENT = "current"

PeriodText = Annotated[
    str, typer.Argument(metavar="PERIOD", help="A quarter such as 2021-22-Q2, or “current”.")
]
Source = Annotated[
    str, typer.Argument(metavar="SOURCE", help="A folder, a workbook or a database's URL.")
]
CouncilOption = Annotated[
    str, typer.Option("--council", help="The council's key; by default the one in run.yml.")
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PACK[:KEY]", help="Only this pack; may be given again."),
]
AsKnownOn = Annotated[
    str, typer.Option("--as-known-on", metavar="DATE", help="Only what was known on this day.")
]
Force = Annotated[bool, typer.Option("--force", help="Make packs even where nothing changed.")]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, max=256, help="Packs at once.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
FolderOption = Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Write it here.")]


def council_of(key: str) -> Council:
    """The council of that key, or the one the settings mean where none is given."""
    return load_council(key or load_settings().council)


def period_of(text: str, council: Council) -> Period:
    """The period of that code; `current` is the council's own."""
    return council.period if text == CURRENT else Period.parse(text)
