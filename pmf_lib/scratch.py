"""Temporary folders; one that a killed process left is removed by whoever makes the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkstemp
from weakref import finalize

from filelock import FileLock, Timeout

_PREFIX = "pmf-"
_LOCK = ".lock"


class Scratch:
    """A folder of this process's own, gone when it is left.

    `kill -9` leaves it behind, with whatever was read into it: the next folder that anybody makes
    removes those whose processes are gone, as their locks tell. An OSError where none can be made.
    """

    def __init__(self, purpose: str) -> None:
        sweep()
        # The lock first: a folder without one would never be known for a dead process's.
        number, lock = mkstemp(prefix=f"{_PREFIX}{purpose}-", suffix=_LOCK)
        os.close(number)
        self.name = lock.removesuffix(_LOCK)
        held = FileLock(lock)
        self._end = finalize(self, _end, Path(self.name), Path(lock), held)
        try:
            held.acquire()
            Path(self.name).mkdir(mode=0o700)
        except OSError:
            self.cleanup()
            raise

    def cleanup(self) -> None:
        """Remove the folder and its lock."""
        self._end()

    def __enter__(self) -> str:
        """The folder's path."""
        return self.name

    def __exit__(self, *_: object) -> None:
        """Remove the folder and its lock."""
        self.cleanup()


def _end(folder: Path, lock: Path, held: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _remove(lock)
    held.release()
    _remove(lock)


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
