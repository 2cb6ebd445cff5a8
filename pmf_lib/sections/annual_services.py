"""The annual plan's record: achievements, every indicator of each service, what must be returned.

Ribble Valley 2007, 5.2 and 5.3: the Corporate Performance and Improvement Plan summarises all
achievements, with detailed performance information for each service (R1-011, R1-040).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Unit
from pmf_lib.methods.good_news import PUBLIC
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.statutory_return import audit_bodies, returned, sign_off
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card, yearly
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.good_news import stories_of_year
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import pounds
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

PRIOR_YEARS = 3


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
        "Successes of the year, approved and borne out",
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
        "no success of this year is both approved and shown by its figure",
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
    """The year's stories that everyone may read: approved, and the figure really better."""
    told = [each.entry.Index for each in stories_of_year(pack) if each.standing in PUBLIC]
    return pack.entries("good_news", every_period=True).loc[told]


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
    not, and the quarter's data have no file of it.
    """
    year = pack.year.previous()
    rules = JudgementRules.of(pack.council, pack.period)
    national = returned(pack.measures, pack.values, year, rules.year_starts)
    if national.empty:
        nil = Nil(reason="Nil return: no national indicator is reported.")
        return Section(name="statutory_return", blocks=(nil,))
    shown = table(
        f"National indicators for {year.financial_year}",
        ("Indicator", "Service", "Figure", "Source", "How far it was checked", "Officer"),
        [
            (
                row.title,
                unit_name(pack.council, row.unit),
                _figure(row, row.value),
                row.source,
                begun(said(row.checked, "Not said")),
                row.owner,
            )
            for row in national.itertuples()
        ],
        source="The council's register of measures",
    )
    missing = int(national["value"].isna().sum()) or "none"
    headline = f"{counted(len(national), 'national indicator')}, {missing} without a "
    headline = f"{begun(headline)}figure for {year.financial_year}."
    blocks = (Paragraph(text=_sign_off(pack, year, national)), shown)
    return Section(name="statutory_return", headline=headline, blocks=blocks)


def _sign_off(pack: Pack, year: Period, national: pd.DataFrame) -> str:
    considered = pack.entries("considered", every_period=True)
    audit = audit_bodies(pack.council)
    signed = sign_off(considered, audit, year, national)
    if signed is None:
        return f"Not signed off: no audit committee has agreed the figures of {year.label}."
    name = pack.council.body(signed.body).name
    minute = signed.minute or "no minute given"
    told = f"Signed off by the {name} on {day(signed.on)} ({minute})"
    if signed.stands:
        return f"{told}. The return is the file statutory-return.csv of the quarter's data."
    titles = national.set_index("measure")["title"]
    later = listed([titles[code] for code in signed.changed])
    return (
        f"{told}, but changed since then: {later}. It must be agreed again before it is returned."
    )
