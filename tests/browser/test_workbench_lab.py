"""JupyterLab: a review from an exception to a finished report (R4-054, R4-055)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.screens import LAB_SAYS, Screen, in_lab, started
from tests.conftest import COUNCIL, PERIOD, Home

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home.copy(tmp_path_factory.mktemp("workbench") / "home")


@pytest.fixture(scope="module")
def lab(home: Home) -> Iterator[str]:
    with started(home, "lab", "--port", "0", says=LAB_SAYS) as address:
        yield address


def kept(home: Home, table: str, key: str, code: str) -> dict[str, object]:
    """The row that the database holds of a code."""
    with sqlite3.connect(home.path / "var" / "pmf.sqlite") as database:
        database.row_factory = sqlite3.Row
        rows = database.execute(f"SELECT * FROM pmf_{table} WHERE {key} = ?", (code,)).fetchall()
    assert rows, f"nothing of {code} is kept"
    return dict(rows[-1])


def review(screen: Screen, code: str) -> None:
    """From an exception to a recommendation, as an officer enters it."""
    screen.page.locator("select[name=committee]").first.select_option("economic-growth")
    screen.press("2. ")
    screen.sees("Figures behind this chart")
    screen.save(
        f"Open a review: {code}",
        f"Saved: {code}.",
        committee="economic-growth",
        title="Shops that stand empty",
        concern="More shops stand empty than ever",
        users="People have fewer places to buy food",
        scope="The city centre",
        since="2019-04-01",
        until="2021-09-30",
        lead="Chair of the panel",
        state="under way",
        opened_on="2021-11-01",
    )
    screen.save("Add a line of enquiry", f"Saved: {code}/L1.", asks="Why do they stand empty?")
    screen.press("Collect these figures as evidence")
    screen.reads_out("The form for evidence is filled in")
    screen.save(
        "Add a piece of evidence",
        f"Saved: {code}/E1.",
        enquiry=f"{code}/L1",
        collected_by="Scrutiny Officer",
    )
    screen.save(
        "Add a finding", f"Saved: {code}/F1.", exhibit=f"{code}/E1", text="Rents are too high"
    )
    screen.save(
        "Add a recommendation",
        f"Saved: {code}/R1.",
        made_by="economic-growth",
        addressee="executive",
        title="Ask owners to halve the rent of shops that stand empty",
        received_on="2021-11-15",
        finding=f"{code}/F1",
    )
    screen.sees("no link is missing")


def test_from_an_exception_to_the_finished_report(
    lab: str, home: Home, chromium: Browser, tmp_path: Path
) -> None:
    screen = in_lab(chromium, lab, "in_depth_review")
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
