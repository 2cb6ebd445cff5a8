"""Successes that the figures show, and what became of each story: for the performance team.

The council's measures are gone through each quarter for those that really got better, so that
good news does not wait for somebody to think of it (R0-014, R2-014). Nothing here is for everyone:
what waits for approval, or is kept back, is on no page of the public edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pmf_lib.methods.good_news import PUBLIC, Story
from pmf_lib.methods.success_looks import Look
from pmf_lib.sections import control_card
from pmf_lib.sections.good_news import Told, stories_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.sections.success_evidence import Evidence, chance_words, evidence_of, sentence
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Chart, Details, Nil, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

MOST_DRAWN = 3
SOURCE = "The council's register of measures, and the register of good news stories"
_RULE = (
    "A measure is found where its chart shows a change for the better that lasts and that chance "
    "explains poorly, however many measures were looked at: of those found, no more than one in "
    "twenty is expected to be chance. To be on target is not enough.",
)


def found_words(pack: Pack) -> tuple[str, ...]:
    """How many successes the figures show, and how many approved stories are kept back."""
    evidence = evidence_of(pack)
    stories = stories_of(pack, evidence)
    waiting = counted(len(_unapproved(evidence, stories)), "success", "successes")
    kept = counted(len(_kept_back(stories)), "approved story", "approved stories")
    return (
        f"What went well that nobody has approved to be told? {begun(waiting)}.",
        f"What is kept back from everyone? {begun(kept)}, because no figure shows it yet.",
    )


def successes_found(pack: Pack) -> Section:
    """The successes that wait for approval, with the evidence and a sentence ready to use."""
    evidence = evidence_of(pack)
    looks = _unapproved(evidence, stories := stories_of(pack, evidence))
    others = (*_unchecked(pack, evidence), _looked_at(evidence))
    if not looks:
        nil = Nil(reason="Nil return: no success that the figures show waits for approval.")
        return Section(name="successes_found", blocks=(nil, *others))
    return Section(
        name="successes_found",
        headline=(
            f"{begun(counted(len(looks), 'success', 'successes'))} found and not yet approved, of "
            f"{counted(len(evidence.finder.looks), 'measure')} looked at."
        ),
        blocks=(_waiting(pack, evidence, looks, stories), *_drawn(pack, evidence, looks), *others),
    )


def stories_kept_back(pack: Pack) -> Section:
    """The stories that everyone may not read yet, with what each would need."""
    kept = [each for each in stories_of(pack) if each.standing not in PUBLIC]
    if not kept:
        nil = Nil(reason="Nil return: no story put forward is kept back.")
        return Section(name="stories_kept_back", blocks=(nil,))
    shown = table(
        f"Stories that are not in the public edition, {pack.period.label}",
        ("Story", "Service", "Where it stands", "Told to the committee as", "Why not to everyone"),
        [_kept_row(pack, each) for each in kept],
        source=SOURCE,
    )
    approved = len(_kept_back(kept))
    headline = (
        f"{begun(counted(len(kept), 'story', 'stories'))} kept back: {approved} approved, "
        f"{len(kept) - approved} not approved."
    )
    return Section(name="stories_kept_back", headline=headline, blocks=(shown,))


def _unapproved(evidence: Evidence, stories: Sequence[Told]) -> tuple[Look, ...]:
    told = {each.entry.measure for each in stories if each.standing is Story.TOLD}
    return tuple(look for look in evidence.finder.found if look.measure not in told)


def _kept_back(stories: Sequence[Told]) -> list[Told]:
    """The stories that somebody approved and that are kept back all the same."""
    return [each for each in stories if each.standing not in (*PUBLIC, Story.WAITING)]


def _waiting(
    pack: Pack, evidence: Evidence, looks: Sequence[Look], stories: Sequence[Told]
) -> Table:
    put_forward = {each.entry.measure: each.entry.headline for each in stories}
    return table(
        f"Successes found, waiting for approval, {pack.period.label}",
        (
            "Service",
            "A sentence ready to use",
            "What it rests on",
            "By chance alone",
            "Story put forward",
        ),
        [
            (
                service_link(pack.council, evidence.rows[look.measure].unit),
                sentence(evidence.rows[look.measure], look),
                begun(look.ground),
                begun(chance_words(look)),
                put_forward.get(look.measure, "None yet"),
            )
            for look in looks
        ],
        source=SOURCE,
        notes=_RULE,
    )


def _drawn(pack: Pack, evidence: Evidence, looks: Sequence[Look]) -> tuple[Chart, ...]:
    rows = [evidence.rows[look.measure] for look in looks[:MOST_DRAWN]]
    charts = (control_card.chart(row, pack.council.unit(row.unit).name) for row in rows)
    return tuple(chart for chart in charts if chart is not None)


def _unchecked(pack: Pack, evidence: Evidence) -> tuple[Block, ...]:
    """What could be told as soon as somebody has checked its figures."""
    looks = evidence.finder.unchecked
    if not looks:
        return ()
    shown = table(
        "Would be successes, were their figures checked",
        ("Service", "What the figures show so far", "What is to be checked"),
        [
            (
                service_link(pack.council, evidence.rows[look.measure].unit),
                sentence(evidence.rows[look.measure], look),
                begun(look.doubt),
            )
            for look in looks
        ],
        source=SOURCE,
    )
    return (shown,)


def _looked_at(evidence: Evidence) -> Block:
    """How many measures were looked at and not found, by the reason."""
    finder = evidence.finder
    reasons = Counter(finder.why_not(code) for code in evidence.rows)
    rows = sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
    shown = table(
        "All measures of the period",
        ("What came of it", Heading("Measures", "count")),
        [(begun(reason or "a success"), number) for reason, number in rows],
        source=SOURCE,
    )
    return Details(summary="What was looked at, and what was not", blocks=(shown,))


def _kept_row(pack: Pack, each: Told) -> tuple[Any, ...]:
    entry, approved = each.entry, each.standing is not Story.WAITING
    stands = f"Approved by {entry.approved_by}, {day(entry.approved_on)}" if approved else ""
    return (
        entry.headline,
        service_link(pack.council, entry.unit),
        stands or "Waits for approval",
        begun(each.why) if each.standing is Story.COMMITTEE else "Not told",
        begun(each.why_not) if each.why_not else "It is not approved",
    )
