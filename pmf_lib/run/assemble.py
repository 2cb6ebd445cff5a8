"""Puts a quarter's folder together to one side and checks it whole before anyone sees it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pmf_lib.errors import RunError
from pmf_lib.run.beside import Beside
from pmf_lib.run.record import MANIFEST, Manifest, PackRecord, State, verify
from pmf_lib.run.staging import Finished, write_whole


@dataclass(frozen=True)
class Header:
    """What the manifest says of the run as a whole."""

    council: str
    period: str
    snapshot: str
    code: str
    as_known_on: str


def header_of(manifest: Manifest) -> Header:
    """What the manifest says of the run as a whole."""
    return Header(**{field.name: getattr(manifest, field.name) for field in fields(Header)})


def assemble(
    folder: Path, header: Header, packs: Sequence[Finished], others: Sequence[Beside]
) -> Manifest:
    """Write the quarter into an empty folder: packs, other files, the manifest last.

    `others` are the index, the data files and the editions. A RunError where what was written
    does not read back as it should.
    """
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    linked = [pack for pack in packs if pack.put_into(folder)]
    again = {other.file for other in others if other.put_into(folder)}
    manifest = _manifest(header, packs, others)
    write_whole(folder / MANIFEST, manifest.rendered())
    # A pack that is kept was read whole to decide so, and what is linked is that very file; what
    # has a second place in an edition is read in its first.
    kept = [pack for pack in linked if pack.record.status is State.KEPT]
    faults = verify(folder, again | {file.file for pack in kept for file in pack.files})
    if faults:
        raise RunError(
            f"The quarter was not written as it should be: {'; '.join(faults)}",
            "Every file must read back byte for byte",
            "Check the disk, then run again",
        )
    return manifest


def _manifest(header: Header, packs: Sequence[Finished], others: Sequence[Beside]) -> Manifest:
    """What should lie in the folder; whether it does, every byte of it, is verified after."""
    beside = (file for pack in packs for file in (pack.evidence, pack.sources))
    files = [*(other.record for other in others), *beside]
    return Manifest(
        **asdict(header),
        packs=in_order([pack.record for pack in packs]),
        files=tuple(sorted(files, key=lambda file: file.file)),
    ).sealed()


def in_order(records: Sequence[PackRecord]) -> tuple[PackRecord, ...]:
    """Records by pack and key, as the manifest lists them."""
    return tuple(sorted(records, key=lambda record: (record.pack, record.key)))
