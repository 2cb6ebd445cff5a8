"""Disks without room, and disks that may only be read: small real ones, seen by this process alone.

Needs Linux and the right to mount in a namespace of one's own, which `unshare` gives: this module
is run in one, `python -m bench.faults.room FOLDER TIMES`, and prints what it found as JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.faults.falling import Falling
from bench.faults.figures import LEFT, Outcome, Tried, tally
from bench.faults.killing import LOAD, RUN
from bench.faults.project import Project, make_project
from bench.warm import Warm, warm
from tests.postgres import lasting_server

_SAID = ("room", "full", "temporary", "cannot be reached", "may not be", "read-only", "allowed")
_NEW_ROOT = ("--map-root-user",)


def tried(times: int, *names: str) -> tuple[Tried, ...]:
    """What came of these sorts of full and closed disks, all of them where none is named."""
    with TemporaryDirectory(prefix="pmf-faults-") as folder:
        Path(folder).chmod(0o755)  # a server that root starts runs as somebody else
        command = [sys.executable, "-m", __name__, folder, str(times), *(names or SORTS)]
        done = subprocess.run(
            [*_apart(), *command], stdout=subprocess.PIPE, text=True, check=True, timeout=3_000
        )
    return tuple(
        Tried(**{**each, "lost": tuple(each["lost"]), "left": tuple(each["left"])})
        for each in json.loads(done.stdout.splitlines()[-1])
    )


def can_be_tried() -> bool:
    """Whether this machine lets us mount a disk of our own."""
    if not shutil.which("unshare"):
        return False
    with TemporaryDirectory() as folder:
        mounting = ["mount", "-t", "tmpfs", "none", folder]
        return (
            subprocess.run([*_apart(), *mounting], check=False, capture_output=True).returncode == 0
        )


def _apart() -> list[str]:
    root = () if os.geteuid() == 0 else _NEW_ROOT
    return ["unshare", *root, "--mount", "--propagation", "private"]


@dataclass(frozen=True)
class Disk:
    """A disk of a few MB at a folder."""

    folder: Path

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"

    def fill(self, leaving: int) -> None:
        """Leave so many bytes free."""
        free = shutil.disk_usage(self.folder).free
        with suppress(OSError), self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free - leaving))

    def close(self) -> None:
        """Let nobody write to it any more."""
        _mount("-o", "remount,ro", str(self.folder))

    def mend(self) -> None:
        """Let it be written again, with room."""
        _mount("-o", "remount,rw", str(self.folder))
        self._filler.unlink(missing_ok=True)


@contextmanager
def disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """A small disk in the folder's place, with what lies in it."""
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder))
    shutil.copytree(aside, folder, dirs_exist_ok=True)
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()
    aside.rename(folder)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


Narrow = Callable[[], None]


class Cramped:
    """Runs and loads of a project while one of its disks has no room, or is closed."""

    def __init__(self, project: Project, ready: Warm) -> None:
        self.project = project
        self.warm = ready

    def run(self, narrow: Narrow, mend: Narrow) -> Outcome:
        """A run on such a disk, and the next one when it is mended."""
        old = max(self.project.pages())
        self.project.write_notebooks(old + 1)
        narrow()
        status = self.warm.whole(*RUN)
        lost = [*self._told(status), *self.project.quarter_faults(old, old + 1)]
        new = (old + 1) in self.project.pages()
        mend()
        lost += self._mended(*RUN)
        lost += [*self.project.quarter_faults(old + 1), *self.project.left()]
        return Outcome(new, status != 0, tuple(lost))

    def load(self, narrow: Narrow, mend: Narrow) -> Outcome:
        """A load on such a disk, and the same again when it is mended."""
        before = self.project.loads()
        self.project.write_source(before)
        narrow()
        words = (*LOAD, str(self.project.source))
        status = self.warm.whole(*words)
        lost = [*self._told(status)]
        mend()
        new = self.project.loads() > before
        lost += self.project.store_faults(before, before + 1)
        if status == 0 and not new:
            lost.append("A load that said it was done is not there")
        lost += [*self._mended(*words), *self.project.store_faults(before + 1)]
        lost += [f"{each.name} {LEFT} over" for each in self.project.leavings()]
        return Outcome(new, status != 0, tuple(lost))

    def _told(self, status: int) -> Iterator[str]:
        said = self.warm.said.read_text()
        if status not in {0, 1, 2} or "Traceback" in said:
            yield f"Status {status}: {said}"
        if status == 2 and not any(word in said for word in _SAID):
            yield f"It says nothing of the disk: {said}"

    def _mended(self, *words: str) -> Iterator[str]:
        if status := self.warm.whole(*words):
            yield f"The next one ended with {status}: {self.warm.said.read_text()}"


