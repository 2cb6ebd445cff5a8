"""Performance Clinics: all of them at a glance, each in full, and what may need one next.

Ribble Valley 2007, section 6 (R1-049 to R1-070).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import FOLLOW_UPS, State, UpdateState
from pmf_lib.register.clinics import PURPOSES
from pmf_lib.sections import clinic_parts, clinic_records, clinic_recovery, measure_card
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import measure_link, unit_name
from pmf_lib.views.clean import place_of
from pmf_lib.views.records import Block, Link, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

_NONE = "Nil return: no clinic has been asked for."


def clinic_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: how many clinics, what is overdue, what cannot be closed."""
    found = clinic_records.records(pack)
    late = sum(_overdue(pack, one) for one in found)
    blocked = sum(one.state in (State.HELD, State.BLOCKED) for one in found)
    return (
        f"How are we doing? {_counted(found)}",
        f"What needs a decision? {counted(late, 'monthly update')} overdue; "
        f"{counted(blocked, 'clinic')} held whose record is not complete.",
    )


def clinics_at_a_glance(pack: Pack) -> Section:
    """Every clinic with who asked, where it stands, and what is overdue."""
    found = clinic_records.records(pack)
    if not found:
        return Section(name="clinics_at_a_glance", blocks=(Nil(reason=_NONE),))
    shown = table(
        "Clinics, the latest asked for first",
        ("Clinic", "Service", "Asked for by", "Held", "Where it stands", "Updates overdue"),
        [_glance(pack, one) for one in found],
        source=clinic_parts.SOURCE,
    )
    headline = _counted(found)
    return Section(name="clinics_at_a_glance", headline=headline, blocks=(shown, _purposes(pack)))


def _glance(pack: Pack, one: Clinic) -> tuple[Any, ...]:
    entry = one.entry
    return (
        Link(text=f"{one.code}: {entry.about}", target=f"#{_place(one)}"),
        unit_name(pack.council, entry.unit),
        begun(entry.requested_by),
        said(day(entry.held_on), "Still to come"),
        begun(one.state.value),
        str(_overdue(pack, one) or "None"),
    )


def _purposes(pack: Pack) -> Block:
    """How often clinics served each of their six purposes, and what has come of it."""
    found = pack.entries("clinic_outcomes", every_period=True)
    rows = []
    for purpose in PURPOSES:
        own = found[found["purpose"] == purpose]
        follows = begun(FOLLOW_UPS[purpose])
        rows.append((begun(purpose), follows, len(own), int(own["done_on"].notna().sum())))
    return table(
        "What clinics are for, and what has followed",
        ("Purpose", "Follow-up", Heading("Agreed", "count"), Heading("Done", "count")),
        rows,
        source=clinic_parts.SOURCE,
    )


def clinic_reports(pack: Pack) -> Section:
    """Each clinic in full: request, briefing, words, questions, recovery, outcomes."""
    found = clinic_records.records(pack)
    if not found:
        return Section(name="clinic_reports", blocks=(Nil(reason=_NONE),))
    parts = tuple(_report(pack, one) for one in found)
    return Section(name="clinic_reports", blocks=parts)


def _report(pack: Pack, one: Clinic) -> Part:
    blocks: list[Block] = [clinic_parts.request(pack, one)]
    closing = Part(heading="Before it can be closed", blocks=(clinic_parts.in_the_way(one),))
    blocks += [closing, clinic_parts.briefing(pack, one)]
    if one.record.held_on is not None:
        blocks += [
            clinic_parts.both_ways(one),
            clinic_parts.questions(pack, one),
            *clinic_parts.causes(pack, one),
            clinic_recovery.recovery(pack, one),
            clinic_recovery.monthly_updates(pack, one),
            clinic_recovery.evidence(one),
            clinic_recovery.outcomes(pack, one),
        ]
    heading = f"{one.code}: {one.entry.about}"
    return Part(heading=heading, blocks=tuple(blocks), place=_place(one))


def clinic_candidates(pack: Pack) -> Section:
    """What a clinic may be asked for next, from this quarter's exceptions (R1-058)."""
    busy = [
        one.entry.measure for one in clinic_records.records(pack) if one.state is not State.CLOSED
    ]
    found = clinic.candidates(pack.exceptions, busy)
    layout = Layout(
        f"Candidates for a clinic, {pack.period.label}, in order of rank",
        (
            Heading("Place", "count"),
            "Measure, and whose",
            "Figure and target",
            "Status",
            "Why",
        ),
        "The council's registers",
        ("Measures whose clinic is not closed are left out. Nothing is asked for by this list.",),
    )
    shown = listing(
        found,
        layout,
        lambda item: (item.place, *_candidate(pack, pack.judgement(item.measure)), item.sentence),
        "no measure is an exception that needs attention and has no clinic",
    )
    headline = begun(f"{counted(len(found), 'measure')} could be asked for.")
    return Section(name="clinic_candidates", headline=headline, blocks=(shown,))


def _candidate(pack: Pack, row: Any) -> tuple[Any, ...]:
    name, target = measure_link(pack.council, row), measure_card.target_words(row)
    return (
        name.model_copy(update={"text": f"{name.text} ({unit_name(pack.council, row.unit)})"}),
        f"{measure_card.figure_words(row)}; target {target[0].lower()}{target[1:]}",
        measure_card.status_badge(row),
    )


def _counted(found: tuple[Clinic, ...]) -> str:
    if not found:
        return "No clinic has been asked for."
    states = Counter(one.state for one in found)
    parts = [f"{states[state]} {state.value}" for state in State if states[state]]
    return f"{begun(counted(len(found), 'clinic'))}: {listed(parts)}."


def _overdue(pack: Pack, one: Clinic) -> int:
    found = clinic_records.updates(pack, one)
    return sum(update.state is UpdateState.OVERDUE for update in found)


def _place(one: Clinic) -> str:
    return place_of("clinic", one.code)


def under_way(pack: Pack) -> pd.DataFrame:
    """The measures that a clinic is under way for, with its code, for other reports."""
    rows = [
        (one.entry.measure, one.code, one.state.value)
        for one in clinic_records.records(pack)
        if one.state is not State.CLOSED
    ]
    return pd.DataFrame(rows, columns=["measure", "clinic", "state"], dtype=object)
