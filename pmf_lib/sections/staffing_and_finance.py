"""Staffing and financial issues of a unit (R0-032). Counts only, no person (R3-047)."""

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading

QUARTERS_SHOWN = 5
FIGURES = ("established_fte", "fte", "vacancies", "sickness_days", "turnover")


def staffing_and_finance(pack: Pack) -> Section:
    """Posts, vacancies, sickness and turnover, then what finance officers raise."""
    return Section(
        name="staffing_and_finance",
        blocks=(
            Part(heading="Staffing", blocks=(_staffing(pack),)),
            Part(heading="Financial issues", blocks=_financial_issues(pack)),
        ),
    )


def _staffing(pack: Pack) -> Block:
    found = pack.entries("staffing", every_period=True)
    recent = _recent(pack, found)
    if recent.empty:
        return Nil(reason="No staffing figures were handed in.")
    return table(
        "Staffing over the last five quarters",
        (
            "At the end of",
            Heading("Posts (full-time equivalent)", "ratio", 1),
            Heading("In post", "ratio", 1),
            Heading("Vacant", "ratio", 1),
            Heading("Sickness days each", "days", 1),
            Heading("Turnover in a year", "percent", 1),
        ),
        recent[["label", *FIGURES]].itertuples(index=False),
        source="Human resources return",
    )


def _recent(pack: Pack, found: pd.DataFrame) -> pd.DataFrame:
    """The last quarters up to the pack's own, oldest first, with their labels."""
    labels = {
        quarter.code: quarter.short_label
        for quarter in (pack.period.shift(-step) for step in range(QUARTERS_SHOWN))
    }
    kept = found[found["period"].isin(labels)]
    return kept.assign(label=kept["period"].map(labels)).sort_values("period")


def _financial_issues(pack: Pack) -> tuple[Block, ...]:
    found = pack.entries("financial_issues")
    blocks = tuple(
        Paragraph(text=f"{row.title}. {said(row.detail, '')}".strip()) for row in found.itertuples()
    )
    return blocks or (Nil(reason="Nil return: no financial issue was raised this quarter."),)
