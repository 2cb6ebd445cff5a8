"""Progress on the delivery plan of a business unit (R4-038, R4-039).

Peterborough 2009/10, 3.5: what business units and service teams report each month.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.four_checks import (
    Answer,
    Check,
    Target,
    customers_first,
    plan_in_place,
    rationale,
    stretch,
)
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card
from pmf_lib.sections.actions_and_risks import is_late
from pmf_lib.sections.answers import graded_figure
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Badge, Cell, Facts, Nil, Section, Shape, Text, Tone
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SERVICE_PLANS = ("service plan", "team plan")
_ANSWERS = {
    Answer.YES: Badge(word="Yes", tone=Tone.GREEN, shape=Shape.CIRCLE),
    Answer.IN_PART: Badge(word="In part", tone=Tone.AMBER, shape=Shape.TRIANGLE),
    Answer.NO: Badge(word="No", tone=Tone.RED, shape=Shape.SQUARE),
    Answer.CANNOT_SAY: Badge(word="Cannot say", tone=Tone.PLAIN, shape=Shape.DASH),
}


def delivery_plan_summary(pack: Pack) -> tuple[str, ...]:
    """Progress in three sentences: measures, actions, the managers' checks."""
    actions = pack.entries("actions", every_period=True)
    late = int(is_late(pack, actions).sum()) if len(actions) else 0
    sure = sum(check.answer is Answer.YES for check in checks(pack))
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    return (
        f"How are we doing? Of {counted(len(pack.judgements), 'measure')}, {counts}.",
        f"What is being done? {begun(counted(len(actions), 'action'))}, {late or 'none'} late.",
        f"Can managers show it? Of the four checks, {sure or 'none'} can be answered with yes.",
    )


def plan_objectives(pack: Pack) -> Section:
    """The objectives of the unit's plans: outcome, lead, measure and where it stands."""
    found = pack.entries("objectives", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: the delivery plan lists no objective.")
        return Section(name="plan_objectives", blocks=(nil,))
    shown = table(
        f"Objectives of the delivery plan, {pack.scope.name}",
        ("Objective", "What will be different", "Lead", "Measure now", Heading("Due", "date")),
        [
            (row.title, row.outcome, row.lead, _now(pack, row.measure), row.due_on)
            for row in found.sort_values("objective").itertuples()
        ],
        source="Register of plans",
    )
    headline = begun(f"{counted(len(found), 'objective')} in the delivery plan.")
    return Section(name="plan_objectives", headline=headline, blocks=(shown,))


def _now(pack: Pack, measure: object) -> str:
    """The measure's figure and status in words."""
    if pd.isna(measure) or str(measure) not in set(pack.judgements["measure"]):
        return "No measure named"
    row = pack.judgement(str(measure))
    status = measure_card.status_badge(row).word.lower()
    return f"{row.title}: {graded_figure(row)}; {status}"


def four_checks(pack: Pack) -> Section:
    """The managers' four checks, each with its evidence (R4-019)."""
    found = checks(pack)
    sure = sum(check.answer is Answer.YES for check in found)
    shown = table(
        f"What the manager can show of {pack.scope.name}",
        ("What is asked", "Answer", "Evidence"),
        [(check.asked, _ANSWERS[check.answer], check.evidence) for check in found],
        source="Registers of plans, targets, measures and consultations",
    )
    headline = f"Of the four checks, {sure or 'none'} can be answered with yes."
    return Section(name="four_checks", headline=headline, blocks=(shown,))


def checks(pack: Pack) -> tuple[Check, ...]:
    """The four checks in order: plan, rationale, stretch, customers."""
    plans = pack.entries("plans", every_period=True)
    year = pack.year.code
    own = plans[(plans["period"] == year) & plans["level"].isin(SERVICE_PLANS)]
    targets = _targets(pack)
    return (
        plan_in_place(list(own["title"]), list(own[own["signed_off_on"].notna()]["title"])),
        rationale(targets),
        stretch(targets),
        customers_first(_customers(pack)),
    )


def _targets(pack: Pack) -> list[Target]:
    """Each measure's target beside the figure of the same period a year before."""
    judged = pack.judgements[pack.judgements["target"].notna()]
    return [
        Target(
            row.title,
            float(row.target),
            _year_before(row),
            row.polarity,
            said(row.target_reason, "") or None,
        )
        for row in judged.itertuples()
    ]


def _year_before(row: Any) -> float | None:
    """Last year's figure of the same kind; a running total is not held against one month."""
    alike = row.basis == "period"
    return float(row.last_year_value) if alike and pd.notna(row.last_year_value) else None


def _customers(pack: Pack) -> list[str]:
    """What in the register shows that customers are the focus."""
    records = pack.about_measures("measure_records")
    seen = records[records["perspective"] == "Customer"]
    standards = pack.entries("service_standards", every_period=True)
    consultations = pack.entries("consultations", every_period=True)
    used = consultations[consultations["used_in"].notna()]
    counts = (
        (
            len(seen),
            "measure seen from the customer's side",
            "measures seen from the customer's side",
        ),
        (len(standards), "service standard", ""),
        (len(used), "consultation that changed something", "consultations that changed something"),
    )
    return [counted(number, one, many) for number, one, many in counts if number]


def appraisal_counts(pack: Pack) -> Section:
    """Appraisals as counts and nothing else: held, with targets agreed (R4-040, R4-075, R3-047)."""
    found = pack.entries("appraisals", every_period=True)
    ends = found["period"].map(lambda code: Period.parse(str(code)).end)
    known = found[ends <= pack.period.end].assign(end=ends).sort_values("end")
    if known.empty:
        nil = Nil(reason="Nil return: no count of appraisals has been handed in.")
        return Section(name="appraisal_counts", blocks=(nil,))
    row: Any = list(known.itertuples())[-1]
    manager = pack.unit.manager if pack.unit else pack.scope.name
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Counted for", Text(text=Period.parse(row.period).label)),
        ("Service manager", Text(text=manager)),
        ("Appraisals due", _count(row.due)),
        ("Appraisals completed", _count(row.completed)),
        ("With targets agreed", _count(row.targets_agreed)),
        ("Interim reviews held", _count(row.interim)),
        ("All due by", Text(text=said(day(row.due_on), "no day given"))),
    )
    return Section(name="appraisal_counts", headline=_held(row), blocks=(Facts(pairs=pairs),))


def _count(number: float) -> Text:
    known = pd.notna(number)
    return Text(text=f"{number:,.0f}" if known else "Not given", number=number if known else None)


def _held(row: Any) -> str:
    if pd.isna(row.due) or pd.isna(row.completed):
        return "How many appraisals are due or completed is not known."
    return f"{row.completed:,.0f} of {counted(int(row.due), 'appraisal')} due are completed."
