"""Project folders of their own for benchmarks, with the demo council loaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COUNCIL, PERIOD = "carlisle-2021", "2021-22-Q2"
ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
_TOLD = 2000


@dataclass(frozen=True)
class Home:
    """A project folder of its own; `database` is a URL, an SQLite file in the folder if empty."""

    path: Path
    database: str = ""
    council: str = COUNCIL
    period: str = PERIOD

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to work there."""
        # Where Python may not keep its compiled files, every process compiles the library anew.
        left_out = ("PMF_", "PYTHONDONTWRITEBYTECODE")
        kept = {name: text for name, text in os.environ.items() if not name.startswith(left_out)}
        return {
            **kept,
            "PMF_HOME": str(self.path),
            "PMF_DATABASE": self.database or f"sqlite:///{self.path / 'pmf.sqlite'}",
            "PYTHONPATH": str(ROOT),
            "PLOOMBER_STATS_ENABLED": "false",
            "PLOOMBER_VERSION_CHECK_DISABLED": "1",
            "PLOOMBER_HOME_DIR": str(self.path / "ploomber"),
        }

    @property
    def quarter(self) -> Path:
        """The folder that the quarter is published in."""
        return self.path / "outputs" / self.council / self.period

    def command(self, *words: str) -> str:
        """What a command of the environment prints; its failure is the benchmark's."""
        program, *rest = words
        done = subprocess.run(
            [str(BIN / program), *rest],
            cwd=self.path,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            told = (done.stdout + done.stderr)[-_TOLD:]
            raise RuntimeError(f"{program} ended with status {done.returncode}: {told}")
        return done.stdout

    def run(self, *words: str, jobs: int | None) -> str:
        """`pmf run` of the quarter with so many jobs; None where a cluster has its own."""
        at_once = ("--jobs", str(jobs)) if jobs else ()
        return self.command("pmf", "run", self.period, "--council", self.council, *at_once, *words)

    def forget_charts(self) -> None:
        """Keep no chart from before."""
        shutil.rmtree(self.path / "var" / "charts", ignore_errors=True)

    def forget_packs(self) -> None:
        """Keep no pack and no chart from before."""
        self.forget_charts()
        shutil.rmtree(self.path / "outputs", ignore_errors=True)


def make_home(folder: Path, database: str = "") -> Home:
    """The demo council, loaded, in an empty folder and database."""
    where = Home(folder, database)
    for name in ("notebooks", "parameters"):
        shutil.copytree(ROOT / name, folder / name)
    where.command("pmf", "demo", COUNCIL, "--to", str(folder / "demo"))
    where.command("pmf", "load", str(folder / "demo"), "--council", COUNCIL)
    return where


@contextmanager
def demo_home(database: str = "") -> Iterator[Home]:
    """The demo council, loaded, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        yield make_home(Path(folder), database)
