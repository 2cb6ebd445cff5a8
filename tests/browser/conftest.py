"""A real Chromium with no network, and pages on disk for it to open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from pmf_lib.run.export import (
    Entry,
    Failure,
    Quarter,
    failed_page,
    faults_page,
    index_page,
    page,
)
from tests import control_records, pages
from tests.faults import counts_of, some_faults
from tests.hostile import hostile_notebook

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def must_have(thing: object, words: str) -> None:
    """Skip with a notice where a tool is missing; in CI that is a failure."""
    if thing:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{words}; in CI that is a failure", pytrace=False)
    pytest.skip(f"NOTICE: {words}; these tests are left out")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    must_have(path, "There is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page as opened, and what it tried to do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


Visitor = Callable[..., Visit]


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visitor]:
    """Opens a file at a width, with JavaScript on or off; every other address is refused."""
    contexts = []

    def go(file: Path, width: int = 1280, scripts: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, offline=True
        )
        contexts.append(context)
        found = Visit(context.new_page())

        def refuse(route: Route) -> None:
            found.requests.append(route.request.url)
            route.abort()

        context.route(lambda address: not address.startswith(("file:", "data:")), refuse)
        found.page.on("console", lambda words: found.complaints.append(words.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))

        def dismiss(dialog) -> None:
            found.dialogs.append(dialog.message)
            dialog.dismiss()

        found.page.on("dialog", dismiss)
        found.page.goto(file.as_uri())
        return found

    yield go
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One page of every kind: report, control charts, nothing, hostile, index, failure, faults."""
    quarter = Quarter("Carlisle City Council", "Quarter 2, 2021/22", pages.NOTICE)
    entries = (
        Entry("Quarter overview", "quarter_overview/council.html", "made", "Members"),
        Entry("Revenues", "unit_monitoring/revenues.html", "kept", "Members", "Corporate Support"),
        Entry("Culture", "unit_monitoring/culture.html", "failed", "", "Community", "Cell 4"),
    )
    failure = Failure("Culture", "There is no table of values.", "pmf run 2021-22-Q2", 4, "Budget")
    hostile = page(hostile_notebook(), facts=pages.FACTS)
    written = {
        "report": page(pages.notebook(), facts=pages.FACTS),
        "control": page(pages.notebook(rest=control_records.sections()), facts=pages.FACTS),
        "empty": page(pages.notebook(rest=[]), facts=pages.FACTS),
        "hostile": hostile,
        "hostile without its policy": hostile.replace("Content-Security-Policy", "x-nothing"),
        "index": index_page(quarter, entries),
        "failed": failed_page(quarter, "unit_monitoring/culture.html", failure, pages.ECHO),
        "faults": faults_page(
            some_faults(),
            counts_of(some_faults()),
            quarter=quarter,
            source="sources",
            file="f.html",
        ),
    }
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, html in written.items():
        found[name] = folder / f"{name.replace(' ', '-')}.html"
        found[name].write_text(html, encoding="utf-8")
    return found
