"""What the processes that run notebooks are told: where, in which environment, of which data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pmf_lib import project
from pmf_lib.run import processes
from pmf_lib.store.statement import SNAPSHOT_VARIABLE
from pmf_lib.views.records import BATCH_VARIABLE

KERNEL_NAME = "python3"
# Numerical libraries start their threads as they are imported, and add up in another order on
# a machine with more of them.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_UNWANTED = frozenset({"PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONBREAKPOINT", "MPLBACKEND"})


@dataclass(frozen=True)
class Surroundings:
    """What every kernel of a run is told: where the project lies and which snapshot to read.

    `scratch` is a folder for the kernels' own small files, outside the outputs.
    """

    home: Path
    database: str
    snapshot: str
    scratch: Path


def kernel_environment(
    base: Mapping[str, str], surroundings: Surroundings, mark: str
) -> dict[str, str]:
    """The environment kernels start with: no start-up file, salt or clock of the user's own."""
    own = {
        BATCH_VARIABLE: "1",
        SNAPSHOT_VARIABLE: surroundings.snapshot,
        project.DATABASE_VARIABLE: surroundings.database,
        project.HOME_VARIABLE: str(surroundings.home),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        processes.MARK_VARIABLE: mark,
    }
    return own_settings(base, surroundings.scratch) | own


def own_settings(base: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """An environment without the user's start-up files, with one thread a library."""
    own = {
        "PYTHONUTF8": "1",
        **dict.fromkeys(_THREADS, "1"),
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(scratch / "runtime"),
    }
    return {name: value for name, value in base.items() if name not in _UNWANTED} | own
