"""Runs every so manieth case in a process that may take only so much memory and time a case.

`python -m bench.fuzzing.worker FIRST END STEP` writes one line of JSON a case. A case that takes
longer than its deadline ends the process, as does one that breaks it: the line that is missing
tells which.
"""

from __future__ import annotations

import gc
import json
import resource
import signal
import sys
import time
import warnings
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fuzzing.cases import run_case

DEADLINE_SECONDS = 60
MEMORY_BEYOND = 1 << 30  # what a case may take beyond the program itself
_KIB = 1024


def main(first: int, end: int, step: int) -> None:
    """Run the cases from `first`, each `step`th of them, below `end`."""
    warnings.simplefilter("ignore")
    with TemporaryDirectory(prefix="pmf-fuzz-") as folder:
        _tell(_run(0, Path(folder) / "warm"))
        gc.freeze()
        _limit()
        for number in range(first, end, step):
            _tell(_run(number, Path(folder) / str(number)))


def _run(number: int, folder: Path) -> dict[str, object]:
    folder.mkdir()
    signal.alarm(DEADLINE_SECONDS)
    started = time.perf_counter()
    case = run_case(number, folder)
    seconds = time.perf_counter() - started
    signal.alarm(0)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB
    return {**asdict(case), "seconds": seconds, "peak": peak}


def _limit() -> None:
    """Let no case take more address space than the program has now and the margin."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY_BEYOND
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _tell(found: dict[str, object]) -> None:
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
