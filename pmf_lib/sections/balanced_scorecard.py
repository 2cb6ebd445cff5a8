"""The balanced scorecard of a directorate, from four perspectives (R4-033).

Peterborough 2009/10, 3.5: Customer, Process, Finance, Organisation. Every figure is linked to its
formula and the row of the source it came from.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.scorecard import Perspective, Quarter, Scorecard, scorecard
from pmf_lib.methods.status import Status
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import (
    Block,
    Bullets,
    Cell,
    Facts,
    Link,
    Nil,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
)
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted


def balanced_summary(pack: Pack) -> tuple[str, ...]:
    """What the card says in two sentences: how the measures stand, and whether it is balanced."""
    if pack.judgements.empty:
        return ("No measure is reported.",)
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    warnings = card_of(pack, pack.judgements).warnings
    return (
        f"How are we doing? Of {counted(len(pack.judgements), 'measure')}, {counts}.",
        f"Is the card in balance? {' '.join(warnings) or 'Yes: no perspective outweighs.'}",
    )


def perspectives_of(pack: Pack) -> dict[str, str | None]:
    """The perspective of each of the pack's measures, by code; None where none is recorded."""
    records = pack.about_measures("measure_records")
    found = dict(zip(records["measure"], records["perspective"], strict=True))
    codes = pack.judgements["measure"]
    return {code: None if pd.isna(found.get(code)) else str(found[code]) for code in codes}


def card_of(pack: Pack, judgements: pd.DataFrame) -> Scorecard:
    """The card of these measures."""
    statuses = dict(zip(judgements["measure"], judgements["status"], strict=True))
    placed = perspectives_of(pack)
    return scorecard(statuses, {code: placed[code] for code in statuses})


def perspective(pack: Pack, name: str) -> Section:
    """One perspective: its measures with figure, target and status. ValueError for no such one."""
    seen = Perspective(name)
    placed = perspectives_of(pack)
    own = pack.judgements[pack.judgements["measure"].map(placed).eq(seen.value).to_numpy(bool)]
    if own.empty:
        reason = f"Nil return: no measure looks at the service from this perspective ({seen})."
        return Section(name=f"perspective_{seen.name.lower()}", blocks=(Nil(reason=reason),))
    counts = counts_in_words(counts_of(own["status"]))
    return Section(
        name=f"perspective_{seen.name.lower()}",
        headline=f"{seen}: of {counted(len(own), 'measure')}, {counts}.",
        blocks=(_measures(pack, seen, own),),
    )


def _measures(pack: Pack, seen: Perspective, own: pd.DataFrame) -> Table:
    return table(
        f"{seen}, {pack.scope.name}, {pack.period.label}",
        ("Measure", "Service", "Figure", "Target", "Status", "Direction", "Grade"),
        [
            (
                Link(text=row.title, target=f"#{place(row.measure)}"),
                service_link(pack.council, row.unit),
                measure_card.figure_words(row),
                measure_card.target_words(row),
                measure_card.status_badge(row),
                measure_card.direction_words(row),
                row.grade,
            )
            for row in own.itertuples()
        ],
        source="The council's register of measures",
        notes=("Each measure leads to its formula and the row of the source it came from.",),
    )


def place(measure: str) -> str:
    """Where on the page a figure's formula and rows are."""
    return f"from-{measure_card.place(measure)}"


def balance_of_the_card(pack: Pack) -> Section:
    """How many measures each perspective has, and a warning where one is empty or outweighs."""
    if pack.judgements.empty:
        return Section(name="balance", blocks=(Nil(reason="Nil return: no measure is reported."),))
    card = card_of(pack, pack.judgements)
    titles = dict(zip(pack.judgements["measure"], pack.judgements["title"], strict=True))
    shown = table(
        f"Measures by perspective and status, {pack.scope.name}",
        ("Perspective", *_headings()),
        [(quarter.perspective.value, *_counts(quarter)) for quarter in card.quarters],
        source="The council's register of measures",
    )
    warned: Block = Paragraph(text="In balance: every perspective has a measure, none over half.")
    if card.warnings:
        warned = Bullets(items=tuple(_named(words, titles) for words in card.warnings))
    headline = " ".join(_named(words, titles) for words in card.warnings) or "In balance."
    return Section(name="balance", headline=headline, blocks=(shown, warned))


def _named(warning: str, titles: dict[str, str]) -> str:
    """A warning with the measures' titles in place of their codes."""
    for code, title in titles.items():
        warning = warning.replace(code, f"“{title}”")
    return warning


def _headings() -> tuple[Heading, ...]:
    """The columns of `_counts`."""
    return tuple(
        Heading(word, "count") for word in ("Measures", "Red", "Amber", "Green", "Not coloured")
    )


def _counts(quarter: Quarter) -> tuple[int, ...]:
    """How many measures one perspective has, and of each colour."""
    coloured = [quarter.statuses[one] for one in (Status.RED, Status.AMBER, Status.GREEN)]
    whole = len(quarter.measures)
    return (whole, *coloured, whole - sum(coloured))


def where_figures_come_from(pack: Pack) -> Section:
    """Every figure of the card with its formula, its parts and the row of the source it is from."""
    parts = tuple(
        Part(heading=row.title, place=place(row.measure), blocks=(_origin(pack, row),))
        for row in pack.judgements.itertuples()
    )
    nil = Nil(reason="Nil return: no measure is reported.")
    return Section(name="where_figures_come_from", blocks=parts or (nil,))


def _origin(pack: Pack, row: Any) -> Facts:
    formula = pack.measures.set_index("measure")["formula"].get(row.measure)
    pairs: list[tuple[str, Cell]] = [
        ("Figure", Text(text=measure_card.figure_words(row))),
        ("Period", Text(text=Period.parse(row.period).label if said(row.period, "") else "None")),
        ("Formula", Text(text=said(formula))),
        ("Parts", Text(text=_parts(row))),
        ("Rows", Text(text=_rows(pack, row))),
        ("Source", Text(text=said(row.source))),
        ("Data quality", Text(text=f"Grade {row.grade}")),
    ]
    return Facts(pairs=tuple(pairs))


def _parts(row: Any) -> str:
    if pd.isna(row.numerator) or pd.isna(row.denominator):
        return "Not given: the figure is handed in as it is"
    return f"{row.numerator:,.0f} over {row.denominator:,.0f}"


def _rows(pack: Pack, row: Any) -> str:
    """File, line and day of the rows behind the judged figure; those of the year where it adds."""
    periods = row.year_periods if row.basis == "year_to_date" else (row.period,)
    values = pack.values
    own = values[(values["measure"] == row.measure) & values["period"].isin(periods)]
    if own.empty:
        return "None: no figure has been handed in"
    told = [
        f"{Period.parse(one.period).short_label}: {one.source_file}, line {one.source_line}, "
        f"handed in {day(one.known_from)}"
        for one in own.itertuples()
    ]
    return "; ".join(told)
