"""Finished packs waiting to be published: a run cut off leaves them for the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from pmf_lib.run.digests import file_digest
from pmf_lib.run.record import FileRecord, PackRecord, State, text_record


@dataclass(frozen=True)
class Finished:
    """A pack's page, evidence and sources as they lie in `folder`, and what is recorded of them."""

    folder: Path
    record: PackRecord
    evidence: FileRecord
    sources: FileRecord

    @property
    def files(self) -> tuple[FileRecord, ...]:
        """The pack's files."""
        return (self.record, self.evidence, self.sources)

    @property
    def whole(self) -> bool:
        """Every file is there, byte for byte."""
        return all(is_whole(self.folder, file) for file in self.files)

    def kept(self, seen: Mapping[str, str] | None = None) -> Finished:
        """The same pack, taken over as it is; a failed one stays failed.

        `seen` are the snapshot and the library that it was found to agree with.
        """
        if self.record.status is State.FAILED:
            return self
        inputs = {**self.record.inputs, **(seen or {})}
        record = self.record.model_copy(update={"status": State.KEPT, "inputs": inputs})
        return replace(self, record=record)

    def put_into(self, folder: Path) -> bool:
        """Put the files into a quarter's folder; whether each is a link, with the very bytes."""
        for file in self.files:
            (folder / file.file).parent.mkdir(parents=True, exist_ok=True)
        links = [linked(self.folder / file.file, folder / file.file) for file in self.files]
        return all(links)


def linked(here: Path, there: Path) -> bool:
    """Give a file a second place; whether by a link, with the very bytes, and not by a copy."""
    try:
        # No file of a quarter is ever written again: it is replaced, whole.
        there.hardlink_to(here)
    except OSError:
        shutil.copyfile(here, there)
        return False
    return True


def is_whole(folder: Path, file: FileRecord) -> bool:
    """Whether the file lies in the folder, byte for byte."""
    path = folder / file.file
    return path.is_file() and file_digest(path) == file.sha256


def stage(
    folder: Path, record: PackRecord, *, page: bytes, evidence: bytes, sources: bytes
) -> Finished:
    """Write a pack into the staging folder, its record last: without it the pack is not there."""
    beside = text_record(record.evidence, evidence), text_record(record.sources, sources)
    finished = Finished(folder, record, *beside)
    for file, content in zip(finished.files, (page, evidence, sources), strict=True):
        write_whole(folder / file.file, content)
    lines = "".join(f"{file.model_dump_json()}\n" for file in finished.files)
    write_whole(_record_path(folder, record.pack, record.key), lines.encode())
    return finished


def staged(folder: Path, pack: str, key: str) -> Finished | None:
    """The pack as an earlier run left it; None where it is not there whole."""
    try:
        lines = _record_path(folder, pack, key).read_text("utf-8").splitlines()
        record, *others = lines
        evidence, sources = map(FileRecord.model_validate_json, others)
        finished = Finished(folder, PackRecord.model_validate_json(record), evidence, sources)
    except (FileNotFoundError, ValidationError, ValueError):
        return None
    return finished if finished.whole else None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    write_parts(path, (content,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file part by part, so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.part")
    with partial.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _record_path(folder: Path, pack: str, key: str) -> Path:
    return folder / pack / f"{key}.json"
