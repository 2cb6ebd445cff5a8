"""Indicators that are proposed, to be tried on past figures first (R0-035, R0-036).

A proposal's formula is made of figures that are loaded already. `cus02` is the figure of the
measure CUS02, `cus02_numerator` and `cus02_denominator` are the cases it is made from.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.formula import Formula, FormulaError, parse
from pmf_lib.register.indicators import AGGREGATIONS, FREQUENCIES, UNITS_OF_MEASUREMENT
from pmf_lib.register.kinds import choice, day, measure, number, recorded, text, unit, yes_no

PARTS = ("value", "numerator", "denominator")
CRITERIA = (
    "relevant",
    "no_perverse_incentive",
    "attributable",
    "well_defined",
    "timely",
    "reliable",
    "comparable",
    "verifiable",
)
"""What is asked of every single indicator (FABRIC), as columns."""
_ANSWERS = ("yes", "no", "not sure")
_MODES = ("absolute", "relative")
CHANGES = ("introduce", "amend", "delete")
"""What may be proposed: a new indicator, or that one of the register is amended or deleted."""
_NEAR = 3


class Item(NamedTuple):
    """What a name of a proposal's formula stands for: a measure's code and a part of its figure."""

    measure: str
    part: str


def items_of(codes: Collection[str]) -> dict[str, Item]:
    """Every name that a proposal's formula may use, of measures with these codes.

    A code becomes a name in small letters with an underscore for every other sign, after an m
    where it begins with another sign. A name that two would have stands for neither.
    """
    claims: dict[str, list[Item]] = {}
    for code in sorted(codes):
        stem = _stem(code)
        claims.setdefault(stem, []).append(Item(code, "value"))
        for part in PARTS:
            claims.setdefault(f"{stem}_{part}", []).append(Item(code, part))
    return {name: items[0] for name, items in claims.items() if len(items) == 1}


def same_post(one: str, other: str) -> bool:
    """Whether two cells name one post, whatever their capitals and blanks."""
    first, second = (" ".join(words.casefold().split()) for words in (one, other))
    return first == second


def proposed_formula(written: str, names: Collection[str]) -> Formula:
    """A proposal's formula, whose names are all among these.

    Capitals are read as small letters. A FormulaError for what is no formula, names nothing, or
    names what is not there; it says which names come near.
    """
    formula = parse(written.lower())
    for name in formula.names:
        if name not in names:
            near = get_close_matches(name, sorted(names), _NEAR)
            hint = f", such as {' or '.join(near)}" if near else ""
            allowed = (
                "the code of a loaded measure in small letters, alone or with _numerator or "
                f"_denominator after it{hint}"
            )
            raise FormulaError(f"“{name[:40]}”", allowed)
    if not formula.names:
        raise FormulaError(f"“{formula.text}”", "a formula that names a loaded measure")
    return formula


PROPOSALS = Table(
    name="proposals",
    grain="one indicator that is proposed, with what a second person decided",
    requirement="R0-036",
    key=("proposal",),
    known_on="recorded_on",
    columns=(
        text("proposal", "Code of the proposal", needed=True),
        unit(),
        text("title", "What would be measured, in words a councillor knows", needed=True),
        text("purpose", "What is to get better by it"),
        text(
            "formula",
            "Formula; of loaded measures, as cus02_numerator / cus02_denominator",
            needed=True,
        ),
        choice("polarity", "Which way is better", ("maximise", "minimise"), needed=True),
        choice("kind", "What a figure would be", UNITS_OF_MEASUREMENT[:-1], needed=True),
        choice("frequency", "How often it would be reported", FREQUENCIES, needed=True),
        Column("target", Kind.NUMBER, "Target for every period", required=True),
        choice("aggregation", "How finer periods would make a coarser one", AGGREGATIONS),
        choice("tolerance_mode", "Tolerances are of what; empty: as the council", _MODES),
        number("green_tolerance", "Short of target and still green", lowest=0),
        number("red_tolerance", "Short of target before it is red", lowest=0),
        choice("change", "What is proposed; empty: introduce", CHANGES),
        measure("Measure amended or deleted; or whose place it would take", needed=False),
        text("owner", "Who would answer for it, by post"),
        text("member", "Member who would answer for it, by portfolio"),
        text("priority", "Priority of the corporate plan that it would serve"),
        text("budget_code", "Budget it would be paid from"),
        yes_no("within_control", "Whether the service can change it"),
        number("hours", "Hours to collect it each period (R2-016)", lowest=0),
        day("review_on", "Day it would first be looked at again"),
        day("due_on", "Day by which its target is to be met"),
        *(choice(name, f"FABRIC: {name.replace('_', ' ')}", _ANSWERS) for name in CRITERIA),
        text("author", "Who proposes it, by post", needed=True),
        day("proposed_on", "Day it was proposed", needed=True),
        text("approved_by", "Who approved it, by post, never its author; empty: nobody yet"),
        day("approved_on", "Day it was approved"),
        text("minute", "Minute or paper that records the approval"),
        text("adopted_as", "Code of the measure it became; empty: none yet"),
        recorded(),
    ),
)

PROPOSED_INDICATORS = (PROPOSALS,)


def _stem(code: str) -> str:
    name = re.sub(r"[^a-z0-9]+", "_", code.lower()).strip("_")
    return name if name[:1].isalpha() else f"m{name}"
