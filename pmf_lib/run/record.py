"""The manifest: what a quarter's folder holds, digest by digest, and how to check it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pmf_lib.errors import RunError
from pmf_lib.run.digests import content_digest, digest_of, file_digest

MANIFEST = "manifest.json"
# Stands beside the manifest of a quarter that was signed, and vouches for it.
SIGNATURE = "manifest.dsse.json"


class State(StrEnum):
    """How a pack came to its place in the quarter."""

    MADE = "made"
    KEPT = "kept"
    FAILED = "failed"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fault(_Part):
    """What stopped a pack: whose it is, the cell (0 for the page as a whole) and the cause."""

    unit: str
    cell: int
    heading: str
    cause: str

    @property
    def words(self) -> str:
        """Where and why, in one sentence."""
        under = f" under “{self.heading}”" if self.heading else ""
        where = f"cell {self.cell}{under}" if self.cell else "the page as a whole"
        return f"{where}: {self.cause}"


class FileRecord(_Part):
    """A file of the quarter, by its place in the quarter's folder."""

    file: str
    sha256: str
    bytes: int


class PackRecord(FileRecord):
    """One pack of the manifest; its file is its page.

    `inputs` are digests of what it was made from, the key that is the digest of them all, and the
    snapshot and the library that the pack was last seen to agree with.
    """

    pack: str
    key: str
    title: str
    audience: str
    status: State
    inputs: dict[str, str]
    error: Fault | None = None

    @property
    def name(self) -> str:
        """The pack as it is named on the command line."""
        return f"{self.pack}:{self.key}"

    @property
    def told(self) -> str:
        """The pack with what failed in it."""
        return f"{self.name} failed in {self.error.words}" if self.error else self.name

    @property
    def evidence(self) -> str:
        """The executed notebook's file."""
        return f"{self.pack}/{self.key}.ipynb"

    @property
    def sources(self) -> str:
        """The file that lists what the pack was made from."""
        return f"{self.pack}/{self.key}.inputs.json"


class Manifest(_Part):
    """Everything in a quarter's folder and what it was made from; no times, so that it repeats."""

    council: str
    period: str
    snapshot: str
    code: str
    as_known_on: str
    packs: tuple[PackRecord, ...]
    files: tuple[FileRecord, ...]
    digest: str = ""

    def sealed(self) -> Manifest:
        """The manifest with the digest of its own content."""
        return self.model_copy(update={"digest": digest_of(self._content())})

    def rendered(self) -> bytes:
        """The file's bytes."""
        text = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1)
        return f"{text}\n".encode()

    @property
    def every_file(self) -> tuple[FileRecord, ...]:
        """Every file but the manifest itself."""
        return (*self.packs, *self.files)

    def failed_in(self, names: Collection[str]) -> tuple[PackRecord, ...]:
        """The failed packs among those named."""
        failed = (record for record in self.packs if record.status is State.FAILED)
        return tuple(record for record in failed if record.name in names)

    def _content(self) -> dict[str, Any]:
        return self.model_dump(mode="json", exclude={"digest"})


def text_record(file: str, content: bytes) -> FileRecord:
    """The record of a file about to be written."""
    return FileRecord(file=file, sha256=content_digest(content), bytes=len(content))


def read_manifest(folder: Path) -> Manifest | None:
    """The folder's manifest; None where there is none, a RunError where it is damaged."""
    path = folder / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        raise RunError(
            f"{path} cannot be read",
            "A finished quarter has a manifest.json as pmf run wrote it",
            "Restore the folder from a copy, or run the quarter again with --force",
        ) from None


def require_manifest(folder: Path) -> Manifest:
    """The folder's manifest; a RunError where it has none or a damaged one."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise RunError(
            f"{folder} is not a finished quarter",
            "A finished quarter has a manifest.json",
            "Name a folder such as outputs/carlisle-2021/2021-22-Q2",
        )
    return manifest


def verify(folder: Path, known: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence for each file that is not as the manifest has it; empty where all is well.

    The manifest answers for itself too: one changed byte in it is found by its own digest. Files
    that are known to be right need only be there. A signature is checked elsewhere.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        return (f"{MANIFEST} is missing",)
    return (*_manifest_faults(folder, manifest), *_file_faults(folder, manifest, known))


def _manifest_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    if manifest.sealed().rendered() != (folder / MANIFEST).read_bytes():
        yield f"{MANIFEST} is not as it was written"


def _file_faults(folder: Path, manifest: Manifest, known: Collection[str]) -> Iterator[str]:
    listed = {record.file: record.sha256 for record in manifest.every_file}
    paths = (path for path in folder.rglob("*") if not path.is_dir())
    present = {path.relative_to(folder).as_posix() for path in paths} - {MANIFEST, SIGNATURE}
    yield from (f"{file} is missing" for file in sorted(set(listed) - present))
    yield from (f"{file} is not in the manifest" for file in sorted(present - set(listed)))
    for file in sorted((present & set(listed)).difference(known)):
        if file_digest(folder / file) != listed[file]:
            yield f"{file} is not as it was written"
