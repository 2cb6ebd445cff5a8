"""Finished packs waiting to be published: a run cut off leaves them for the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pmf_lib.run.inputs import file_digest
from pmf_lib.run.record import FileRecord, PackRecord, State, text_record


@dataclass(frozen=True)
class Finished:
    """A pack's page and evidence as they lie in `folder`, with what the manifest says of them."""

    folder: Path
    record: PackRecord
    evidence: FileRecord

    @property
    def whole(self) -> bool:
        """Both files are there, byte for byte."""
        return all(
            (self.folder / file.file).is_file()
            and file_digest(self.folder / file.file) == file.sha256
            for file in (self.record, self.evidence)
        )

    def kept(self) -> Finished:
        """The same pack, taken over as it is; a failed one stays failed."""
        if self.record.status is State.FAILED:
            return self
        record = self.record.model_copy(update={"status": State.KEPT})
        return Finished(self.folder, record, self.evidence)

    def copy_to(self, folder: Path) -> None:
        """Copy the two files into a quarter's folder."""
        for file in (self.record.file, self.evidence.file):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / file, folder / file)


def stage(folder: Path, record: PackRecord, page: bytes, evidence: bytes) -> Finished:
    """Write a pack into the staging folder, its record last: without it the pack is not there."""
    finished = Finished(folder, record, text_record(record.evidence, evidence))
    for file, content in ((record.file, page), (record.evidence, evidence)):
        write_whole(folder / file, content)
    lines = f"{record.model_dump_json()}\n{finished.evidence.model_dump_json()}\n"
    write_whole(_record_path(folder, record.pack, record.key), lines.encode())
    return finished


def staged(folder: Path, pack: str, key: str) -> Finished | None:
    """The pack as an earlier run left it; None where it is not there whole."""
    try:
        lines = _record_path(folder, pack, key).read_text("utf-8").splitlines()
        record, evidence = lines
        finished = Finished(
            folder,
            PackRecord.model_validate_json(record),
            FileRecord.model_validate_json(evidence),
        )
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
