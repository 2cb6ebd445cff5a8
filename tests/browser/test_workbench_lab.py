"""JupyterLab: a review from an exception to a finished report (R4-054, R4-055)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.screens import LAB_SAYS, in_lab, started
from tests.browser.walks import kept, review
from tests.conftest import COUNCIL, PERIOD, Home

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home.copy(tmp_path_factory.mktemp("workbench") / "home")


@pytest.fixture(scope="module")
def lab(home: Home) -> Iterator[str]:
    with started(home, "lab", "--port", "0", says=LAB_SAYS) as address:
        yield address


def test_from_an_exception_to_the_finished_report(lab: str, home: Home, chromium: Browser) -> None:
    screen = in_lab(chromium, lab, "scrutiny/in_depth_review")
    review(screen, "SR-2")
    row = kept(home, "recommendations", "recommendation", "SR-2/R1")
    assert (row["finding"], row["addressee"]) == ("SR-2/F1", "executive")
    screen.press("Make “")
    screen.sees("The report is finished", 240)
    with screen.page.context.expect_page() as opened:
        screen.page.get_by_role("link", name="Open “").click()
    report = opened.value
    report.get_by_text("Ask owners to halve the rent").first.wait_for()
    assert report.url.endswith(f"/files/outputs/{COUNCIL}/{PERIOD}/review_report/council.html")
    assert screen.outside == []
    screen.page.context.close()
