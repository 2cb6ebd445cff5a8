"""JupyterLab on the project, and the finished packs as pages on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any

from pmf_lib import project
from pmf_lib.errors import RunError
from pmf_lib.run import platform

HOST = "127.0.0.1"
CONFIG_VARIABLE = "JUPYTER_CONFIG_PATH"
_OWN_NAMES = (HOST, "localhost")
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


class PackHandler(SimpleHTTPRequestHandler):
    """Serves files for reading alone: no folder lists, nothing hidden, nothing of other sites."""

    def end_headers(self) -> None:
        """Send the headers, with those that keep pages to themselves."""
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> Any:
        """The file asked for; 404 for one with a hidden part, 421 for another site's name."""
        host = self.headers.get("Host", "").partition(":")[0]
        if host not in _OWN_NAMES:
            self.send_error(421)
            return None
        asked = Path(self.translate_path(self.path)).relative_to(self.directory)
        if any(part.startswith(".") for part in asked.parts):
            self.send_error(404)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        """No lists of folders."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the parent's name
        """Say nothing of each request."""


def server_for(council: str, port: int) -> ThreadingHTTPServer:
    """A server of the council's finished quarters on this machine alone.

    A RunError where there is nothing to serve or the port is taken.
    """
    folder = project.outputs() / council
    if not any(folder.glob("*/index.html")):
        raise RunError(
            f"There is no finished quarter of {council} yet",
            f"Finished quarters lie in {folder}",
            "Make one with pmf run current",
        )
    try:
        return ThreadingHTTPServer((HOST, port), partial(PackHandler, directory=str(folder)))
    except OSError as error:
        raise RunError(
            f"Port {port} cannot be used: {error.strerror}",
            "A free port is needed",
            "Give another with --port, or 0 for any",
        ) from error


def serve(council: str, port: int) -> None:
    """Serve the council's finished quarters until stopped from the keyboard."""
    with server_for(council, port) as server:
        newest = max(
            path.parent.name for path in (project.outputs() / council).glob("*/index.html")
        )
        print(f"http://{HOST}:{server.server_port}/{newest}/index.html", flush=True)
        server.serve_forever()
