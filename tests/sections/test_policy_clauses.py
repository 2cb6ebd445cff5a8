"""Clauses of the Data Quality Policy, each with the check that tests it and what passed."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections import Pack
from pmf_lib.sections.data_policy import data_quality_policy
from pmf_lib.sections.policy_clauses import results_of_checks
from tests.peterborough import KEY, Row, measure, rows, tables, target, value

POLICY = "Data Quality Policy"
Open = Callable[..., Pack]


def clause(number: str, check: str, document: str = POLICY) -> Row:
    return {"document": document, "clause": number, "says": f"Says {number}", "tested_by": check}


def test_each_clause_names_the_check_that_tests_it(pack_of: Open) -> None:
    """R3-031: checks map to clauses; what nothing tests and what no clause asks for is named."""
    policy: Row = {"document": POLICY, "kind": "policy", "version": "3", "dated": "2008-10-06"}
    policy |= {"review_on": "2010-01-01", "owner": "Manager"}
    found = {
        "guidance": [policy],
        "measures": [measure("W1")],
        "values": [value("W1", 50.0, numerator=50.0, denominator=100.0)],
        "targets": [target("W1", 90.0)],
        "policy_clauses": [
            clause("2", "none"),
            clause("1", "timeliness"),
            clause("3", "control totals"),
            clause("9", "valid", "Travel"),
        ],
    }
    section = data_quality_policy(pack_of(found, council=KEY))
    _, clauses = tables(section)
    assert rows(clauses) == [
        ["1", "Says 1", "Timeliness", "1 of 1"],
        ["2", "Says 2", "No check tests it", "Not tested"],
        ["3", "Says 3", "Control totals", "Nothing could be tested"],
    ]
    assert clauses.notes == (
        "No check tests clause 2.",
        "No clause asks for these checks: completeness, accuracy, up to date, reliable and valid.",
    )


def test_both_councils_policies_are_mapped(council_pack: Open) -> None:
    """R3-031: Carlisle's six clauses in its review of the framework; relevance is not tested."""
    for council, clauses, untested in (("carlisle-2021", 7, "5"), (KEY, 5, "4.1")):
        pack = council_pack(council)
        section = data_quality_policy(pack)
        assert section.headline.startswith("Made under the Data Quality")
        shown = tables(section)[1]
        assert len(rows(shown)) == clauses
        assert shown.notes[0] == f"No check tests clause {untested}."


def test_every_check_has_a_result(council_pack: Open) -> None:
    """R3-031: the checks a clause may name are those that are made."""
    results = results_of_checks(council_pack(KEY))
    assert set(results) == {
        *("completeness", "accuracy", "timeliness"),
        *("up to date", "reliable", "valid", "control totals"),
    }
    assert all(0 <= passed <= of for passed, of in results.values())
    assert results["control totals"] == (5, 6)
