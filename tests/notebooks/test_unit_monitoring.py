"""The unit's report carries Carlisle 2003's headings in their exact words and order."""

import json

import nbformat
import pytest
from bs4 import BeautifulSoup

from tests.conftest import COUNCIL, PERIOD, ROOT, Home

HEADINGS = (
    "Introduction",  # R0-024
    "Key Developments against ‘Key Challenges’",  # R0-025
    "Best Value Review Update (where applicable)",  # R0-026
    "Corporate Issues – including people, accommodation, IT",  # R0-027
    "Key Decisions Update",  # R0-028
    "Issues Impacting other Business Units",  # R0-029
    "Budget Update",  # R0-030
)


def page(home: Home, unit: str) -> BeautifulSoup:
    return BeautifulSoup(
        (home.quarter / "unit_monitoring" / f"{unit}.html").read_text(), "html.parser"
    )


def headings(soup: BeautifulSoup, level: str) -> list[str]:
    return [found.get_text(strip=True) for found in soup.main.find_all(level)]


def test_notebook_has_the_seven_headings_first_and_in_order() -> None:
    notebook = nbformat.read(ROOT / "notebooks/packs/unit_monitoring.ipynb", 4)
    written = [
        cell.source.removeprefix("## ") for cell in notebook.cells if cell.cell_type == "markdown"
    ]
    assert tuple(written[:7]) == HEADINGS


def test_every_unit_has_a_pack(quarter_home: Home) -> None:
    """R0-022: one report for each unit and quarter; the run's record proves it."""
    manifest = json.loads((quarter_home.quarter / "manifest.json").read_text())
    packs = [entry for entry in manifest["packs"] if entry["pack"] == "unit_monitoring"]
    assert len(packs) == 27
    assert len(manifest["packs"]) >= 28
    assert {entry["status"] for entry in manifest["packs"]} <= {"made", "kept"}


def test_every_page_keeps_words_and_order(quarter_home: Home) -> None:
    """R0-026: the one heading that does not always apply stands, or is listed as left out."""
    review, without = HEADINGS[2], 0
    for path in sorted((quarter_home.quarter / "unit_monitoring").glob("*.html")):
        soup = BeautifulSoup(path.read_text(), "html.parser")
        found = [words for words in headings(soup, "h2") if words in HEADINGS]
        left_out = soup.find("h2", string="Left out of this report")
        if left_out:
            told = left_out.find_next("ul").get_text().strip()
            assert told.startswith(f"{review}: Not applicable: "), path.name
            without += 1
        expected = [words for words in HEADINGS if words != review or not left_out]
        assert found == expected, path.name
    assert 0 < without < 27


def test_corporate_issues_always_has_its_three_parts(quarter_home: Home) -> None:
    """R0-027"""
    found = headings(page(quarter_home, "pa-support"), "h3")
    places = [found.index(area) for area in ("People", "Accommodation", "IT")]
    assert places == sorted(places)


def test_each_measure_shows_who_answers_and_how_sure(quarter_home: Home) -> None:
    """R1-020, R3-002, R3-003: officer, member, purpose, tolerance, source, grade."""
    soup = page(quarter_home, "revenues-and-benefits")
    cards = [card for card in soup.find_all("dl") if "Accountable officer" in card.get_text()]
    assert len(cards) >= 5
    for card in cards:
        terms = [term.get_text(strip=True) for term in card.find_all("dt")]
        for term in (
            "Figure",
            "Target",
            "Status",
            "Direction",
            "Recent figures",
            "Tolerance in force",
            "Accountable officer",
            "Accountable member",
            "Source",
            "Data quality",
            "Why it is measured",
        ):
            assert term in terms


def test_page_says_that_its_figures_are_invented(quarter_home: Home) -> None:
    for path in quarter_home.quarter.rglob("*.html"):
        assert "invented" in path.read_text(), path.name


def test_issue_is_copied_into_the_other_units_report(quarter_home: Home) -> None:
    """R0-029: an issue names the other unit and is read in that unit's report too."""
    raised = 0
    for path in sorted((quarter_home.quarter / "unit_monitoring").glob("*.html")):
        soup = BeautifulSoup(path.read_text(), "html.parser")
        part = soup.find("h3", string="Raised by this service")
        table = part.find_next(["table", "h3"])
        if table.name != "table":
            continue
        for row in table.tbody.find_all("tr"):
            other = page(quarter_home, row.a["href"].removesuffix(".html").split("/")[-1])
            incoming = other.find("h3", string="Raised by other services for this one")
            assert row.th.get_text(strip=True) in incoming.find_next("table").get_text()
            raised += 1
    assert raised


@pytest.mark.parametrize("notebook", ["unit_monitoring", "quarter_overview"])
def test_runs_under_plain_papermill(in_demo_home: Home, notebook: str) -> None:
    """A notebook runs under the plain papermill command, from the project's root."""
    import papermill

    parameters = {"council": COUNCIL, "period": PERIOD}
    if notebook == "unit_monitoring":
        parameters["unit"] = "building-control"
    done = papermill.execute_notebook(
        in_demo_home.path / f"notebooks/packs/{notebook}.ipynb",
        None,
        parameters,
        kernel_name="python3",
        progress_bar=False,
        cwd=in_demo_home.path,
    )
    outputs = [out for cell in done.cells if cell.cell_type == "code" for out in cell.outputs]
    assert any("application/vnd.pmf.pack.v1+json" in out.data for out in outputs)
