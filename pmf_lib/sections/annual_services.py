"""The annual plan's record: achievements, every indicator of each service, what must be returned.

Ribble Valley 2007, 5.2 and 5.3: the Corporate Performance and Improvement Plan summarises all
achievements, with detailed performance information for each service (R1-011, R1-040).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import BodyKind, Unit
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card, yearly
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import pounds
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

PRIOR_YEARS = 3
NATIONAL = "national"


def annual_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: the measures by status, what was achieved."""
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    stories, actions = _stories(pack), _completed(pack)
    return (
        f"How are we doing? Of {counted(len(pack.judgements), 'indicator')}, {counts}.",
        f"What changed? {begun(counted(len(stories), 'success', 'successes'))} told and "
        f"{counted(len(actions), 'action')} completed this year.",
    )


def achievements(pack: Pack) -> Section:
    """What was achieved this year: approved successes, completed actions, projects."""
    stories, actions = _stories(pack), _completed(pack)
    headline = (
        f"{counted(len(stories), 'success', 'successes')} told, "
        f"{counted(len(actions), 'action')} completed."
    )
    blocks = (_told(pack, stories), _done(pack, actions), *_projects(pack))
    return Section(name="achievements", headline=begun(headline), blocks=blocks)


def _told(pack: Pack, stories: pd.DataFrame) -> Block:
    layout = Layout(
        "Successes of the year, approved to be told",
        ("Success", "Service", Heading("Quarter", "period"), "Approved by"),
        "Register of good news",
    )
    return listing(
        stories,
        layout,
        lambda row: (
            row.headline,
            unit_name(pack.council, row.unit),
            row.period,
            f"{row.approved_by}, {day(row.approved_on)}",
        ),
        "no success of this year has been approved to be told",
    )


def _done(pack: Pack, actions: pd.DataFrame) -> Block:
    layout = Layout(
        "Actions completed",
        ("Action", "Service", Heading("Was due", "date"), "Progress"),
        "Register of actions",
    )
    return listing(
        actions,
        layout,
        lambda row: (
            row.title,
            unit_name(pack.council, row.unit),
            row.due_on,
            said(row.progress, "Nothing reported"),
        ),
        "no action has been completed",
    )


def _stories(pack: Pack) -> pd.DataFrame:
    found = pack.entries("good_news", every_period=True)
    this_year = found["period"].astype(str).str.startswith(pack.year.code)
    return found[this_year & found["approved_by"].notna()].sort_values(["period", "story"])


def _completed(pack: Pack) -> pd.DataFrame:
    found = pack.entries("actions", every_period=True)
    return found[found["status"] == "complete"].sort_values(["due_on", "action"])


def _projects(pack: Pack) -> tuple[Block, ...]:
    """The projects everyone may read of, then those that are exempt."""
    found = pack.entries("projects")

    def shown(rows: pd.DataFrame) -> Block:
        layout = Layout(
            "Projects",
            ("Project", "Priority", "Lead", Heading("Due", "date"), "Status", pounds("Budget")),
            "Register of projects",
        )
        return listing(
            rows,
            layout,
            lambda row: (
                row.title,
                said(row.priority, "None"),
                row.lead,
                row.due_on,
                begun(row.status),
                row.budget,
            ),
            "no project is registered",
        )

    return (shown(public_rows(found)), *exempt_blocks(found, shown))


def every_service(pack: Pack) -> Section:
    """Each service with all its indicators, three prior years, this year's and next's targets."""
    prior, now = yearly.years_before(pack, PRIOR_YEARS), pack.year
    looks = (yearly.figures(pack, prior), yearly.aims(pack, (now, now.next())))
    parts = tuple(
        Part(heading=unit.name, blocks=(_service(pack, unit, prior, looks),)) for unit in pack.units
    )
    indicators = counted(len(pack.judgements), "indicator")
    headline = begun(f"{indicators} of {counted(len(pack.units), 'service')}.")
    return Section(name="every_service", headline=headline, blocks=parts)


