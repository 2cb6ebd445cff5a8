"""Frames kept on disk between reading and loading, so that memory does not grow with a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pmf_lib.errors import SourceError
from pmf_lib.scratch import Scratch


class Spool:
    """Frames in a folder of its own, handed out in the order they were put in.

    Pickles are safe here: only this process writes and reads the folder, which is its own
    (mode 0700) and goes with it.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder / name
        self._count = 0
        self.rows = 0

    def put(self, frame: pd.DataFrame) -> None:
        """Add a frame; a SourceError where the disk is full or cannot be written."""
        if frame.empty:
            return
        try:
            self._folder.mkdir(exist_ok=True)
            frame.to_pickle(self._path(self._count))
        except OSError as error:
            raise no_room(error) from error
        self._count += 1
        self.rows += len(frame)

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """The frames, read one at a time."""
        for number in range(self._count):
            yield pd.read_pickle(self._path(number))

    def clear(self) -> None:
        """Forget every frame."""
        for number in range(self._count):
            self._path(number).unlink()
        self._count = self.rows = 0

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}.pickle"


def spool_folder() -> Scratch:
    """A temporary folder of one's own; a SourceError where none can be made."""
    try:
        return Scratch("intake")
    except OSError as error:
        raise no_room(error) from error


def no_room(error: OSError) -> SourceError:
    """What to say when the temporary folder cannot take what was read."""
    return SourceError(
        f"The temporary folder cannot be written: {error.strerror or error}",
        "Checking a source needs about twice its size in temporary space",
        "Free some space, or set TMPDIR to a folder on a disk with room",
    )
