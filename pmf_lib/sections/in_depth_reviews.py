"""In-depth reviews by scrutiny: all at a glance, what came of them, and each in full.

Peterborough 2009/10, 3.9 (R4-055); Carlisle 2021, Overview and Scrutiny (1) to (6): decisions and
performance over time (R3-040, R3-041), questions (R3-042), recommendations (R3-043), witnesses
with their consent (R3-045).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from pmf_lib.methods import review
from pmf_lib.register.reviews import REVIEW_STATES
from pmf_lib.sections import review_followed, review_papers, review_path
from pmf_lib.sections.listing import facts
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_followed import overdue
from pmf_lib.sections.review_papers import SOURCE
from pmf_lib.sections.review_records import Review, reviews
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

_NONE = "Nil return: no in-depth review was opened."


def in_depth_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: how many reviews, what is overdue, what a finished one lacks."""
    found = reviews(pack)
    late = sum(overdue(pack, one) for one in found)
    open_ends = sum(len(review.lacks(one.papers)) for one in found if one.ended)
    return (
        f"How are we doing? {_counted(found)}",
        f"What needs a decision? {begun(counted(late, 'recommendation'))} of reviews "
        f"{'is' if late == 1 else 'are'} overdue; {counted(open_ends, 'link')} "
        f"{'is' if open_ends == 1 else 'are'} missing in reviews that have ended.",
    )


def reviews_at_a_glance(pack: Pack) -> Section:
    """Every review with where it stands, what was collected and what it came to (R4-055)."""
    found = reviews(pack)
    if not found:
        return Section(name="reviews_at_a_glance", blocks=(Nil(reason=_NONE),))
    shown = table(
        "In-depth reviews, the latest opened first",
        (
            "Review",
            "Committee",
            "Where it stands",
            Heading("Evidence", "count"),
            Heading("Findings", "count"),
            Heading("Recommendations", "count"),
            Heading("Links missing", "count"),
        ),
        [_glance(pack, one) for one in found],
        source=SOURCE,
    )
    return Section(name="reviews_at_a_glance", headline=_counted(found), blocks=(shown,))


def _glance(pack: Pack, one: Review) -> tuple[Any, ...]:
    papers = one.papers
    return (
        one.link,
        _committee(pack, one),
        _stands(one),
        len(papers.evidence),
        len(papers.findings),
        len(papers.recommendations),
        len(review.lacks(papers)),
    )


def each_review(pack: Pack) -> Section:
    """Each review in full: scope, papers, path, figures and decisions, recommendations."""
    found = reviews(pack)
    if not found:
        return Section(name="each_review", blocks=(Nil(reason=_NONE),))
    parts = tuple(
        Part(heading=one.title, blocks=tuple(_report(pack, one)), place=one.place) for one in found
    )
    return Section(name="each_review", blocks=parts)


def _report(pack: Pack, one: Review) -> tuple[Block, ...]:
    return (
        _scope(pack, one),
        review_papers.enquiries(one),
        review_papers.evidence(pack, one),
        review_papers.witnesses(one),
        review_papers.questions(one),
        review_papers.findings(one),
        review_path.path(one),
        review_path.missing(one),
        review_followed.figures(pack, one),
        review_followed.decisions(pack, one),
        review_followed.recommendations(pack, one),
    )


def _scope(pack: Pack, one: Review) -> Part:
    entry = one.entry
    minute = said(entry.minute, "")
    told = facts(
        ("Where it stands", f"{_stands(one)}; {minute}" if minute else _stands(one)),
        ("Committee", _committee(pack, one)),
        ("Led by", entry.lead),
        ("The concern", entry.concern),
        ("Opened from", said(entry.opened_from, "No exception; the committee chose it")),
        ("What it is to service users", entry.users),
        ("What it looks at", entry.scope),
        ("What it leaves out", said(entry.beyond, "Nothing is said")),
        ("Time looked at", f"{day(entry.since)} to {day(entry.until)}"),
        ("Services", _services(pack, one)),
    )
    return Part(heading="Concern and scope", blocks=(told,))


def _services(pack: Pack, one: Review) -> str:
    names = [unit_name(pack.council, unit) for unit in one.units]
    return listed(names) if names else "None chosen yet"


def _stands(one: Review) -> str:
    entry = one.entry
    ended = f", {day(entry.closed_on)}" if one.ended else f", opened {day(entry.opened_on)}"
    return f"{begun(entry.state)}{ended}"


def _committee(pack: Pack, one: Review) -> str:
    key = one.entry.committee
    return next(each.name for each in pack.council.committees if each.key == key)


def _counted(found: tuple[Review, ...]) -> str:
    if not found:
        return "No in-depth review was opened."
    states = Counter(one.entry.state for one in found)
    parts = [f"{states[state]} {state}" for state in REVIEW_STATES if states[state]]
    return f"{begun(counted(len(found), 'in-depth review'))}: {listed(parts)}."
