"""In-depth reviews: the path from concern to recommendation, and what a recommendation moved.

Peterborough 2009/10, 3.9; Carlisle 2021, Overview and Scrutiny (R3-040 to R3-045, R4-054, R4-055).
A review convinces by its path: a line of enquiry, what was collected for it, what was found from
that, what was recommended. Where a link is missing it is named. Nothing here judges a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.methods import follow_up

STEPS = ("enquiry", "exhibit", "finding", "recommendation")
STANDINGS = ("made", "awaiting answer", "to be done", "done", "closed", "overdue")
AGREED = ("agreed", "amended")
_NO_DECISIONS = pd.DataFrame(columns=["status", "due_on"], dtype=object)


class Lack(StrEnum):
    """A link of the path that is missing, or a question that nobody answered."""

    NO_EVIDENCE = "line of enquiry without evidence"
    UNUSED = "evidence that no finding rests on"
    NO_GROUND = "finding whose evidence no longer stands"
    NO_RECOMMENDATION = "finding without a recommendation, or a reason for none"
    NO_FINDING = "recommendation that rests on no finding"
    UNANSWERED = "question that was asked and not answered"


@dataclass(frozen=True)
class Papers:
    """What is recorded of one review: frames with the columns of the registers.

    `evidence` is what still stands, see `standing`; `grounds` what findings rest on besides their
    first evidence.
    """

    enquiries: pd.DataFrame
    evidence: pd.DataFrame
    findings: pd.DataFrame
    grounds: pd.DataFrame
    questions: pd.DataFrame
    recommendations: pd.DataFrame


def standing(evidence: pd.DataFrame, witnesses: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """The evidence without that of witnesses whose consent was withdrawn by a day (R3-045)."""
    withdrawn = witnesses["withdrawn_on"] <= pd.Timestamp(as_at)
    return evidence[~evidence["witness"].isin(witnesses.loc[withdrawn, "witness"])]


def path(papers: Papers) -> pd.DataFrame:
    """Every chain of the review: columns enquiry, exhibit, finding, recommendation, as codes.

    A chain begins with the first of these that there is and ends with the last; None stands for
    each that it lacks. In the order of the registers.
    """
    exhibits = [str(code) for code in papers.evidence["exhibit"]]
    rests = [pair for pair in _rests(papers) if pair[0] in set(exhibits)]
    own = papers.evidence[papers.evidence["enquiry"].isin(papers.enquiries["enquiry"])]
    led = papers.recommendations[papers.recommendations["finding"].isin(papers.findings["finding"])]
    links = (
        _links(zip(own["enquiry"], own["exhibit"], strict=True)),
        _links(rests),
        _links(zip(led["finding"], led["recommendation"], strict=True)),
    )
    codes = (
        list(papers.enquiries["enquiry"]),
        exhibits,
        list(papers.findings["finding"]),
        list(papers.recommendations["recommendation"]),
    )
    return pd.DataFrame(_chains(codes, links), columns=list(STEPS), dtype=object)


def _rests(papers: Papers) -> Iterator[tuple[str, str]]:
    """Evidence and the finding that rests on it, its first evidence first."""
    kept = papers.grounds[papers.grounds["left_on"].isna()]
    both = [frame[["exhibit", "finding"]] for frame in (papers.findings, kept) if len(frame)]
    for found in both:
        yield from found.astype(str).itertuples(index=False, name=None)


def _links(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for before, after in pairs:
        found.setdefault(before, {})[after] = None
    return {before: tuple(after) for before, after in found.items()}


def _chains(
    codes: Sequence[Sequence[str]], links: Sequence[Mapping[str, tuple[str, ...]]]
) -> Iterator[tuple[str | None, ...]]:
    """The chains from every code that no code before it leads to."""
    for level, own in enumerate(codes):
        led_to = {code for after in links[level - 1].values() for code in after} if level else set()
        for code in own:
            if code not in led_to:
                for chain in _onwards(code, links[level:]):
                    yield (*(None,) * level, *chain)


def _onwards(
    code: str | None, links: Sequence[Mapping[str, tuple[str, ...]]]
) -> Iterator[tuple[str | None, ...]]:
    if not links:
        yield (code,)
        return
    after: tuple[str | None, ...] = links[0].get(code, (None,)) if code is not None else (None,)
    for following in after:
        for rest in _onwards(following, links[1:]):
            yield (code, *rest)


def lacks(papers: Papers) -> pd.DataFrame:
    """What a review still lacks: columns lack (a `Lack`) and code, in the order of the path.

    A line of enquiry that was given up needs no evidence, evidence that was set aside no finding,
    and a finding with a reason no recommendation.
    """
    chains = path(papers)
    found = [
        *_without(chains, "enquiry", "exhibit", papers.enquiries, "dropped", Lack.NO_EVIDENCE),
        *_without(chains, "exhibit", "finding", papers.evidence, "set_aside", Lack.UNUSED),
        *_orphans(chains, "exhibit", "finding", Lack.NO_GROUND),
        *_without(
            chains,
            "finding",
            "recommendation",
            papers.findings,
            "no_recommendation",
            Lack.NO_RECOMMENDATION,
        ),
        *_orphans(chains, "finding", "recommendation", Lack.NO_FINDING),
        *((Lack.UNANSWERED, code) for code in waiting(papers.questions)["question"]),
    ]
    return pd.DataFrame(found, columns=["lack", "code"], dtype=object)


def waiting(questions: pd.DataFrame) -> pd.DataFrame:
    """The questions that were asked and are not answered (R3-042)."""
    return questions[questions["asked_on"].notna() & questions["answered_on"].isna()]


def _without(
    chains: pd.DataFrame, step: str, following: str, rows: pd.DataFrame, excuse: str, lack: Lack
) -> Iterator[tuple[Lack, str]]:
    """The codes of a step that lead to nothing, and have no reason for it."""
    lead = set(chains.loc[chains[following].notna(), step])
    excused = rows[excuse].notna() & rows[excuse].ne("")
    for code in rows.loc[~excused, step]:
        if code not in lead:
            yield lack, code


def _orphans(
    chains: pd.DataFrame, before: str, step: str, lack: Lack
) -> Iterator[tuple[Lack, str]]:
    """The codes of a step that nothing leads to."""
    led_to = set(chains.loc[chains[before].notna(), step])
    for code in dict.fromkeys(chains[step].dropna()):
        if code not in led_to:
            yield lack, code


def progress(recommendations: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """How many recommendations stood how on each day: day, then the columns of `STANDINGS`.

    Told from the days in the register, so it does not matter when each was written down. `made`
    counts all that were made by then; awaiting answer, to be done, done and closed add up to it.
    `overdue` is counted among the first two by the rule for the day itself (R1-017, R3-040).
    """
    rows = [(day, *_standings(as_they_stood(recommendations, day), day)) for day in days]
    return pd.DataFrame(rows, columns=["day", *STANDINGS])


def as_they_stood(recommendations: pd.DataFrame, day: date) -> pd.DataFrame:
    """The recommendations made by a day, with the status and answer that each had on it.

    One that is not done and never will be is closed from the day of its answer.
    """
    then = pd.Timestamp(day)
    made = recommendations[recommendations["made_on"] <= then]
    answered, done = made["answered_on"] <= then, made["done_on"] <= then
    to_do = made["response"].isin(AGREED) & made["status"].ne("closed")
    status = pd.Series("awaiting response", made.index, dtype=object)
    status = status.mask(answered, "closed").mask(answered & to_do, "to be done")
    return made.assign(
        status=status.mask(done, "done"),
        answered_on=made["answered_on"].where(answered),
        done_on=made["done_on"].where(done),
    )


def _standings(then: pd.DataFrame, day: date) -> tuple[int, ...]:
    words = ("awaiting response", "to be done", "done", "closed")
    late = len(follow_up.overdue(then, _NO_DECISIONS, day))
    return (len(then), *(int(then["status"].eq(word).sum()) for word in words), late)
