"""A real dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from distributed import Client

from pmf_lib.run import processes
from tests.waiting import until

# A worker that fell silent is missed soon, and nothing listens but on this machine.
_QUICK = {"DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "5s"}


@dataclass
class Cluster:
    """A scheduler with workers of one thread; `folder` holds their logs and files."""

    folder: Path
    also: Mapping[str, str] = field(default_factory=dict)
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def start(self, workers: int = 2, port: int = 0) -> Cluster:
        """Start the scheduler, and so many workers of it."""
        known = self.folder / "scheduler.json"
        known.unlink(missing_ok=True)
        self.scheduler = self._process(
            "scheduler", "--host", "127.0.0.1", "--port", str(port), "--scheduler-file", str(known)
        )
        assert until(lambda: _address(known) != ""), "the scheduler starts"
        self.address = _address(known)
        for _ in range(workers):
            self.add_worker()
        if workers:
            self.ready(workers)
        return self

    def add_worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start one more worker; options and environment as dask worker takes them."""
        options = ("--nthreads", "1", "--local-directory", str(self.folder), *options)
        worker = self._process("worker", self.address, *options, **environment)
        self.workers.append(worker)
        return worker

    def ready(self, workers: int) -> None:
        """Wait until so many workers are known to the scheduler."""
        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)

    def stop(self) -> None:
        """End everything that was started, whatever state it is in."""
        started = [found for found in (*self.workers, self.scheduler) if found]
        families = [family(found.pid) for found in started]
        processes.end([one for members in families for one in members])
        for found in started:
            found.wait()

    def _process(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PMF_")}
        with (self.folder / f"{words[0]}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--no-dashboard"],
                env={**kept, **_QUICK, **self.also, **environment},
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )


def family(number: int) -> list[psutil.Process]:
    """A process with all that descend from it, children first."""
    try:
        process = psutil.Process(number)
        return [*reversed(process.children(recursive=True)), process]
    except psutil.NoSuchProcess:
        return []


def _address(known: Path) -> str:
    try:
        return str(json.loads(known.read_text())["address"])
    except (OSError, ValueError):
        return ""
