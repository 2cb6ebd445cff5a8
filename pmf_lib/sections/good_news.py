"""Good news: told once approved, and only while the figure bears it out (R2-014)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods.good_news import Story, borne_out, story
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views.records import Bullets, Nil, Section
from pmf_lib.views.words import begun, counted

NO_MEASURE = "no measure is named; the approval vouches for it"


@dataclass(frozen=True)
class Told:
    """A story with where it stands, the judgement of its measure, and why it is good news."""

    entry: Any
    standing: Story
    row: Any | None
    why: str


def stories_of(pack: Pack) -> list[Told]:
    """The quarter's stories, each held against its figure."""
    return [_told(pack, entry) for entry in pack.entries("good_news").itertuples()]


def _told(pack: Pack, entry: Any) -> Told:
    row, why = None, NO_MEASURE
    if pd.notna(entry.measure):
        known = pack.judgements[pack.judgements["measure"] == entry.measure]
        row = next(known.itertuples(), None)
        favourable = entry.measure in set(pack.favourable["measure"])
        why = (borne_out(row, favourable=favourable) or "") if row is not None else ""
    standing = story(entry.approved_on, entry.approved_by, bool(why), pack.as_at)
    return Told(entry, standing, row, why)


def good_news_words(pack: Pack) -> tuple[str, ...]:
    """How many stories are told, and how many are not yet."""
    return (f"What went well? {_counts(stories_of(pack))}",)


def good_news(pack: Pack) -> Section:
    """The approved stories with the figure that bears each out; the others are only counted."""
    stories = stories_of(pack)
    told = [each for each in stories if each.standing is Story.TOLD]
    if not told:
        nil = Nil(reason="Nil return: no good news story is approved for this quarter.")
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
    held = (
        (counts[Story.WAITING], "still to be approved"),
        (counts[Story.NOT_BORNE_OUT], "approved, but no longer borne out by the figure"),
    )
    items = tuple(f"{begun(counted(number, 'story', 'stories'))} {why}." for number, why in held)
    if not any(number for number, _ in held):
        nil = Nil(reason="Nil return: no story waits for approval, and none was held back.")
        return Section(name="stories_waiting", blocks=(nil,))
    return Section(name="stories_waiting", blocks=(Bullets(items=items),))


def _counts(stories: list[Told]) -> str:
    counts = Counter(each.standing for each in stories)
    kept = len(stories) - counts[Story.TOLD]
    told = counted(counts[Story.TOLD], "story", "stories")
    return f"{begun(told)} approved and borne out; {kept or 'none'} not told."


def _figure(row: Any | None) -> str:
    if row is None:
        return "None"
    return f"{row.title}: {measure_card.figure_words(row)}, {measure_card.short_words(row).lower()}"
