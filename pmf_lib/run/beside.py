"""A quarter's files beside its packs: written anew, or the very bytes of a file that is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pmf_lib.run.record import FileRecord, text_record
from pmf_lib.run.staging import linked, write_whole


@dataclass(frozen=True)
class Beside:
    """One file of the quarter that no pack made: its place, and its bytes or where they lie.

    `source` is a file that is never written again, such as a pack's page; `known` is what is
    recorded of its bytes.
    """

    file: str
    content: bytes = b""
    source: Path | None = None
    known: FileRecord | None = None

    @property
    def record(self) -> FileRecord:
        """What the manifest says of it."""
        return self.known or text_record(self.file, self.content)

    def put_into(self, folder: Path) -> bool:
        """Put the file into a quarter's folder; whether it is a link, with the very bytes."""
        place = folder / self.file
        if self.source is None:
            write_whole(place, self.content)
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        return linked(self.source, place)


def copied(file: str, source: Path, known: FileRecord) -> Beside:
    """A file with the bytes of one that is there, of which this is recorded."""
    bare = FileRecord(file=file, sha256=known.sha256, bytes=known.bytes)
    return Beside(file, source=source, known=bare)
