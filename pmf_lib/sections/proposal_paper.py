"""One proposed indicator as a page: what it would be, what past figures say, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods.burden_and_use import hours_in_words
from pmf_lib.methods.control import Control
from pmf_lib.methods.fabric import Reply
from pmf_lib.methods.rehearsal import Rehearsal
from pmf_lib.methods.rehearsal_chance import Chance, Smallest
from pmf_lib.methods.smart import Outcome
from pmf_lib.methods.status import Status
from pmf_lib.sections import control_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.proposal_records import Proposed
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Details, Facts, Paragraph, Part, Table
from pmf_lib.views.tables import Heading, words
from pmf_lib.views.words import badge, begun, counted, figure

FIT = "Nothing speaks against it."
SOURCE = "Worked out from the register of measures"
_NAMED = 6
_PERIODS = {"monthly": "month", "quarterly": "quarter", "annual": "year"}
_AIMS = {"maximise": "More is better", "minimise": "Less is better"}
_CHANGES = {"amend": "Amends", "delete": "Deletes"}
_CHANGED = {"amend": "to be amended", "delete": "to be deleted"}
_LETTERS = {Outcome.PASS: "Yes", Outcome.FAIL: "No", Outcome.JUDGEMENT: "For a reader to judge"}


@dataclass(frozen=True)
class _Charted:
    """The proposal as the control card reads a measure."""

    title: str
    kind: str
    source: str
    control: Control
    decimals: float | None = None


def paper(pack: Pack, one: Proposed) -> Part:
    """The page of one proposal."""
    verdict, *shown = trial(pack, one)
    return Part(heading=title(one), blocks=(verdict, _facts(pack, one), *shown))


def trial(pack: Pack, one: Proposed) -> tuple[Block, ...]:
    """What speaks against a proposal, and all that past figures and answers say of it."""
    verdict = Paragraph(text=" ".join(one.reasons) or FIT)
    if isinstance(one.found, str):
        return (verdict, _answers(one))
    chart = _chart(pack, one.found)
    return (verdict, *chart, _said(one, one.found), _answers(one), _periods(one.found))


def title(one: Proposed) -> str:
    """Its title, with what is to become of it where it is no new one."""
    change = _CHANGED.get(said(one.row.change, ""))
    return f"{one.row.title} ({change})" if change else str(one.row.title)


def standing_words(one: Proposed) -> str:
    """Where it stands, with who approved it and when."""
    told = (said(one.row.approved_by, ""), day(one.row.approved_on), said(one.row.minute, ""))
    by = ", ".join(filter(None, told))
    return begun(f"{one.standing}{f' ({by})' if told[0] else ''}")


def _facts(pack: Pack, one: Proposed) -> Facts:
    row = one.row
    formula = "Cannot be worked out" if isinstance(one.found, str) else _formula(pack, one.found)
    pairs = (
        ("Service", pack.council.unit(row.unit).name),
        ("What is to get better", said(row.purpose, "Not said")),
        ("Formula", formula),
        ("Aim", f"{_AIMS[row.polarity]}; target {figure(row.target, row.kind)} every period"),
        ("Tolerance", _tolerance(row)),
        ("Reported", begun(str(row.frequency))),
        (
            _CHANGES.get(said(row.change, ""), "Takes the place of"),
            said(row.measure, "None: it is new"),
        ),
        ("Answers for it", said(row.owner, "Nobody named")),
        ("Proposed by", f"{row.author}, {day(row.proposed_on)}"),
        ("Where it stands", standing_words(one)),
    )
    return Facts(pairs=tuple((term, words(text)) for term, text in pairs))


def _formula(pack: Pack, found: Rehearsal) -> str:
    """The formula in words, with the titles of the measures that it is made of."""
    used = dict.fromkeys(found.made_of)
    titles = dict(zip(pack.measures["measure"], pack.measures["title"], strict=True))
    named = "; ".join(f"{code}: {titles[code]}" for code in used if code in titles)
    told = found.proposal.formula.words
    return f"{told} ({named})" if named else told


def _tolerance(row: Any) -> str:
    """How far short is green, and when it is red, as stated in the proposal."""
    green, red = (
        None if pd.isna(limit) else _limit(row, limit)
        for limit in (row.green_tolerance, row.red_tolerance)
    )
    if green is None and red is None:
        return "As the council's rules have it"
    near = f"green {f'up to {green} short of it' if green else 'on target or better'}"
    if red is None:
        return begun(near)
    return begun(
        f"{near}, red {f'when more than {red} short of it' if red else 'when short of it'}"
    )


def _limit(row: Any, limit: float) -> str:
    """A tolerance with its unit; empty where it is 0."""
    relative = row.tolerance_mode != "absolute"
    points = " points" if row.kind == "percent" else ""
    return f"{limit:g}{'%' if relative else points}" if limit else ""


def _chart(pack: Pack, found: Rehearsal) -> tuple[Block, ...]:
    proposal = found.proposal
    row = _Charted(proposal.title, proposal.kind, SOURCE, found.control)
    chart = control_card.chart(row, pack.council.unit(proposal.unit).name)
    notes = control_card.notes(row)
    return (chart, *notes) if chart else notes


def _said(one: Proposed, found: Rehearsal) -> Table:
    asked = (
        ("What colour would it have been?", _colours(found)),
        ("How often red, though nothing had changed?", _falsely(found)),
        ("And by chance alone, from now on?", _by_chance(found)),
        ("What is the smallest change it could show?", _smallest(found)),
        ("How easily could it be gamed?", _gaming(found)),
        ("What does it take to collect?", _cost(one)),
        ("Is it SMART?", _smart(one)),
        ("Is it fit by FABRIC's eight questions?", _fabric(one)),
    )
    caption = f"What past figures and answers say: {one.row.title}"
    return table(caption, ("Question", "Answer"), asked, source=SOURCE)


def _colours(found: Rehearsal) -> str:
    each = _PERIODS[found.proposal.frequency]
    told = ", ".join(
        f"{status} {found.count(status)}" for status in (Status.GREEN, Status.AMBER, Status.RED)
    )
    missing = len(found.casts) - found.coloured
    rest = f"; without a figure or colour {missing}" if missing else ""
    without = [cast.period.short_label for cast in found.casts if cast.figure is None]
    if without:
        more = f" and {len(without) - _NAMED} more" if len(without) > _NAMED else ""
        rest += f" (no figure: {', '.join(without[:_NAMED])}{more})"
    return begun(f"of {counted(len(found.casts), each)}: {told}{rest}.")


def _falsely(found: Rehearsal) -> str:
    if found.false_reds is None:
        return "Not known: no control chart says whether anything had changed."
    reds = found.count(Status.RED)
    if not reds:
        return "Never: it would not have been red."
    return (
        f"{found.false_reds} of {reds} reds: no rule of the control chart was broken, and the mean "
        "is not red."
    )


def _by_chance(found: Rehearsal) -> str:
    chance: Chance | None = found.chance
    if chance is None:
        return "Not known."
    each = _PERIODS[found.proposal.frequency]
    shares = {"green": chance.green, "amber": chance.amber, "red": chance.red}
    told = ", ".join(f"{name} {100 * share:.0f}" for name, share in shares.items())
    return f"Of 100 {each}s at today's level, which is {chance.level}: {told}."


def _smallest(found: Rehearsal) -> str:
    smallest: Smallest | None = found.smallest
    if smallest is None:
        return f"Not known. {found.level}"
    proposal = found.proposal
    points = " points" if proposal.kind == "percent" else ""
    kind = "ratio" if proposal.kind == "percent" else proposal.kind
    each = counted(smallest.periods, _PERIODS[proposal.frequency])
    return (
        f"A lasting change of {figure(smallest.size, kind, 1)}{points}: it is likely (4 in 5) to "
        f"show by the end of {each}, when a false sign would stand "
        f"{100 * smallest.false:.0f} times in 100."
    )


def _gaming(found: Rehearsal) -> str:
    return " ".join((f"{begun(str(found.gaming.ease))}.", *found.gaming.ways))


def _cost(one: Proposed) -> str:
    if one.cost.hours is None:
        return "Not known: nobody has estimated it."
    return f"{begun(hours_in_words(one.cost))} a year, by {one.cost.basis}."


def _smart(one: Proposed) -> str:
    failed = [letter for letter in one.letters if letter.outcome is Outcome.FAIL]
    if not failed:
        return "No letter fails."
    return " ".join(f"{letter.word}: {letter.reason}" for letter in failed)


def _fabric(one: Proposed) -> str:
    said_yes = sum(answer.reply is Reply.YES for answer in one.approval.answers)
    blocked = ", ".join(str(one) for one in one.approval.blocked_by)
    told = f"Yes to {said_yes} of 8."
    return f"{told} It may not be adopted before it is {blocked}." if blocked else told


def _answers(one: Proposed) -> Details:
    """The five letters and the eight questions, one by one."""
    letters = table(
        f"The five letters of SMART: {one.row.title}",
        ("Letter", "Shown", "Why"),
        [(letter.word, _LETTERS[letter.outcome], letter.reason) for letter in one.letters],
        source="Register of proposed indicators",
    )
    replies = {answer.criterion: str(answer.reply) for answer in one.approval.answers}
    asked = (*replies, *one.approval.unanswered)
    fabric = table(
        f"The eight questions of FABRIC, as the author answered them: {one.row.title}",
        ("Is it …", "Answer"),
        [(begun(str(name)), begun(replies.get(name, "not answered"))) for name in asked],
        source="Register of proposed indicators",
    )
    return Details(summary="SMART and FABRIC, one by one", blocks=(letters, fabric))


def _periods(found: Rehearsal) -> Details:
    """Every period as it would have been."""
    told = {True: "Yes", False: "No", None: "Not known"}
    shown = table(
        f"{found.proposal.title}: each period as it would have been",
        (
            Heading("Period", "period"),
            Heading("Figure", found.proposal.kind),
            "Status",
            "Red though nothing had changed",
        ),
        [
            (cast.period.code, cast.figure, badge(cast.status), told[cast.false])
            for cast in found.casts
        ],
        source=SOURCE,
    )
    return Details(summary="Every period as it would have been", blocks=(shown,))
