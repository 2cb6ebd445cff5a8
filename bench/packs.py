"""A unit's pack by four roads, in CPU seconds: stock tools, this suite, and the floor under it.

Stock is what papermill's and nbconvert's own commands do with the same notebook and data. The
floor is the same sections called as plain functions in a forked process, and the same page. The
roads are taken in turn, several times, and the medians compared.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

COUNCIL, PERIOD, PACK = "carlisle-2021", "2021-22-Q2", "unit_monitoring"
ROUNDS = 3
UNITS = (
    "audit-services",
    "building-control",
    "customer-services",
    "development-management",
    "ict-services",
    "legal-services",
    "neighbourhood-services",
    "revenues-and-benefits",
)
ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time and of the clock, for one pack."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Home:
    """A project folder of its own with the demo council loaded."""

    path: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to work there."""
        return {
            **os.environ,
            "PMF_HOME": str(self.path),
            "PMF_DATABASE": f"sqlite:///{self.path / 'pmf.sqlite'}",
            "PYTHONPATH": str(ROOT),
        }

    def command(self, *words: str) -> None:
        """Run a command of the environment; its failure is the benchmark's."""
        program, *rest = words
        subprocess.run(
            [str(BIN / program), *rest],
            cwd=self.path,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


@contextmanager
def home() -> Iterator[Home]:
    """The demo council, loaded, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        found = Home(Path(folder))
        for name in ("notebooks", "parameters"):
            shutil.copytree(ROOT / name, found.path / name)
        found.command("pmf", "demo", COUNCIL, "--to", str(found.path / "demo"))
        found.command("pmf", "load", str(found.path / "demo"), "--council", COUNCIL)
        yield found


def stock(where: Home) -> None:
    """papermill's command, then nbconvert's, for each unit."""
    notebook = f"notebooks/packs/{PACK}.ipynb"
    for unit in UNITS:
        executed = f"stock-{unit}.ipynb"
        given = ["-p", "council", COUNCIL, "-p", "period", PERIOD, "-p", "unit", unit]
        where.command("papermill", notebook, executed, *given, "-k", "python3")
        where.command("jupyter-nbconvert", "--to", "html", executed)


def suite(where: Home, jobs: int = 1) -> None:
    """The same packs by `pmf run`."""
    only = [word for unit in UNITS for word in ("--only", f"{PACK}:{unit}")]
    asked = ["--council", COUNCIL, "--force", "--jobs", str(jobs)]
    where.command("pmf", "run", PERIOD, *asked, *only)


def floor(where: Home) -> None:
    """Sections as plain functions, in a worker forked from a process with everything imported."""
    where.command("python", "-m", "bench.floor", PACK, PERIOD, *UNITS)


def drawn_anew(where: Home, road: Callable[[], None]) -> Callable[[], None]:
    """The same road with no chart kept from before."""

    def taken() -> None:
        shutil.rmtree(where.path / "var" / "charts", ignore_errors=True)
        road()

    return taken


def spent(work: Callable[[], None]) -> Spent:
    """What each pack costs, by all processes that the work starts."""
    before, started = _children(), time.perf_counter()
    work()
    count = len(UNITS)
    return Spent((_children() - before) / count, (time.perf_counter() - started) / count)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print each road's cost a pack and what it is of the others'."""
    with home() as where:
        roads: dict[str, Callable[[], None]] = {
            "papermill and nbconvert, stock": lambda: stock(where),
            "pmf run, 1 job": drawn_anew(where, lambda: suite(where)),
            "pmf run, 2 jobs": drawn_anew(where, lambda: suite(where, 2)),
            "pmf run, 1 job, charts kept": lambda: suite(where),
            "the floor: plain functions": drawn_anew(where, lambda: floor(where)),
        }
        found: dict[str, list[Spent]] = {name: [] for name in roads}
        for _ in range(ROUNDS):
            for name, road in roads.items():
                found[name].append(spent(road))
    _tell(found)


def _tell(found: dict[str, list[Spent]]) -> None:
    rows = {
        name: Spent(median(one.cpu for one in each), median(one.wall for one in each))
        for name, each in found.items()
    }
    first, last = next(iter(rows.values())), list(rows.values())[-1]
    print(f"{'':34}{'CPU s':>8}{'wall s':>8}{'stock by it':>13}{'it by floor':>13}")
    for name, row in rows.items():
        ratios = f"{first.cpu / row.cpu:>13.1f}{row.cpu / last.cpu:>13.2f}"
        print(f"{name:34}{row.cpu:>8.2f}{row.wall:>8.2f}{ratios}")


if __name__ == "__main__":
    main()
