"""From an exception, good or poor, to the support of those who put it right (R4-046).

Peterborough 2009/10, 3.7: managers identify good and poor performance, act when a risk is
identified, find the cause, challenge existing practice, and support those who answer for it.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.challenge_steps import Taken, five_steps
from pmf_lib.register.clinics import STEPS_OF_CHALLENGE
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.sections.whose_report import exception_link, service_link
from pmf_lib.views.records import Block, Part, Section
from pmf_lib.views.words import begun, counted, listed

SHOWN = 10


def steps_of_challenge(pack: Pack) -> Section:
    """Each case with the exception that it was opened from and its five steps (R4-046)."""
    cases = pack.entries("challenge_cases", every_period=True).sort_values(["case", "opened_on"])
    codes = list(dict.fromkeys(cases["case"]))
    taken = five_steps(codes, pack.entries("challenge_steps", every_period=True))
    whole = sum(one.next_step is None for one in taken)
    headline = begun(
        f"{counted(len(taken), 'case')}, {whole or 'none'} with all "
        f"{len(STEPS_OF_CHALLENGE)} steps taken."
    )
    return Section(
        name="steps_of_challenge",
        headline=headline,
        blocks=(
            Part(heading="Cases and what they were opened from", blocks=(_opened(pack, cases),)),
            Part(heading="The five steps of each case", blocks=(_steps(taken),)),
            Part(heading="Good performance", blocks=(_good(pack),)),
        ),
    )


def _opened(pack: Pack, cases: pd.DataFrame) -> Block:
    """A case's first stage says what it was opened from; the exceptions of now stand beside it."""
    layout = Layout(
        "Cases, the exception that each was opened from, and what it is now",
        ("Case", "Service", "Opened from", f"Now, {pack.period.label}"),
        "Register of cases and the council's register of measures",
    )
    return listing(
        cases.drop_duplicates("case"),
        layout,
        lambda row: (
            row.case,
            service_link(pack.council, row.unit),
            said(row.opened_from, "No exception named"),
            _now(pack, row.measure),
        ),
        "no case has been opened",
    )


def _now(pack: Pack, measure: Any) -> str:
    if pd.isna(measure):
        return "No measure named"
    found = pack.exceptions[pack.exceptions["measure"] == measure]
    return str(found["sentence"].iloc[0]) if len(found) else "No longer an exception"


def _steps(taken: tuple[Taken, ...]) -> Block:
    layout = Layout(
        "The five steps of each case, and which is next",
        ("Case", *(begun(step) for step in STEPS_OF_CHALLENGE), "Next"),
        "Register of cases",
        tuple(
            f"{one.case} went on without this: {listed(one.skipped)}."
            for one in taken
            if one.skipped
        ),
    )
    found = pd.DataFrame({"taken": list(taken)}, dtype=object)
    return listing(
        found,
        layout,
        lambda row: (
            row.taken.case,
            *(_step(step) for step in row.taken.steps),
            begun(row.taken.next_step or "all taken"),
        ),
        "no case has been opened",
    )


def _step(row: Any | None) -> str:
    return f"{row.done} ({row.done_by}, {day(row.done_on)})" if row else "Not yet"


def _good(pack: Pack) -> Block:
    """What goes well is identified too, so that others may learn from it."""
    found = pack.favourable
    layout = Layout(
        f"What goes particularly well, {pack.period.label}",
        ("What", "Service", "Why it stands out"),
        "The council's registers",
        (f"{min(len(found), SHOWN)} of {len(found)}, best first.",),
    )
    return listing(
        found.head(SHOWN),
        layout,
        lambda item: (
            exception_link(pack.council, item, item.title),
            service_link(pack.council, item.unit),
            item.sentence,
        ),
        "nothing goes particularly well",
    )
