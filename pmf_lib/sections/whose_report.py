"""Whose a thing is, and links to where this council reports it in full."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Council, ForEach
from pmf_lib.sections.indicators import exception_place
from pmf_lib.sections.measure_card import place
from pmf_lib.views.records import Link, Text

# A unit is told in full in its own report, else in that of its committee. The first two give a
# place to every exception; a review team's report gives one to its own targets alone.
_OF_UNIT = ("unit_monitoring", "delivery_plan_report", "prt_report")
_EVERY_EXCEPTION = _OF_UNIT[:2]
_OF_COMMITTEE = "service_committee_report"


def unit_name(council: Council, unit: object) -> str:
    """A unit's name; the whole council where an entry names none."""
    return "The whole council" if pd.isna(unit) else council.unit(str(unit)).name


def has_report(council: Council, pack: str) -> bool:
    """Whether the council makes this report."""
    return council.makes(pack)


def report_of(council: Council, unit: str) -> str | None:
    """The page that reports a unit in full, relative to the quarter; None where none does."""
    for pack in _OF_UNIT:
        if has_report(council, pack):
            return f"{pack}/{unit}.html"
    if has_report(council, _OF_COMMITTEE):
        return f"{_OF_COMMITTEE}/{council.committee_of(unit).key}.html"
    return None


def service_link(council: Council, unit: object, text: str = "") -> Link | Text:
    """A unit's name, or other words about it, linked to its report where there is one."""
    target = None if pd.isna(unit) else report_of(council, str(unit))
    return _linked(text or unit_name(council, unit), target)


def measure_link(council: Council, row: Any) -> Link | Text:
    """A judged measure's title, linked to its place in its unit's report."""
    target = report_of(council, row.unit)
    spot = place(row.measure) if target and target.startswith(_OF_UNIT) else ""
    return _linked(row.title, target, spot)


def exception_link(
    council: Council, exception: Any, text: str, *, of_target: bool = True
) -> Link | Text:
    """Words about an exception, linked to its place in its unit's report.

    `of_target` says that a measure among them is a target that its review team looks at.
    """
    target = report_of(council, exception.unit)
    chosen = of_target and exception.subject == "measure"
    told_in = _OF_UNIT if chosen else _EVERY_EXCEPTION
    spot = exception_place(exception) if target and target.startswith(told_in) else ""
    return _linked(text, target, spot)


def council_report_link(council: Council, pack: str, text: str) -> Link | Text:
    """Words linked to a report about the whole council, where it makes that report."""
    made = has_report(council, pack) and council.pack(pack).for_each is ForEach.COUNCIL
    return _linked(text, f"{pack}/council.html" if made else None)


def _linked(text: str, target: str | None, spot: str = "") -> Link | Text:
    if target is None:
        return Text(text=text)
    return Link(text=text, target=f"{target}#{spot}" if spot else target)
