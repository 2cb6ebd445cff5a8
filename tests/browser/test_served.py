"""Scrutiny notebooks as members open them: in a real browser, offline, nothing of theirs run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from playwright.sync_api import Browser, Page, Route, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser import small_notebooks
from tests.conftest import COUNCIL, Home, make_home

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PATIENCE_MS = 60_000
TOLD_WITHIN_MS = 5_000
LOST = "The connection to this page's session was lost. What was saved is kept."
V1 = "v1.kernel.websocket.jupyter.org"


@dataclass
class Served:
    """A running `pmf serve` and its home."""

    way_in: str
    home: Home
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Where it is, without the token."""
        return urljoin(self.way_in, "/")


@dataclass
class Visit:
    """A page as opened, what it asked of others, and what it complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def opened(self) -> Visit:
        expect(self.page.locator("body")).to_have_attribute(
            "data-state", "open", timeout=PATIENCE_MS
        )
        return self

    @property
    def session(self) -> psutil.Process:
        """The process behind the page."""
        return psutil.Process(int(self.page.locator("#session").inner_text()))

    @property
    def cookie(self) -> dict[str, str]:
        """The header that says who opened the page."""
        held = self.page.context.cookies()
        return {"Cookie": "; ".join(f"{each['name']}={each['value']}" for each in held)}

    @property
    def kernel(self) -> str:
        told = self.page.locator("#jupyter-config-data").text_content()
        return str(json.loads(told or "")["kernelId"])


Visitor = Callable[[str], Visit]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`pmf serve` in a home of its own, with small notebooks and no finished quarter."""
    home = make_home(tmp_path_factory.mktemp("served") / "home")
    folder = home.path / "notebooks" / "scrutiny"
    small_notebooks.add(
        folder,
        "greeting",
        "Greeting",
        small_notebooks.GREETING,
        small_notebooks.OWN_WIDGET,
        small_notebooks.SECTION,
    )
    small_notebooks.add(folder, "refused", "Refused", small_notebooks.REFUSED, "'never shown'")
    small_notebooks.add(folder, "broken", "Broken", small_notebooks.BROKEN)
    started = start(home, "--port", "0", "--council", COUNCIL)
    yield started
    end(started)


def start(home: Home, *options: str) -> Served:
    process = subprocess.Popen(
        [sys.executable, "-m", "pmf_lib.cli", "serve", *options],
        env=home.environment,
        cwd=home.path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\S*", process.stdout.readline())
    assert found, process.stdout.read()
    return Served(found[0], home, process)


def end(served: Served) -> None:
    """Stop the server as a service manager does; no kernel of its outlives it."""
    family = psutil.Process(served.process.pid).children(recursive=True)
    served.process.terminate()
    served.process.wait(timeout=30)
    _, left = psutil.wait_procs(family, timeout=15)
    for process in left:
        process.kill()
    assert left == []


@pytest.fixture
def visit(served: Served, chromium: Browser) -> Iterator[Visitor]:
    contexts = []

    def go(path: str) -> Visit:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        found = Visit(context.new_page())

        def refuse(route: Route) -> None:
            found.outside.append(route.request.url)
            route.abort()

        own = urlsplit(served.address).netloc
        context.route(lambda url: urlsplit(url).netloc not in ("", own), refuse)
        found.page.on(
            "console",
            lambda words: found.complaints.append(words.text) if words.type == "error" else None,
        )
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(served.way_in)
        found.page.goto(served.address + path)
        return found

    yield go
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    report = Axe().run(page, options=options).response
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in report["violations"]
        for node in fault["nodes"]
    ]


def test_a_button_changes_words_and_no_other_address_is_asked(visit: Visitor) -> None:
    found = visit("scrutiny/greeting").opened()
    page = found.page
    expect(page.get_by_text("Nobody yet")).to_be_visible()
    page.get_by_label("Name").fill("Ann")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_text("Hello Ann")).to_be_visible()
    expect(page.get_by_text("Drawn by anywidget")).to_be_visible()
    expect(page.get_by_text("With a paragraph.")).to_be_visible()
    expect(page.get_by_text("Being opened…")).to_have_count(0)
    assert found.outside == []
    assert found.complaints == []


def test_the_page_is_named_and_its_session_told_whom_it_serves(
    visit: Visitor, served: Served
) -> None:
    page = visit("scrutiny/greeting").opened().page
    expect(page).to_have_title("Greeting, Carlisle City Council")
    expect(page.get_by_role("heading", level=1)).to_have_text("Greeting")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(page.locator("#pmf-live[role=status][aria-live=polite]")).to_be_empty()
    expect(page.get_by_text(f"1 {COUNCIL} {served.home.path} False")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", ["", "scrutiny/greeting", "scrutiny/refused", "nothing"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    visit: Visitor, path: str, width: int
) -> None:
    """WCAG 2.0 to 2.2 A and AA, and best practice."""
    found = visit(path)
    found.page.set_viewport_size({"width": width, "height": 800})
    if path.startswith("scrutiny"):
        found.opened()
    assert violations(found.page) == []
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_front_page_leads_to_each_notebook(visit: Visitor) -> None:
    page = visit("").page
    expect(page.get_by_text("There is no finished quarter yet.")).to_be_visible()
    expect(page.get_by_text("There is no database at")).to_be_visible()
    expect(page.get_by_text("What greeting is for.")).to_be_visible()
    page.get_by_role("link", name="Greeting").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Greeting")


