"""The page of the input tables is what the register says."""

from pmf_lib.register import TABLES
from pmf_lib.register.document import markdown
from pmf_lib.register.tables import FAMILIES
from tests.conftest import ROOT


def test_documentation_is_the_register() -> None:
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == markdown()


def test_it_says_from_when_an_entry_counts() -> None:
    page = markdown()
    assert "Known since `decided_on`.\n" in page
    assert "Known since `recorded_on`, else the day of loading.\n" in page


def test_every_table_stands_once_under_its_family() -> None:
    lines = markdown().splitlines()
    headings = [line for line in lines if line.startswith(("## ", "### "))]
    assert headings == [
        heading
        for family, tables in FAMILIES.items()
        for heading in (f"## Tables of {family}", *(f"### {table.name}" for table in tables))
    ]


def test_the_contents_lead_to_every_family_and_name_its_tables() -> None:
    contents = [line for line in markdown().splitlines() if line.startswith("- [")]
    for line, (family, tables) in zip(contents, FAMILIES.items(), strict=True):
        assert f"](#tables-of-{family})" in line
        assert line.endswith(": " + ", ".join(f"`{table.name}`" for table in tables))


def test_every_column_has_its_line() -> None:
    page = markdown()
    columns = sum(len(table.columns) for table in TABLES.values())
    assert sum(line.startswith("| `") for line in page.splitlines()) == columns
    assert "| `exempt` | one of paragraph 1, paragraph 2," in page
    assert "| `due` | whole number, 0 or more |" in page
