"""All risks of the council on one matrix, and those above its appetite by name (R2-035, R3-027)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods import risk
from pmf_lib.methods.risk_matrix import Cell, matrix
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def risks_at_a_glance(pack: Pack) -> Section:
    """The matrix, then the risks that need a plan."""
    risks = scored(pack.entries("risks", every_period=True))
    if risks.empty:
        nil = Nil(reason="Nil return: no risk is registered.")
        return Section(name="risks_at_a_glance", blocks=(nil,))
    above = risks[risks["score"] > pack.rules.risk_appetite]
    headline = f"{counted(len(risks), 'risk')}, {len(above) or 'none'} above the council's appetite"
    return Section(
        name="risks_at_a_glance",
        headline=begun(f"{headline}."),
        blocks=(_matrix(risks), risks_above(pack, above)),
    )


def _matrix(risks: pd.DataFrame) -> Block:
    """A table that can be read aloud: a cell that holds a risk says in words where it is."""
    found = matrix(zip(risks["likelihood"], risks["impact"], strict=True))
    return table(
        "Risks by likelihood and impact, each from 1 to 5",
        ("Likelihood", *(f"Impact {cell.impact}" for cell in found.rows[0])),
        [
            (f"Likelihood {row[0].likelihood}", *(_words(cell) for cell in row))
            for row in found.rows
        ],
        source="Risk register",
        notes=("A cell without a risk says only how grave one there would be.",),
    )


def _words(cell: Cell) -> str:
    return begun(cell.text) if cell.count else begun(cell.band)


def risks_above(pack: Pack, above: pd.DataFrame) -> Block:
    """The risks above the council's appetite, and what is done about each."""
    if above.empty:
        return Nil(reason="Nil return: no risk is above the council's appetite.")
    return table(
        f"Risks above the council's appetite of {pack.rules.risk_appetite}, highest score first",
        ("Risk", "Service", Heading("Score", "count"), "Band", "Owner", "What is done about it"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                row.score,
                begun(said(risk.band(row.likelihood, row.impact))),
                row.owner,
                said(row.mitigation),
            )
            for row in above.itertuples()
        ],
        source="Risk register",
    )
