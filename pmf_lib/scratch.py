"""Temporary folders; one that a killed process left is removed by whoever makes the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from filelock import FileLock, Timeout

_PREFIX = "pmf-"
_LOCK = ".lock"


class Scratch(TemporaryDirectory[str]):
    """A folder of this process's own, gone when it is left.

    `kill -9` leaves it behind, with whatever was read into it: the next folder that anybody makes
    removes those whose processes are gone, as their locks tell. An OSError where none can be made.
    """

    def __init__(self, purpose: str) -> None:
        sweep()
        super().__init__(prefix=f"{_PREFIX}{purpose}-", ignore_cleanup_errors=True)
        self._lock = Path(f"{self.name}{_LOCK}")
        self._held = FileLock(self._lock)
        try:
            self._held.acquire()
            # Between its making and its lock somebody may have taken it for a dead one's.
            Path(self.name).mkdir(mode=0o700, exist_ok=True)
        except OSError:
            self.cleanup()
            raise

    def cleanup(self) -> None:
        """Remove the folder and its lock."""
        super().cleanup()
        _remove(self._lock)
        self._held.release()
        _remove(self._lock)


def sweep() -> None:
    """Remove the folders whose locks nobody holds; what cannot be removed is left."""
    for lock in _locks(Path(gettempdir())):
        with suppress(OSError, Timeout):
            with FileLock(lock, blocking=False):
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                _remove(lock)
            _remove(lock)


def _remove(lock: Path) -> None:
    """Remove a lock while it is held, so that nobody takes it between; Windows does so after."""
    with suppress(OSError):
        lock.unlink(missing_ok=True)


def _locks(folder: Path) -> Iterator[Path]:
    """Every lock of a folder such as these; another user's is none of ours."""
    for path in folder.glob(f"{_PREFIX}*{_LOCK}"):
        with suppress(OSError):
            if path.is_file() and not path.is_symlink() and _is_ours(path):
                yield path


def _is_ours(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()
