"""A scorecard for each priority of the council, and what else the quarter is reported on.

R3-004 and R3-029 (scorecards built from the register of measures), R3-002 (purpose and direction),
R3-036 (priorities, service standards and key performance indicators), R3-039 (live figures).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.sections.group_report import measure_table
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.sections.thread_parts import priorities
from pmf_lib.views import charts, words
from pmf_lib.views.records import Block, Details, Facts, Nil, Part, Section, Text
from pmf_lib.views.words import begun, counted, figure

NO_MEASURES = Nil(reason="Nil return: no measure is reported.")
TIMES = {"percent": 100}
LIVE_CLASSES = ("key", "service standard")


def scorecard_summary(pack: Pack) -> tuple[str, ...]:
    """How each priority does, worst first by its share of red."""
    if pack.judgements.empty:
        return ("How are we doing? No measures are reported.",)
    told = [
        f"{priority}: {counts_in_words(counts_of(own['status']))}."
        for priority in priorities(pack)
        if len(own := _own(pack, priority))
    ]
    return (f"How are we doing? Of {counted(len(pack.judgements), 'measure')}, by priority.", *told)


def _own(pack: Pack, priority: str) -> pd.DataFrame:
    return pack.judgements[pack.judgements["priority"] == priority]


def priority_scorecard(pack: Pack) -> Section:
    """The priorities side by side, then each with its measures (R3-004)."""
    names = priorities(pack)
    counts = {name: counts_of(_own(pack, name)["status"]) for name in names}
    measured = {name: row for name, row in counts.items() if row}
    if not measured:
        return Section(name="priority_scorecard", blocks=(NO_MEASURES,))
    titles = charts.Titles(
        headline=f"{_reddest(measured)} has the largest share of red",
        subtitle=f"Measures by status and priority, {pack.council.name}, {pack.period.label}",
        source="The council's register of measures",
    )
    if not any(row.get("red") for row in measured.values()):
        titles = charts.Titles("No measure is red", titles.subtitle, titles.source)
    chart = charts.status_counts(titles, measured, column="Priority")
    register = pack.entries("priorities", every_period=True).set_index("priority")
    parts = (_card(pack, name, register) for name in names)
    return Section(name="priority_scorecard", blocks=(chart, *parts))


def _reddest(counts: dict[str, dict[str, int]]) -> str:
    return max(counts, key=lambda name: counts[name].get("red", 0) / sum(counts[name].values()))


def _card(pack: Pack, name: str, register: pd.DataFrame) -> Part:
    own = _own(pack, name)
    about: tuple[Block, ...] = (_about(register, name),) if name in register.index else ()
    if own.empty:
        nil = Nil(reason="Nil return: no measure shows this priority.")
        return Part(heading=name, blocks=(*about, nil))
    shown = measure_table(own, f"Scorecard of {name}, {pack.period.label}")
    worked = Details(
        summary=f"{name}: how the figures are worked out", blocks=(_worked(pack, name, own),)
    )
    return Part(heading=name, blocks=(*about, shown, worked))


def _about(register: pd.DataFrame, name: str) -> Facts:
    """Origin, horizon, first and last day, and who answers (R1-021)."""
    row = register.loc[name]
    pairs = (
        ("Where it comes from", begun(said(row["origin"]))),
        ("Horizon", f"{begun(said(row['horizon']))} term"),
        ("Priority since", said(day(row["starts_on"]))),
        ("Until", said(day(row["ends_on"]), "No end is set")),
        ("Who answers for it", said(row["owner"])),
        ("Why", said(row["reason"])),
    )
    return Facts(pairs=tuple((term, Text(text=text)) for term, text in pairs))


def _worked(pack: Pack, name: str, own: pd.DataFrame) -> Block:
    """Each figure's formula and rows; a ratio is worked out again, as it prints (R3-029)."""
    formulas = pack.measures.set_index("measure")["formula"]
    return table(
        f"{name}: formula of each figure, and the latest period worked out again",
        ("Measure", "Formula", "Period", "Parts", "Worked out again", "In the register", "Alike"),
        [_again(row, said(formulas.get(row.measure), "None written")) for row in own.itertuples()],
        source="The council's register of measures",
    )


def _again(row: Any, formula: str) -> tuple[str, ...]:
    stored = figure(row.value, row.kind, decimals(row.decimals))
    label = Period.parse(row.period).short_label if said(row.period, "") else "None yet"
    if (
        not (words.is_known(row.numerator) and words.is_known(row.denominator))
        or not row.denominator
    ):
        return (
            row.title,
            formula,
            label,
            "One figure",
            "Not a ratio",
            stored,
            "Nothing to compare",
        )
    worked = row.numerator / row.denominator * TIMES.get(row.kind, 1)
    parts = f"{row.numerator:,.10g} of {row.denominator:,.10g}"
    again = figure(worked, row.kind, decimals(row.decimals))
    alike = "Yes" if again == stored else "No: look into it"
    return (row.title, formula, label, parts, again, stored, alike)


def key_performance_indicators(pack: Pack) -> Section:
    """The measures of the class that councils call key (R3-036)."""
    classes = pack.measures.set_index("measure")["measure_class"]
    own = pack.judgements[pack.judgements["measure"].map(classes) == "key"]
    if own.empty:
        nil = Nil(reason="Nil return: no measure is a key performance indicator.")
        return Section(name="key_performance_indicators", blocks=(nil,))
    headline = (
        f"Of {counted(len(own), 'key measure')}, {counts_in_words(counts_of(own['status']))}."
    )
    shown = measure_table(own, f"Key performance indicators, {pack.period.label}")
    return Section(name="key_performance_indicators", headline=headline, blocks=(shown,))


def live_figures(pack: Pack) -> Section:
    """The latest month of key measures and service standards, beside the figure of the period.

    R3-039: what is live says as at when, and never stands among a period's figures unlabelled.
    """
    rows = list(_live(pack))
    if not rows:
        nil = Nil(reason="Nil return: no key measure or service standard is reported every month.")
        return Section(name="live_figures", blocks=(nil,))
    shown = table(
        "Live figures: the latest month as last recorded, beside the figure of the period",
        ("Measure", "Live figure", "Live: of which month", "Live: as at", "Figure of the period"),
        rows,
        source="The council's register of measures",
        notes=("A live figure is of one month alone and may still change. It has no status.",),
    )
    told = f"{counted(len(rows), 'live figure')}, each with the day it was last recorded."
    return Section(name="live_figures", headline=begun(told), blocks=(shown,))


def _live(pack: Pack) -> Iterable[tuple[str, ...]]:
    by_measure = dict(tuple(pack.values.dropna(subset=["value"]).groupby("measure", sort=True)))
    classes = pack.measures.set_index("measure")["measure_class"]
    asked = pack.judgements["measure"].map(classes).isin(LIVE_CLASSES)
    monthly = pack.judgements["frequency"] == "monthly"
    for row in pack.judgements[asked & monthly].itertuples():
        own = by_measure.get(row.measure)
        if own is None:
            continue
        last = own.iloc[-1]
        yield (
            str(row.title),
            figure(last["value"], str(row.kind), decimals(row.decimals)),
            Period.parse(str(last["period"])).label,
            said(day(last["known_from"])),
            _of_period(row),
        )


def _of_period(row: Any) -> str:
    label = Period.parse(row.period).label if said(row.period, "") else "no period"
    return f"{figure(row.figure, row.kind, decimals(row.decimals))} ({_basis(row)}, {label})"


def _basis(row: Any) -> str:
    return "year to date" if row.basis == "year_to_date" else "the period's own"
