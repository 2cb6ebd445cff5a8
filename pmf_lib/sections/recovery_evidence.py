"""How long a recovery plan's improvement takes to be told from chance, and what is seen of it.

Ribble Valley 2007, 6.6: monthly updates continue until the panel are satisfied (R1-069, R1-070).
"""

from __future__ import annotations

from typing import Any

from pmf_lib.methods.recovery_evidence import Evidence
from pmf_lib.sections import clinic_records, recovery_pictures
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.recovery_plans import Plan, plan_of
from pmf_lib.sections.show import table
from pmf_lib.views.records import Block, Bullets, Details, Nil, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure

SOURCE = "Register of clinics, and the register of measures"
_NOTES = (
    "Could be told after: when, were the plan kept, the chart would show a real change for the "
    "better in 4 of 5 cases. It is worked out from the ordinary ups and downs before the clinic.",
    "Not yet, consistent with the plan, and shown are what the figures say; the panel decides.",
)


def recovery_evidence(pack: Pack) -> Section:
    """Each clinic's plan: how soon it could be told from chance, and what is seen each month."""
    clinics = clinic_records.records(pack)
    if not clinics:
        nil = Nil(reason="Nil return: no clinic has been asked for.")
        return Section(name="recovery_evidence", blocks=(nil,))
    found = [(one, plan_of(pack, one)) for one in clinics]
    plans = [plan for _, plan in found if isinstance(plan, Plan)]
    without = tuple(f"{one.code}: {plan}" for one, plan in found if isinstance(plan, str))
    blocks: list[Block] = [_summary(plans)] if plans else [Nil(reason="Nil return: " + _NONE)]
    blocks += [recovery_pictures.part(pack, plan) for plan in plans if plan.figures]
    if without:
        blocks.append(
            Details(summary="Where nothing can be said", blocks=(Bullets(items=without),))
        )
    return Section(name="recovery_evidence", headline=_headline(plans), blocks=tuple(blocks))


def of_clinic(pack: Pack, one: Clinic) -> tuple[Block, ...]:
    """What is seen of one clinic's plan, as its report shows it; why nothing can be said of it."""
    plan = plan_of(pack, one)
    if isinstance(plan, str):
        return (Nil(reason=plan),)
    return (_summary([plan]), *((recovery_pictures.part(pack, plan),) if plan.figures else ()))


_NONE = "no clinic has an aim that its measure's figures could be held against."


def _headline(plans: list[Plan]) -> str:
    if not plans:
        return ""
    shown = sum(plan.latest is Evidence.SHOWN for plan in plans)
    far = sum(plan.wait.periods is None for plan in plans)
    told = f"{begun(counted(len(plans), 'planned improvement'))}: {shown or 'none'} shown so far"
    if far:
        return f"{told}, {far} too small to be told from chance within the time looked at."
    return f"{told}."


def _summary(plans: list[Plan]) -> Table:
    return table(
        "How soon each planned improvement could be told from ordinary variation",
        (
            "Clinic",
            "Evidence so far",
            "Could be told after",
            "Level before",
            "Planned",
            "Ordinary range before",
            Heading("Chance that it shows by then though nothing changed", "percent", 0),
        ),
        [_row(plan) for plan in plans],
        source=SOURCE,
        notes=_NOTES,
    )


def _row(plan: Plan) -> tuple[Any, ...]:
    level = plan.level
    ends = (level.mean - level.far, level.mean + level.far)
    low, high = (figure(plan.drawable(end), *plan.unit) for end in ends)
    count = counted(level.count, plan.period_word)
    return (
        f"{plan.clinic.code}: {plan.clinic.entry.about}",
        plan.so_far,
        plan.told_after,
        f"{figure(level.mean, *plan.unit)}, the mean of {count}",
        figure(plan.aim, *plan.unit),
        f"{low} to {high}",
        100 * plan.by_chance,
    )
