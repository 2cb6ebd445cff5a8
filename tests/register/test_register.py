"""The register's tables hang together, and their documentation is what they say."""

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.register import TABLES, Column, Kind, Table, table
from pmf_lib.register.document import markdown
from tests.conftest import ROOT


@pytest.mark.parametrize("found", TABLES.values(), ids=lambda found: found.name)
def test_table_hangs_together(found: Table) -> None:
    assert len(set(found.names)) == len(found.names)
    assert all(found.has(name) for name in found.key)
    assert found.known_on is None or found.column(found.known_on).kind is Kind.DATE
    assert found.requirement.startswith("R")


@pytest.mark.parametrize(
    "column", [column for found in TABLES.values() for column in found.columns]
)
def test_column_says_what_it_means_and_what_it_allows(column: Column) -> None:
    assert column.meaning
    assert bool(column.allowed) == (column.kind is Kind.CHOICE)
    assert (column.refers_to is not None) == (column.kind is Kind.CODE)


def test_indicator_record_holds_what_covalent_held() -> None:
    """R1-044 to R1-046: history of values and targets, source, formula, responsibilities."""
    names = TABLES["measures"].names
    for name in ("source", "formula", "guidance", "owner", "member", "polarity"):
        assert name in names
    assert {"recorded_on", "period"} <= set(TABLES["values"].names)
    assert {"set_on", "profile"} <= set(TABLES["targets"].names)


def test_a_rebase_is_a_decision_that_someone_answers_for() -> None:
    """Everything is needed but the evidence, and it counts from the day it was decided."""
    rebases = TABLES["rebases"]
    needed = [column.name for column in rebases.columns if column.required]
    assert set(rebases.names) - set(needed) == {"evidence"}
    assert (rebases.key, rebases.known_on) == (("measure", "period"), "decided_on")


def test_figures_of_others_are_kept_as_our_own() -> None:
    """R4-066, R4-067: what values have, with authority and family in place of unit."""
    theirs, ours = TABLES["benchmarks"], TABLES["values"]
    shared = ("measure", "period", "value", "numerator", "denominator", "status", "recorded_on")
    for name in shared:
        assert theirs.column(name).kind is ours.column(name).kind
    assert theirs.key == ("measure", "authority", "period")
    assert theirs.column("status").allowed == ours.column("status").allowed
    assert theirs.has("family") and theirs.has("source")


def test_a_service_standard_is_a_promise_with_a_measure() -> None:
    """R3-037."""
    standards = TABLES["service_standards"]
    assert standards.column("dimension").allowed == ("timeliness", "accuracy", "quality")
    for name in ("title", "measure", "threshold", "dimension", "unit"):
        assert standards.column(name).required


def test_the_documentation_says_from_when_an_entry_counts() -> None:
    page = markdown()
    assert "Known since `decided_on`.\n" in page
    assert "Known since `recorded_on`, else the day of loading.\n" in page


def test_unknown_table_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(ParameterError, match="measures, values, targets"):
        table("nonsense")
    with pytest.raises(KeyError, match="values has no column nonsense"):
        TABLES["values"].column("nonsense")


def test_documentation_is_the_register() -> None:
    assert (ROOT / "docs/tables.md").read_text() == markdown()
