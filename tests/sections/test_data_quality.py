"""Data quality: scores, submissions by the 10th, flags, the ledger, the policy, improvements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.data_policy import (
    data_quality_policy,
    information_improvements,
    ledger_reconciliation,
)
from pmf_lib.sections.data_quality import quality_flags, quality_scores, quality_summary
from pmf_lib.sections.submissions import timeliness
from tests.peterborough import (
    KEY,
    ROADS,
    WASTE,
    Row,
    measure,
    nils,
    rows,
    tables,
    target,
    value,
)

Open = Callable[..., Pack]
PARTS = {"aggregation": "ratio", "decimals": 1.0}


def handed_in(day: str) -> dict[str, list[Row]]:
    """One figure, first known on a day."""
    return {
        "measures": [measure("W1")],
        "values": [value("W1", 95.0, recorded_on=day)],
        "targets": [target("W1", 90.0)],
    }


@pytest.mark.parametrize(("day", "late"), [("2009-10-10", False), ("2009-10-11", True)])
def test_the_late_list_is_by_owner(pack_of: Open, day: str, late: bool) -> None:
    """R4-042: on time on the 10th, late on the 11th, named by owner with the days."""
    section = timeliness(pack_of(handed_in(day), council=KEY))
    assert (
        section.headline == f"{0 if late else 1} of 1 figure came by their day; none still to come."
    )
    if late:
        assert rows(tables(section)[1])[0] == [
            "Collections Manager",
            "Share of W1",
            "Waste and Street Cleaning",
            "Q2 2009/10",
            "10 October 2009",
            "11 October 2009",
            "1",
        ]
    else:
        assert "Nil return: no figure of this quarter came late." in nils(section)


def test_a_restated_figure_is_judged_by_the_day_it_first_came(pack_of: Open) -> None:
    """R4-042, R1-044."""
    found = handed_in("2009-10-08")
    again = value("W1", 96.0, recorded_on="2009-10-19", reason_code="error")
    pack = pack_of(found | {"values": [*found["values"], again]}, council=KEY)
    assert timeliness(pack).headline.startswith("1 of 1 figure came by their day")


def test_a_figure_that_never_came_is_named_with_its_owner(pack_of: Open) -> None:
    """R4-042: the pack speaks of 21 October, eleven days after."""
    found = handed_in("2009-07-08")
    found["values"][0]["period"] = "2009-10-Q1"
    section = timeliness(pack_of(found, council=KEY))
    (waiting,) = [table for table in tables(section) if "not handed in" in table.caption]
    assert rows(waiting)[0][0] == "Collections Manager"
    assert rows(waiting)[0][-2:] == ["10 October 2009", "11"]
    assert section.headline.endswith("1 still to come.")


def test_the_rule_in_force_is_said_with_its_weekend(pack_of: Open) -> None:
    """R4-042: the option for the weekend as the council has it."""
    told = timeliness(pack_of(handed_in("2009-10-08"), council=KEY)).blocks[0]
    assert "(23:59:59) of day 10" in told.model_dump_json()
    assert "a day that is not worked does not move" in told.model_dump_json()
    assert "Saturday 10 October 2009" in told.model_dump_json()


def test_scores_by_service_and_what_failed(pack_of: Open) -> None:
    """R4-031: complete, accurate, timely; the one that fails is named with its reason."""
    parts = {"numerator": 90.0, "denominator": 100.0}
    pack = pack_of(
        {
            "measures": [measure("W1", **PARTS), measure("P1", ROADS, **PARTS)],
            "values": [
                value("W1", 90.0, **parts),
                value("P1", 80.0, ROADS, recorded_on="2009-10-12", **parts),
            ],
            "targets": [target("W1", 90.0), target("P1", 90.0)],
        },
        council=KEY,
    )
    section = quality_scores(pack)
    scores, failed = tables(section)
    assert rows(scores)[0][-2:] == ["1 of 1", "1 of 1"]
    assert rows(scores)[1][-2:] == ["0 of 1", "0 of 1"]
    assert {row[3] for row in rows(failed)} >= {"Accuracy", "Timeliness"}
    assert quality_summary(pack)[0].startswith("How good are the figures? ")


def test_each_figure_has_its_grade_and_three_flags(pack_of: Open) -> None:
    """R4-032, R3-003."""
    found = handed_in("2009-10-08")
    found["measures"].append(measure("W2", version=None))
    found["values"].append(value("W2", 50.0, period="2009-10-Q1", recorded_on="2009-07-08"))
    section = quality_flags(pack_of(found, council=KEY))
    sound, doubtful = rows(tables(section)[0])
    assert sound[2:] == ["B", "Yes", "Yes", "Yes", "No doubt"]
    assert doubtful[2:6] == ["B", "No", "Cannot say", "Yes"]
    assert section.headline == "4 of 5 flags that can be given are yes."


@pytest.mark.parametrize(
    ("total", "agrees", "headline"),
    [
        (30.0, "Yes", "All 1 control totals agree with the extract."),
        (30.01, "No", "1 of 1 control totals do not agree with the extract."),
        (None, "Cannot say", "1 of 1 control totals cannot be compared."),
    ],
)
def test_the_ledger_agrees_with_its_control_total(
    pack_of: Open, total: float | None, agrees: str, headline: str
) -> None:
    """R4-043: income and expenditure by cost centre and month; a month not handed in is told."""
    own: Row = {"unit": WASTE, "account": "Spending", "side": "expenditure"}
    lines = [
        own | {"period": "2009-10-M06", "cost_centre": "1", "amount": 10.1},
        own | {"period": "2009-10-M06", "cost_centre": "2", "amount": 19.9},
        own | {"period": "2009-10-M03", "cost_centre": "2", "amount": 5.0},
    ]
    totals = [{"side": "expenditure", "period": "2009-10-M06", "total": total}]
    pack = pack_of({"ledger": lines, "ledger_totals": totals if total else []}, council=KEY)
    section = ledger_reconciliation(pack)
    (table,) = tables(section)
    assert rows(table)[0][:3] == ["September 2009, expenditure", "2", "£30.00"]
    assert rows(table)[0][-1] == agrees and section.headline == headline
    assert "July 2009 was not handed in." in table.notes


@pytest.mark.parametrize(("review", "late"), [("2009-10-21", ""), ("2009-10-20", ", overdue")])
def test_the_policy_in_force_is_cited_with_its_version(
    pack_of: Open, review: str, late: str
) -> None:
    """R3-031: version, what it covers, and whether its review is overdue."""
    own: Row = {"kind": "policy", "version": "2008", "dated": "2008-10-06", "owner": "Manager"}
    found = [
        own
        | {"document": "Data Quality Strategy and Policy", "review_on": review}
        | {"covers": "Timeliness"},
        own | {"document": "Travel", "review_on": "2009-01-01"},
    ]
    section = data_quality_policy(pack_of({"guidance": found}, council=KEY))
    assert section.headline.startswith(
        "Made under the Data Quality Strategy and Policy, version 2008"
    )
    assert ("overdue" in section.headline) == bool(late)
    (row,) = rows(tables(section)[0])
    assert row[3].endswith(f"October 2009{late}") and row[4] == "Timeliness"


def test_improvements_stand_under_collection_storage_and_usage(pack_of: Open) -> None:
    """R3-033."""
    found: list[Row] = [
        {"item": "1", "subject": "storage", "title": "One ledger"},
        {"item": "2", "subject": "collection", "title": "Reminders", "status": "At work"},
    ]
    section = information_improvements(pack_of({"improvements": found}, council=KEY))
    assert [rows(table)[0] for table in tables(section)] == [
        ["Reminders", "At work"],
        ["One ledger", "Nothing reported"],
    ]
    assert nils(section) == ["Nil return: nothing is being improved in usage."]


def test_an_empty_register_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for section in (
        quality_scores(pack),
        quality_flags(pack),
        timeliness(pack),
        ledger_reconciliation(pack),
        data_quality_policy(pack),
        information_improvements(pack),
    ):
        assert nils(section) and not tables(section), section.name


def test_the_demo_has_a_month_that_does_not_agree(council_pack: Callable[..., Pack]) -> None:
    """R4-042, R4-043, R3-031: an overdue figure, a wrong control total, a policy to be reviewed."""
    pack = council_pack(KEY)
    assert timeliness(pack).headline.endswith("1 still to come.")
    assert ledger_reconciliation(pack).headline.startswith("1 of 6")
    assert data_quality_policy(pack).headline.endswith("1 review overdue.")
