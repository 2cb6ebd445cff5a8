"""The latest available indicator information: exceptions first, the rest one click away.

R0-031: the latest figure of each measure with its age and frequency; R1-033, R1-039 and R2-022:
by exception, those doing particularly badly and those doing particularly well.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Details, Nil, Paragraph, Part, Section, Table
from pmf_lib.views.words import counted

CHARTS_AT_MOST = 5


def indicators(pack: Pack) -> Section:
    """Adverse exceptions, favourable ones, then every measure."""
    if pack.judgements.empty:
        nil = Nil(reason="No performance indicators are reported for this service.")
        return Section(name="indicators", blocks=(nil,))
    counts = counts_of(pack.judgements["status"])
    return Section(
        name="indicators",
        headline=f"Of {counted(len(pack.judgements), 'measure')}, {counts_in_words(counts)}.",
        blocks=(
            Part(heading="Exceptions: what needs attention", blocks=_exceptions(pack, "adverse")),
            Part(heading="Exceptions: what is going well", blocks=_exceptions(pack, "favourable")),
            Part(heading="Every measure", blocks=_every_measure(pack)),
        ),
    )


def _exceptions(pack: Pack, side: str) -> tuple[Block, ...]:
    found = pack.exceptions[pack.exceptions["side"] == side]
    if found.empty:
        return (Nil(reason="Nil return: no measure is an exception of this kind."),)
    charted = CHARTS_AT_MOST if side == "adverse" else 1
    return tuple(
        _exception(pack, exception, with_chart=place < charted)
        for place, exception in enumerate(found.itertuples())
    )


def _exception(pack: Pack, exception: Any, *, with_chart: bool) -> Part:
    row = pack.judgement(exception.measure)
    drawn = (
        measure_card.chart(row, headline(exception), pack.council.unit(row.unit).name)
        if with_chart
        else None
    )
    blocks: list[Block] = [Paragraph(text=exception.sentence)]
    blocks += [Paragraph(text=words) for words in _commentary(pack, row)]
    blocks.append(measure_card.facts(row))
    blocks += [drawn] if drawn else []
    return Part(heading=row.title, blocks=tuple(blocks), place=measure_card.place(row.measure))


def headline(exception: Any) -> str:
    """The message of an exception's chart: the measure, and why it is an exception."""
    sentence = exception.sentence.rstrip(".")
    return f"{exception.title}: {sentence[0].lower()}{sentence[1:]}"


def _commentary(pack: Pack, row: Any) -> list[str]:
    found = pack.commentaries[pack.commentaries["measure"] == row.measure]
    return [
        f"The {comment.author} says ({day(comment.written_on)}): {comment.text}"
        for comment in found.itertuples()
    ]


def _every_measure(pack: Pack) -> tuple[Block, ...]:
    cards = tuple(
        Details(
            summary=f"{row.title}: details",
            blocks=(
                *(Paragraph(text=words) for words in _commentary(pack, row)),
                measure_card.facts(row),
            ),
        )
        for row in pack.judgements.itertuples()
        if row.measure not in set(pack.exceptions["measure"])
    )
    return (_table(pack.judgements, pack), *cards)


def _table(judgements: pd.DataFrame, pack: Pack) -> Table:
    return table(
        f"Every measure, {pack.period.label}",
        ("Measure", "Figure", "Target", "Status", "Direction", "Recent figures", "Data quality"),
        [
            (
                row.title,
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                measure_card.short_words(row),
                measure_card.spark(row),
                f"Grade {said(row.grade)}",
            )
            for row in judgements.itertuples()
        ],
        source="The council's register of measures",
    )
