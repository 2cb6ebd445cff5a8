"""The served page: a review from an exception to a finished report (R4-054, R4-055)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.screens import SERVED_SAYS, Screen, in_served_page, started
from tests.browser.walks import kept, review
from tests.conftest import COUNCIL, PERIOD, Home

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def home(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home.copy(tmp_path_factory.mktemp("served") / "home")


@pytest.fixture(scope="module")
def served(home: Home) -> Iterator[str]:
    with started(home, "serve", "--port", "0", "--council", COUNCIL, says=SERVED_SAYS) as address:
        yield address


@pytest.fixture
def opened(served: str, chromium: Browser) -> Iterator[Screen]:
    screen = in_served_page(chromium, served, "in_depth_review")
    yield screen
    screen.page.close()


def violations(screen: Screen) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    found = Axe().run(screen.page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def test_from_an_exception_to_the_finished_report(served: str, home: Home, opened: Screen) -> None:
    review(opened, "SR-2")
    row = kept(home, "recommendations", "recommendation", "SR-2/R1")
    assert (row["finding"], row["addressee"]) == ("SR-2/F1", "executive")
    opened.press("Make “")
    opened.sees("The report is finished", 240)
    with opened.page.context.expect_page() as shown:
        opened.page.get_by_role("link", name="Open “").click()
    report = shown.value
    report.get_by_text("Ask owners to halve the rent").first.wait_for()
    assert report.url == urljoin(served, f"/{PERIOD}/review_report/council.html")
    assert violations(opened) == []
    assert opened.outside == []


@pytest.mark.parametrize("width", [1280, 375])
def test_it_is_accessible_and_fits(served: str, chromium: Browser, width: int) -> None:
    screen = in_served_page(chromium, served, "in_depth_review", width)
    screen.page.locator("select[name=review]").select_option("SR-1")
    screen.sees("Change SR-1")
    assert violations(screen) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert screen.page.evaluate(wide) == 0
    screen.page.close()


def test_keys_alone_are_enough(opened: Screen) -> None:
    """The list, the form and its faults are reached and worked without a pointer."""
    page = opened.page
    page.get_by_role("button", name="1. ").first.focus()
    page.keyboard.press("Tab")
    second = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    opened.reads_out("it is shown in depth below")
    title = second.partition(". ")[2]
    expect(page.get_by_role("group", name=title)).to_be_visible()
    page.locator("select[name=review]").select_option("SR-1")
    opened.sees("Change SR-1")
    save = opened.form("Add a witness").get_by_role("button", name="Save", exact=True)
    save.focus()
    page.keyboard.press("Enter")
    opened.sees("fields need another look")
    alert = page.locator(".pmf-problem[role=alert]")
    expect(alert).to_be_focused()
    assert "Whether they consented" in alert.inner_text()


def test_two_officers_at_once(served: str, chromium: Browser, home: Home, opened: Screen) -> None:
    """Neither loses anything, and the second is told."""
    other = in_served_page(chromium, served, "in_depth_review")
    for screen in (opened, other):
        screen.page.locator("select[name=review]").select_option("SR-1")
        screen.sees("Change SR-1")
    opened.save("Add a line of enquiry", "Saved: SR-1/L4.", asks="What do neighbours do?")
    other.save(
        "Add a line of enquiry",
        "Somebody else saved SR-1/L4 first, and it is kept.",
        asks="What do owners say?",
    )
    field = other.form("Add a line of enquiry").locator("[name=asks]")
    expect(field).to_have_value("What do owners say?")
    other.save("Add a line of enquiry", "Saved: SR-1/L5.")
    assert kept(home, "review_enquiries", "enquiry", "SR-1/L4")["asks"] == "What do neighbours do?"
    assert kept(home, "review_enquiries", "enquiry", "SR-1/L5")["asks"] == "What do owners say?"
    other.page.close()


def test_a_database_that_goes_away_is_told_and_the_work_kept(home: Home, opened: Screen) -> None:
    opened.page.locator("select[name=review]").select_option("SR-1")
    opened.sees("Change SR-1")
    file = home.path / "var" / "pmf.sqlite"
    away = file.with_suffix(".away")
    file.rename(away)
    file.mkdir()
    try:
        opened.save("Add a finding", "What you wrote is kept here.", text="Kept all the same")
    finally:
        file.rmdir()
        away.rename(file)
    field = opened.form("Add a finding").locator("[name=text]")
    expect(field).to_have_value("Kept all the same")
    opened.save("Add a finding", "Saved: SR-1/F", exhibit="SR-1/E1")
