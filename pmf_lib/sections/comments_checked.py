"""Owners' comments that do not agree with the figures, and what else is to be mended (R1-035).

The author is told before publication; what is not mended stands here for the committee.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.comment_rules import Group, Rule
from pmf_lib.methods.comments import Registers, checked
from pmf_lib.methods.status import Status
from pmf_lib.sections import followed_through, measure_card
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.sections.whose_report import measure_link, service_link, unit_name
from pmf_lib.views.records import Block, Cell, Details, Paragraph, Section
from pmf_lib.views.words import begun, counted

_LONGEST = 240
_SHOWN = 15
_REST = f"The first {_SHOWN} are shown, red ones before all others."
_NOT_READ = (Rule.LANGUAGE, Rule.WELSH, Rule.EMPTY)
_HOW = (
    "Words are held against figures by fixed rules, no more: a comment that the rules cannot be "
    "sure of is left alone."
)


def findings_of(pack: Pack) -> pd.DataFrame:
    """Every finding on the comments and introductions of the pack's units, first things first."""
    answered = followed_through.answered(pack)
    adverse = pack.adverse
    registers = Registers(
        comments=_comments(pack),
        earlier=_of_periods(pack, pack.period.previous().code),
        introductions=pack.entries("introductions"),
        exceptions=frozenset(adverse.loc[adverse["subject"] == "measure", "measure"]),
        acted=frozenset(answered.loc[~answered["open"].astype(bool), "measure"]),
        acronyms=frozenset(pack.council.acronyms),
        managers={unit.key: unit.manager for unit in pack.units},
    )
    return checked(pack.judgements, registers)


def _comments(pack: Pack) -> pd.DataFrame:
    """The comments on this period, and on the figure's own period where that is longer."""
    now, own = pack.commentaries, pack.judgements[["measure", "period"]]
    yearly = pack.entries("commentaries", every_period=True).merge(own, on=["measure", "period"])
    both = [frame for frame in (now, yearly) if len(frame)]
    return pd.concat(both).drop_duplicates("measure") if both else now


def _of_periods(pack: Pack, period: str) -> pd.DataFrame:
    every = pack.entries("commentaries", every_period=True)
    return every[every["period"] == period]


def comments_checked(pack: Pack) -> Section:
    """Which comments disagree with their figures, what is left out, what stays open (R1-035)."""
    found = findings_of(pack)
    wrong = _of_group(found, Group.CONTRADICTS)
    blocks: tuple[Block, ...] = (_disagreeing(pack, wrong), *_left_out(pack, found))
    return Section(
        name="comments_checked",
        headline=_headline(pack, found),
        blocks=(*blocks, *_open_questions(pack, found), *_writing(found), Paragraph(text=_HOW)),
    )


def disagreeing_comments(pack: Pack) -> int:
    """How many comments and introductions do not agree with their figures."""
    return len(_of_group(findings_of(pack), Group.CONTRADICTS))


def _headline(pack: Pack, found: pd.DataFrame) -> str:
    told, counts = len(_comments(pack)), found["code"].value_counts()
    wrong, red = len(_of_group(found, Group.CONTRADICTS)), int(counts.get(Rule.RED, 0))
    read = f"{begun(counted(told, 'comment'))} read: {wrong or 'none'}"
    disagree = "disagrees" if wrong == 1 else "disagree"
    without = f"{counted(red, 'red measure')} without a comment"
    return f"{read} {disagree} with the figures, and there {'is' if red == 1 else 'are'} {without}."


def _of_group(found: pd.DataFrame, group: Group) -> pd.DataFrame:
    return found[found["group"] == group]


def _disagreeing(pack: Pack, wrong: pd.DataFrame) -> Block:
    layout = Layout(
        "Comments that do not agree with the figures",
        ("What, and whose", "The comment says", "The figure says", "Who wrote it"),
        "Commentaries and the register of measures",
    )
    return listing(
        wrong,
        layout,
        lambda item: (
            _what(pack, item),
            f"“{_cut(item.said)}”",
            _figure(pack, item),
            said(item.author),
        ),
        "no comment is found to disagree with its figure",
    )


def _what(pack: Pack, item: Any) -> Cell:
    if item.measure is None:
        return service_link(pack.council, item.unit, _introduction(pack, item))
    link = measure_link(pack.council, pack.judgement(item.measure))
    return link.model_copy(update={"text": f"{link.text} ({unit_name(pack.council, item.unit)})"})


def _introduction(pack: Pack, item: Any) -> str:
    return f"Introduction ({unit_name(pack.council, item.unit)})"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _figure(pack: Pack, item: Any) -> str:
    """What was found, with the movement and the standing that show it."""
    if item.measure is None:
        return str(item.found)
    row = pack.judgement(item.measure)
    if item.code in (Rule.SAYS_MET, Rule.SAYS_SHORT):
        status = measure_card.status_badge(row).word.lower()
        figure, target = measure_card.figure_words(row), measure_card.target_words(row)
        return f"{item.found} {figure} against {target} ({status})."
    return f"{item.found} {measure_card.short_words(row)}."


def _left_out(pack: Pack, found: pd.DataFrame) -> tuple[Block, ...]:
    """The red measures and other exceptions that nobody has written about."""
    silent = _of_group(found, Group.LEFT_OUT)
    if silent.empty:
        return ()
    layout = Layout(
        "Red, or an exception, without a comment",
        ("What, and whose", "Status", "Who answers for it"),
        "Commentaries and the register of measures",
        (_REST,) if len(silent) > _SHOWN else (),
    )
    red = silent["measure"].map(lambda code: pack.judgement(code).status == Status.RED)
    first = pd.concat([silent[red], silent[~red]])[:_SHOWN]
    shown = listing(
        first,
        layout,
        lambda item: (
            _what(pack, item),
            measure_card.status_badge(pack.judgement(item.measure)),
            said(item.author),
        ),
        "each has a comment",
    )
    return (Details(summary=f"Without a comment: {len(silent)}", blocks=(shown,)),)


def _open_questions(pack: Pack, found: pd.DataFrame) -> tuple[Block, ...]:
    """Comments that leave why, what and when open, that were copied, or that nobody could check."""
    unread = found["code"].isin([str(rule) for rule in _NOT_READ])
    opened = found[(found["group"] == Group.LACKS) | unread]
    if opened.empty:
        return ()
    layout = Layout(
        "Comments that leave a question open, were copied, or were not checked",
        ("What, and whose", "What is missing", "Who wrote it"),
        "Commentaries",
    )
    shown = listing(
        opened,
        layout,
        lambda item: (_what(pack, item), Rule(item.code).meaning, said(item.author)),
        "none",
    )
    return (Details(summary=f"Questions left open: {len(opened)}", blocks=(shown,)),)


def _writing(found: pd.DataFrame) -> tuple[Block, ...]:
    hard = found["code"].isin([str(rule) for rule in (Rule.TOO_LONG, Rule.ACRONYM, Rule.HARD)])
    if not hard.any():
        return ()
    count = found.loc[hard, "measure"].nunique()
    verb = "is too long or too hard to read" if count == 1 else "are too long or too hard to read"
    told = f"{begun(counted(count, 'comment'))} {verb}; the authors have been told."
    return (Paragraph(text=told),)
