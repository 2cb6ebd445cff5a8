"""The index, the page of a failed pack, the page of faults."""

from bs4 import BeautifulSoup

from pmf_lib.run.export import Entry, Failure, Quarter, failed_page, faults_page, index_page
from pmf_lib.run.gates import check
from pmf_lib.views.records import Link
from tests import pages
from tests.faults import COLUMNS, counts_of, some_faults

QUARTER = Quarter(
    council="Carlisle City Council",
    period_label="Quarter 2, 2021/22 (July to September 2021)",
    notice=pages.NOTICE,
    facts=(("Snapshot of the data", "carlisle-2021:3"), ("As known on", "the latest known")),
    links=(Link(text="List of files", target="manifest.json"),),
)
ENTRIES = (
    Entry("Quarter overview", "quarter_overview/council.html", "made", "Members"),
    Entry("Revenues", "unit_monitoring/revenues.html", "kept", "Members", "Corporate Support"),
    Entry("Culture", "unit_monitoring/culture.html", "failed", "Members", "Community", "Cell 4"),
)
LINKS = frozenset({entry.file for entry in ENTRIES} | {"index.html", "manifest.json"})


def test_the_index_lists_every_pack_by_directorate() -> None:
    html = index_page(QUARTER, ENTRIES)
    found = BeautifulSoup(html, "html.parser")
    assert [tag.get_text() for tag in found.select("main h2")] == [
        "The whole council",
        "Corporate Support",
        "Community",
    ]
    assert [link["href"] for link in found.select("main tbody a")] == [
        entry.file for entry in ENTRIES
    ]
    assert "2 reports ready; 1 report could not be made." in found.main.get_text()
    assert "carlisle-2021:3" in found.footer.get_text()
    assert "Written for: Members." in found.main.get_text()
    assert check(html, expected_echo={}, links=LINKS) == ()


def test_an_index_without_packs_says_so() -> None:
    assert "No reports ready." in index_page(QUARTER, ())


def test_a_failed_pack_says_what_failed_and_what_to_do() -> None:
    failure = Failure(
        title="Culture",
        cause="There is no table of values. It needs one.",
        command="pmf run 2021-22-Q2 --only unit_monitoring:culture",
        cell=4,
        heading="Budget Update",
    )
    html = failed_page(QUARTER, "unit_monitoring/culture.html", failure, pages.ECHO)
    words = BeautifulSoup(html, "html.parser").main.get_text()
    assert "Cell 4, under “Budget Update”: There is no table of values." in words
    assert "pmf run 2021-22-Q2 --only unit_monitoring:culture" in words
    assert "£" not in words
    assert check(html, expected_echo=pages.ECHO, links=LINKS) == ()


def test_a_page_that_fails_as_a_whole_names_no_cell() -> None:
    html = failed_page(QUARTER, "a/b.html", Failure("Culture", "Too large", "pmf run"), {})
    assert "The page as a whole: Too large" in html


def test_faults_are_shown_as_they_were_met() -> None:
    faults = some_faults()
    html = faults_page(
        faults, counts_of(faults), quarter=QUARTER, source="sources", file="faults.html"
    )
    found = BeautifulSoup(html, "html.parser")
    rows = [
        [cell.get_text() for cell in row.select("th, td")]
        for row in found.select("table")[1].select("tbody tr")
    ]
    assert rows[1] == [
        "error", "values", "values.csv", "", "12", "unit", "<b>no unit</b>", "a unit", "E4",
    ]  # fmt: skip
    assert "3 faults found." in found.main.get_text()
    assert check(html, expected_echo={}, links=LINKS) == ()


def test_a_page_of_very_many_faults_shows_the_first() -> None:
    faults = some_faults(400)
    html = faults_page(
        faults, counts_of(faults), quarter=QUARTER, source="sources", file="faults.html"
    )
    assert "1,200 faults found. The first 1,000 are shown" in html
    assert len(html.encode()) < 1_000_000


def test_no_fault_is_said_to_be_none() -> None:
    empty = some_faults().head(0)
    assert list(empty.columns) == COLUMNS
    faults = empty
    html = faults_page(
        faults, counts_of(faults), quarter=QUARTER, source="sources", file="faults.html"
    )
    assert "No fault was found." in html
