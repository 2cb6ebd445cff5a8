"""The command that tells each author what to mend in a comment before it is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import (
    AsJson,
    AsKnownOn,
    CouncilOption,
    PeriodText,
    council_of,
    period_of,
)

if TYPE_CHECKING:
    import pandas as pd

_PLAIN = ("code", "measure", "unit", "said", "found", "advice")


def commentary(
    period: PeriodText,
    council: CouncilOption = "",
    as_known_on: AsKnownOn = "",
    unit: Annotated[str, typer.Option(help="Only this business unit.")] = "",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Write a CSV file a unit here too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What to mend in the owners' comments, author by author; changes nothing."""
    from pmf_lib.sections.comments_checked import findings_of
    from pmf_lib.sections.open_pack import open_pack

    profile = council_of(council)
    asked = period_of(period, profile)
    found = findings_of(open_pack(profile.key, asked.code, as_known_on, unit=unit))
    if to:
        _write(found, to)
    if as_json:
        show.show(show.records(found), as_json=True)
        return
    _tell(found)


def _tell(found: pd.DataFrame) -> None:
    if found.empty:
        print("Nothing to mend.")
    for number, (author, rows) in enumerate(found.groupby("author", sort=True)):
        print(f"{chr(10) if number else ''}{show.words(author) or 'Nobody named'}:")
        for row in rows.to_dict(orient="records"):
            print("\n".join(_lines(row)))


def _lines(row: dict[str, Any]) -> list[str]:
    quoted = [f"      “{show.words(row['said'])}”"] if row["said"] else []
    whose = row["measure"] or "introduction"
    first = f"  {row['code']} {show.words(whose)} ({row['unit']}): {show.words(row['found'])}"
    return [first, *quoted, f"      {show.words(row['advice'])}"]


def _write(found: pd.DataFrame, folder: Path) -> None:
    """A file a unit, so that nobody is sent another unit's."""
    from pmf_lib.run.data import csv_bytes
    from pmf_lib.run.place import writing
    from pmf_lib.run.staging import write_whole

    with writing(folder):
        for unit, rows in found.groupby("unit", sort=True):
            write_whole(folder / f"{unit}.csv", csv_bytes(rows[["author", *_PLAIN]]))


COMMANDS: tuple[Callable[..., int | None], ...] = (commentary,)
