"""The annual statutory return as a file: made only once it is signed off (R1-040)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.statutory_return import SignOff, audit_bodies, returned, sign_off
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import SUBGROUPS

NAME = "statutory-return"
_FIELDS = {
    "year": ("string", "Financial year that is returned"),
    "measure": ("string", "Code of the indicator"),
    "title": ("string", "What is measured"),
    "service": ("string", "Service that reports it"),
    "kind": ("string", "What a value is"),
    "value": ("number", "What it came to in the whole year; empty where a figure is missing"),
    "checked": ("string", "How far the figures were checked, the least of any of them"),
    "source": ("string", "Where the figures come from"),
    "officer": ("string", "Accountable officer, by post"),
    "signed_off_by": ("string", "Body that agreed the year"),
    "signed_off_on": ("date", "Day it agreed"),
    "minute": ("string", "Minute of that meeting"),
}


@dataclass(frozen=True)
class Return:
    """The return's rows, and how the data package describes them."""

    rows: pd.DataFrame
    name: str = NAME

    @property
    def resource(self) -> dict[str, Any]:
        """Its entry in the data package."""
        fields = [
            {"name": name, "type": kind, "description": meaning}
            for name, (kind, meaning) in _FIELDS.items()
        ]
        link = {"resource": "measures", "fields": "measure"}
        return {
            "name": NAME,
            "profile": "tabular-data-resource",
            "path": f"{NAME}.csv",
            "description": "the national indicators of the last whole year, as signed off",
            "encoding": "utf-8",
            "schema": {
                "fields": fields,
                "missingValues": [""],
                "primaryKey": ["measure"],
                "foreignKeys": [{"fields": "measure", "reference": link}],
            },
        }


def signed_return(
    council: Council,
    period: Period,
    *,
    measures: pd.DataFrame,
    values: pd.DataFrame,
    considered: pd.DataFrame,
) -> Return | None:
    """The return of the year before the period's; None until an audit committee has agreed it.

    None too where a figure was changed since it was agreed: nobody has signed that one off.
    """
    year = period.containing(Grain.YEAR).previous()
    whole = values[values[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")]
    rules = JudgementRules.of(council, period)
    figures = returned(measures, whole, year, rules.year_starts)
    signed = sign_off(considered, audit_bodies(council), year, figures)
    if signed is None or not signed.stands or figures.empty:
        return None
    return Return(_rows(council, year, figures, signed))


def _rows(council: Council, year: Period, figures: pd.DataFrame, signed: SignOff) -> pd.DataFrame:
    told = figures.assign(
        year=year.code,
        service=[council.unit(key).name for key in figures["unit"]],
        officer=figures["owner"],
        value=[_rounded(row.value, row.decimals) for row in figures.itertuples()],
        signed_off_by=council.body(signed.body).name,
        signed_off_on=pd.Timestamp(signed.on),
        minute=signed.minute,
    )
    return told[list(_FIELDS)]


def _rounded(value: float, decimals: float) -> float:
    """The figure to the decimals that its measure prints; as it is where that is not said."""
    return value if pd.isna(value) or pd.isna(decimals) else round(value, int(decimals))
