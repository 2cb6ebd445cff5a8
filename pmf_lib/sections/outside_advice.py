"""What assessors from outside found and recommended, and what came of it (R0-007, R0-008)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.words import begun, counted


def outside_advice(pack: Pack) -> Section:
    """What assessors found and recommended, and what is done about it (R0-007, R0-008)."""
    advice, found = pack.entries("audit_advice"), pack.entries("assessments")
    still = int((~advice["status"].isin(("done", "not accepted"))).sum())
    return Section(
        name="outside_advice",
        headline=begun(
            f"{counted(len(found), 'finding')} and {counted(len(advice), 'recommendation')}, "
            f"{still or 'none'} still to be carried out."
        ),
        blocks=(
            Part(heading="What was found", blocks=(_findings(found),)),
            Part(heading="What was recommended", blocks=(_advice(pack, advice),)),
        ),
    )


def _findings(found: pd.DataFrame) -> Block:
    if found.empty:
        return Nil(reason="Nil return: no assessment is in the register.")
    return table(
        "Findings of self-assessments and assessments from outside",
        ("Finding", "Assessment", "Area", "What is done about it", "Answers for it"),
        [
            (row.title, row.assessment, said(row.area), said(row.action), said(row.owner))
            for row in found.itertuples()
        ],
        source="Register of assessments",
    )


def _advice(pack: Pack, advice: pd.DataFrame) -> Block:
    if advice.empty:
        return Nil(reason="Nil return: no recommendation from outside is in the register.")
    return table(
        "Recommendations of assessors, auditors and peers",
        ("Recommendation", "Source", "Level", "Made", "Due", "Answers for it", "Where it stands"),
        [
            (
                row.title,
                begun(row.source),
                begun(said(row.level)),
                day(row.made_on),
                said(day(row.due_on), "No day set"),
                row.owner,
                _standing(pack, row),
            )
            for row in advice.itertuples()
        ],
        source="Register of recommendations from outside",
    )


def _standing(pack: Pack, row: Any) -> str:
    settled = row.status in ("done", "not accepted")
    late = not settled and not pd.isna(row.due_on) and row.due_on < pd.Timestamp(pack.as_at)
    return f"{begun(row.status)}{', late' if late else ''}"
