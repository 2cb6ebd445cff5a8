"""The whole council on one page: worst and best first, with links into the services' reports."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd

from pmf_lib.sections import control_card, measure_card
from pmf_lib.sections.opening import COLOURED, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import lowered, table
from pmf_lib.sections.whose_report import exception_link, service_link
from pmf_lib.views import charts
from pmf_lib.views.records import Link, Nil, Section, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SHOWN = 12


def how_are_we_doing(pack: Pack) -> Section:
    """How many measures have each status, for each directorate."""
    counts = {
        directorate.name: counts_of(_of_directorate(pack, directorate.key)["status"])
        for directorate in pack.council.directorates
    }
    if pack.judgements.empty:
        return Section(name="how_are_we_doing", blocks=(Nil(reason="No measures are reported."),))
    titles = charts.Titles(
        headline=_most_red(counts),
        subtitle=f"Measures by status and directorate, {pack.council.name}, {pack.period.label}",
        source="The council's register of measures",
    )
    chart = charts.status_counts(titles, counts, column="Directorate")
    return Section(name="how_are_we_doing", blocks=(chart,))


def _most_red(counts: dict[str, dict[str, int]]) -> str:
    """Which directorate has the largest share of red among its measures, in a sentence."""
    shares = {
        name: Fraction(row.get("red", 0), sum(row.values())) for name, row in counts.items() if row
    }
    worst = max(shares, key=lambda name: shares[name])
    if not shares[worst]:
        return "No measure is red"
    of = counted(sum(counts[worst].values()), "measure")
    return f"{worst} has the largest share of red: {counts[worst]['red']} of {of}"


def _of_directorate(pack: Pack, directorate: str) -> pd.DataFrame:
    units = {unit.key for unit in pack.council.units_of(directorate)}
    return pack.judgements[pack.judgements["unit"].isin(units)]


def worst_first(pack: Pack) -> Section:
    """The adverse exceptions in order of rank."""
    return _ranked(pack, pack.adverse, "worst_first", "need attention")


def best_first(pack: Pack) -> Section:
    """The favourable exceptions in order of rank."""
    return _ranked(pack, pack.favourable, "best_first", "are going well")


def _ranked(pack: Pack, found: pd.DataFrame, name: str, verb: str) -> Section:
    if found.empty:
        nil = Nil(reason="Nil return: nothing is an exception of this kind.")
        return Section(name=name, blocks=(nil,))
    shown = found.head(SHOWN)
    more = (
        f" The {len(shown)} that rank first are shown; the rest are in the services' reports."
        if len(found) > len(shown)
        else ""
    )
    headline = f"{counted(len(found), 'exception')} {verb}.{more}"
    return Section(name=name, headline=headline, blocks=(_ranking(pack, shown, verb),))


def _ranking(pack: Pack, shown: pd.DataFrame, verb: str) -> Table:
    return table(
        f"Exceptions that {verb}, {pack.period.label}",
        ("What, and whose", "Figure and target", "Status", "Variation", "Assurance", "Why"),
        [(_link(pack, item), *_standing(pack, item), item.sentence) for item in shown.itertuples()],
        source="The council's registers",
    )


def _standing(pack: Pack, item: Any) -> tuple[Any, ...]:
    """Figure, target, status and the two symbols; money has its own table and shows none."""
    if item.subject != "measure":
        return ("In pounds: see the report", "Not a measure", "Not tested", "Not tested")
    row = pack.judgement(item.measure)
    return (
        f"{measure_card.figure_words(row)}; target {lowered(measure_card.target_words(row))}",
        measure_card.status_badge(row),
        *control_card.cells(row),
    )


def _link(pack: Pack, item: Any) -> Link | Text:
    """The exception, with a link to where its unit's own report shows it."""
    words = f"{item.title} ({pack.council.unit(item.unit).name})"
    return exception_link(pack.council, item, words)


def services_at_a_glance(pack: Pack) -> Section:
    """A row for each service: its directorate, its measures by status, its exceptions."""
    adverse = pack.adverse["unit"].value_counts()
    rows = [
        (
            service_link(pack.council, unit.key),
            pack.council.directorate_of(unit.key).name,
            *_status_numbers(pack, unit.key),
            int(adverse.get(unit.key, 0)),
        )
        for unit in pack.council.units
    ]
    headings: tuple[str | Heading, ...] = (
        "Service",
        "Directorate",
        *(Heading(begun(word), "count") for word in COLOURED),
        Heading("Not coloured", "count"),
        Heading("Need attention", "count"),
    )
    shown = table(
        f"Measures by status for each service, {pack.period.label}",
        headings,
        rows,
        source="The council's register of measures",
    )
    return Section(name="services_at_a_glance", blocks=(shown,))


def _status_numbers(pack: Pack, unit: str) -> tuple[int, ...]:
    counts = counts_of(pack.judgements[pack.judgements["unit"] == unit]["status"])
    coloured = tuple(counts.get(status, 0) for status in COLOURED)
    return (*coloured, sum(counts.values()) - sum(coloured))
