"""Served pages: an audit sample, a rehearsal and a clinic, each taken to its finished report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from tests.browser import walks
from tests.browser.screens import SERVED_SAYS, Screen, in_served_page, started
from tests.conftest import Home
from tests.workbench.rehearsal_steps import WRITTEN

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Work:
    """What is done on one notebook, and words of it that the finished report must hold."""

    notebook: str
    council: str
    walk: Callable[[Screen, str], None]
    code: str
    told: str


WORK = (
    Work("audit_analysis", "carlisle-2021", walks.audit, "AS-4", "The figures stand"),
    Work("indicator_rehearsal", "carlisle-2021", walks.rehearsal, "PROP03", WRITTEN["title"]),
    Work("clinic", "ribble-valley-2007", walks.clinic, "PC8", "Fill the post"),
)


@pytest.mark.parametrize("work", WORK, ids=lambda work: work.notebook)
def test_from_start_to_finished_report(
    work: Work,
    councils_home: Home,
    tmp_path_factory: pytest.TempPathFactory,
    chromium: Browser,
) -> None:
    home = councils_home.copy(tmp_path_factory.mktemp(work.notebook) / "home")
    serve = ("serve", "--port", "0", "--council", work.council)
    with started(home, *serve, says=SERVED_SAYS) as address:
        screen = in_served_page(chromium, address, work.notebook)
        work.walk(screen, work.code)
        screen.press("Make “")
        screen.sees("The report is finished", 240)
        with screen.page.context.expect_page() as shown:
            screen.page.get_by_role("link", name="Open “").click()
        report = shown.value
        report.get_by_text(work.told).first.wait_for(state="attached")
        assert screen.outside == []
        screen.page.context.close()
