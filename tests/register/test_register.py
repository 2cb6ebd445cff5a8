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


def test_unknown_table_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(ParameterError, match="measures, values, targets"):
        table("nonsense")
    with pytest.raises(KeyError, match="values has no column nonsense"):
        TABLES["values"].column("nonsense")


def test_documentation_is_the_register() -> None:
    assert (ROOT / "docs/tables.md").read_text() == markdown()
