"""Every pack of a council whose every text is hostile, each page of it opened in a real browser.

`python -m bench.hostile` makes the demo council's quarter from such sources and tells what ran,
what was asked for, and what could not be read; the suite does so with a few packs.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

from pmf_lib.council import load_council
from pmf_lib.run.formats.browser import browsers
from tests.conftest import COUNCIL, PERIOD, make_home
from tests.hostile_checks import bad_names, formulas_in_csv, unreadable
from tests.hostile_sources import make_hostile

_ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]
_POLICY, _NO_POLICY = "Content-Security-Policy", "x-nothing"
_SAMPLE = 10  # so manieth page is opened without its policy too


@dataclass
class Seen:
    """What all pages together did: how many were opened, and whatever none may do."""

    pages: int = 0
    without_policy: int = 0
    tags: set[str] = field(default_factory=set)
    ran: list[str] = field(default_factory=list)
    complained: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def made(folder: Path) -> tuple[Path, Mapping[str, str], str]:
    """The quarter made of hostile sources, their texts by their tags, and what the run said."""
    home = make_home(folder / "home")
    home.pmf("demo", COUNCIL, "--to", str(folder / "sound"))
    hostile = make_hostile(folder / "sound", folder / "hostile", load_council(COUNCIL))
    home.pmf("load", str(folder / "hostile"), "--council", COUNCIL, check=False)
    done = home.pmf("run", PERIOD, "--council", COUNCIL, check=False)
    return home.quarter, hostile.by_tag, done.stderr


def opened(quarter: Path, texts: Mapping[str, str]) -> Seen:
    """Every page of the quarter, opened with no network."""
    seen = Seen()
    with sync_playwright() as playwright:
        program = next(browsers())
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        for number, page in enumerate(sorted(quarter.rglob("*.html"))):
            _open(browser, page, texts, seen)
            seen.pages += 1
            if number % _SAMPLE == 0:
                _open(browser, _bare(page), texts, seen)
                seen.without_policy += 1
        browser.close()
    return seen


def _bare(page: Path) -> Path:
    """The page without its policy: what that would stop is not to be there at all."""
    bare = Path(tempfile.mkdtemp()) / page.name
    bare.write_text(page.read_text("utf-8").replace(_POLICY, _NO_POLICY), encoding="utf-8")
    return bare


def _open(browser: Browser, file: Path, texts: Mapping[str, str], seen: Seen) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()

    def refuse(route: Route) -> None:
        seen.ran.append(f"{file.name} asks for {route.request.url}")
        route.abort()

    context.route(lambda address: not address.startswith(("file:", "data:")), refuse)
    page.on("dialog", lambda dialog: (seen.ran.append(file.name), dialog.dismiss()))
    page.on("console", lambda words: seen.complained.append(f"{file.name}: {words.text}"))
    page.goto(file.as_uri())
    if page.evaluate("window.ran") is not None:
        seen.ran.append(f"{file.name} ran")
    text = page.evaluate("document.documentElement.textContent")
    seen.unread.extend(f"{file.name}: {tag}" for tag in unreadable(text, texts))
    seen.tags |= {tag for tag in texts if tag in text}
    context.close()


def told(quarter: Path, seen: Seen, said: str) -> Iterator[str]:
    """What came of it, line by line."""
    manifest = json.loads((quarter / "manifest.json").read_text("utf-8"))
    failed = [pack["pack"] for pack in manifest["packs"] if pack["status"] == "failed"]
    yield f"{len(manifest['packs'])} packs, {len(failed)} failed {failed}"
    yield f"{seen.pages} pages opened, {seen.without_policy} of them without their policy too"
    yield f"{len(seen.tags)} texts reached a page"
    yield f"{len(seen.ran)} ran or asked for something {seen.ran[:5]}"
    yield f"{len(seen.complained)} complaints of the browser {seen.complained[:5]}"
    yield f"{len(seen.unread)} could not be read {seen.unread[:5]}"
    formulas = [cell for path in quarter.rglob("*.csv") for cell in formulas_in_csv(path)]
    yield f"{len(formulas)} formulas in CSV, {len(bad_names(quarter))} bad names of files"
    yield f"{'Traceback' in said} that a traceback was shown"


def main() -> None:
    """Make the quarter, open its pages and tell; leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="pmf-hostile-"))
    try:
        quarter, texts, said = made(folder)
        print("\n".join(told(quarter, opened(quarter, texts), said)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
