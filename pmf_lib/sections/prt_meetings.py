"""Who met about each service, who came, and when papers went out (R2-019, R2-021, R2-033)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Body
from pmf_lib.methods.meetings_kept import LATE_PAPERS
from pmf_lib.methods.review_meetings import reviews
from pmf_lib.sections.informal_meetings import informal_blocks, informal_counts, short_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_meeting import papers_of, papers_words, who_came
from pmf_lib.sections.show import day, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def meetings_held(pack: Pack) -> Section:
    """The quarter's reviews with who came and their papers; informal meetings; who reviews what."""
    held, informal = _in_order(pack, reviews(pack.entries("meetings"))), informal_counts(pack)
    late = sum(papers_of(pack, row) in LATE_PAPERS for row in held.itertuples())
    return Section(
        name="meetings_held",
        headline=begun(
            f"{counted(len(held), 'PRT meeting')} about {pack.period.label}; papers were late for "
            f"{late or 'none'} of them; {short_of(informal) or 'none'} of "
            f"{counted(len(informal), 'service')} without an informal meeting in the quarter."
        ),
        blocks=(
            Part(heading="Performance Review Teams", blocks=(_reviews(pack, held),)),
            Part(heading="Informal meetings", blocks=informal_blocks(pack, informal)),
            Part(heading="Who reviews what, and how often", blocks=(_bodies(pack),)),
        ),
    )


def _in_order(pack: Pack, held: pd.DataFrame) -> pd.DataFrame:
    """The reviews in the profile's order of services."""
    order = {unit.key: place for place, unit in enumerate(pack.units)}
    return held.sort_values("unit", key=lambda units: units.map(order), kind="stable")


def _reviews(pack: Pack, held: pd.DataFrame) -> Block:
    if held.empty:
        return Nil(reason=f"No PRT meeting about {pack.period.label} is recorded.")
    return table(
        f"PRT meetings about {pack.period.label}",
        ("Service", Heading("Held on", "date"), "Present", "Not present", "Papers"),
        [
            (
                service_link(pack.council, row.unit),
                row.held_on,
                who_came(pack, row.meeting, "yes"),
                who_came(pack, row.meeting, "no"),
                papers_words(pack, row),
            )
            for row in held.itertuples()
        ],
        source="Register of meetings",
        notes=("Papers are due five working days ahead of the meeting.",),
    )


def _bodies(pack: Pack) -> Block:
    """Every body that the framework names, what it is told, how often, and when next (R2-049)."""
    rows = [
        (pack.council.body(row.to).name, row.what, begun(row.how_often), *_days(pack, row))
        for row in pack.council.reporting
        if row.to and pack.council.body(row.to).meetings
    ]
    if not rows:
        return Nil(reason="Nil return: the framework names no interval for any body.")
    return table(
        "Bodies, what they are told, and when they meet",
        ("Body", "What it is told", "How often", "Last met", "Meets next"),
        rows,
        source="The council's profile",
    )


def _days(pack: Pack, row: Any) -> tuple[str, str]:
    body: Body = pack.council.body(row.to)
    past = [each for each in body.meetings if each <= pack.as_at]
    ahead = [each for each in body.meetings if each > pack.as_at]
    return (
        day(past[-1]) if past else "Not yet this year",
        day(ahead[0]) if ahead else "No day set",
    )
