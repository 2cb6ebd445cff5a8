"""What the framework covers: services by directorate and by committee (R3-022, R0-004)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import pairing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.pairing_trials import latest_tried
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Block, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import listed


def what_it_covers(pack: Pack) -> Section:
    """Services by directorate, and what the pairing asks of each committee (R3-022, R0-004)."""
    council = pack.council
    counts = {one.name: len(council.units_of(one.key)) for one in council.directorates}
    told = [f"{name} {number}" for name, number in counts.items()]
    services = table(
        f"Services of {council.name} by directorate",
        ("Directorate", Heading("Services", "count"), "Which"),
        [
            (one.name, counts[one.name], listed(unit.name for unit in council.units_of(one.key)))
            for one in council.directorates
        ],
        source="The council's profile",
    )
    return Section(
        name="what_it_covers",
        headline=f"{len(council.units)} services in {len(counts)} directorates: {listed(told)}.",
        blocks=(
            services,
            Part(heading="Pairing with committees", blocks=_pairing(pack)),
            *latest_tried(pack),
        ),
    )


def _pairing(pack: Pack) -> tuple[Block, ...]:
    council = pack.council
    found = pairing.workload(
        council.pairing.committees, _by_unit(pack.judgements), _by_unit(pack.adverse)
    )
    names = {one.key: one.name for one in council.committees}
    shown = table(
        f"What each committee looks at since {day(council.pairing.since)}",
        (
            "Committee",
            Heading("Services", "count"),
            Heading("Measures", "count"),
            Heading("Exceptions to act on", "count"),
        ),
        [
            (names[row.committee], row.units, row.measures, row.exceptions)
            for row in found.itertuples()
        ],
        source="The council's profile and register of measures",
    )
    note: tuple[Block, ...] = (
        (Paragraph(text=council.pairing.note),) if council.pairing.note else ()
    )
    return (shown, *note)


def _by_unit(frame: pd.DataFrame) -> dict[Any, int]:
    return {unit: int(number) for unit, number in frame["unit"].value_counts().items()}
