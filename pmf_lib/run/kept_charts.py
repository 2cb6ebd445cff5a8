"""Drawn charts kept on disk from one run to the next, by the content of their specification.

Many workers and runs may use one folder at once. An entry is there whole or not at all; one that
is damaged counts as missing. Without the folder nothing is kept and every chart is drawn.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pmf_lib import project
from pmf_lib.run.digests import content_digest

MOST_BYTES = 256 * 2**20  # some fifty thousand charts
_UNFINISHED = ".part"
_STALE_SECONDS = 86_400.0


@dataclass(frozen=True)
class KeptCharts:
    """A `views.draw.Keeper` whose entries are files: the digest of key and picture, the picture."""

    folder: Path

    def get(self, key: str) -> str | None:
        """The picture kept under the key; None where there is none, or not the one put there."""
        path = self._path(key)
        try:
            digest, _, picture = path.read_bytes().decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        if digest != _digest(key, picture):
            return None
        with suppress(OSError):
            os.utime(path)
        return picture

    def put(self, key: str, picture: str) -> None:
        """Keep a picture; where it cannot be written it is drawn again another time."""
        with suppress(OSError):
            _write(self._path(key), f"{_digest(key, picture)}\n{picture}".encode())

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def place() -> Path:
    """The project's folder of kept charts: all councils and quarters share it."""
    return project.root() / "var" / "charts"


@contextmanager
def in_use() -> Iterator[None]:
    """Have the folder while a run makes packs, and trimmed after it.

    Where it cannot be made the run draws every chart.
    """
    folder = place()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    yield
    trim(folder, MOST_BYTES)


def trim(folder: Path, most_bytes: int) -> None:
    """Remove the entries used longest ago until the rest are within so many bytes."""
    entries = sorted(_entries(folder))
    excess = sum(size for _, size, _ in entries) - most_bytes
    stale = time.time() - _STALE_SECONDS
    for used, size, path in entries:
        if excess > 0 or (used < stale and path.suffix == _UNFINISHED):
            with suppress(OSError):
                path.unlink()
            excess -= size


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each was last used, its bytes and its file; other runs may remove it meanwhile."""
    for path in folder.glob("*/*"):
        with suppress(OSError):
            found = path.stat()
            yield found.st_mtime, found.st_size, path


def _digest(key: str, picture: str) -> str:
    return content_digest(f"{key}\n{picture}".encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    handle, unfinished = tempfile.mkstemp(suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).replace(path)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise
