"""What people were asked, how lately, and what it was used for (R4-051, R4-052).

Peterborough 2009/10, 3.8: the latest results are taken into account in planning and decisions, and
consultation enables seven things.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import survey_age
from pmf_lib.methods.survey_age import Age
from pmf_lib.register.consultation import USES
from pmf_lib.sections.answers import number_or
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed


def public_involvement(pack: Pack) -> Section:
    """Each consultation with its age and use, then the seven uses, the unused ones said."""
    found = pack.entries("consultations", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no consultation is registered.")
        return Section(name="public_involvement", blocks=(nil,))
    aged = found.assign(age=[_age(pack, row) for row in found.itertuples()])
    return Section(
        name="public_involvement",
        headline=_headline(aged),
        blocks=(
            _consultations(pack, aged),
            Part(heading="What consultation was used for", blocks=(_uses(aged),)),
        ),
    )


def _age(pack: Pack, row: Any) -> Age:
    ended = None if pd.isna(row.ended_on) else pd.Timestamp(row.ended_on).date()
    return survey_age.age(ended, pack.as_at)


def _headline(aged: pd.DataFrame) -> str:
    unused = int((aged["used_in"].isna() & (aged["age"] != Age.UNDER_WAY)).sum())
    old = int((aged["age"] == Age.OLD).sum())
    return begun(
        f"{counted(len(aged), 'consultation')}: {old or 'none'} too old to plan by, "
        f"{unused or 'none'} not used yet."
    )


def _consultations(pack: Pack, aged: pd.DataFrame) -> Block:
    ordered = aged.sort_values(["started_on", "consultation"], ascending=[False, True])
    return table(
        "Consultations, latest first",
        (
            "What people were asked",
            "Service",
            "How",
            "Ended",
            "Age",
            Heading("Answered", "count"),
            "What they said",
            "Used in",
        ),
        [
            (
                row.title,
                "The whole council" if pd.isna(row.unit) else pack.council.unit(row.unit).name,
                row.method,
                said(day(row.ended_on), "Still open"),
                begun(row.age),
                number_or(row.answered, "Not yet known"),
                said(row.result, "Not known yet"),
                said(row.used_in, "Nothing yet"),
            )
            for row in ordered.itertuples()
        ],
        source="Register of consultations",
        notes=(f"Results are old after {survey_age.MONTHS} months.",),
    )


def _uses(aged: pd.DataFrame) -> Block:
    """The seven uses in the framework's order, each with what it was made of."""
    rows = []
    for use in USES:
        own = aged[aged["use"] == use]
        titles = listed(sorted(own["title"])) or "Nil return: none this time"
        rows.append((begun(use), len(own), titles))
    return table(
        "The seven things that consultation enables",
        ("Use", Heading("Consultations", "count"), "Which"),
        rows,
        source="Register of consultations",
    )
