"""Evidence for the assessment of the area, under its four areas, with the risks ahead.

Peterborough 2009/10, 2.4: the Comprehensive Area Assessment looks at the place (R4-017), is
coordinated by one division (R4-018) and is forward looking (R4-074).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.answers import graded_figure
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

ASSESSMENT = "Comprehensive Area Assessment"
AREAS = (
    "Quality of life of local people",
    "Area and outcome focused",
    "Constructive and forward looking",
    "Joint and participative",
)


def area_assessment(pack: Pack) -> Section:
    """The four areas in order, each with its evidence or that there is none; then risks ahead."""
    found = _evidence(pack)
    empty = [area for area in AREAS if area not in set(found["area"])]
    headline = f"{counted(len(found), 'piece')} of evidence under {4 - len(empty)} of four areas"
    tail = f"; none yet for {listed(f'“{area}”' for area in empty)}." if empty else "."
    return Section(
        name="area_assessment",
        headline=begun(headline + tail),
        blocks=(*_areas(pack, found), Part(heading="Risks ahead", blocks=(_ahead(pack, found),))),
    )


def _evidence(pack: Pack) -> pd.DataFrame:
    assessments = pack.entries("assessments", every_period=True)
    return assessments[assessments["assessment"] == ASSESSMENT]


def _areas(pack: Pack, found: pd.DataFrame) -> Iterator[Block]:
    for area in AREAS:
        yield Part(heading=area, blocks=(_area(pack, area, found[found["area"] == area]),))
    other = found[~found["area"].isin(AREAS)]
    if len(other):
        yield Part(heading="Under none of the four areas", blocks=(_area(pack, "None", other),))


def _area(pack: Pack, area: str, own: pd.DataFrame) -> Block:
    if own.empty:
        return Nil(reason=f"No evidence is recorded yet under “{area}”.")
    return table(
        f"Evidence: {area}",
        ("Evidence or milestone", "Day", "Measure", "Figure and status", "What is done", "Owner"),
        [
            (
                row.title,
                said(day(row.on), "No day set"),
                *_measure(pack, row.measure),
                said(row.action, "Nothing recorded"),
                said(row.owner, "Nobody named"),
            )
            for row in own.sort_values(["on", "item"]).itertuples()
        ],
        source="Register of outside assessments",
    )


def _measure(pack: Pack, measure: object) -> tuple[str, str]:
    if pd.isna(measure) or str(measure) not in set(pack.judgements["measure"]):
        return ("None", "Not measured")
    row = pack.judgement(str(measure))
    status = measure_card.status_badge(row).word.lower()
    return (row.title, f"{graded_figure(row)}; {status}")


def _ahead(pack: Pack, found: pd.DataFrame) -> Block:
    """What is still to come, and the risks above appetite that bear on the evidence's measures."""
    risks = pack.entries("risks", every_period=True)
    scored = risks.assign(score=risks["likelihood"] * risks["impact"])
    own = scored[
        scored["measure"].isin(found["measure"].dropna())
        & (scored["score"] >= pack.rules.risk_appetite)
    ].sort_values(["score", "risk"], ascending=[False, True])
    if own.empty:
        return Nil(reason="Nil return: no grave risk bears on the measures of the evidence.")
    return table(
        "Risks to what the assessment will look for, highest score first",
        ("Risk", "Measure", Heading("Score", "count"), "Owner", "What is done about it"),
        [_risk(pack, row) for row in own.itertuples()],
        source="Risk register",
        notes=(f"Risks that score {pack.rules.risk_appetite} or more.",),
    )


def _risk(pack: Pack, row: Any) -> tuple[Any, ...]:
    return (
        row.title,
        _measure(pack, row.measure)[0],
        row.score,
        row.owner,
        said(row.mitigation, "Nothing recorded"),
    )
