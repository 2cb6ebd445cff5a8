"""A job for a pool of workers: one notebook, run as a pack's is."""

import os
from pathlib import Path

import nbformat

from pmf_lib.run import forking, processes
from pmf_lib.run.execute import Failure, execute

PARAMETERS = {"council": "tiny", "period": "2021-22-Q2", "as_known_on": "", "unit": "beta"}


def run_notebook(path: str) -> tuple[Failure | None, str, frozenset[int]]:
    """What came of it, the executed notebook's text, and the fork-server's process number."""
    mark = os.environ[processes.MARK_VARIABLE]
    home = Path(path).parent
    executed = execute(Path(path), PARAMETERS, home=home, seconds=30, mark=mark)
    return executed.failure, nbformat.writes(executed.notebook), forking.SERVER.pids
