"""A report's tables as a Frictionless data package."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.run.formats.content import content_of
from pmf_lib.run.formats.formats import Format
from pmf_lib.run.formats.items import Tabled
from pmf_lib.run.formats.open_tables import open_tables_of
from pmf_lib.views import tables, words
from pmf_lib.views.records import Section, Table
from pmf_lib.views.tables import Heading
from tests import pages
from tests.data_package import faults_of
from tests.format_reports import FACTS, SECRET, by_hand

Made = Callable[..., bytes]


def opened(content: bytes) -> tuple[dict[str, Any], dict[str, list[list[str]]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        files = {
            name: list(csv.reader(io.StringIO(archive.read(name).decode())))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
    return package, files


def of(*rows: tuple[Any, ...], headings: tuple[Heading, ...]) -> tuple[list[Any], list[list[str]]]:
    """The fields and the rows of a report with this one table."""
    table: Table = tables.from_rows(rows, caption="A table", headings=headings)
    notebook = pages.notebook(rest=[("## S", Section(name="s", blocks=(table,)))])
    package, files = opened(open_tables_of(content_of(notebook, FACTS)))
    return package["resources"][0]["schema"]["fields"], files["01-a-table.csv"]


def test_every_table_has_a_file_and_every_file_is_told(file_of: Made) -> None:
    package, files = opened(file_of("by_hand", Format.CSV))
    items = [item for item in content_of(by_hand(), FACTS).items if isinstance(item, Tabled)]
    assert len(files) == len(items) == len(package["resources"])
    assert [each["path"] for each in package["resources"]] == list(files)


def test_every_file_is_as_its_schema_says(file_of: Made) -> None:
    """One head row, one kind of data a column, no spaces at the ends."""
    for name in ("by_hand", "hostile"):
        package, files = opened(file_of(name, Format.CSV))
        for resource in package["resources"]:
            head, *rows = files[resource["path"]]
            fields = resource["schema"]["fields"]
            assert head == [each["name"] for each in fields] and len(set(head)) == len(head)
            for row in rows:
                assert len(row) == len(fields)
                for value, each in zip(row, fields, strict=True):
                    assert value == value.strip()
                    if each["type"] == "number" and value:
                        float(value)


@pytest.mark.parametrize("name", ["by_hand", "hostile"])
@pytest.mark.parametrize("public", [False, True])
def test_every_report_is_a_data_package(file_of: Made, name: str, public: bool) -> None:
    """By the specification's schema, and Frictionless reads every row."""
    with zipfile.ZipFile(io.BytesIO(file_of(name, Format.CSV, public=public))) as archive:
        assert faults_of({file: archive.read(file) for file in archive.namelist()}) == []


def test_figures_are_bare_numbers() -> None:
    headings = (Heading("Line"), Heading("Budget", "money"))
    fields, rows = of(("Grants", -1450000.0), ("Staff", 2.5), headings=headings)
    assert [each["type"] for each in fields] == ["string", "number"]
    assert rows[1:] == [["Grants", "-1450000.0"], ["Staff", "2.5"]]


def test_what_is_printed_beside_a_number_has_a_column_of_its_own() -> None:
    headings = (Heading("Measure"), Heading("Figure", "percent"))
    provisional = tables.number(87.5, "percent", symbols=("p",))
    fields, rows = of(("A", provisional), ("B", None), headings=headings)
    assert [each["name"] for each in fields] == ["Measure", "Figure", "Figure (as printed)"]
    assert rows[1:] == [["A", "87.5", "87.5% [p]"], ["B", "", words.MISSING]]


def test_a_column_of_numbers_and_words_is_words() -> None:
    fields, rows = of(
        ("A", tables.number(1, "count")),
        ("B", "none"),
        headings=(Heading("A"), Heading("B")),
    )
    assert fields[1]["type"] == "string"
    assert rows[1:] == [["A", "1"], ["B", "none"]]


def test_a_formula_is_made_harmless() -> None:
    _, rows = of(("=1+1",), ("@SUM(A1)",), headings=(Heading("Words"),))
    assert rows[1:] == [["'=1+1"], ["'@SUM(A1)"]]


def test_the_licence_is_given_for_what_is_public_alone(file_of: Made) -> None:
    package, _ = opened(file_of("by_hand", Format.CSV))
    assert "licenses" not in package
    assert any("Not for publication" in each["description"] for each in package["resources"])
    content = file_of("by_hand", Format.CSV, public=True)
    package, files = opened(content)
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    assert SECRET not in json.dumps(package, ensure_ascii=False) and "987654" not in str(files)


def test_a_report_without_a_table_says_which_report_it_is() -> None:
    """A package with no table at all would be none."""
    content = open_tables_of(content_of(pages.notebook(rest=[]), FACTS))
    package, files = opened(content)
    assert files["01-a-report-without-a-table.csv"][0] == ["Report", "Council", "Period"]
    assert len(package["resources"]) == 1
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert faults_of({file: archive.read(file) for file in archive.namelist()}) == []


def test_the_same_report_gives_the_same_bytes(file_of: Made) -> None:
    assert open_tables_of(content_of(by_hand(), FACTS)) == file_of("by_hand", Format.CSV)
