"""Good news: told to everyone once approved, and only where its figure really got better (R2-014).

What is merely on target, or waits, is on this page a number alone: the page is read by everyone.
The performance team's own report says which stories those are, and why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from pmf_lib.methods.good_news import PUBLIC, Story, borne_out, once_approved, story
from pmf_lib.methods.success_looks import Look
from pmf_lib.periods import Period
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.sections.success_evidence import Evidence, evidence_of, moved_words
from pmf_lib.views.records import Bullets, Nil, Section
from pmf_lib.views.words import begun, counted

_HELD = (
    (Story.WAITING, "still to be approved"),
    (Story.COMMITTEE, "approved, and kept back: no figure shows a real change for the better yet"),
    (Story.NOT_BORNE_OUT, "approved, and kept back: the figure does not bear it out"),
)


@dataclass(frozen=True)
class Told:
    """A story with where it stands, the judgement of its measure and what was found of it.

    `why` says why it is good news, `why_not` why it is no success to the public; either may be
    empty.
    """

    entry: Any
    standing: Story
    row: Any | None
    why: str
    why_not: str = ""


def stories_of(pack: Pack, evidence: Evidence | None = None) -> list[Told]:
    """The quarter's stories, each held against its figure."""
    found = evidence or evidence_of(pack)
    favourable = set(pack.favourable["measure"])
    entries = pack.entries("good_news").itertuples()
    return [_told(pack, entry, found, favourable) for entry in entries]


def stories_of_year(pack: Pack) -> list[Told]:
    """The stories of the year so far, each held against the figures of its own quarter."""
    found = pack.entries("good_news", every_period=True).sort_values(["period", "story"])
    told = []
    for code, entries in found.groupby(found["period"].astype(str)):
        period = Period.parse(str(code))
        if pack.year.start <= period.start and period.end <= pack.period.end:
            evidence = evidence_of(pack, period)
            told += [_told(pack, entry, evidence, set()) for entry in entries.itertuples()]
    return told


def _told(pack: Pack, entry: Any, evidence: Evidence, favourable: set[str]) -> Told:
    row, why, why_not = None, "", ""
    measured = isinstance(entry.measure, str)
    if measured:
        row, why_not = evidence.rows.get(entry.measure), evidence.finder.why_not(entry.measure)
    if row is not None:
        why = borne_out(row, favourable=entry.measure in favourable) or ""
    approved = once_approved(measured=measured, real=measured and not why_not, good=bool(why))
    standing = story(entry.approved_on, entry.approved_by, approved, pack.as_at)
    if standing is Story.TOLD:
        why = _really(row, evidence.finder.looks[entry.measure])
    if standing is Story.VOUCHED:
        why = f"no figure is named for it; {entry.approved_by} vouches for it"
    return Told(entry, standing, row, why, why_not)


def _really(row: Any, look: Look) -> str:
    return f"a real change for the better, {moved_words(row, look)}"


def good_news_words(pack: Pack) -> tuple[str, ...]:
    """How many stories are told, and how many are not yet."""
    return (f"What went well? {_counts(stories_of(pack))}",)


def good_news(pack: Pack) -> Section:
    """The stories for everyone with the figure that shows each; the others are only counted."""
    stories = stories_of(pack)
    told = [each for each in stories if each.standing in PUBLIC]
    if not told:
        nil = Nil(reason="Nil return: no good news story can be told for this quarter.")
        return Section(name="good_news", blocks=(nil,))
    shown = table(
        f"Good news stories, {pack.period.label}",
        ("Story", "Service", "Figure that shows it", "Why it is good news"),
        [
            (
                each.entry.headline,
                pack.council.unit(each.entry.unit).name,
                _figure(each.row),
                begun(each.why),
            )
            for each in told
        ],
        source="Register of good news stories, and the council's register of measures",
    )
    return Section(name="good_news", headline=_counts(stories), blocks=(shown,))


def stories_waiting(pack: Pack) -> Section:
    """How many stories are not told, and why; none of them is named (R2-014)."""
    counts = Counter(each.standing for each in stories_of(pack))
    items = tuple(
        f"{begun(counted(counts[standing], 'story', 'stories'))} {why}." for standing, why in _HELD
    )
    if not any(counts[standing] for standing, _ in _HELD):
        nil = Nil(reason="Nil return: no story waits for approval, and none was held back.")
        return Section(name="stories_waiting", blocks=(nil,))
    return Section(name="stories_waiting", blocks=(Bullets(items=items),))


def _counts(stories: list[Told]) -> str:
    told = sum(each.standing in PUBLIC for each in stories)
    kept = len(stories) - told
    return f"{begun(counted(told, 'story', 'stories'))} told; {kept or 'none'} kept back."


def _figure(row: Any | None) -> str:
    if row is None:
        return "None"
    return f"{row.title}: {measure_card.figure_words(row)}, {measure_card.short_words(row).lower()}"
