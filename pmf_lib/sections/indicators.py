"""The latest available indicator information: exceptions first, the rest one click away.

R0-031: the latest figure of each measure with its age and frequency; R1-033, R1-039 and R2-022:
by exception, those doing particularly badly and those doing particularly well.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections import control_card, measure_card, peers_card
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, lowered, table
from pmf_lib.views.records import Block, Details, Facts, Link, Nil, Paragraph, Part, Section, Table
from pmf_lib.views.words import counted, listed

CHARTS_AT_MOST = 5
ROWS_BENEATH = Facts(
    pairs=(
        (
            "Rows beneath these figures",
            Link(text="Figures with their parts, as open data", target="data/figures.csv"),
        ),
    )
)
"""From each figure down to numerator, denominator and subgroups (R3-028)."""


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
        return (Nil(reason="Nil return: nothing is an exception of this kind."),)
    charted = CHARTS_AT_MOST if side == "adverse" else 1
    return tuple(
        _exception(pack, exception, with_chart=place < charted)
        for place, exception in enumerate(found.itertuples())
    )


def _exception(pack: Pack, exception: Any, *, with_chart: bool) -> Part:
    told = Paragraph(text=f"{exception.sentence} ({listed(exception.codes)})")
    place = exception_place(exception)
    if exception.subject != "measure":
        return Part(heading=exception.title, blocks=(told,), place=place)
    row = pack.judgement(exception.measure)
    drawn = charts_of(pack, row, headline(exception))
    if drawn and not with_chart:
        drawn = (Details(summary=f"{row.title}: chart", blocks=drawn),)
    blocks = (
        told,
        *_words(pack, row),
        measure_card.facts_and_proof(pack.council, row),
        *drawn,
        *_more(pack, row),
    )
    return Part(heading=row.title, blocks=blocks, place=place)


def exception_place(exception: Any) -> str:
    """The place in a unit's page where an exception is told."""
    if exception.subject == "measure":
        return measure_card.place(exception.measure)
    return f"{exception.subject}-{measure_card.place(exception.measure)}"


def charts_of(pack: Pack, row: Any, message: str) -> tuple[Block, ...]:
    """The control chart with its notes, or a line where there is none.

    A figure to date is shown as a line as well, because its control chart is of the periods' own.
    """
    service = pack.council.unit(row.unit).name
    control = control_card.chart(row, service)
    to_date = control is None or row.basis == "year_to_date"
    line = measure_card.chart(row, message, service) if to_date else None
    drawn = tuple(chart for chart in (line, control) if chart is not None)
    return (*drawn, *(control_card.notes(row) if control else ()))


def _more(pack: Pack, row: Any) -> tuple[Block, ...]:
    return peers_card.details(row, pack.council.name)


def _words(pack: Pack, row: Any) -> list[Block]:
    """What the owner says; and that a corrective action is due where none was given."""
    said_of_it: list[Block] = [Paragraph(text=words) for words in comments_on(pack, row)]
    if row.corrective_action and not said_of_it:
        text = "The council's rule asks for a corrective action here, and none has been given."
        return [Paragraph(text=text)]
    return said_of_it


def headline(exception: Any) -> str:
    """The message of an exception's line: the measure, and why it is an exception."""
    return f"{exception.title}: {lowered(exception.sentence.rstrip('.'))}"


def comments_on(pack: Pack, row: Any) -> list[str]:
    """What was said of the figure, by whom and when."""
    found = pack.commentaries[pack.commentaries["measure"] == row.measure]
    return [
        f"The {comment.author} says ({day(comment.written_on)}): {comment.text}"
        for comment in found.itertuples()
    ]


def _every_measure(pack: Pack) -> tuple[Block, ...]:
    told = set(pack.exceptions["measure"][pack.exceptions["subject"] == "measure"])
    cards = tuple(
        Details(
            summary=f"{row.title}: details",
            blocks=(
                *_words(pack, row),
                measure_card.facts_and_proof(pack.council, row),
                *charts_of(pack, row, _message(row)),
                *_more(pack, row),
            ),
        )
        for row in pack.judgements.itertuples()
        if row.measure not in told
    )
    return (_table(pack.judgements, pack), ROWS_BENEATH, *cards)


def _message(row: Any) -> str:
    """What the line of a measure that is no exception says."""
    return f"{row.title}: {lowered(measure_card.short_words(row))}"


def _table(judgements: pd.DataFrame, pack: Pack) -> Table:
    return table(
        f"Every measure, {pack.period.label}",
        (
            "Measure",
            "Figure",
            "Target",
            "Status",
            "Variation",
            "Assurance",
            "Direction",
            "Grade",
        ),
        [
            (
                row.title,
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                *control_card.cells(row),
                measure_card.direction_words(row),
                row.grade,
            )
            for row in judgements.itertuples()
        ],
        source="The council's register of measures",
    )
