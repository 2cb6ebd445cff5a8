"""How the framework is kept alive: each unit's loop, and what is reviewed each year."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods import control_loop
from pmf_lib.methods.control_loop import Done, Known, Loop
from pmf_lib.methods.plan_checks import units_covered
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.thread_parts import parts
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

REMINDER_DAYS = 90
STEPS = {
    "plan": ("Plan set", "plan_set"),
    "do": ("Data in", "data_in"),
    "review": ("Reviewed", "reviewed"),
    "revise": ("Amended", "amended"),
}


def control_loop_of_units(pack: Pack) -> Section:
    """The loop of every unit in the order of the council's own cycle (R0-013, R4-004, R1-006)."""
    found, services = parts(pack), pack.entries("plan_services")
    reviews = pack.entries("plan_reviews")
    known = Known(units_covered(found.plans, services), found.plans, reviews, pack.judgements)
    loops = control_loop.loops([unit.key for unit in pack.units], known, pack.period, pack.as_at)
    steps = [*pack.council.cycle, *([] if "revise" in pack.council.cycle else ["revise"])]
    closed = sum(loop.closed for loop in loops)
    shown = table(
        f"The loop of each service in {pack.period.label}",
        ("Service", *(STEPS[step][0] for step in steps), "What is missing"),
        [_loop(pack, loop, steps) for loop in loops],
        source="Registers of plans, reviews and measures",
    )
    return Section(
        name="control_loop_of_units",
        headline=f"The loop is closed for {closed} of {counted(len(loops), 'service')}; "
        f"the cycle is {', '.join(pack.council.cycle)}.",
        blocks=(shown, Part(heading="What reviews changed", blocks=(_changes(pack, reviews),))),
    )


def _loop(pack: Pack, loop: Loop, steps: list[str]) -> tuple[str, ...]:
    done = [_done(getattr(loop, STEPS[step][1])) for step in steps]
    missing = begun(listed(loop.missing)) or "Nothing"
    return (pack.council.unit(loop.unit).name, *done, missing)


def _done(done: Done) -> str:
    return begun(done.value)


def _changes(pack: Pack, reviews: pd.DataFrame) -> Block:
    """What the plan said before and says since, with what was learnt (R0-012, R1-006, R1-009)."""
    changed = control_loop.amendments(reviews, pack.period, pack.as_at)
    if changed.empty:
        return Nil(reason="Nil return: no review changed a plan this year.")
    titles = pack.entries("plans", every_period=True).set_index("plan")["title"]
    return table(
        "Plans changed by their reviews this year",
        ("Plan", Heading("Reviewed", "date"), "It said", "It says now", "What was learnt"),
        [
            (
                titles.get(row.plan, row.plan),
                row.reviewed_on,
                row.was,
                row.now,
                said(row.lesson, "Nothing written down"),
            )
            for row in changed.itertuples()
        ],
        source="Register of reviews of plans",
    )


def yearly_reviews(pack: Pack) -> Section:
    """Documents that are reviewed each year, with what is due soon and what is late (R3-057)."""
    found = pack.entries("guidance")
    if found.empty:
        nil = Nil(reason="Nil return: no document is in the register.")
        return Section(name="yearly_reviews", blocks=(nil,))
    days = (pd.to_datetime(found["review_on"]) - pd.Timestamp(pack.as_at)).dt.days
    late = found[days < 0]
    shown = table(
        "Policies, procedures and plans, by the day on which they are to be reviewed",
        ("Document", "Kind", "Version", "Of", "Review due", "Reminder", "Answers for it", "Covers"),
        [
            (
                row.document,
                begun(row.kind),
                row.version,
                day(row.dated),
                day(row.review_on),
                _reminder(int(left)),
                row.owner,
                said(row.covers, "Not said"),
            )
            for left, row in zip(days, found.itertuples(), strict=True)
        ],
        source="Register of policies and guidance",
    )
    headline = f"{counted(len(found), 'document')}, {len(late) or 'none'} past the day of review."
    return Section(name="yearly_reviews", headline=begun(headline), blocks=(shown,))


def _reminder(left: int) -> str:
    if left < 0:
        return f"{counted(-left, 'day')} late"
    if not left:
        return "Due today"
    return f"Due in {counted(left, 'day')}" if left <= REMINDER_DAYS else "Not due yet"
