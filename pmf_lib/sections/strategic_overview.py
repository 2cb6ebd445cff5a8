"""The strategic overview: four questions in fixed order, each answered from data (R1-005).

Ribble Valley 2007, 3.2: where the organisation is, where it wants to be, how it gets there, and
what it should do next.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import clinic
from pmf_lib.sections import exception_report, followed_through, measure_card
from pmf_lib.sections.actions_and_risks import SETTLED, is_late
from pmf_lib.sections.clinic_records import records
from pmf_lib.sections.decisions_ahead import decisions_ahead
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.opening import COLOURED, counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.sections.whose_report import measure_link, service_link, unit_name
from pmf_lib.views import charts
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

NEXT = 10


def overview_summary(pack: Pack) -> tuple[str, ...]:
    """One sentence to each of the four questions."""
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    aims = int(pack.judgements["target"].notna().sum())
    actions = _going(pack)
    alone = int(followed_through.answered(pack)["open"].sum())
    return (
        f"Where are we? Of {counted(len(pack.judgements), 'measure')}, {counts}.",
        f"Where do we want to be? {begun(counted(aims, 'measure'))} with a target.",
        f"How do we get there? {begun(counted(len(actions), 'action'))} under way, "
        f"{int(is_late(pack, actions).sum()) or 'none'} late.",
        f"What next? {begun(counted(alone, 'exception'))} needing an action or a decision.",
    )


def where_we_are(pack: Pack) -> Section:
    """Status: how many measures of each priority are red, amber and green."""
    if pack.judgements.empty:
        return Section(name="where_we_are", blocks=(Nil(reason="No measures are reported."),))
    priorities = pack.judgements["priority"].fillna("Serves no priority")
    counts = {
        str(name): counts_of(rows) for name, rows in pack.judgements["status"].groupby(priorities)
    }
    green = sum(row.get("green", 0) for row in counts.values())
    titles = charts.Titles(
        headline=f"{green} of {counted(len(pack.judgements), 'measure')} are on target",
        subtitle=f"Measures by status and priority, {pack.council.name}, {pack.period.label}",
        source="The council's register of measures",
    )
    chart = charts.status_counts(titles, counts, column="Priority")
    whole = counts_in_words(counts_of(pack.judgements["status"]))
    headline = f"Of {counted(len(pack.judgements), 'measure')}, {whole}."
    return Section(name="where_we_are", headline=headline, blocks=(chart,))


def where_we_want_to_be(pack: Pack) -> Section:
    """Target: what each key measure aims at, beside where it stands."""
    classes = pack.measures.set_index("measure")["measure_class"]
    found = pack.judgements[pack.judgements["measure"].map(classes).eq("key")]
    layout = Layout(
        "Key measures: where they stand and what they aim at",
        ("Measure", "Service", "Priority", "Now", "Target", "Status", "Forecast"),
        "The council's register of measures",
    )
    shown = listing(
        found,
        layout,
        lambda row: (
            measure_link(pack.council, row),
            unit_name(pack.council, row.unit),
            said(row.priority, "None"),
            measure_card.figure_words(row),
            measure_card.target_words(row),
            measure_card.status_badge(row),
            _forecast(row),
        ),
        "no measure is a key measure",
    )
    coloured = pack.judgements[pack.judgements["status"].isin(COLOURED)]
    met = int((coloured["status"] == "green").sum())
    headline = f"{met} of {counted(len(coloured), 'target')} are met."
    return Section(name="where_we_want_to_be", headline=headline, blocks=(shown,))


def _forecast(row: Any) -> str:
    return "None" if pd.isna(row.forecast) else measure_card.forecast_words(row)


def how_we_get_there(pack: Pack) -> Section:
    """Plan: the actions under way, by the day they are due."""
    actions = _going(pack)
    late = is_late(pack, actions)
    layout = Layout(
        "Actions under way, by the day they are due",
        ("Action", "Service", "Lead", Heading("Due", "date"), "Status"),
        "Register of actions",
    )
    shown = listing(
        actions.assign(late=late).sort_values(["due_on", "action"]),
        layout,
        lambda row: (
            row.title,
            service_link(pack.council, row.unit),
            row.lead,
            row.due_on,
            "Late" if row.late else begun(row.status),
        ),
        "no action is under way",
    )
    headline = f"{counted(len(actions), 'action')} under way, {int(late.sum()) or 'none'} late."
    return Section(name="how_we_get_there", headline=begun(headline), blocks=(shown,))


def _going(pack: Pack) -> pd.DataFrame:
    actions = pack.entries("actions", every_period=True)
    return actions[~actions["status"].isin(SETTLED)]


def what_next(pack: Pack) -> Section:
    """Next actions: what has neither action nor decision, then who may be asked to a clinic."""
    unanswered = exception_report.exceptions_without_action(pack)
    busy = [one.entry.measure for one in records(pack) if one.state is not clinic.State.CLOSED]
    found = clinic.candidates(pack.exceptions, busy).head(NEXT)
    names = Layout(
        "The next measures that a clinic may be asked for",
        (Heading("Place", "count"), "Measure", "Service", "Why"),
        "The council's registers",
    )
    candidates = listing(
        found,
        names,
        lambda item: (item.place, item.title, service_link(pack.council, item.unit), item.sentence),
        "no measure needs a clinic",
    )
    blocks = (*unanswered.blocks, *decisions_ahead(pack).blocks, candidates)
    return Section(name="what_next", headline=unanswered.headline, blocks=blocks)