@pytest.mark.parametrize("leave", ["close", "elsewhere"])
def test_a_session_ends_with_its_page(visit: Visitor, leave: str) -> None:
    found = visit("scrutiny/greeting").opened()
    session = found.session
    if leave == "close":
        found.page.close(run_before_unload=True)
    else:
        found.page.goto("about:blank")
    session.wait(timeout=15)


def test_a_page_tells_that_its_session_died(visit: Visitor) -> None:
    found = visit("scrutiny/greeting").opened()
    expect(found.page.get_by_text(LOST)).to_have_count(0)
    found.session.kill()
    expect(found.page.get_by_text(LOST)).to_be_visible(timeout=TOLD_WITHIN_MS)


def test_a_page_tells_that_the_server_went(chromium: Browser, tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    small_notebooks.add(home.path / "notebooks" / "scrutiny", "greeting", "Greeting", "1")
    other = start(home, "--port", "0", "--ready", "0")
    page = chromium.new_page()
    page.goto(other.way_in)
    page.goto(f"{other.address}scrutiny/greeting")
    Visit(page).opened()
    end(other)
    expect(page.get_by_text(LOST)).to_be_visible(timeout=TOLD_WITHIN_MS)
    page.close()


@pytest.mark.parametrize("protocol", [V1, ""])
def test_what_a_visitor_sends_is_not_run(
    visit: Visitor, served: Served, tmp_path: Path, protocol: str
) -> None:
    """The kernel's socket passes code over, and answers the question that follows it."""
    found = visit("scrutiny/greeting").opened()
    mark = tmp_path / "ran"
    sender = Session()
    asked = sender.msg(
        "execute_request", {"code": f"open({str(mark)!r}, 'w').close()", "silent": False}
    )
    question = sender.msg("kernel_info_request", {})
    url = f"{served.address.replace('http', 'ws')}api/kernels/{found.kernel}/channels"
    wanted = [protocol] if protocol else None
    own = found.cookie
    with connect(url, subprotocols=wanted, additional_headers=own) as socket:  # type: ignore[arg-type]
        for message in (asked, question):
            socket.send(_packed(sender, message, protocol))
        while "kernel_info_reply" not in str(socket.recv(timeout=10)):
            pass
    assert not mark.exists()
    page = found.page
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_text("Hello")).to_be_visible()
    assert not mark.exists()


def test_another_site_cannot_speak_to_a_session(visit: Visitor, served: Served) -> None:
    found = visit("scrutiny/greeting").opened()
    url = f"{served.address.replace('http', 'ws')}api/kernels/{found.kernel}/channels"
    evil = Origin("http://evil.example")
    with (
        pytest.raises(InvalidStatus, match="403"),
        connect(url, origin=evil, additional_headers=found.cookie),
    ):
        pass


def test_who_is_not_signed_in_reaches_no_session(visit: Visitor, served: Served) -> None:
    found = visit("scrutiny/greeting").opened()
    url = f"{served.address.replace('http', 'ws')}api/kernels/{found.kernel}/channels"
    with pytest.raises(InvalidStatus, match="401"), connect(url):
        pass


def _packed(sender: Session, message: dict[str, object], protocol: str) -> str | bytes:
    if not protocol:
        return json.dumps({**message, "channel": "shell", "buffers": []}, default=str)
    parts = [sender.pack(message[each]) for each in ("header", "parent_header", "metadata")]
    return bytes(serialize_msg_to_ws_v1([*parts, sender.pack(message["content"])], "shell"))


def test_a_refusal_is_told_in_its_own_words(visit: Visitor) -> None:
    page = visit("scrutiny/refused").opened().page
    alert = page.get_by_role("alert").filter(has_text="goes no further")
    expect(alert).to_contain_text("There is no such figure. Look in the register.")
    expect(page.get_by_text("never shown")).to_have_count(0)
    assert "Traceback" not in page.content()


def test_a_fault_shows_nothing_of_the_code(visit: Visitor) -> None:
    page = visit("scrutiny/broken").opened().page
    expect(page.get_by_text("This part of the page could not be made.")).to_be_visible()
    expect(page.get_by_text("before")).to_be_visible()
    assert "ZeroDivisionError" not in page.content() and "secret" not in page.content()


def test_an_unknown_notebook_is_a_page_of_our_own(visit: Visitor) -> None:
    page = visit("scrutiny/unknown").page
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was not found")
    page.get_by_role("link", name="All reports and notebooks").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Performance and scrutiny")
