"""Kernels that run this very interpreter, whatever kernels the machine has listed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import zmq
from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from pmf_lib import project
from pmf_lib.run import processes
from pmf_lib.views.records import BATCH_VARIABLE

_COMMAND = (sys.executable, "-P", "-m", "pmf_lib.run.kernel_start", "--IPKernelApp.log_level=40")
KERNEL_NAME = "python3"
SNAPSHOT_VARIABLE = "PMF_SNAPSHOT"
# Numerical libraries start their threads as they are imported, and add up in another order on
# a machine with more of them.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_UNWANTED = frozenset({"PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONBREAKPOINT", "MPLBACKEND"})


class OwnKernelSpecs(KernelSpecManager):
    """Knows one kernel: ipykernel in the interpreter that runs the project."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The specification of that kernel, by whatever name it is asked for."""
        return KernelSpec(
            argv=[*_COMMAND, "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
            resource_dir=RESOURCES,
            metadata={"supported_encryption": ["curve"]},
        )


class OwnKernelManager(AsyncKernelManager):
    """Starts kernels from OwnKernelSpecs, and talks to them in cipher where it can."""

    @default("kernel_spec_manager")
    def _own_specs(self) -> KernelSpecManager:
        return OwnKernelSpecs()

    @default("transport_encryption")
    def _own_encryption(self) -> str:
        return "auto" if zmq.has("curve") else "disabled"


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
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        **dict.fromkeys(_THREADS, "1"),
        "IPYTHONDIR": str(surroundings.scratch / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(surroundings.scratch / "runtime"),
        processes.MARK_VARIABLE: mark,
    }
    return {name: value for name, value in base.items() if name not in _UNWANTED} | own
