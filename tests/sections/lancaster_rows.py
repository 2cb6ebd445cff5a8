"""Rows of Lancaster's registers for tests: few words where the rest does not matter."""

from __future__ import annotations

from typing import Any

COUNCIL = "lancaster-2008"
PERIOD = "2008-09-Q2"
UNIT = "council-housing"
OTHER = "planning-services"

Row = dict[str, Any]


def measure(code: str = "HOU01", unit: str = UNIT, **changed: Any) -> Row:
    """A quarterly percentage that should be high."""
    return {
        "measure": code,
        "title": f"Measure {code}",
        "unit": unit,
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "last",
        "owner": "Head",
        "member": "Portfolio",
        "source": "System",
        "defined_on": "2008-04-01",
    } | changed


def value(code: str, figure: float, unit: str = UNIT, period: str = PERIOD) -> Row:
    return {
        "measure": code,
        "unit": unit,
        "period": period,
        "value": figure,
        "recorded_on": "2008-10-09",
        "status": "final",
    }


def target(code: str, figure: float = 90.0) -> Row:
    return {
        "measure": code,
        "period": "2008-09",
        "target": figure,
        "profile": "flat",
        "set_on": "2008-03-05",
    }


def judged(**figures: float) -> dict[str, list[Row]]:
    """Measures with these figures and a target of 90: 95 is green, 50 red."""
    return {
        "measures": [measure(code) for code in figures],
        "values": [value(code, figure) for code, figure in figures.items()],
        "targets": [target(code) for code in figures],
    }


def record(code: str, framework: str = "local", in_corporate_plan: str = "no") -> Row:
    return {
        "measure": code,
        "framework": framework,
        "in_corporate_plan": in_corporate_plan,
        "recorded_on": "2008-04-28",
    }


def chosen(code: str, unit: str = UNIT, **changed: Any) -> Row:
    return {
        "unit": unit,
        "measure": code,
        "period": "2008-09",
        "portfolio": "housing-and-communities",
        "service_head": "Head of Council Housing",
        "agreed_on": "2008-05-14",
    } | changed


def milestone(code: str, of: str, due: str, reached: str | None = None, **changed: Any) -> Row:
    return {
        "milestone": code,
        "unit": UNIT,
        "measure": of,
        "framework": "Corporate Plan",
        "title": f"Milestone {code}",
        "due_on": due,
        "reached_on": reached,
        "recorded_on": "2008-10-09",
    } | changed


def action(code: str, status: str, recorded: str, **changed: Any) -> Row:
    return {
        "action": code,
        "unit": UNIT,
        "title": f"Action {code}",
        "lead": "Head of Council Housing",
        "due_on": "2008-11-28",
        "status": status,
        "recorded_on": recorded,
    } | changed


def meeting(code: str, held: str, **changed: Any) -> Row:
    return {
        "meeting": code,
        "body": "prt",
        "held_on": held,
        "kind": "performance review",
        "unit": UNIT,
        "period": PERIOD,
        "recorded_on": held,
    } | changed


def every_prt(units: Any, **changed: Any) -> dict[str, list[Row]]:
    """A PRT meeting of each of these services, each with one issue."""
    return {
        "meetings": [meeting(f"M-{unit}", "2008-11-05", unit=unit) for unit in units],
        "meeting_issues": [
            {
                "unit": unit,
                "period": PERIOD,
                "issue": f"I-{unit}",
                "title": f"Issue of {unit}",
                "nil": "no",
                "recorded_on": "2008-11-05",
            }
            | changed
            for unit in units
        ],
    }
