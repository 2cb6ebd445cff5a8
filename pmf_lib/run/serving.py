"""JupyterLab on the project; finished packs and scrutiny notebooks as pages on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pmf_lib import project
from pmf_lib.errors import RunError
from pmf_lib.run import platform
from pmf_lib.run.served import HOST

if TYPE_CHECKING:
    from pmf_lib.run.served.people import People
    from pmf_lib.run.served.sessions import Rooms

CONFIG_VARIABLE = "JUPYTER_CONFIG_PATH"
LEAVING_SECONDS = 2.0
_OFFLINE = (
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
)


def lab(port: int) -> int:
    """Start JupyterLab in the project's folder and wait for it; returns its exit status."""
    command = [sys.executable, "-m", "jupyterlab", f"--port={port}", f"--ip={HOST}", *_OFFLINE]
    if platform.is_administrator():
        command.append("--allow-root")
    return subprocess.run(
        command, cwd=project.root(), env=_quiet(os.environ), check=False
    ).returncode


def _quiet(environment: Mapping[str, str]) -> dict[str, str]:
    """JupyterLab neither asks whether to fetch news nor offers extensions to fetch."""
    ours = str(Path(str(resources.files("pmf_lib"))) / "data" / "jupyter")
    paths = [ours, *environment.get(CONFIG_VARIABLE, "").split(os.pathsep)]
    return {**environment, CONFIG_VARIABLE: os.pathsep.join(path for path in paths if path)}


def serve(people: People, port: int, rooms: Rooms, way_in: str = "") -> None:
    """Serve the council's finished quarters and notebooks until stopped from the keyboard.

    The address is printed with `way_in` behind it. A RunError where there is nothing to serve or
    the port is taken.
    """
    must_have_something(people.council.key)
    runner = asyncio.Runner()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            runner.run(_serve(people, port, rooms, way_in))
    finally:
        _leave(runner.get_loop())


def _leave(loop: asyncio.AbstractEventLoop) -> None:
    """End what is left, and wait for it a moment only.

    A page that was just connecting asks its kernel for a sign of life until it has one, even when
    the kernel was ended and the asking cancelled.
    """
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=LEAVING_SECONDS))
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def must_have_something(council: str) -> None:
    """A RunError where there is neither a finished quarter nor a notebook to serve."""
    from pmf_lib.run.served import front, scrutiny

    if not front.newest_quarter(council) and not scrutiny.notebooks():
        raise RunError(
            f"There is no finished quarter of {council} yet, and no scrutiny notebook",
            f"Finished quarters lie in {project.outputs() / council}, "
            f"notebooks in {scrutiny.folder()}",
            "Make a quarter with pmf run current",
        )


async def _serve(people: People, port: int, rooms: Rooms, way_in: str) -> None:
    from pmf_lib.run.served import site

    stopped = asyncio.Event()
    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with site.running(people, port, rooms) as given:
        print(f"http://{HOST}:{given}/{way_in}", flush=True)
        await stopped.wait()
