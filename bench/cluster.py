"""A dask cluster of two workers with one thread each, as `dask worker` starts them.

`python -m bench.cluster FILE` waits until the workers have reported to the scheduler that the file
names.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.homes import BIN, Home

WORKERS = 2
_PATIENCE_SECONDS = 60.0


@contextmanager
def cluster(where: Home) -> Iterator[str]:
    """The address of a scheduler with its workers ready; they all end afterwards."""
    file = where.path / "scheduler.json"
    file.unlink(missing_ok=True)
    local = ("--no-dashboard", "--scheduler-file", str(file))
    with ExitStack() as started:
        started.enter_context(
            _process(where, "scheduler", *local, "--host", "127.0.0.1", "--port", "0")
        )
        _wait_for(file)
        for number in range(WORKERS):
            folder = where.path / f"dask-{number}"
            shutil.rmtree(folder, ignore_errors=True)
            own = ("--nthreads", "1", "--local-directory", str(folder))
            started.enter_context(_process(where, "worker", *local, *own))
        where.command("python", "-m", "bench.cluster", str(file))
        yield str(json.loads(file.read_text("utf-8"))["address"])


@contextmanager
def _process(where: Home, *words: str) -> Iterator[None]:
    with subprocess.Popen(
        [str(BIN / "dask"), *words],
        cwd=where.path,
        env=where.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def _wait_for(file: Path) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not file.exists():
        if time.monotonic() > end:
            raise RuntimeError("The dask scheduler did not start")
        time.sleep(0.1)


if __name__ == "__main__":
    from distributed import Client

    with Client(scheduler_file=sys.argv[1]) as client:
        client.wait_for_workers(WORKERS, timeout=_PATIENCE_SECONDS)
