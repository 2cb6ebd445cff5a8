"""Pairings of services with committees that were tried and are not adopted (R0-004).

Carlisle 2003 leaves it open to suggest other pairings: what each committee would have to look at
is shown beside what it looks at now, and the pairing in the profile stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods import pairing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import listed

Pairing = Mapping[str, Sequence[str]]
SOURCE = "The council's profile; registers of measures, key decisions and budgets"
NOT_ADOPTED = "Nothing is adopted by this: the pairing changes when Council decides it."


def latest_tried(pack: Pack) -> tuple[Part, ...]:
    """The trial that was recorded last, where any was."""
    trials = pack.entries("pairing_trials", every_unit=True)
    code = pairing.latest_trial(trials)
    if code is None:
        return ()
    own = trials[trials["trial"] == code]
    adopted = pack.council.pairing.committees
    moves = pairing.moves_of(own, adopted)
    first = own.iloc[0]
    told = f"{code}, proposed by {first.proposed_by}: {first.reason}. {NOT_ADOPTED}"
    blocks = (Paragraph(text=told), *compared(pack, pairing.moved(adopted, moves)))
    return (Part(heading="Another pairing that was tried", blocks=blocks),)


def compared(pack: Pack, tried: Pairing) -> tuple[Block, ...]:
    """What each committee looks at now and would look at, what moves, and what is wrong with it."""
    adopted = pack.council.pairing.committees
    found = pairing.differences(adopted, tried)
    if not found:
        return (Nil(reason="Nothing is moved: this is the adopted pairing."), workload(pack, tried))
    return (
        *_wrong(pack.council, tried),
        _moves(pack, found),
        workload(pack, tried),
        _even(pack, tried),
    )


def _wrong(council: Council, tried: Pairing) -> tuple[Block, ...]:
    told = left_without(council, tried)
    return (Paragraph(text=told),) if told else ()


def left_without(council: Council, tried: Pairing) -> str:
    """Which committees would have nothing to look at, in a sentence; empty where all have."""
    left = pairing.left_without(tried)
    names = listed(council.committee(key).name for key in left)
    return f"Left with no service to look at: {names}." if left else ""


def services(pack: Pack, tried: Pairing) -> Table:
    """The services of each committee as adopted, and beside them as tried."""
    council = pack.council
    return table(
        "Services of each committee: adopted, and as tried",
        ("Committee", "Adopted", "As tried"),
        [
            (council.committee(key).name, _names(council, units), _names(council, tried[key]))
            for key, units in council.pairing.committees.items()
        ],
        source="The council's profile",
    )


def _names(council: Council, units: Sequence[str]) -> str:
    return "; ".join(council.unit(key).name for key in units) or "None"


def _moves(pack: Pack, found: Sequence[tuple[str, str, str]]) -> Table:
    council, measures, exceptions = pack.council, _by_unit(pack.judgements), _by_unit(pack.adverse)
    return table(
        "Services that would move",
        (
            "Service",
            "From",
            "To",
            Heading("Measures", "count"),
            Heading("Exceptions to act on", "count"),
        ),
        [
            (
                council.unit(unit).name,
                council.committee(before).name,
                council.committee(after).name,
                measures.get(unit, 0),
                exceptions.get(unit, 0),
            )
            for unit, before, after in found
        ],
        source=SOURCE,
    )


def workload(pack: Pack, tried: Pairing) -> Table:
    """What each committee looks at: services, measures, exceptions, decisions, money.

    Of each the figure now, and beside it the one as tried where it differs.
    """
    adopted, council = pack.council.pairing.committees, pack.council
    loads = _loads(pack)
    columns = [
        [pairing.totals(pairs, load.amounts) for pairs in (adopted, tried)] for load in loads
    ]
    return table(
        "What each committee looks at: now, and as tried",
        ("Committee", *(load.heading for load in loads)),
        [
            (
                council.committee(key).name,
                *(
                    _both(load.kind, now[key], then[key])
                    for load, (now, then) in zip(loads, columns, strict=True)
                ),
            )
            for key in adopted
        ],
        source=SOURCE,
        notes=("A service without a budget in the ledger extract adds nothing to its committee's.",)
        if any(load.kind == "money" for load in loads)
        else (),
    )


def _both(kind: str, before: float, after: float) -> Text:
    now, then = (words.figure(each, kind, 0) for each in (before, after))
    return Text(text=now if before == after else f"{now} now, {then} as tried", number=after)


def _even(pack: Pack, tried: Pairing) -> Paragraph:
    """How evenly the measures are shared: the most of a committee over the fewest."""
    measures = _by_unit(pack.judgements)
    adopted = pack.council.pairing.committees
    found = [pairing.evenness(pairing.workload(each, measures, {})) for each in (adopted, tried)]
    if None in found:
        told = "With this, one committee has no measure to look at."
        return Paragraph(text=told)
    now, then = found
    return Paragraph(
        text=f"The committee with most measures has {now:.1f} times as many as the one with "
        f"fewest; as tried it would have {then:.1f} times as many."
    )


@dataclass(frozen=True)
class _Load:
    """One thing that a committee looks at: its heading, its kind of figure, how much by unit."""

    heading: str
    kind: str
    amounts: Mapping[str, float]


def _loads(pack: Pack) -> tuple[_Load, ...]:
    """What there is to look at; money only where a ledger extract was handed in."""
    decisions = pack.entries("forward_plan", every_unit=True)
    ahead = decisions[decisions["decide_on"] >= pd.Timestamp(pack.as_at)]
    budget = pack.entries("budget").groupby("unit")["budget"].sum()
    money = {unit: float(amount) for unit, amount in budget.items()}
    found: tuple[_Load, ...] = (
        _Load("Services", "count", {unit.key: 1 for unit in pack.council.units}),
        _Load("Measures", "count", _by_unit(pack.judgements)),
        _Load("Exceptions to act on", "count", _by_unit(pack.adverse)),
    )
    if len(decisions):
        found += (_Load("Key decisions ahead", "count", _by_unit(ahead)),)
    return (*found, _Load("Budget for the year", "money", money)) if money else found


def _by_unit(frame: pd.DataFrame) -> dict[Any, int]:
    return {unit: int(number) for unit, number in frame["unit"].value_counts().items()}


def passage(pairs: Pairing) -> str:
    """The pairing as the council's profile would hold it, to be put before Council."""
    lines = ["  committees:"]
    for committee, units in pairs.items():
        lines += [f"    {committee}:", *(f"      - {unit}" for unit in units)]
    return "\n".join(lines)


def recorded(pack: Pack) -> pd.DataFrame:
    """The trials that are kept, one row each: code, reason, who, day, how many services move."""
    trials = pack.entries("pairing_trials", every_unit=True)
    adopted = pack.council.pairing.committees
    rows = [
        (
            code,
            said(own["reason"].iloc[0]),
            said(own["proposed_by"].iloc[0]),
            day(own["known_from"].max()),
            len(pairing.moves_of(own, adopted)),
        )
        for code, own in trials.groupby("trial", sort=True)
    ]
    return pd.DataFrame(rows, columns=["trial", "reason", "proposed_by", "since", "moves"])