def _service(
    pack: Pack, unit: Unit, prior: tuple[Period, ...], looks: tuple[yearly.Years, yearly.Years]
) -> Block:
    figures, aims = looks
    now = pack.year
    classes = pack.measures.set_index("measure")["measure_class"]
    layout = Layout(
        f"Every indicator of {unit.name}, with earlier years and targets",
        (
            "Indicator",
            "Class",
            *(year.financial_year for year in prior),
            "Latest figure",
            "Status",
            f"Target for {now.financial_year}",
            f"Target for {now.next().financial_year}",
        ),
        "The council's register of measures",
        ("A year is [x] where not all of its figures are there.",),
    )
    return listing(
        pack.judgements[pack.judgements["unit"] == unit.key],
        layout,
        lambda row: (
            row.title,
            begun(said(classes.get(row.measure), "Local")),
            *(_figure(row, figures[row.measure].get(year.code)) for year in prior),
            _latest(row),
            measure_card.status_badge(row),
            _figure(row, aims[row.measure].get(now.code), "None set"),
            _figure(row, aims[row.measure].get(now.next().code), "Not set yet"),
        ),
        "no indicator is reported for this service",
    )


def _figure(row: Any, value: float | None, otherwise: str = words.MISSING) -> str:
    if not words.is_known(value):
        return otherwise
    return words.figure(value, row.kind, decimals(row.decimals))


def _latest(row: Any) -> str:
    period = Period.parse(row.period).short_label if said(row.period, "") else "None yet"
    return f"{measure_card.figure_words(row)} ({period})"


def statutory_return(pack: Pack) -> Section:
    """The national indicators of the last whole year, as returned to the Audit Commission (R1-040).

    It is signed off when the audit committee has agreed the year; until then it says that it is
    not.
    """
    year = pack.year.previous()
    classes = pack.measures.set_index("measure")["measure_class"]
    national = pack.judgements[pack.judgements["measure"].map(classes).eq(NATIONAL)]
    if national.empty:
        nil = Nil(reason="Nil return: no national indicator is reported.")
        return Section(name="statutory_return", blocks=(nil,))
    figures = yearly.figures(pack, (year,))
    missing = sum(not words.is_known(figures[code][year.code]) for code in national["measure"])
    shown = table(
        f"National indicators for {year.financial_year}",
        ("Indicator", "Service", "Figure", "Source", "How far it was checked", "Officer"),
        [
            (
                row.title,
                unit_name(pack.council, row.unit),
                _figure(row, figures[row.measure][year.code]),
                row.source,
                _checked(pack, row.measure, year),
                row.owner,
            )
            for row in national.itertuples()
        ],
        source="The council's register of measures",
    )
    headline = f"{counted(len(national), 'national indicator')}, {missing or 'none'} without a "
    headline = f"{begun(headline)}figure for {year.financial_year}."
    blocks = (Paragraph(text=_sign_off(pack, year)), shown)
    return Section(name="statutory_return", headline=headline, blocks=blocks)


def _checked(pack: Pack, measure: str, year: Period) -> str:
    """How far the year's figures were checked: the least that was done for any of them."""
    rows = pack.values[pack.values["measure"] == measure]
    within = rows[rows["period"].str[: len(year.code)] == year.code]
    order = ("estimated", "provisional", "final", "checked", "audited")
    found = [status for status in order if status in set(within["status"])]
    return begun(found[0]) if found else "Not said"


def _sign_off(pack: Pack, year: Period) -> str:
    audit = [body.key for body in pack.council.bodies if body.kind is BodyKind.AUDIT]
    found = pack.entries("considered", every_period=True)
    found = found[
        found["body"].isin(audit) & (found["period"] == year.code) & (found["response"] == "agreed")
    ]
    if found.empty:
        return f"Not signed off: no audit committee has agreed the figures of {year.label}."
    row = next(found.itertuples())
    name = pack.council.body(row.body).name
    minute = said(row.minute, "no minute given")
    return f"Signed off by the {name} on {day(row.considered_on)} ({minute})."
