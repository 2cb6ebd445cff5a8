"""Heading 4: corporate issues, always under people, accommodation and IT (R0-027)."""

import pandas as pd

from pmf_lib.register.delivery import CORPORATE_AREAS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.words import begun


def corporate_issues(pack: Pack) -> Section:
    """Three parts, each with its issues or a nil return."""
    found = pack.entries("corporate_issues")
    return Section(
        name="corporate_issues",
        blocks=tuple(
            Part(heading=begun(area), blocks=_issues(found, area)) for area in CORPORATE_AREAS
        ),
    )


def _issues(found: pd.DataFrame, area: str) -> tuple[Block, ...]:
    blocks = tuple(
        Paragraph(text=f"{row.title}. {said(row.detail, '')}".strip())
        for row in found[found["area"] == area].itertuples()
    )
    return blocks or (Nil(reason="Nil return: nothing to report this quarter."),)
