"""Whether a folder is signed, as far as can be told without a key; and where a signature goes on.

Nothing here needs the package that signs, so that a run never imports it.
"""

from __future__ import annotations

from pathlib import Path

from pmf_lib.run.record import MANIFEST, SIGNATURE, Manifest
from pmf_lib.run.signed.envelope import read_envelope
from pmf_lib.run.signed.statement import statement_of
from pmf_lib.run.staging import write_whole


def statement_faults(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """A sentence where the folder's signature is not of its manifest; none where there is none."""
    if not (folder / SIGNATURE).exists():
        return ()
    envelope = read_envelope(folder / SIGNATURE)
    if envelope is None:
        return (f"{SIGNATURE} is not as it was written",)
    if envelope.payload != statement_of(manifest):
        return (f"{SIGNATURE} was made for another {MANIFEST} than this",)
    return ()


def carry_on(before: Path, after: Path) -> bool:
    """Give a new folder the signature of the one before it, where it still holds for every byte.

    False where there was a signature that holds no more: the new folder is not signed.
    """
    if not (before / SIGNATURE).exists():
        return True
    same = (before / MANIFEST).read_bytes() == (after / MANIFEST).read_bytes()
    if same:
        write_whole(after / SIGNATURE, (before / SIGNATURE).read_bytes())
    return same
