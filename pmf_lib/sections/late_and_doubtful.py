"""Figures that are overdue, doubtful or restated, across the whole council (R4-042, R1-044)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.restated import restated_figures
from pmf_lib.sections.show import table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def late_and_doubtful(pack: Pack) -> Section:
    """Figures that are overdue, and those that were loaded with a doubt (R1-036, R4-042)."""
    overdue = pack.judgements[pack.judgements["status"] == "overdue"]
    this_year = pack.values[pack.values["period"].str.startswith(pack.period.code[:7])]
    doubtful = this_year[this_year["flags"].fillna("") != ""]
    return Section(
        name="late_and_doubtful",
        headline=begun(
            f"{counted(len(overdue), 'figure')} overdue; "
            f"{counted(len(doubtful), 'figure')} of this year loaded with a doubt."
        ),
        blocks=(_overdue(pack, overdue), _doubtful(pack, doubtful), *restated_figures(pack)),
    )


def _overdue(pack: Pack, overdue: pd.DataFrame) -> Block:
    if overdue.empty:
        return Nil(reason="Nil return: every figure that is due has been handed in.")
    return table(
        "Overdue figures",
        ("Measure", "Service", "Accountable officer", "Latest figure"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                row.owner,
                measure_card.age_words(row),
            )
            for row in overdue.itertuples()
        ],
        source="The council's register of measures",
    )


def _doubtful(pack: Pack, doubtful: pd.DataFrame) -> Block:
    if doubtful.empty:
        return Nil(reason="Nil return: no figure of this year was loaded with a doubt.")
    titles = pack.measures.set_index("measure")["title"]
    ordered = doubtful.sort_values(["period", "measure"], ascending=[False, True])
    return table(
        "Figures of this year loaded with a doubt, latest first",
        ("Measure", "Service", Heading("Period", "period"), "Doubt"),
        [
            (
                titles.get(row.measure, row.measure),
                service_link(pack.council, row.unit),
                row.period,
                _doubts(row.flags),
            )
            for row in ordered.itertuples()
        ],
        source="Checks made when the figures were loaded",
    )


def _doubts(flags: str) -> str:
    """The codes of a row's doubts as words."""
    return ", ".join(code.replace("_", " ") for code in flags.split())
