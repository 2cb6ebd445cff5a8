"""Baskets: measures that together paint a picture, each shown beside any score (R1-030).

Ribble Valley 2007, 4.7: outcomes cannot be measured by a single indicator.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import composite
from pmf_lib.methods.composite import Composite, Member
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

MISSING_RULE = (
    "A member without a figure is left out and the others take its weight, as long as they hold "
    "three quarters of the weight; else there is no score."
)


def baskets(pack: Pack) -> Section:
    """Each basket with its members, their weights and statuses, and how far targets are reached."""
    found = pack.about_measures("baskets")
    known = found[found["measure"].isin(pack.judgements["measure"])]
    if known.empty:
        nil = Nil(reason="Nil return: no basket of measures is registered.")
        return Section(name="baskets", blocks=(nil,))
    parts = tuple(_basket(pack, str(name), own) for name, own in known.groupby("basket"))
    headline = begun(f"{counted(len(parts), 'basket')} of measures.")
    return Section(name="baskets", headline=headline, blocks=parts)


def _basket(pack: Pack, name: str, own: pd.DataFrame) -> Part:
    rows = [pack.judgement(measure) for measure in own["measure"]]
    weights = _weights(own)
    members = [_member(row, weight) for row, weight in zip(rows, weights, strict=True)]
    answer = composite.composite(members)
    told = Paragraph(text=f"{_counts(rows)} {answer.words} {MISSING_RULE}")
    return Part(heading=name, blocks=(_table(name, rows, answer), told))


def _weights(own: pd.DataFrame) -> list[float | None]:
    """The set weights as shares of the basket; none, and so equal ones, unless all are set."""
    if own["weight"].isna().any():
        return [None] * len(own)
    return [float(weight) for weight in own["weight"] / own["weight"].sum()]


def _member(row: Any, weight: float | None) -> Member:
    """A measure with how far it reaches its target, in percent, at most 100."""
    return Member(str(row.measure), row.figure, reached(row), weight, row.polarity, row.target)


def reached(row: Any) -> float | None:
    """How much of its target a figure reaches, in percent, 100 at most; None where unknown."""
    figure, target = row.figure, row.target
    if pd.isna(figure) or pd.isna(target) or row.polarity not in ("maximise", "minimise"):
        return None
    part, whole = (figure, target) if row.polarity == "maximise" else (target, figure)
    if whole <= 0:
        return 100.0 if part >= whole else None
    return min(100.0, max(0.0, float(part / whole * 100)))


def _table(name: str, rows: list[Any], answer: Composite) -> Block:
    return table(
        f"Members of the basket “{name}”",
        (
            "Measure",
            "Figure and target",
            "Which way is better",
            "Status",
            Heading("Of its target reached", "percent"),
            Heading("Weight in the score", "percent", 0),
            Heading("Contribution to the score", "ratio", 1),
        ),
        [
            (
                row.title,
                f"{measure_card.figure_words(row)}; {measure_card.target_words(row)}",
                {"maximise": "Higher", "minimise": "Lower"}.get(row.polarity, "Neither"),
                measure_card.status_badge(row),
                member.score,
                weight * 100,
                None if member.score is None else weight * float(member.score),
            )
            for row, member, weight in zip(rows, answer.members, answer.weights, strict=True)
        ],
        source="Register of baskets",
    )


def _counts(rows: list[Any]) -> str:
    statuses = {str(row.measure): Status(row.status) for row in rows}
    moved = {str(row.measure): Direction(row.short_trend) for row in rows}
    found = composite.count_view(statuses, moved)
    return (
        f"Green {found.green}, amber {found.amber}, red {found.red}, without a colour "
        f"{found.without_colour}; improving {found.improving}."
    )
