"""The register of measures as the performance system keeps it, measure by measure.

Ribble Valley 2007, 5.5: history of figures and targets, source, formula, guidance, who answers,
working papers and action plans (R1-043 to R1-048), with where the target is from (R1-034), partners
(R1-076) and whether it shows an outcome (R1-077).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from pmf_lib.methods import worked_out
from pmf_lib.periods import Period
from pmf_lib.sections.followed_through import linked_actions
from pmf_lib.sections.listing import Layout, facts, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.record_order import SOURCE, disorder, shown
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Details, Facts, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, is_known, marked

SHOWN = 8
AIMS = {
    "maximise": "To be high (maximise)",
    "minimise": "To be low (minimise)",
    "band": "To stay within its limits",
    "none": "Neither",
}


def register_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: measures, figures and actions kept in the one register."""
    papers, actions = pack.about_measures("evidence"), pack.entries("actions", every_period=True)
    return (
        f"What is kept? {begun(counted(len(pack.measures), 'measure'))}, "
        f"{counted(len(pack.values), 'figure')}, {counted(len(pack.targets), 'target')}, "
        f"{counted(len(papers), 'working paper')} and {counted(len(actions), 'action')}.",
        f"What is not in order? {begun(disorder(pack))}",
    )


def measure_records(pack: Pack) -> Section:
    """Each measure's record, one click away (R1-043 to R1-048)."""
    if pack.measures.empty:
        nil = Nil(reason="Nil return: no measure is registered.")
        return Section(name="measure_records", blocks=(nil,))
    more = pack.about_measures("measure_records").set_index("measure")
    papers, actions = pack.about_measures("evidence"), linked_actions(pack)
    parts = tuple(
        Part(
            heading=unit.name,
            blocks=tuple(
                Details(
                    summary=f"{row.measure}: {row.title}",
                    blocks=(
                        _record(row, more),
                        _figures(pack, row),
                        _targets(pack, row),
                        _papers(row, papers),
                        _actions(row, actions),
                    ),
                )
                for row in pack.measures[pack.measures["unit"] == unit.key].itertuples()
            )
            or (Nil(reason="Nil return: no measure is registered."),),
        )
        for unit in pack.units
    )
    headline = begun(f"{counted(len(pack.measures), 'measure')}, each with its whole record.")
    return Section(name="measure_records", headline=headline, blocks=parts)


def _record(row: Any, more: pd.DataFrame) -> Facts:
    """What defines the measure and who answers for it (R1-034, R1-045, R1-046, R1-076, R1-077)."""
    also = more.loc[row.measure] if row.measure in more.index else pd.Series(dtype=object)
    return facts(
        ("Class", begun(said(row.measure_class, "Local"))),
        ("Framework", said(also.get("framework"), "Not said")),
        ("Aim", AIMS[str(row.polarity)]),
        ("Reported", f"{begun(str(row.frequency))}, {row.aggregation.replace('_', ' ')}"),
        ("Data source", said(row.source)),
        ("Formula", said(row.formula)),
        ("In figures", _calculation(also)),
        ("Calculation guidance", said(row.guidance)),
        ("Responsible officer", said(row.owner)),
        ("Deputy", said(also.get("deputy"))),
        ("Responsible member", said(row.member)),
        ("Partner", _partner(also)),
        ("Outcome or output", begun(said(also.get("result"), "Not said"))),
        ("Where its target is from", said(also.get("target_source"), "Not said")),
        ("Who uses it", said(also.get("users"), "Not said")),
        ("Version", f"{said(row.version, '1')}, in force since {said(day(row.defined_on))}"),
    )


def _calculation(also: pd.Series) -> str:
    """The formula as it can be worked out, with what its data items are called (R1-045)."""
    formula = worked_out.formula_in(also.to_dict())
    return formula.words if formula else "None written down"


def _partner(also: pd.Series) -> str:
    """Who shares the measure and for how much of it they answer (R1-076)."""
    name = said(also.get("partner"), "")
    if not name:
        return "None: the council answers for all of it"
    share = also.get("partner_share")
    part = "a part not said" if share is None or pd.isna(share) else f"{share:g} percent"
    return f"{name} answers for {part}, the council for the rest"


def _figures(pack: Pack, row: Any) -> Block:
    """The latest figures, each marked where it was first known otherwise (R1-044)."""
    own = pack.values[(pack.values["measure"] == row.measure) & (pack.values["unit"] == row.unit)]
    changed = pack.restatements[pack.restatements["measure"] == row.measure]
    changed = changed.drop_duplicates("period")  # the first of several
    was = dict(zip(changed["period"], changed["old"], strict=True))
    layout = Layout(
        f"{row.measure}: the latest {SHOWN} figures of {len(own)} kept",
        (Heading("Period", "period"), "Figure", "First reported as", "Checked", "Known from"),
        SOURCE,
    )
    return listing(
        own.tail(SHOWN),
        layout,
        lambda value: (
            value.period,
            _marked(row, value, was),
            shown(row, was[value.period]) if value.period in was else "The same",
            begun(said(value.status, "Not said")),
            day(value.known_from),
        ),
        "no figure is kept",
    )


def _marked(row: Any, value: Any, was: Collection[str]) -> str:
    """The figure, with [r] where another was reported first."""
    text = shown(row, value.value)
    return marked(text, "r") if value.period in was and is_known(value.value) else text


def _targets(pack: Pack, row: Any) -> Block:
    own = pack.targets[pack.targets["measure"] == row.measure]
    layout = Layout(
        f"{row.measure}: targets",
        (Heading("Period", "period"), "Target", "Profile", "Set on", "Set by", "Why"),
        SOURCE,
    )
    return listing(
        own.tail(SHOWN),
        layout,
        lambda aim: (
            aim.period,
            shown(row, aim.target),
            begun(said(aim.profile, "Not said")),
            said(day(aim.set_on), "Not said"),
            said(aim.set_by, "Not said"),
            said(aim.reason, "No reason given"),
        ),
        "no target was ever set",
    )


def _papers(row: Any, papers: pd.DataFrame) -> Block:
    """Working papers with their digests (R1-047)."""
    layout = Layout(
        f"{row.measure}: working papers",
        ("Paper", "Period", "Digest begins", "Added by", Heading("Added", "date")),
        "Register of evidence",
    )
    return listing(
        papers[papers["measure"] == row.measure].sort_values(["period", "file"]),
        layout,
        lambda paper: (
            paper.file,
            Period.parse(paper.period).short_label,
            paper.sha256[:12],
            paper.uploaded_by,
            paper.added_on,
        ),
        "no working paper is kept",
    )


def _actions(row: Any, actions: pd.DataFrame) -> Block:
    """Action plans linked to the measure (R1-048)."""
    layout = Layout(
        f"{row.measure}: action plan",
        ("Action", "Lead", Heading("Due", "date"), "Status"),
        "Registers of actions and of clinics",
    )
    return listing(
        actions[actions["measure"] == row.measure],
        layout,
        lambda one: (one.title, one.lead, one.due_on, begun(one.status)),
        "no action is linked to it",
    )
