"""A command that can reach nothing but this machine, and a note of whoever tried."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Runs at the start of every Python that has its folder on the path, kernels and workers too.
_GUARD = """
import os, sys
_NOTES = os.environ.get("OFFLINE_NOTES")
_HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}


def _note(name, line):
    with open(os.path.join(_NOTES, name), "a", encoding="utf-8") as file:
        file.write(line + "\\n")


def _guard(event, arguments):
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in _HERE:
        _note("tried", f"{os.getpid()} {event} {host} {sys.argv}")
        raise OSError(f"There is no way to {host}")


if _NOTES:
    _note("guarded", f"{os.getpid()}")
    sys.addaudithook(_guard)
"""
_ALONE = "import fcntl,os,socket,struct,sys;s=socket.socket();"
# A network of its own has its loopback down.
_ALONE += "fcntl.ioctl(s,0x8914,struct.pack('16sh',b'lo',0x49));os.execv(sys.argv[1],sys.argv[1:])"


def guarded(folder: Path) -> dict[str, str]:
    """What is added to a command's environment; it notes in the folder's `notes` what it did."""
    (folder / "notes").mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(_GUARD)
    path = os.pathsep.join(part for part in (str(folder), os.environ.get("PYTHONPATH", "")) if part)
    return {"PYTHONPATH": path, "OFFLINE_NOTES": str(folder / "notes")}


def notes(folder: Path, name: str) -> list[str]:
    """The lines noted under that name."""
    file = folder / "notes" / name
    return file.read_text().splitlines() if file.exists() else []


def alone(command: list[str]) -> list[str]:
    """The command in a network namespace of its own, where this system gives it one; else as is."""
    unshare = shutil.which("unshare")
    if unshare is None or not sys.platform.startswith("linux"):
        return command
    words = [unshare, "--user", "--map-root-user", "--net", sys.executable, "-S", "-c", _ALONE]
    tried = subprocess.run([*words, sys.executable, "-c", ""], check=False, capture_output=True)
    return command if tried.returncode else [*words, *command]
