"""Heading 6: issues for other units, and those that other units raised for this one (R0-029)."""

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Part, Section, Table
from pmf_lib.views.words import begun, counted

HEADINGS = {
    "affects": ("Service affected", "Issues raised by this service"),
    "unit": ("Raised by", "Issues raised by other services"),
}


def issues_impacting_others(pack: Pack) -> Section:
    """Both directions, so that an issue raised in one report is read in the other."""
    raised = pack.entries("cross_unit_issues")
    incoming = pack.entries("cross_unit_issues", column="affects")
    return Section(
        name="issues_impacting_others",
        headline=_headline(len(raised), len(incoming)),
        blocks=(
            Part(
                heading="Raised by this service",
                blocks=_issues(pack, raised, "affects"),
            ),
            Part(
                heading="Raised by other services for this one",
                blocks=_issues(pack, incoming, "unit"),
            ),
        ),
    )


def _headline(raised: int, incoming: int) -> str:
    here = counted(raised, "issue raised", "issues raised")
    there = counted(incoming, "issue received", "issues received")
    return f"{begun(here)}, {there}."


def _issues(pack: Pack, found: pd.DataFrame, other: str) -> tuple[Block, ...]:
    if found.empty:
        return (Nil(reason="Nil return: no issue this quarter."),)
    return (_table(pack, found, other),)


def _table(pack: Pack, found: pd.DataFrame, other: str) -> Table:
    heading, caption = HEADINGS[other]
    return table(
        f"{caption}, {pack.period.label}",
        ("Issue", heading, "What it is and what is asked"),
        [
            (row.title, service_link(pack.council, getattr(row, other)), said(row.detail))
            for row in found.itertuples()
        ],
        source="Register of issues between services",
    )
