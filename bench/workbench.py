"""The workbench in a real browser: opening to the first chart, and a change to its repainting.

`pmf serve` and JupyterLab, each over 50 measures of 40 quarters and 500 of 120 months. A change is
a press on a measure's name in the list; it counts from the press until the frame after the new
chart was put into the page. A page is opened warm when a session stands ready, cold without one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench import parts
from bench.homes import BIN, COUNCIL, Home
from bench.parts import Part
from bench.tables import Table, spread
from bench.workbench_homes import QUICK, SIZES, Size, sized_home

NOTEBOOK = "in_depth_review"
PRESSES, OPENINGS = 30, 5
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_CHART = ".pmf-screen svg[role=img]"
_PATIENCE = 120_000
_READY_SECONDS = 12
# Resolves with the milliseconds from a press to the frame after its panel was drawn again.
_PRESS = """place => new Promise(done => {
  const shown = document.querySelector('.pmf-screen figure').closest('.pmf-screen');
  const button = [...document.querySelectorAll('button[data-press=look]')][place];
  const began = performance.now();
  const seen = new MutationObserver(() => {
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  });
  seen.observe(shown, { childList: true });
  button.click();
})"""


@dataclass(frozen=True)
class Row:
    """One size by one way: seconds to the first chart, milliseconds of each change."""

    size: str
    way: str
    cold: tuple[float, ...]
    warm: tuple[float, ...]
    changes: tuple[float, ...]


@dataclass(frozen=True)
class Workbench:
    """Every size by both ways."""

    rows: tuple[Row, ...]


def measured(quick: bool) -> Workbench:
    """Both sizes by both ways; few measures and few presses where it is quick."""
    presses, openings = (3, 1) if quick else (PRESSES, OPENINGS)
    path = next(filter(None, map(shutil.which, _CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        rows = tuple(
            row
            for size in (QUICK if quick else SIZES)
            for row in _of_size(browser, size, presses, openings)
        )
        browser.close()
    return Workbench(rows)


def _of_size(browser: Browser, size: Size, presses: int, openings: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="pmf-bench-") as folder:
        home = sized_home(Path(folder), size)
        cold, changes = _served(home, browser, 0, openings, presses)
        warm, _ = _served(home, browser, 1, openings, 0)
        yield Row(size.name, "served page", cold, warm, changes)
        yield Row(size.name, "JupyterLab", (), (), _in_lab(home, browser, presses))


def _served(
    home: Home, browser: Browser, ready: int, openings: int, presses: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Seconds of each opening with so many sessions ready, and each change on the last page.

    The browser's cache is warm, as on any visit but the first.
    """
    words = ("serve", "--port", "0", "--council", COUNCIL, "--ready", str(ready))
    with _server(home, words, r"http://127\.0\.0\.1:\d+/\S*") as way_in:
        visitor = browser.new_context(viewport={"width": 1280, "height": 900})
        visitor.new_page().goto(way_in)
        address = urljoin(way_in, "/")
        _opened(visitor, address)
        opened = tuple(
            _opened(visitor, address, wait=_READY_SECONDS if ready else 0) for _ in range(openings)
        )
        page = visitor.pages[-1]
        changes = tuple(_changes(page, presses))
        visitor.close()
    return opened, changes


def _opened(visitor: BrowserContext, address: str, wait: float = 0) -> float:
    """Seconds from asking for the page to its first chart; earlier pages are closed before."""
    for page in visitor.pages:
        page.close()
    time.sleep(wait)
    page = visitor.new_page()
    began = time.perf_counter()
    page.goto(f"{address}scrutiny/{NOTEBOOK}")
    page.wait_for_selector(_CHART, timeout=_PATIENCE)
    seconds = time.perf_counter() - began
    page.wait_for_selector("body[data-state=open]", timeout=_PATIENCE)
    return seconds


def _in_lab(home: Home, browser: Browser, presses: int) -> tuple[float, ...]:
    with _server(home, ("lab", "--port", "0"), r"http://127\.0\.0\.1:\d+/lab\S*") as address:
        there = urlsplit(address)
        page = browser.new_page(viewport={"width": 1280, "height": 2_600})
        tree = f"{there.scheme}://{there.netloc}/lab/tree/notebooks/scrutiny/{NOTEBOOK}.ipynb"
        page.goto(f"{tree}?{there.query}")
        page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=_PATIENCE)
        for item in ("Run", "Run All Cells"):
            page.get_by_role("menuitem", name=item, exact=True).click()
        page.wait_for_selector(_CHART, timeout=_PATIENCE)
        page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=_PATIENCE)
        found = tuple(_changes(page, presses))
        page.close()
    return found


def _changes(page: Page, presses: int) -> Iterator[float]:
    """Milliseconds of each press on another of the ten names; the first is not counted."""
    if presses:
        page.evaluate(_PRESS, 9)
    for number in range(presses):
        yield page.evaluate(_PRESS, number % 9)


@contextmanager
def _server(home: Home, words: tuple[str, ...], says: str) -> Iterator[str]:
    server = subprocess.Popen(
        [str(BIN / "pmf"), *words],
        cwd=home.path,
        env={**home.environment, "BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(server, says)
    finally:
        for process in (*psutil.Process(server.pid).children(recursive=True), server):
            process.kill()
        server.wait()


def _address(server: subprocess.Popen[str], says: str) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(says, line):
            return found[0]
    raise RuntimeError("The server ended before it said where it is")


def tables(found: Workbench) -> Mapping[str, Table]:
    """Seconds of opening and milliseconds of changes."""
    rows = tuple(
        (
            f"{row.size}, {row.way}",
            _spread(row.cold, lambda values: spread(values, 1)),
            _spread(row.warm, lambda values: spread(values, 1)),
            _spread(row.changes, lambda values: spread(values, 0)),
        )
        for row in found.rows
    )
    columns = ("Size and way", "first chart, cold, s", "first chart, warm, s", "a change, ms")
    note = f"Medians of {OPENINGS} openings and of {PRESSES} changes, with lowest and highest."
    return {"screens": Table("The workbench in Chromium", columns, rows, note)}


def _spread(values: tuple[float, ...], words: Callable[[tuple[float, ...]], str]) -> str:
    return words(values) if values else ""


PART = Part("workbench", Workbench, measured, tables)

if __name__ == "__main__":
    parts.command(PART)
