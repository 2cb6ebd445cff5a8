"""The path of one review from its concern to what was recommended, and where a link is missing."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods import review
from pmf_lib.methods.review import Lack
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.review_papers import SOURCE
from pmf_lib.sections.review_records import Review
from pmf_lib.views.records import Bullets, Nil, Part
from pmf_lib.views.words import begun

_NOTHING = {
    "enquiry": "For no line of enquiry",
    "exhibit": "No evidence",
    "finding": "No finding",
    "recommendation": "No recommendation",
}
# Of these it is no fault while a review goes on; each is still to be done.
_STILL_TO_DO = (Lack.NO_EVIDENCE, Lack.UNUSED, Lack.NO_RECOMMENDATION, Lack.UNANSWERED)


def path(one: Review) -> Part:
    """Every chain from line of enquiry by evidence and finding to recommendation (R4-054)."""
    names = _names(one)
    layout = Layout(
        f"{one.code}: from concern to recommendation",
        ("Line of enquiry", "Evidence", "Finding", "Recommendation"),
        SOURCE,
        (f"The concern: {one.entry.concern}",),
    )
    shown = listing(
        review.path(one.papers),
        layout,
        lambda row: tuple(_cell(names, step, getattr(row, step)) for step in review.STEPS),
        "nothing is recorded that could be followed",
    )
    return Part(heading="From concern to recommendation", blocks=(shown,))


def _names(one: Review) -> dict[str, str]:
    """What each code stands for, in the words of its register."""
    papers = one.papers
    told: dict[str, str] = {}
    for frame, code, words in (
        (papers.enquiries, "enquiry", "asks"),
        (papers.evidence, "exhibit", "title"),
        (papers.findings, "finding", "text"),
        (papers.questions, "question", "text"),
        (papers.recommendations, "recommendation", "title"),
    ):
        told |= {key: f"{key}: {text}" for key, text in zip(frame[code], frame[words], strict=True)}
    return told


def _cell(names: dict[str, str], step: str, code: Any) -> str:
    return _NOTHING[step] if code is None else names[code]


def missing(one: Review) -> Part:
    """What lacks a link, or an answer; while the review goes on, what is still to be done."""
    names, found = _names(one), review.lacks(one.papers)
    heading = "What is missing" if one.ended else "What is still to be done"
    if found.empty:
        nil = Nil(reason="Nil return: no link is missing, and every question is answered.")
        return Part(heading=heading, blocks=(nil,))
    told = tuple(
        f"{begun(str(row.lack))}: {names[row.code]}{_mark(one, row.lack)}"
        for row in found.itertuples()
    )
    return Part(heading=heading, blocks=(Bullets(items=told),))


def _mark(one: Review, lack: Lack) -> str:
    wrong = lack not in _STILL_TO_DO and not one.ended
    return " (to be put right before the review ends)" if wrong else ""
