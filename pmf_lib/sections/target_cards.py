"""Targets on an exception basis: what is out of line in full, the rest one click away (R2-022)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections import control_card, measure_card, peers_card
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.indicators import headline
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Details, Nil, Paragraph, Part, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, listed

CHARTS_AT_MOST = 3


def exceptional(pack: Pack, targets: pd.DataFrame, side: str) -> pd.DataFrame:
    """The exceptions of one side that are of these targets, those of the first rank first."""
    found = pack.exceptions
    mine = (found["subject"] == "measure") & found["measure"].isin(targets["measure"])
    return found[mine & (found["side"] == side)]


def exceptions(pack: Pack, targets: pd.DataFrame, kind: str = "") -> tuple[Part, Part]:
    """What needs attention, a line and a part each, and what is going well, a line each.

    `kind` tells the targets from others of the same report, such as `strategic`.
    """
    named = begun(f"{kind} targets".strip())
    among = f"Exceptions among {kind} targets" if kind else "Exceptions"
    adverse, well = (exceptional(pack, targets, side) for side in ("adverse", "favourable"))
    cards: tuple[Block, ...] = tuple(
        _card(pack, exception, with_chart=place < CHARTS_AT_MOST)
        for place, exception in enumerate(adverse.itertuples())
    )
    return (
        Part(
            heading=f"{among}: what needs attention",
            blocks=(_lines(pack, adverse, f"{named} that need attention"), *cards),
        ),
        Part(
            heading=f"{among}: what is going well",
            blocks=(_lines(pack, well, f"{named} that are going well"),),
        ),
    )


def _card(pack: Pack, exception: Any, *, with_chart: bool) -> Part:
    row = pack.judgement(exception.measure)
    told = Paragraph(text=f"{exception.sentence} ({listed(exception.codes)})")
    drawn = _chart(pack, row, headline(exception))
    shown, hidden = (drawn, ()) if with_chart else ((), drawn)
    more = (measure_card.facts(row), *hidden, *peers_card.details(row, pack.council.name))
    return Part(
        heading=_named(pack, row),
        blocks=(told, *_comments(pack, row), *shown, Details(summary=_all(row), blocks=more)),
        place=measure_card.place(row.measure),
    )


def _named(pack: Pack, row: Any) -> str:
    """The target's title; in a report about several services, with whose it is."""
    return row.title if pack.unit else f"{row.title} ({pack.council.unit(row.unit).name})"


def _all(row: Any) -> str:
    return f"{row.title}: all particulars"


def _chart(pack: Pack, row: Any, message: str) -> tuple[Block, ...]:
    """The control chart with its notes; a plain line where there is none, or of a year to date."""
    service = pack.council.unit(row.unit).name
    control = None if row.basis == "year_to_date" else control_card.chart(row, service)
    if control is not None:
        return (control, *control_card.notes(row))
    line = measure_card.chart(row, message, service)
    return () if line is None else (line,)


def _comments(pack: Pack, row: Any) -> list[Paragraph]:
    """What the owner says; and that a corrective action is due where none was given."""
    found = pack.commentaries[pack.commentaries["measure"] == row.measure]
    told = [
        Paragraph(text=f"The {comment.author} says ({day(comment.written_on)}): {comment.text}")
        for comment in found.itertuples()
    ]
    if row.corrective_action and not told:
        text = "The council's rule asks for a corrective action here, and none has been given."
        return [Paragraph(text=text)]
    return told


def _lines(pack: Pack, found: pd.DataFrame, caption: str) -> Table | Nil:
    if found.empty:
        return Nil(reason="Nil return: nothing is an exception of this kind.")
    rows = [(pack.judgement(each.measure), each.sentence) for each in found.itertuples()]
    return table(
        f"{caption}, {pack.period.label}",
        ("Target", "Figure", "Aim", "Status", "Why"),
        [
            (
                _named(pack, row),
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                why,
            )
            for row, why in rows
        ],
        source="The council's register of measures",
    )


def every_target(pack: Pack, targets: pd.DataFrame, summary: str) -> tuple[Details, ...]:
    """The full list, one click away; nothing where there is no target (R2-022)."""
    shown = target_table(pack, targets, summary)
    return (Details(summary=summary, blocks=shown),) if shown else ()


def target_table(pack: Pack, targets: pd.DataFrame, caption: str) -> tuple[Table, ...]:
    """A row for each target; nothing where there is none."""
    if targets.empty:
        return ()
    shown = table(
        f"{caption}, {pack.period.label}",
        ("Target", "Figure", "Aim", "Status", "Direction", "Grade"),
        [
            (
                _named(pack, row),
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                measure_card.direction_words(row),
                row.grade,
            )
            for row in targets.itertuples()
        ],
        source="The council's register of measures",
    )
    return (shown,)


def risks_to(pack: Pack, targets: pd.DataFrame, kind: str = "these") -> tuple[Part, ...]:
    """The risks that bear on these targets, beside them in the same pack (R2-035)."""
    risks = scored(pack.entries("risks", every_period=True))
    mine = risks[risks["measure"].isin(targets["measure"])]
    if mine.empty:
        return ()
    shown = table(
        f"Risks that bear on {kind} targets, highest score first",
        ("Risk", "Target", Heading("Score", "count"), "Owner", "What is done about it"),
        [
            (
                row.title,
                pack.judgement(row.measure).title,
                row.score,
                row.owner,
                said(row.mitigation),
            )
            for row in mine.itertuples()
        ],
        source="Risk register",
        notes=(f"A score above {pack.rules.risk_appetite} is above the council's risk appetite.",),
    )
    return (Part(heading=f"Risks to {kind} targets", blocks=(shown,)),)
