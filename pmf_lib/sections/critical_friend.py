"""Scrutiny as a critical friend, in three parts (R4-053).

Peterborough 2009/10, 3.9: performance against local and national indicators; the quality of
decisions; the improvement of services.
"""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.national_indicators import NATIONAL, by_framework
from pmf_lib.sections.opening import COLOURED, counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SETTLED = ("done", "closed")


def critical_friend(pack: Pack) -> Section:
    """The three parts: indicators, decisions, improvement of services."""
    counts = counts_in_words(counts_of(pack.judgements["status"]))
    return Section(
        name="critical_friend",
        headline=f"Of {counted(len(pack.judgements), 'measure')}, {counts}.",
        blocks=(
            Part(
                heading="Performance against local and national indicators",
                blocks=(_performance(pack),),
            ),
            Part(heading="Quality and appropriateness of decisions", blocks=(_decisions(pack),)),
            Part(heading="Improvement of services", blocks=(_improvement(pack),)),
        ),
    )


def _performance(pack: Pack) -> Block:
    if pack.judgements.empty:
        return Nil(reason="Nil return: no measure is reported.")
    judged = by_framework(pack)
    national = judged["framework"] == NATIONAL
    rows = []
    for name, own in (("National", judged[national]), ("Local", judged[~national])):
        counts = counts_of(own["status"])
        coloured = [counts.get(word, 0) for word in COLOURED]
        rows.append((f"{name} indicators", len(own), *coloured, len(own) - sum(coloured)))
    return table(
        f"Indicators by status, {pack.period.label}",
        (
            "Indicators",
            *(Heading(word, "count") for word in ("Measures", "Red", "Amber", "Green")),
            Heading("Not coloured", "count"),
        ),
        rows,
        source="The council's register of measures",
    )


def _decisions(pack: Pack) -> Block:
    """Decisions of the quarter with the evidence and the consultation they rest on."""
    found = pack.entries("key_decisions", every_period=True)
    taken = pd.to_datetime(found["taken_on"])
    own = found[taken.between(pd.Timestamp(pack.period.start), pd.Timestamp(pack.as_at))]
    if own.empty:
        return Nil(reason="Nil return: no key decision was taken this quarter.")
    evidence = pack.entries("decision_evidence", every_period=True)
    return table(
        "Key decisions taken, with what they were based on",
        ("Decision", "Taken by", Heading("Taken on", "date"), "Evidence", "Consultation"),
        [
            (
                row.title,
                pack.council.body(row.decision_maker).name,
                row.taken_on,
                _joined(evidence, row.decision, "evidence"),
                _joined(evidence, row.decision, "consultation"),
            )
            for row in own.sort_values(["taken_on", "decision"]).itertuples()
        ],
        source="Register of key decisions",
    )


def _joined(evidence: pd.DataFrame, decision: str, column: str) -> str:
    own = evidence[(evidence["decision"] == decision) & evidence[column].notna()]
    return "; ".join(sorted(set(own[column]))) or "None recorded"


def _improvement(pack: Pack) -> Block:
    """Recommendations for improvement: addressee, answer, and whether they were done."""
    found = pack.entries("recommendations", every_period=True)
    if found.empty:
        return Nil(reason="Nil return: scrutiny has made no recommendation.")
    open_ones = int((~found["status"].isin(SETTLED)).sum())
    return table(
        "Recommendations for the improvement of services",
        (
            "Recommendation",
            "Made by",
            "To",
            Heading("Made on", "date"),
            "Answer",
            "Where it stands",
        ),
        [
            (
                row.title,
                pack.council.body(row.made_by).name,
                pack.council.body(row.addressee).name,
                row.made_on,
                _answer(row),
                begun(row.status),
            )
            for row in found.sort_values(["made_on", "recommendation"]).itertuples()
        ],
        source="Register of recommendations",
        notes=(f"{begun(counted(open_ones, 'recommendation'))} still to be done or answered.",),
    )


def _answer(row: object) -> str:
    response = said(getattr(row, "response", None), "")
    if not response:
        return "Not yet answered"
    answered = day(getattr(row, "answered_on", None))
    return begun(f"{response}{f', {answered}' if answered else ''}")