def _sizes(disk_: Disk, times: int, most: int, seed: int) -> list[Narrow]:
    """The disk filled but for so many bytes, at most `most`."""
    dice = random.Random(seed)
    return [partial(disk_.fill, dice.randrange(4_096, most)) for _ in range(times)]


def _runs(folder: Path, times: int) -> Iterator[Tried]:
    with _cramped(folder) as cramped:
        if cramped.warm.whole(*RUN):
            raise RuntimeError(cramped.warm.said.read_text())
        home = cramped.project.tiny.path
        with disk(home / "outputs", 4) as here:
            sizes = _sizes(here, times, 400_000, 1)
            yield tally("pmf run, no room in outputs", _each(cramped.run, sizes, here.mend))
            found = _each(cramped.run, [here.close], here.mend)
            yield tally("pmf run, outputs read-only", found)
        with disk(home / "var", 8) as here:
            found = _each(cramped.run, [partial(here.fill, 0)], here.mend)
            yield tally("pmf run, SQLite's disk full", found)
            found = _each(cramped.run, [here.close], here.mend)
            yield tally("pmf run, SQLite read-only", found)
        with disk(cramped.project.scratch, 4) as here:
            sizes = _sizes(here, max(1, times // 3), 12_000, 4)
            found = _each(cramped.run, sizes, here.mend)
            yield tally("pmf run, no room in the temporary folder", found)


def _loads(folder: Path, times: int) -> Iterator[Tried]:
    with _cramped(folder) as cramped:
        home = cramped.project.tiny.path
        (home / "outputs").mkdir()
        with disk(home / "outputs", 4) as here:
            found = _each(cramped.load, [partial(here.fill, 0)], here.mend)
            yield tally("pmf load, outputs full", found)
        with disk(home / "var", 8) as here:
            sizes = _sizes(here, times, 900_000, 2)
            found = _each(cramped.load, sizes, here.mend)
            yield tally("pmf load, no room for SQLite", found)
            found = _each(cramped.load, [here.close], here.mend)
            yield tally("pmf load, SQLite read-only", found)
        with disk(cramped.project.scratch, 4) as here:
            sizes = _sizes(here, times, 16_000, 3)
            found = _each(cramped.load, sizes, here.mend)
            yield tally("pmf load, no room in the temporary folder (its spool)", found)


@contextmanager
def _cramped(folder: Path, url: str = "") -> Iterator[Cramped]:
    project = make_project(folder, url)
    with warm(project.environment, project.tiny.path) as ready:
        yield Cramped(project, ready)


def _each(
    work: Callable[[Narrow, Narrow], Outcome], narrows: Iterable[Narrow], mend: Narrow
) -> list[Outcome]:
    return [work(narrow, mend) for narrow in narrows]


def _server(folder: Path, times: int) -> Iterator[Tried]:
    place = folder / "server"
    place.mkdir(parents=True)
    with disk(place, 160) as here:
        place.chmod(0o755)
        with lasting_server(place) as lasting:
            url = lasting.server.make("faults")
            falling = Falling(lasting, url, 1)

            def mend() -> None:
                here.mend()
                falling.mend()

            with _cramped(folder / "project", url) as cramped:
                sizes = _sizes(here, times, 200_000, 5)
                found = _each(cramped.load, sizes, mend)
                yield tally("pmf load, no room for PostgreSQL", found)


SORTS = {"runs": _runs, "loads": _loads, "server": _server}


def main(folder: Path, times: int, *names: str) -> None:
    """Try these sorts, in a namespace of one's own."""
    found = [each for name in names for each in SORTS[name](folder / name, times)]
    print(json.dumps([asdict(each) for each in found]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
