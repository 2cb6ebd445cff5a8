"""Owners' comments held against their figures, rule by rule, before members read them (R1-035)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from pmf_lib.methods import answers_given, claim_words, comment_rules, latest
from pmf_lib.methods.acronyms import unexplained
from pmf_lib.methods.agreement import Contradiction, Row, contradiction
from pmf_lib.methods.claim_words import Sense
from pmf_lib.methods.claims import claims
from pmf_lib.methods.comment_rules import Rule
from pmf_lib.methods.copied import is_copied
from pmf_lib.methods.language import Language, language_of
from pmf_lib.methods.reading import reading, sentences_of, words_of

COLUMNS = ("code", "group", "measure", "unit", "author", "said", "found", "advice")

_ALL_WELL = re.compile(
    r"\b(?:all|every(?: one)?|each)(?: of)?(?: the| our| its| these)? (?:\w+ )?"
    r"(?:measures?|targets?|indicators?|figures?)(?: \w+){0,3}? (?:on target|on track|met|green"
    r"|achieved|reached|hit)\b|\bno (?:measure|indicator|target)s? (?:is|are|was|were|has been) "
    r"(?:red|missed|off target)\b",
    re.IGNORECASE,
)
_BEGINNING = comment_rules.READ_AT_MOST * 20
_NOT_QUITE = claim_words.HEDGES | {"not", "nearly", "almost", "hardly", "never", "but", "except"}
_CODES = {
    (Sense.BETTER, Sense.WORSE): Rule.SAYS_BETTER,
    (Sense.WORSE, Sense.BETTER): Rule.SAYS_WORSE,
    (Sense.MET, Sense.SHORT): Rule.SAYS_MET,
    (Sense.SHORT, Sense.MET): Rule.SAYS_SHORT,
}
_OPPOSITE = dict(_CODES.keys())
_REALLY = {
    Sense.BETTER: "the figure is better",
    Sense.WORSE: "the figure is worse",
    Sense.MET: "the figure reaches its target",
    Sense.SHORT: "the figure is short of its target",
}


@dataclass(frozen=True)
class Beside:
    """What is known beside a comment.

    `acronyms`: the letters that the reader has words for; `earlier`: the comment on the period
    before; `acted`: whether an action, or a decision that there is none, is linked.
    """

    acronyms: frozenset[str] = frozenset()
    earlier: str = ""
    acted: bool = False


@dataclass(frozen=True)
class Finding:
    """A rule that a comment breaks: what it says, and what was found."""

    rule: Rule
    said: str
    found: str


@dataclass(frozen=True)
class Registers:
    """What the check of a whole pack reads besides judgements.

    `comments` and `earlier` have measure, unit, author and text; `introductions` unit, author and
    text; `exceptions` are the measures that are adverse exceptions, `acted` those with an action.
    """

    comments: pd.DataFrame
    earlier: pd.DataFrame
    introductions: pd.DataFrame
    exceptions: frozenset[str] = frozenset()
    acted: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    managers: Mapping[str, str] = field(default_factory=dict)


def checked(judgements: pd.DataFrame, registers: Registers) -> pd.DataFrame:
    """Every finding on the comments of the judged measures, what to mend first at the top.

    Columns: code, group, measure (None for an introduction), unit, author (who should mend it),
    said (the words meant), found (what is so), advice.
    """
    rows = [*_of_measures(judgements, registers), *_of_introductions(judgements, registers)]
    found = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return found.sort_values("code", kind="stable", ignore_index=True)


def _of_measures(judgements: pd.DataFrame, registers: Registers) -> Iterator[tuple[Any, ...]]:
    comments = {row.measure: row for row in registers.comments.itertuples()}
    earlier = dict(zip(registers.earlier["measure"], registers.earlier["text"], strict=True))
    for row in judgements.to_dict(orient="records"):
        measure, unit = row["measure"], row["unit"]
        comment = comments.get(measure)
        if comment is None:
            author = latest.text(row["owner"]) or registers.managers.get(unit, "")
            left_out = _left_out(row, is_exception=measure in registers.exceptions)
            yield from (_cells(one, measure, unit, author) for one in left_out)
            continue
        acted = measure in registers.acted
        beside = Beside(registers.acronyms, str(earlier.get(measure, "")), acted)
        found = findings(str(comment.text), row, beside)
        yield from (_cells(one, measure, unit, comment.author) for one in found)


def _of_introductions(judgements: pd.DataFrame, registers: Registers) -> Iterator[tuple[Any, ...]]:
    red = judgements[judgements["status"] == "red"]
    for entry in registers.introductions.itertuples():
        own = red[red["unit"] == entry.unit]
        for one in introduction_findings(str(entry.text), list(own["title"])):
            yield _cells(one, None, entry.unit, entry.author)


def _cells(one: Finding, measure: str | None, unit: str, author: str) -> tuple[Any, ...]:
    rule = one.rule
    advice = comment_rules.ADVICE[rule]
    return (str(rule), str(rule.group), measure, unit, author, one.said, one.found, advice)


def _left_out(row: Row, *, is_exception: bool) -> Iterator[Finding]:
    if row["status"] == "red":
        yield Finding(Rule.RED, "", "It is red and nobody says why.")
    elif is_exception:
        yield Finding(Rule.EXCEPTION, "", "It is an exception and nobody says why.")


def introduction_findings(text: str, red: list[str]) -> Iterator[Finding]:
    """What an introduction leaves out: that something is red while it says that all is well."""
    said = next(_all_well(text), None)
    if said and red:
        many = f"{red[0]} and {len(red) - 1} more are red" if red[1:] else f"{red[0]} is red"
        yield Finding(Rule.ALL_WELL, said, f"{many}.")


def _all_well(text: str) -> Iterator[str]:
    """The sentences that say all is well; not those that say nearly all, not all, or shall be."""
    for sentence in sentences_of(text[:_BEGINNING]):
        found = _ALL_WELL.search(sentence)
        if found and _NOT_QUITE.isdisjoint(sentence[: found.end()].lower().split()):
            yield sentence


def findings(text: str, row: Row, beside: Beside = Beside()) -> tuple[Finding, ...]:
    """What to mend in one comment on one judged figure; nothing where all is well."""
    count = len(words_of(text))
    if count < 2 and language_of(text) is Language.ENGLISH:
        return (Finding(Rule.EMPTY, text.strip(), "There is nothing to read."),)
    long = _too_long(text, count)
    start = _beginning(text) if long else text
    language = language_of(start)
    if language is not Language.ENGLISH:
        rule = Rule.WELSH if language is Language.WELSH else Rule.LANGUAGE
        return (*long, Finding(rule, "", rule.meaning))
    return (
        *_contradictions(start, row),
        *_open_questions(start, row, beside),
        *_copied(start, beside),
        *long,
        *_hard_words(start, beside),
    )


def _beginning(text: str) -> str:
    return " ".join(text[:_BEGINNING].split()[: comment_rules.READ_AT_MOST])


def _contradictions(text: str, row: Row) -> Iterator[Finding]:
    seen: set[Rule] = set()
    for claim in claims(text, str(row["title"])):
        found = contradiction(claim, row)
        rule = _rule_of(found) if found else None
        if found and rule and rule not in seen:
            seen.add(rule)
            against = "" if found.sense in (Sense.MET, Sense.SHORT) else f" than {claim.against}"
            yield Finding(rule, claim.sentence, f"In fact {_REALLY[found.really]}{against}.")


def _rule_of(found: Contradiction) -> Rule:
    return _CODES[_OPPOSITE[found.really], found.really]


def _open_questions(text: str, row: Row, beside: Beside) -> Iterator[Finding]:
    if row["status"] != "red":
        return
    if not answers_given.gives_reason(text):
        yield Finding(Rule.NO_REASON, "", "No word of a reason is found.")
    if not (beside.acted or answers_given.gives_action(text)):
        yield Finding(Rule.NO_ACTION, "", "No word of an action is found, and none is linked.")
    dated = beside.acted or answers_given.declines(text) or answers_given.gives_date(text)
    if not dated:
        yield Finding(Rule.NO_DATE, "", "No day, month or season is found.")


def _copied(text: str, beside: Beside) -> Iterator[Finding]:
    if is_copied(text, beside.earlier):
        yield Finding(
            Rule.COPIED, "", "It is that of the period before, but for dates and figures."
        )


def _too_long(text: str, count: int) -> tuple[Finding, ...]:
    if count <= comment_rules.MOST_WORDS:
        return ()
    told = f"It has {count:,} words; {comment_rules.MOST_WORDS} are enough."
    return (Finding(Rule.TOO_LONG, "", told),)


def _hard_words(text: str, beside: Beside) -> Iterator[Finding]:
    if letters := unexplained(text, beside.acronyms):
        yield Finding(Rule.ACRONYM, ", ".join(letters), "The council's list does not explain them.")
    age = reading(text).age
    if age is not None and age > comment_rules.OLDEST:
        yield Finding(Rule.HARD, "", f"Its reading age is {age}.")
