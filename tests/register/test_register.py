"""The register's tables hang together, and their documentation is what they say."""

import re

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.register import TABLES, Column, Kind, Table, table
from pmf_lib.register.kinds import SCHEDULE_12A
from pmf_lib.register.tables import FAMILIES, REGISTERED
from pmf_lib.store.schema import PREFIX, staging


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


def test_unknown_table_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(ParameterError, match="measures, values, targets"):
        table("nonsense")
    with pytest.raises(KeyError, match="values has no column nonsense"):
        TABLES["values"].column("nonsense")


def test_every_table_is_of_one_family_and_the_measures_come_first() -> None:
    families = [found.name for family in FAMILIES.values() for found in family]
    assert sorted(families) == sorted(set(families)) == sorted(TABLES)
    assert next(iter(TABLES)) == "measures"


PROFILE = {"unit", "body", "committee", "directorate", "portfolio", "group"}


def test_a_code_refers_to_the_profile_or_to_a_table_that_is_read_before() -> None:
    """Codes are learnt as intake reads, so what is referred to must stand further up."""
    order = list(TABLES)
    for found in TABLES.values():
        for column in found.columns:
            if column.refers_to is None or column.refers_to in PROFILE:
                continue
            kept = REGISTERED[column.refers_to]
            assert TABLES[kept].key == (column.refers_to,)
            own = kept == found.name
            assert own or order.index(kept) < order.index(found.name), (found.name, column.name)


@pytest.mark.parametrize("found", TABLES.values(), ids=lambda found: found.name)
def test_no_column_bears_a_name_that_the_store_needs_itself(found: Table) -> None:
    """Such a table could be described and checked, and never loaded."""
    names = [column.name for column in staging(found).columns]
    assert found.names == tuple(name for name in names if found.has(name))
    assert not found.has("row_id") and not found.has("council") and not found.has("load_id")
    assert staging(found).name.startswith(PREFIX)


# R3-047: parts of a column's name that would hold what is known of one person.
PERSONAL = re.compile(
    r"(^|_)(names?|surname|forename|firstname|lastname|initials|employees?|staff|worker|appraisee"
    r"|person|personal|individual|applicant|complainant|claimant|tenant|customer|resident|patient"
    r"|pupil|child|nino|payroll|salary|grade|email|phone|telephone|mobile|address|postcode|birth"
    r"|dob|age|sex|gender|ethnicity|religion|disability|nationality|signature|photo)(_|$)"
)


@pytest.mark.parametrize("found", TABLES.values(), ids=lambda found: found.name)
def test_no_column_could_hold_a_person(found: Table) -> None:
    """R3-047."""
    assert not [name for name in found.names if PERSONAL.search(name)]


def test_a_table_that_held_persons_would_be_noticed() -> None:
    for name in ("employee_number", "staff_name", "home_address", "date_of_birth"):
        assert PERSONAL.search(name)
    assert not PERSONAL.search("stage_of_package")


def test_who_answers_for_something_is_a_post_and_never_a_name() -> None:
    """R3-047: the meaning that people read beside the column says so."""
    said = ("post", "portfolio", "organisation", "body", "board", "group", "role")
    unsaid = [
        (found.name, column.name, column.meaning)
        for found in TABLES.values()
        for column in found.columns
        if column.kind is Kind.TEXT
        and column.meaning.startswith(("Who ", "Accountable"))
        and not any(word in column.meaning for word in said)
    ]
    # Users are people in general; nobody is one of them by name.
    assert [each[:2] for each in unsaid] == [("measure_records", "users")]


def test_appraisals_are_counted_and_nothing_more() -> None:
    """R0-020, R3-026, R3-047, R4-075: counts of a unit in a period, and the day they are due."""
    appraisals = TABLES["appraisals"]
    assert appraisals.key == ("unit", "period")
    assert {column.kind for column in appraisals.columns} == {
        Kind.CODE,
        Kind.PERIOD,
        Kind.NUMBER,
        Kind.DATE,
    }
    for column in appraisals.columns:
        if column.kind is Kind.NUMBER:
            assert (column.lowest, column.whole) == (0, True), column.name


def test_what_is_exempt_names_a_paragraph_of_schedule_12a() -> None:
    """Local Government Act 1972: seven paragraphs, and empty is public."""
    assert tuple(f"paragraph {number}" for number in range(1, 8)) == SCHEDULE_12A
    exempt = {found.name for found in TABLES.values() if found.has("exempt")}
    assert exempt == {
        "meeting_papers",
        "projects",
        "efficiency_options",
        "audit_reports",
        "assurance_updates",
    }
    for name in exempt:
        column = TABLES[name].column("exempt")
        assert (column.allowed, column.required) == (SCHEDULE_12A, False)
