"""Where a quarter's work and results lie, and the guard that lets one run at a time have it."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run import platform

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True)
class Place:
    """One quarter of one council in the outputs folder.

    `published` is what readers see. All work happens in `staging`: `packs` holds finished packs
    not yet published, `next` the quarter being put together, `previous` the old quarter during
    a switch in two steps.
    """

    outputs: Path
    council: str
    period: Period

    @property
    def folder(self) -> Path:
        """The council's folder."""
        return self.outputs / self.council

    @property
    def published(self) -> Path:
        """The finished quarter."""
        return self.folder / self.period.code

    @property
    def log(self) -> Path:
        """The run log beside it."""
        return self.folder / f"{self.period.code}.log.jsonl"

    @property
    def staging(self) -> Path:
        """The folder of work in hand."""
        return self.folder / ".staging" / self.period.code

    @property
    def packs(self) -> Path:
        """Packs finished in a run that has not been published yet."""
        return self.staging / "packs"

    @property
    def next(self) -> Path:
        """The quarter being put together."""
        return self.staging / "next"

    @property
    def previous(self) -> Path:
        """The old quarter while the new one takes its place in two steps."""
        return self.staging / "previous"

    @property
    def lock(self) -> Path:
        """The file that the run in hand holds locked."""
        return self.folder / ".staging" / f"{self.period.code}.lock"


@contextmanager
def taken(place: Place) -> Iterator[None]:
    """Have the quarter alone, with what an earlier run left half done put right.

    A RunError where another run has it, or where the folder cannot be written.
    """
    with ExitStack() as held:
        with writing(place.folder):
            place.staging.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(FileLock(place.lock, blocking=False))
            except Timeout:
                raise _taken_already(place) from None
            recover(place)
        yield


def _taken_already(place: Place) -> RunError:
    return RunError(
        f"Another run is making {place.council} {place.period}",
        "One run at a time may have a quarter",
        "Wait until it ends, then run again",
    )


def recover(place: Place) -> None:
    """Put back the old quarter where a switch in two steps was cut off between them."""
    if place.previous.exists() and not place.published.exists():
        place.previous.rename(place.published)
    for leftover in (place.previous, place.next):
        if leftover.exists():
            shutil.rmtree(leftover)


def switch(place: Place) -> None:
    """Let the next quarter take the published one's place, whole.

    In one step where the system can; else in two, which `recover` mends if cut off between.
    """
    if not place.published.exists():
        place.next.rename(place.published)
    elif not platform.exchange(place.next, place.published):
        place.published.rename(place.previous)
        try:
            place.next.rename(place.published)
        except OSError:
            place.previous.rename(place.published)
            raise


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn a disk that is full, closed or missing into a RunError."""
    try:
        yield
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> RunError:
    last_good = "The last good quarter is untouched"
    if error.errno in _FULL:
        found = f"There is no room left to write in {folder}"
        return RunError(found, last_good, "Free some space, then run again")
    if error.errno in _CLOSED:
        found = f"{error.filename or folder} may not be written"
        next_step = "Open it for writing, close what has it open, or set PMF_HOME, then run again"
        return RunError(found, last_good, next_step)
    found = f"{error.filename or folder} cannot be written: {error.strerror or error}"
    return RunError(found, last_good, "See what lies there, then run again")
