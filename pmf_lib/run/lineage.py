"""Whether a finished quarter is as it was written, and still says what the store says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from pmf_lib.council import load_council
from pmf_lib.errors import DamagedError, PmfError
from pmf_lib.periods import Period
from pmf_lib.run.data import data_files
from pmf_lib.run.digests import digest_of
from pmf_lib.run.reads import words
from pmf_lib.run.record import (
    SIGNATURE,
    Manifest,
    PackRecord,
    State,
    require_manifest,
    verify,
)
from pmf_lib.run.signed.standing import statement_faults
from pmf_lib.run.sources import Sources, read_sources
from pmf_lib.store import Snapshot, open_store
from pmf_lib.views.records import PACK_MIME

_NO_STORE = (
    "Not checked: whether the figures are still the store's. "
    "Run pmf verify without --public-key where the store is."
)


@dataclass(frozen=True)
class Report:
    """What was checked: how many files, what is wrong, how far figures were followed, who signed.

    Each of the last two is a sentence; `signed` says what is known of the signature.
    """

    files: int
    faults: tuple[str, ...]
    lineage: str
    signed: str


def check_quarter(folder: Path) -> Report:
    """Check a finished quarter's folder, wherever it lies.

    Every file's digest is made again; every executed notebook must have used what the manifest
    says; and the figures are read again from the store's snapshot, where that is to be had. A
    store that is there and does not hold the snapshot is a fault; that there is none is said. A
    RunError where the folder is no finished quarter.
    """
    manifest = require_manifest(folder)
    faults = [*_faults_of_files(folder, manifest), *statement_faults(folder, manifest)]
    try:
        found = tuple(_figure_faults(folder, manifest))
        lineage = "The figures were read again from the store, whose every row was checked."
    except DamagedError as error:
        found, lineage = (error.sentence,), "The figures could not be read again from the store."
    except PmfError as error:
        found, lineage = (), f"The figures could not be read again from a store: {error.sentence}"
    signed = "No key was given: whose the signature is was not checked." if _signed(folder) else ""
    return Report(_files(folder, manifest), (*faults, *found), lineage, signed or "Not signed.")


def check_signed(folder: Path, public_key: Path) -> Report:
    """Check a finished quarter's folder with a public key alone: no store and no profile is asked.

    A RunError where the folder is no finished quarter, a ParameterError where the key is none.
    """
    # The package that checks signatures is slow to import, and nothing else needs it.
    from pmf_lib.run.signed.signing import signature_faults

    manifest = require_manifest(folder)
    faults = (*signature_faults(folder, public_key), *_faults_of_files(folder, manifest))
    signed = "" if faults else "Signed with this key, and every file is the one that was signed."
    return Report(_files(folder, manifest), faults, _NO_STORE, signed or "Not as it was signed.")


def _signed(folder: Path) -> bool:
    return (folder / SIGNATURE).exists()


def _files(folder: Path, manifest: Manifest) -> int:
    """How many files the folder has: those listed, the manifest and a signature."""
    return len(manifest.every_file) + 1 + _signed(folder)


def _faults_of_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    yield from verify(folder)
    yield from _echo_faults(folder, manifest)


def _echo_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    for record in manifest.packs:
        if record.status is State.FAILED:
            continue
        sources = read_sources(folder / record.sources)
        if sources is None or not _are_inputs(sources.parts, record):
            yield f"{record.sources} is not what the manifest says {record.name} was made from"
            continue
        said, asked = _echo(folder / record.evidence), _asked(manifest, record, sources)
        if {name: said.get(name) for name in asked} != asked:
            yield f"{record.evidence} was not run for what the manifest says"


def _are_inputs(parts: dict[str, str], record: PackRecord) -> bool:
    return {"key": digest_of(parts), **parts}.items() <= record.inputs.items()


def _asked(manifest: Manifest, record: PackRecord, sources: Sources) -> dict[str, str]:
    return {
        "council": manifest.council,
        "period": manifest.period,
        "as_known_on": manifest.as_known_on,
        "key": record.key,
        "snapshot": words(sources.reads or ()),
    }


def _echo(path: Path) -> dict[str, Any]:
    """What an executed notebook says it used; empty where it cannot be read."""
    try:
        cells = nbformat.reads(path.read_text("utf-8"), as_version=4).cells
        outputs = [output for cell in cells for output in cell.get("outputs", ())]
        opening = next(
            output.data[PACK_MIME] for output in outputs if PACK_MIME in output.get("data", {})
        )
        return dict(opening["echo"])
    except (OSError, ValueError, KeyError, AttributeError, StopIteration):
        return {}


def _figure_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    council = load_council(manifest.council)
    with open_store() as store:
        reader = store.reader(Snapshot.parse(manifest.snapshot))
        yield from store.verify(manifest.council)
        again = data_files(council, Period.parse(manifest.period), reader)
    for file, content in again.items():
        path = folder / file
        if path.is_file() and path.read_bytes() != content:
            yield f"{file} differs from what the store says"
