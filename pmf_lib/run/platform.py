"""The one door to what differs between operating systems: forks, and swapping two folders."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import stat
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_SET_DEATH_SIGNAL = 1
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP}


def exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; False where this system or file system cannot.

    An OSError where either is missing or may not be moved.
    """
    rename = _renameat2()
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


def _renameat2() -> ctypes._NamedFuncPointer | None:
    """The system call of Linux since 3.15, through a C library that has it."""
    if not sys.platform.startswith("linux"):
        return None
    found = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if found is not None:
        path = ctypes.c_char_p
        found.argtypes = [ctypes.c_int, path, ctypes.c_int, path, ctypes.c_uint]
    return found


def is_administrator() -> bool:
    """Whether this process runs as root, as it does in many containers; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_open_to_others(file: Path) -> bool:
    """Whether others than its owner may read or write a file that is there; on Windows nobody asks.

    There the folder's access list decides, which a home folder has closed to others already.
    """
    if sys.platform == "win32" or not file.exists():
        return False
    return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def can_fork() -> bool:
    """Whether a process may be copied as it stands: on Linux. macOS forks, but not safely."""
    return sys.platform.startswith("linux")


def die_with_parent() -> None:
    """Have this process killed when the one that forked it ends (Linux)."""
    ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)
