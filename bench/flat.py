"""One run of very many packs, watched from outside: does it stay flat, and what does it leave?

`python -m bench.flat [PACKS [JOBS]]`. At every so many packs the memory (resident, with what is
shared), open files, threads and processes of the run and the entries of its
temporary folder are written down; after it, what is left of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import IO

import psutil

from bench.homes import Home
from bench.region import region_home

PACKS, JOBS, EVERY, WARM = 1000, 2, 50, 100
_MIB = 2**20
_WORKER, _SERVER = "multiprocessing.spawn", "pmf_lib.run.forking"


@dataclass(frozen=True)
class Use:
    """What one process has: MiB, open files, threads; and the CPU seconds of it and its dead."""

    memory: float
    files: int
    threads: int
    seconds: float


@dataclass(frozen=True)
class Sample:
    """The run after so many packs and seconds. `folders` are entries of its temporary folder."""

    packs: int
    at: float
    driver: Use
    workers: tuple[Use, ...]
    servers: tuple[Use, ...]
    processes: int
    folders: int

    @property
    def uses(self) -> dict[str, tuple[Use, ...]]:
        """Every process that lives as long as the run, by its part in it."""
        return {"driver": (self.driver,), "worker": self.workers, "fork-server": self.servers}

    @property
    def seconds(self) -> float:
        """The processor time of the run so far, its notebooks' own included."""
        return sum(use.seconds for uses in self.uses.values() for use in uses)

    @property
    def driver_share(self) -> float:
        """The driver's part of all processor time so far."""
        return self.driver.seconds / self.seconds


@dataclass(frozen=True)
class Left:
    """What is still there after the run: processes, entries of the temporary folder, staging."""

    processes: int
    temporary: int
    staging: int


@dataclass(frozen=True)
class Flat:
    """A run watched from its first pack to its end, and the same run again with nothing changed.

    `run` and `again` are seconds of the clock.
    """

    packs: int
    jobs: int
    samples: tuple[Sample, ...]
    left: Left
    run: float
    again: float

    @property
    def warm(self) -> Sample:
        """The run after its first packs, when all that is kept has been made."""
        return next(each for each in self.samples if each.packs >= min(WARM, self.packs // 2))

    @property
    def end(self) -> Sample:
        """The run near its end."""
        return self.samples[-1]

    def memory(self, part: str) -> tuple[float, float]:
        """MiB of one process of that part when warm and over the last third, as medians."""
        late = [each for each in self.samples if each.packs > self.packs * 2 / 3]
        early = [each for each in self.samples if self.warm.packs <= each.packs]
        return _memory(early[: len(late)], part), _memory(late, part)


def _memory(samples: Iterable[Sample], part: str) -> float:
    return median(use.memory for each in samples for use in each.uses[part])


def flat(home: Home, packs: int, jobs: int = JOBS, every: int = EVERY) -> Flat:
    """Run the region's quarter and watch it; then run it again. The home is a region's."""
    with tempfile.TemporaryDirectory(prefix="pmf-flat-") as folder:
        started = time.perf_counter()
        samples = tuple(_watched(home, jobs, every, folder))
        run = time.perf_counter() - started
        left = Left(
            processes=sum(1 for _ in _of_home(home)),
            temporary=sum(1 for _ in Path(folder).iterdir()),
            staging=sum(file.is_dir() for file in _staging(home).iterdir()),
        )
        started = time.perf_counter()
        home.run(jobs=jobs)
        again = time.perf_counter() - started
    return Flat(packs, jobs, samples, left, run, again)


def _watched(home: Home, jobs: int, every: int, folder: str) -> Iterator[Sample]:
    words = ["run", home.period, "--council", home.council, "--jobs", str(jobs), "--force"]
    command = [sys.executable, "-m", "pmf_lib.cli", *words]
    environment = {**home.environment, "TMPDIR": folder}
    quiet, started = subprocess.DEVNULL, time.perf_counter()
    with subprocess.Popen(
        command, cwd=home.path, env=environment, stdout=quiet, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        driver = psutil.Process(run.pid)
        for packs in _counts(run.stderr):
            if packs % every == 0:
                sample = _sample(driver, folder)
                yield replace(sample, packs=packs, at=time.perf_counter() - started)
    if run.returncode:
        raise SystemExit(f"The run ended with status {run.returncode}")


def _counts(lines: IO[str]) -> Iterator[int]:
    """How many packs are done, whenever the run says so."""
    for line in lines:
        number, _, rest = line.partition(" of ")
        if rest and number.isdigit():
            yield int(number)


def _sample(driver: psutil.Process, folder: str) -> Sample:
    workers = [child for child in driver.children() if _is(child, _WORKER)]
    servers = [child for worker in workers for child in worker.children() if _is(child, _SERVER)]
    return Sample(
        packs=0,
        at=0.0,
        driver=_use(driver),
        workers=tuple(map(_use, workers)),
        servers=tuple(map(_use, servers)),
        processes=len(driver.children(recursive=True)) + 1,
        folders=sum(len(folders) + len(files) for _, folders, files in os.walk(folder)),
    )


def _is(process: psutil.Process, module: str) -> bool:
    try:
        return module in " ".join(process.cmdline())
    except psutil.Error:
        return False


def _use(process: psutil.Process) -> Use:
    times = process.cpu_times()
    # The driver's own time alone: what its workers used is counted with them.
    dead = times.children_user + times.children_system if _is_worker(process) else 0.0
    return Use(
        memory=process.memory_info().rss / _MIB,
        files=process.num_fds(),
        threads=process.num_threads(),
        seconds=times.user + times.system + dead,
    )


def _is_worker(process: psutil.Process) -> bool:
    return _is(process, _WORKER) or _is(process, _SERVER)


def _of_home(home: Home) -> Iterator[psutil.Process]:
    """The processes that work in the home, whoever started them."""
    for process in psutil.process_iter():
        try:
            if process.environ().get("PMF_HOME") == str(home.path):
                yield process
        except psutil.Error:
            continue


def _staging(home: Home) -> Path:
    return home.quarter.parent / ".staging"


def tell(found: Flat) -> None:
    """Print a line a sample, then warm against the end, and what is left."""
    print(f"{'packs':>6}{'s':>7}{'driver':>9}{'worker':>9}{'server':>9}", end="")
    print(f"{'files':>7}{'threads':>9}{'processes':>11}{'temporary':>11}{'driver CPU':>12}")
    for each in found.samples:
        uses = [use for part in each.uses.values() for use in part]
        memory = (max(use.memory for use in part) for part in each.uses.values())
        print(f"{each.packs:>6}{each.at:>7.0f}", *(f"{mib:>8.1f}" for mib in memory), end="")
        print(f"{sum(use.files for use in uses):>7}{sum(use.threads for use in uses):>9}", end="")
        print(f"{each.processes:>11}{each.folders:>11}{each.driver_share:>12.1%}")
    for part in found.warm.uses:
        warm, end = found.memory(part)
        print(f"{part}: {warm:.1f} MiB when warm, {end:.1f} at the end: {end / warm:.2f} times")
    print(f"Left: {found.left}")
    print(f"{found.run:.1f} s; again with nothing changed {found.again:.1f} s")


def main(packs: int = PACKS, jobs: int = JOBS) -> Flat:
    """Watch a run of so many packs, and print what was seen."""
    with tempfile.TemporaryDirectory(prefix="pmf-region-") as folder:
        found = flat(region_home(Path(folder), packs), packs, jobs)
    tell(found)
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
