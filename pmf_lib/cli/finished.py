"""Commands about a finished quarter's folder: verify, keys, sign, remake."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import AsJson, Jobs

Finished = Annotated[Path, typer.Argument(metavar="OUTPUT_DIR", help="A finished quarter.")]


def verify(
    folder: Finished,
    public_key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Check the signature with this key, and ask no store."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Check every file of a finished quarter, and its figures with the store or its signature."""
    from pmf_lib.run.lineage import check_quarter, check_signed

    report = check_signed(folder, public_key) if public_key else check_quarter(folder)
    rows = [{"fault": fault} for fault in report.faults]
    show.show(rows, as_json=as_json, empty=f"{report.files} files are as they were written.")
    show.complain(report.lineage)
    show.complain(report.signed)
    return 1 if report.faults else 0


def keys(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the private key goes.")],
) -> None:
    """Make a pair of keys to sign with: FILE, for you alone, and FILE.pub, for everybody."""
    from pmf_lib.run.signed.keys import make_keys

    print(make_keys(file))


def sign(
    folder: Finished,
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Your private key.")],
) -> None:
    """Sign a finished or published quarter; prints the name of the key."""
    from pmf_lib.run.signed.signing import sign as signed

    print(signed(folder, key))


def remake(
    folder: Finished,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Make it here, not in var/remade.")
    ] = None,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> int:
    """Make a finished or published quarter again from its own snapshot, and compare every byte."""
    from pmf_lib import project
    from pmf_lib.run.progress import reporter
    from pmf_lib.run.record import require_manifest
    from pmf_lib.run.remake import Remaking
    from pmf_lib.run.settings import load_settings
    from pmf_lib.store import open_store

    settings = load_settings()
    here = {"jobs": jobs or settings.jobs, "scheduler": "", "outputs": ""}
    packs = len(require_manifest(folder).packs)
    place = to or project.root() / "var" / "remade"
    with open_store() as store, reporter(packs, sys.stderr) as told:
        remade = Remaking(folder, place, settings.model_copy(update=here), store, told)()
    rows = [{"difference": sentence} for sentence in remade.differing]
    show.show(rows, as_json=as_json, empty=f"{remade.same} files and the manifest are the same.")
    for sentence in remade.why if remade.differing else ():
        show.complain(sentence)
    show.complain(f"Made again in {remade.folder}")
    return 1 if remade.differing else 0


COMMANDS: tuple[Callable[..., int | None], ...] = (verify, keys, sign, remake)
