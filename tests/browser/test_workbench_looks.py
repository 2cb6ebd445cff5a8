"""Each screen of the workbench as it is served: accessible, and fitting on a telephone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.screens import SERVED_SAYS, Screen, in_served_page, started
from tests.conftest import COUNCIL, Home

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_A_PERSON = "input, select, textarea, button"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IDS = "[...document.querySelectorAll('[id]')].map(one => one.id)"


def _a_review(screen: Screen) -> None:
    screen.press("1. ")
    screen.reads_out("it is shown in depth below")
    screen.page.locator("select[name=review]").select_option("SR-1")
    screen.sees("Change SR-1")


def _a_clinic(screen: Screen) -> None:
    screen.press("PC1: ")
    screen.sees("PC1: aim of the plan")
    for table in ("the panel's questions", "outcomes by the purposes of clinics"):
        shown = screen.page.locator("table", has_text=table)
        shown.locator("button[data-press=take]").first.click()
    screen.reads_out("it is in the form below the table")


def _a_sample(screen: Screen) -> None:
    screen.press("AS-2: ")
    screen.sees("Conclude AS-2")
    screen.press("AS-2/06")
    screen.reads_out("AS-2/06 is below, to be tested")


def _a_proposal(screen: Screen) -> None:
    screen.page.locator("select[name=proposal]").select_option("PROP02")
    screen.sees("Change PROP02")


def _another_pairing(screen: Screen) -> None:
    screen.page.locator("select[name=housing-need-and-renewal]").select_option(index=2)
    screen.sees("Keep this trial")


TAKEN_UP: dict[str, tuple[str, Callable[[Screen], None]]] = {
    "audit_analysis": (COUNCIL, _a_sample),
    "clinic": ("ribble-valley-2007", _a_clinic),
    "in_depth_review": (COUNCIL, _a_review),
    "indicator_rehearsal": (COUNCIL, _a_proposal),
    "pairing": ("carlisle-2003", _another_pairing),
}


@pytest.fixture(scope="module")
def served(
    councils_home: Home, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], str]]:
    """Where a council is served; its server is started when it is first asked for."""
    home = councils_home.copy(tmp_path_factory.mktemp("looks") / "home")
    addresses: dict[str, str] = {}
    with ExitStack() as servers:

        def where(council: str) -> str:
            if council not in addresses:
                words = ("serve", "--port", "0", "--council", council)
                addresses[council] = servers.enter_context(started(home, *words, says=SERVED_SAYS))
            return addresses[council]

        yield where


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("notebook", sorted(TAKEN_UP))
def test_a_screen_is_accessible_and_fits(
    served: Callable[[str], str], chromium: Browser, notebook: str, width: int
) -> None:
    """With an entry taken up, so that its tables and forms are full; then with a fault shown."""
    council, take_up = TAKEN_UP[notebook]
    screen = in_served_page(chromium, served(council), notebook, width)
    take_up(screen)
    assert _wrong_with(screen) == []
    _save_what_is_not_whole(screen)
    assert _wrong_with(screen) == []
    assert screen.outside == []
    screen.page.close()


def _save_what_is_not_whole(screen: Screen) -> None:
    """Empty a field that is needed and press the button beneath it."""
    form = screen.page.locator("form:has(textarea[aria-required=true]):has(button.main)").first
    form.locator("textarea[aria-required=true]").first.fill("")
    form.locator("button.main").click()
    screen.page.locator(".pmf-problem[role=alert]").first.wait_for()


def _wrong_with(screen: Screen) -> list[str]:
    """What a person would stumble over, in words; nothing where all is well."""
    found = Axe().run(screen.page, options={"runOnly": {"type": "tag", "values": RULES}})
    wrong = [
        f"{one['id']}: {node['html'][:120]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]
    twice = [one for one, times in Counter(screen.page.evaluate(IDS)).items() if times > 1]
    wrong += [f"The id {one} is there twice" for one in twice]
    wrong += [f"Nothing names {words}" for words in _nameless(screen)]
    wider = screen.page.evaluate(WIDER)
    return [*wrong, f"It is {wider} pixels wider than the window"] if wider else wrong


def _nameless(screen: Screen) -> list[str]:
    """The controls that have no accessible name, as the browser works it out."""
    page = screen.page
    browser = page.context.new_cdp_session(page)
    browser.send("Accessibility.enable")
    roles = {"textbox", "combobox", "checkbox", "button", "Date"}
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    found = [
        one for one in nodes if not one.get("ignored") and one.get("role", {}).get("value") in roles
    ]
    shown = page.locator(OF_A_PERSON).count()
    assert len(found) >= shown, f"{len(found)} of {shown} controls are told to who listens"
    return [str(one) for one in found if not one.get("name", {}).get("value", "").strip()]
