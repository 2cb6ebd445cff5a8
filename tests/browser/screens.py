"""A screen of the workbench as a person works it: forms by legend, fields by column."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import psutil
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import Home

PATIENCE_SECONDS = 90.0
_HERE = "127.0.0.1"
# JupyterLab draws the cells that are in sight: in a tall window all of them are.
_TALL = 14_000


@dataclass
class Screen:
    """A notebook opened in a browser, and every address outside this machine that was asked for."""

    page: Page
    outside: list[str] = field(default_factory=list)

    def part(self, heading: str) -> Part:
        """The panel that stands under a heading of the notebook."""
        told = f'//*[self::h2 or self::h3][contains(., "{heading}")]'
        drawn = "div[contains(concat(' ', @class, ' '), ' pmf-screen ')]"
        return Part(self, self.page.locator(f"xpath=({told}/following::{drawn})[1]"))

    def form(self, legend: str) -> Locator:
        """The form of that legend."""
        return self.page.get_by_role("group", name=legend)

    def fill(self, legend: str, **values: str) -> Locator:
        """Fill the fields of a form, by their columns' names; the form itself."""
        form = self.form(legend)
        fill(form, values)
        return form

    def save(self, legend: str, told: str, **values: str) -> None:
        """Fill a form, press Save, and see that it says so."""
        self.fill(legend, **values).get_by_role("button", name="Save", exact=True).click()
        self.sees(told)

    def press(self, words: str) -> None:
        """Press the button of those words."""
        self.page.get_by_role("button", name=words).first.click()

    def sees(self, words: str, seconds: float = 30) -> None:
        """Wait until the words stand on the screen."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=seconds * 1000)

    def reads_out(self, words: str, seconds: float = 30) -> None:
        """Wait until a live region says the words."""
        region = self.page.locator("[role=status]").filter(has_text=words).first
        expect(region).to_be_attached(timeout=seconds * 1000)


@dataclass(frozen=True)
class Part:
    """One panel of a screen."""

    screen: Screen
    shown: Locator

    def do(self, press: str, said: str, value: str = "", **values: str) -> None:
        """Fill its fields, press its button of that name (and value), and hear what it says."""
        fill(self.shown, values)
        named = f"[data-press='{press}']" + (f'[data-value="{value}"]' if value else "")
        self.shown.locator(named).first.click()
        region = self.shown.locator("xpath=following-sibling::*[@role='status']")
        expect(region).to_contain_text(said, timeout=30_000)

    def choose(self, name: str, value: str, said: str) -> None:
        """Choose in a field that does something at once, and hear what it says."""
        self.shown.locator(f"[name='{name}']").select_option(value)
        region = self.shown.locator("xpath=following-sibling::*[@role='status']")
        expect(region).to_contain_text(said, timeout=30_000)

    def sees(self, words: str) -> None:
        """Wait until the words stand in it."""
        expect(self.shown).to_contain_text(words, timeout=30_000)


def fill(place: Locator, values: Mapping[str, str]) -> None:
    """Fill the fields of a place, by their columns' names."""
    for name, value in values.items():
        one = place.locator(f"[name='{name}']")
        if one.evaluate("field => field.tagName") == "SELECT":
            one.select_option(value)
        elif one.get_attribute("type") == "checkbox":
            one.set_checked(value == "yes")
        else:
            one.fill(value)


@contextmanager
def started(home: Home, *words: str, says: str) -> Iterator[str]:
    """A server that `pmf` runs in this home, and the address it prints."""
    server = subprocess.Popen(
        [sys.executable, "-m", "pmf_lib.cli", *words],
        env={**home.environment, "BROWSER": "true"},
        cwd=home.path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(server, says)
    finally:
        family = psutil.Process(server.pid).children(recursive=True)
        for process in (*family, psutil.Process(server.pid)):
            process.kill()
        server.wait()


def _address(server: subprocess.Popen[str], says: str) -> str:
    until = time.monotonic() + PATIENCE_SECONDS
    assert server.stdout is not None
    while time.monotonic() < until:
        found = re.search(says, server.stdout.readline())
        if found:
            return found[0]
    raise AssertionError("The server did not say where it is")


def fresh_page(chromium: Browser, width: int = 1280, height: int = _TALL) -> Screen:
    """A page that notes every address of another machine."""
    screen = Screen(chromium.new_page(viewport={"width": width, "height": height}))

    def note(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != _HERE:
            screen.outside.append(address)

    screen.page.on("request", lambda request: note(request.url))
    return screen


def in_lab(chromium: Browser, address: str, notebook: str, shows: str = ".pmf-screen") -> Screen:
    """The notebook, by its path under notebooks/, in JupyterLab with every cell run.

    `shows` is what its last cell shows.
    """
    parts = urlsplit(address)
    screen = fresh_page(chromium)
    page = screen.page
    tree = f"{parts.scheme}://{parts.netloc}/lab/tree/notebooks/{notebook}.ipynb"
    page.goto(f"{tree}?{parts.query}")
    ready = page.get_by_role("button", name="Python 3 (ipykernel) | Idle")
    expect(ready).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(shows).last
    expect(last).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    return screen


def in_served_page(
    chromium: Browser, address: str, notebook: str, width: int = 1280, height: int = 900
) -> Screen:
    """The notebook as `pmf serve` shows it to whoever opened its address, every cell run."""
    screen = fresh_page(chromium, width, height)
    screen.page.goto(address)
    screen.page.goto(urljoin(address, f"/scrutiny/{notebook}"))
    opened = screen.page.locator("body")
    expect(opened).to_have_attribute("data-state", "open", timeout=PATIENCE_SECONDS * 1000)
    return screen


SERVED_SAYS = r"http://127\.0\.0\.1:\d+/\S*"
LAB_SAYS = r"http://127\.0\.0\.1:\d+/lab\S*"
