"""A month's reports as made: those of the table of reports, each to whom it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pmf_lib.run.record import State, read_manifest, verify
from tests.conftest import Home
from tests.once import made_once

COUNCIL = "peterborough-2009"
MONTH = "2009-10-M05"


@pytest.fixture(scope="module")
def month(councils_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """August 2009, every pack of it made once."""

    def make(path: Path) -> None:
        councils_home.copy(path).pmf("run", MONTH, "--council", COUNCIL)

    return made_once(tmp_path_factory, "month", make) / "outputs" / COUNCIL / MONTH


def facts(page: Path) -> dict[str, str]:
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    (told,) = soup.select("dl.facts")[:1]
    return {
        term.get_text(" ", strip=True): value.get_text(" ", strip=True)
        for term, value in zip(told.find_all("dt"), told.find_all("dd"), strict=True)
    }


def test_every_unit_and_department_has_its_monthly_report(month: Path) -> None:
    """R4-036 to R4-039: progress for management, each department and each business unit."""
    manifest = read_manifest(month)
    assert manifest is not None and verify(month) == ()
    assert {record.status for record in manifest.packs} == {State.MADE}
    made = {record.pack: 0 for record in manifest.packs}
    for record in manifest.packs:
        made[record.pack] += 1
    assert made == {"quarter_overview": 1, "delivery_contract": 5, "delivery_plan_report": 10}


def test_a_month_says_of_which_quarter_its_registers_are(month: Path) -> None:
    """Budgets and actions are entered by quarter: the last to have ended is named, not guessed."""
    told = facts(month / "delivery_plan_report" / "revenues-and-benefits.html")
    assert told["Period"] == "August 2009"
    assert told["What is entered by quarter"] == "As at Quarter 1, 2009/10 (April to June 2009)"


def test_a_month_goes_to_officers_alone_with_their_next_meeting(month: Path) -> None:
    """R4-036: management considers it at the first meeting after it is made."""
    bodies = {folder.name for folder in (month / "bodies").iterdir()}
    assert {"cmt", "dmt-city-services"} <= bodies
    assert not {"cabinet", "public", "council"} & bodies
    index = (month / "bodies" / "cmt" / "index.html").read_text("utf-8")
    said = " ".join(BeautifulSoup(index, "html.parser").get_text(" ").split())
    assert "Meeting 6 October 2009 Papers due by 29 September 2009" in said


def test_a_council_that_reports_by_quarter_has_no_months(councils_home: Home) -> None:
    refused = councils_home.pmf("run", "2021-22-M05", "--council", "carlisle-2021", check=False)
    assert refused.returncode == 2
    assert "carlisle-2021 makes no packs for 2021-22-M05" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (councils_home.path / "outputs" / "carlisle-2021" / "2021-22-M05").exists()
