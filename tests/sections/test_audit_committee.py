"""The Audit Committee's nine items: filled or nil, and what is exempt kept apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib import sections
from pmf_lib.sections import Pack
from pmf_lib.sections.assurance import (
    external_recommendations,
    fraud_updates,
    governance_updates,
    internal_audit_reports,
    internal_control_updates,
)
from pmf_lib.sections.audit_committee import (
    audit_summary,
    budgetary_data,
    project_monitoring,
    risk_management_updates,
    service_performance,
)
from pmf_lib.views.records import Exempt, Section
from tests.peterborough import (
    KEY,
    PERIOD,
    ROADS,
    WASTE,
    Row,
    blocks,
    measure,
    nils,
    public_text,
    rows,
    tables,
    target,
    value,
)

NINE: tuple[Callable[[Pack], Section], ...] = (
    service_performance,
    budgetary_data,
    project_monitoring,
    risk_management_updates,
    internal_control_updates,
    governance_updates,
    fraud_updates,
    external_recommendations,
    internal_audit_reports,
)
Open = Callable[..., Pack]


def update(kind: str, title: str, **cells: object) -> Row:
    own: Row = {"kind": kind, "period": PERIOD, "title": title, "recorded_on": "2009-09-20"}
    return own | cells


def advice(code: str, **cells: object) -> Row:
    own: Row = {"advice": code, "source": "inspection", "title": f"Mend {code}", "owner": "Head"}
    return own | {"made_on": "2009-05-01", "status": "open", "recorded_on": "2009-05-01"} | cells


def report(code: str, **cells: object) -> Row:
    own: Row = {"report": code, "title": f"Audit {code}", "opinion": "limited"}
    return own | {"issued_on": "2009-07-14", "recorded_on": "2009-07-14"} | cells


def project(code: str, **cells: object) -> Row:
    own: Row = {"project": code, "title": f"Project {code}", "unit": WASTE, "lead": "Head"}
    return own | {"due_on": "2009-10-21", "status": "on track", "recorded_on": "2009-10-07"} | cells


def test_each_of_the_nine_items_is_filled_or_an_explicit_nil_return(pack_of: Open) -> None:
    """R4-056 to R4-065: an empty register leaves a nil return under every item."""
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for item in NINE:
        section = item(pack)
        assert nils(section), item.__name__
        assert not tables(section), item.__name__


def test_service_performance_counts_and_ranks(pack_of: Open) -> None:
    """R4-057: by directorate, then what needs attention with its grade."""
    pack = pack_of(
        {
            "measures": [measure("A1"), measure("A2"), measure("P1", ROADS)],
            "values": [value("A1", 50.0), value("A2", 95.0), value("P1", 91.0, ROADS)],
            "targets": [target(code, 90.0) for code in ("A1", "A2", "P1")],
        },
        council=KEY,
    )
    section = service_performance(pack)
    assert section.headline.startswith("Of 3 measures, 1 red, 0 amber, 2 green")
    counts, worst = tables(section)
    assert ["City Services", "1", "0", "2", "0"] in rows(counts)
    assert rows(worst)[0][:2] == ["Share of A1", "Waste and Street Cleaning"]
    assert rows(worst)[0][4] == "B"
    assert audit_summary(pack)[0].startswith("How are we doing? Of 3 measures, 1 red")


def test_budgetary_data_holds_budget_and_savings(pack_of: Open) -> None:
    """R4-058."""
    line = {"unit": WASTE, "line": "Employees", "period": PERIOD, "recorded_on": "2009-10-06"}
    money = {"budget": 100.0, "budget_to_date": 50.0, "actual": 60.0, "forecast": 120.0}
    saving = {"saving": "S1", "unit": WASTE, "period": PERIOD, "title": "Rounds", "target": 10.0}
    pack = pack_of({"budget": [line | money], "savings": [saving]}, council=KEY)
    section = budgetary_data(pack)
    assert "£20 over budget" in section.headline
    assert [table.rows[0][0].text for table in tables(section)] == ["City Services"] * 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("due", "status", "words"),
    [
        ("2009-10-21", "on track", "On track"),
        ("2009-10-20", "on track", "Late"),
        ("2009-10-20", "complete", "Complete"),
        ("2009-12-31", "late", "Late"),
    ],
)
def test_a_project_is_late_from_the_day_after(
    pack_of: Open, due: str, status: str, words: str
) -> None:
    """R4-059: the pack speaks of 21 October 2009."""
    pack = pack_of({"projects": [project("J1", due_on=due, status=status)]}, council=KEY)
    section = project_monitoring(pack)
    assert rows(tables(section)[0])[0][4] == words
    assert section.headline == f"1 project, {'1' if words == 'Late' else 'none'} late."


def test_an_exempt_project_is_neither_counted_nor_told(pack_of: Open) -> None:
    """R4-059."""
    secret = project("J2", title="Osprey", exempt="paragraph 3", progress="£2,345,678 offered")
    section = project_monitoring(pack_of({"projects": [project("J1"), secret]}, council=KEY))
    assert section.headline == "1 project, none late."
    assert "Osprey" not in public_text(section) and "2,345,678" not in public_text(section)
    (kept,) = [block for block in section.blocks if isinstance(block, Exempt)]
    assert kept.paragraph == "paragraph 3" and "Osprey" in kept.model_dump_json()


def test_risks_stand_above_the_appetite_and_not_at_it(pack_of: Open) -> None:
    """R4-060: the appetite is 12."""
    risk = {"unit": WASTE, "owner": "Head", "recorded_on": "2009-10-06"}
    at = {"risk": "R1", "title": "At it", "likelihood": 3, "impact": 4}
    above = {"risk": "R2", "title": "Above it", "likelihood": 3, "impact": 5}
    told = [update("risk management", "Registers looked at")]
    pack = pack_of({"risks": [risk | at, risk | above], "assurance_updates": told}, council=KEY)
    section = risk_management_updates(pack)
    changed, graver = tables(section)
    assert rows(changed)[0][0] == "Registers looked at"
    assert [row[0] for row in rows(graver)] == ["Above it"]
    assert section.headline == "2 risks, 1 above the council's appetite of 12."


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("internal control", internal_control_updates),  # R4-061
        ("governance", governance_updates),  # R4-062
        ("fraud", fraud_updates),  # R4-063
    ],
)
def test_updates_of_the_quarter_stand_under_their_own_item(
    pack_of: Open, kind: str, section: Callable[[Pack], Section]
) -> None:
    """R4-061, R4-062, R4-063: of this quarter alone, and of this kind alone."""
    old = update(kind, "Last quarter's", period="2009-10-Q1")
    other = update("risk management", "Another kind's")
    pack = pack_of({"assurance_updates": [update(kind, "Ours"), old, other]}, council=KEY)
    found = section(pack)
    assert rows(tables(found)[0]) == [["Ours", "not given", "None given"]]
    assert found.headline.startswith(f"1 update on {kind}")


def test_a_fraud_case_is_exempt_under_paragraph_seven(pack_of: Open) -> None:
    """R4-063: the public part says nil, and holds neither its name nor its money."""
    case = update("fraud", "Kingfisher", exempt="paragraph 7", amount=987654.0)
    section = fraud_updates(pack_of({"assurance_updates": [case]}, council=KEY))
    assert section.headline.startswith("No updates on fraud")
    assert nils(section) == ["Nil return: no public update on fraud was reported this quarter."]
    assert "Kingfisher" not in public_text(section) and "987,654" not in public_text(section)
    (kept,) = [block for block in blocks(section) if isinstance(block, Exempt)]
    assert "£987,654" in kept.model_dump_json()


@pytest.mark.parametrize(
    ("due", "status", "words"),
    [
        ("2009-10-20", "open", "Open, overdue"),
        ("2009-10-21", "open", "Open"),
        ("2009-10-20", "done", "Done"),
        ("2009-10-20", "not accepted", "Not accepted"),
        (None, "in progress", "In progress"),
    ],
)
def test_external_recommendations_are_overdue_from_the_day_after(
    pack_of: Open, due: str | None, status: str, words: str
) -> None:
    """R4-064: Inspection and External Audit; internal audit's stand under item nine."""
    own = advice("E1", due_on=due, status=status)
    inside = advice("I1", source="internal audit")
    pack = pack_of({"audit_advice": [own, inside]}, council=KEY)
    section = external_recommendations(pack)
    assert [row[0] for row in rows(tables(section)[0])] == ["Mend E1"]
    assert rows(tables(section)[0])[0][-1] == words
    assert section.headline.endswith(f"{'1' if 'overdue' in words else 'none'} overdue.")
    assert [row[0] for row in rows(tables(internal_audit_reports(pack))[-1])] == ["Mend I1"]


def test_internal_audit_reports_are_of_this_year_and_exempt_ones_apart(pack_of: Open) -> None:
    """R4-065."""
    found = [
        report("A1"),
        report("A0", issued_on="2009-03-31"),
        report("A2", opinion="full", issued_on="2009-04-01"),
        report("A3", title="Heron", exempt="paragraph 3", finding="£413,579"),
        report("A4", issued_on="2009-10-22"),
    ]
    section = internal_audit_reports(pack_of({"audit_reports": found}, council=KEY))
    assert section.headline == "2 reports this year, 1 with limited or no assurance."
    assert [row[0] for row in rows(tables(section)[0])] == ["Audit A1", "Audit A2"]
    assert "Heron" not in public_text(section) and "413,579" not in public_text(section)


def test_the_demo_fills_eight_items_and_says_nil_for_governance(
    council_pack: Callable[..., Pack],
) -> None:
    """R4-057 to R4-065, on the whole demo."""
    pack = council_pack(KEY)
    filled = [item.__name__ for item in NINE if tables(item(pack))]
    assert filled == [item.__name__ for item in NINE if item is not governance_updates]
    assert nils(governance_updates(pack))
    assert sections.title_page(pack, "audit_committee", *audit_summary(pack)).summary
