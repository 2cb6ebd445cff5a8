"""The service committee's own report and its chair's edition (R1-037, R1-038, R1-072).

Ribble Valley 2007, 5.3 and 6.7: all national and local indicators go to the service committee, and
its chair sees the priorities, actions and indicators relevant to it and nothing of another's.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import follow_up
from pmf_lib.methods.top_priorities import in_force
from pmf_lib.sections import control_card, followed_through, measure_card
from pmf_lib.sections.actions_and_risks import SETTLED, is_late, status_words
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Block, Details, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

NATIONAL = "national"
_SOURCE = "The council's register of measures"
_LATE = ("decision or recommendation", "decisions or recommendations")


def committee_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: the indicators by status, and what is overdue (R1-017)."""
    decisions = pack.entries("key_decisions", every_period=True)
    recommended = followed_through.recommendations(pack)
    late = follow_up.overdue(recommended, decisions, pack.as_at)
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    national = int(_is_national(pack).sum())
    return (
        f"How are we doing? Of {counted(len(pack.judgements), 'indicator')}, {counts}: "
        f"{national} national, {len(pack.judgements) - national} local.",
        f"What needs a decision? {begun(counted(len(late), *_LATE))} overdue.",
    )


def national_of_committee(pack: Pack) -> Section:
    """Every national indicator of the committee's services, with who answers (R1-020, R1-037)."""
    found = pack.judgements[_is_national(pack)]
    return _indicators(pack, found, "national_of_committee", "national indicator")


def local_of_committee(pack: Pack) -> Section:
    """Every local indicator of the committee's services, with who answers (R1-020, R1-037)."""
    found = pack.judgements[~_is_national(pack)]
    return _indicators(pack, found, "local_of_committee", "local indicator")


def _is_national(pack: Pack) -> pd.Series:
    classes = pack.measures.set_index("measure")["measure_class"]
    return pack.judgements["measure"].map(classes).eq(NATIONAL)


def _indicators(pack: Pack, found: pd.DataFrame, name: str, what: str) -> Section:
    cards = tuple(_card(pack, row) for row in found.itertuples())
    told = begun(counted(len(found), what))
    headline = f"{told}: {counts_in_words(counts_of(found['status']))}."
    return Section(name=name, headline=headline, blocks=(_listed(pack, found, what), *cards))


def _listed(pack: Pack, found: pd.DataFrame, what: str) -> Block:
    layout = Layout(
        f"Every {what}, {pack.period.label}",
        (
            "Indicator",
            "Service",
            "Figure",
            "Target",
            "Status",
            "Variation",
            "Direction",
            "Accountable officer",
            "Accountable member",
        ),
        _SOURCE,
    )
    return listing(
        found,
        layout,
        lambda row: (
            row.title,
            unit_name(pack.council, row.unit),
            measure_card.figure_words(row),
            measure_card.target_words(row),
            measure_card.status_badge(row),
            control_card.cells(row)[0],
            measure_card.direction_words(row),
            said(row.owner),
            said(row.member),
        ),
        f"no {what} is reported to this committee",
    )


def _card(pack: Pack, row: Any) -> Block:
    """All there is to know of an indicator, one click away."""
    service = pack.council.unit(row.unit).name
    told = f"{row.title}: {measure_card.short_words(row)}"
    drawn = control_card.chart(row, service) or measure_card.chart(row, told, service)
    blocks = (measure_card.facts_and_proof(pack.council, row), *((drawn,) if drawn else ()))
    return Details(summary=f"{row.title}: details", blocks=blocks)


def committee_priorities(pack: Pack) -> Section:
    """The priorities that the committee's own indicators serve (R1-072)."""
    served = {str(one) for one in pack.measures["priority"].dropna()}
    found = in_force(pack.entries("priorities"), pack.period.end)
    own = found[found["priority"].isin(served)]
    counts = pack.judgements.groupby("priority")["status"]
    layout = Layout(
        "Priorities that the committee's services work for",
        ("Priority", "Ambition", "Who answers for it", "Since", "Indicators of this committee"),
        "Register of priorities",
    )
    shown = listing(
        own,
        layout,
        lambda row: (
            row.priority,
            said(row.ambition),
            said(row.owner),
            day(row.starts_on),
            counts_in_words(counts_of(counts.get_group(row.priority)))
            if row.priority in counts.groups
            else "None reported",
        ),
        "no priority is registered that this committee's services work for",
    )
    headline = f"{counted(len(own), 'priority', 'priorities')} of the council's are this "
    headline = f"{headline}committee's to serve."
    return Section(name="committee_priorities", headline=begun(headline), blocks=(shown,))


def committee_actions(pack: Pack) -> Section:
    """The actions of the committee's own services, those that are late first (R1-072)."""
    found = pack.entries("actions", every_period=True)
    ordered = found.assign(late=is_late(pack, found))
    ordered = ordered.sort_values(["late", "due_on", "action"], ascending=[False, True, True])
    titles = pack.measures.set_index("measure")["title"]
    layout = Layout(
        "Actions of the committee's services, late ones first",
        ("Action", "Service", "Lead", Heading("Due", "date"), "Status", "Indicator", "Progress"),
        "Register of actions",
    )
    shown = listing(
        ordered,
        layout,
        lambda row: (
            row.title,
            unit_name(pack.council, row.unit),
            row.lead,
            row.due_on,
            status_words(row),
            said(titles.get(row.measure), "None linked"),
            said(row.progress, "Nothing reported"),
        ),
        "the services of this committee have no actions",
    )
    going = int((~found["status"].isin(SETTLED)).sum())
    headline = f"{counted(going, 'action')} under way, {int(ordered['late'].sum()) or 'none'} late."
    return Section(name="committee_actions", headline=begun(headline), blocks=(shown,))
