"""Stock kernels that run this very interpreter, whatever kernels the machine has listed."""

from __future__ import annotations

import sys

import zmq
from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

_COMMAND = (sys.executable, "-P", "-m", "pmf_lib.run.kernel_start", "--IPKernelApp.log_level=40")


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
