"""The browser that prints pages: Chromium, Chrome or Edge, whichever this machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pmf_lib.errors import RunError
from pmf_lib.run import platform
from pmf_lib.scratch import Scratch

BROWSER_VARIABLE = "PMF_BROWSER"
_CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_NAMES = (*_CHROMES, "msedge", "microsoft-edge")
_PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
)
_QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_SECONDS = 120


def browsers() -> Iterator[str]:
    """Every browser found, the one that the environment names first."""
    named = os.environ.get(BROWSER_VARIABLE)
    if named is not None:
        found = shutil.which(named)
        yield from (found,) if found else ()
        return
    yield from (found for name in _NAMES if (found := shutil.which(name)))
    yield from (str(place) for place in _PLACES if place.is_file())


def browser() -> str:
    """The browser to print with; a RunError that says what to install where there is none."""
    found = next(browsers(), "")
    if not found:
        raise RunError(
            "PDF files are not made: neither Chromium, Chrome nor Edge is on this machine",
            "A browser prints the page; the other formats need none",
            f"Install one of them, or name it in {BROWSER_VARIABLE}",
        )
    return found


def printed(html: str, program: str) -> bytes:
    """A page as the browser prints it, tagged and with an outline, asking nothing of the network.

    A RunError where the browser ends without a file or takes more than two minutes.
    """
    # It goes on writing to its profile for a moment after it has ended.
    with Scratch("print") as name:
        folder = Path(name)
        page, out = folder / "page.html", folder / "page.pdf"
        page.write_text(html, encoding="utf-8")
        own = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", page.as_uri())
        # An administrator's browser has no sandbox; the page holds no script that needed one.
        root = ("--no-sandbox",) if platform.is_administrator() else ()
        try:
            done = subprocess.run(
                [program, *_QUIET, *root, *own], capture_output=True, timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _silent(program, str(error)) from error
        if not out.is_file():
            raise _silent(program, f"it ended with status {done.returncode} and wrote nothing")
        return out.read_bytes()


def _silent(program: str, why: str) -> RunError:
    return RunError(
        f"{program} printed no PDF: {why}",
        "It writes into a folder for temporary files, which a browser from a snap cannot see",
        f"Set TMPDIR to a folder of your own, or name another browser in {BROWSER_VARIABLE}",
    )
