"""The records of a council's in-depth reviews, put together from the registers (R4-055)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pmf_lib.methods import review
from pmf_lib.methods.review import Papers
from pmf_lib.methods.review_change import Moved, moved
from pmf_lib.register.reviews import ENDED
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.views.clean import place_of
from pmf_lib.views.records import Link

PAPERS = {
    "enquiries": ("review_enquiries", "enquiry"),
    "evidence": ("review_evidence", "exhibit"),
    "findings": ("review_findings", "finding"),
    "questions": ("review_questions", "question"),
    "recommendations": ("recommendations", "recommendation"),
    "witnesses": ("review_witnesses", "witness"),
}

NOT_TOLD = "not told, as all the evidence for it was withdrawn"


@dataclass(frozen=True)
class Review:
    """One review: its entry, its papers as they still stand, what it looks at."""

    entry: Any
    papers: Papers
    witnesses: pd.DataFrame
    withdrawn: int
    units: tuple[str, ...]
    measures: tuple[str, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.entry.review)

    @property
    def title(self) -> str:
        """Its code and what it is about."""
        return f"{self.code}: {self.entry.title}"

    @property
    def ended(self) -> bool:
        """Whether it is finished or given up."""
        return self.entry.state in ENDED

    @property
    def place(self) -> str:
        """Its place in the page."""
        return place_of("review", self.code)

    @property
    def link(self) -> Link:
        """A link to it."""
        return Link(text=self.title, target=f"#{self.place}")


def reviews(pack: Pack) -> tuple[Review, ...]:
    """Every review of the council, the latest opened first."""
    found = pack.entries("scrutiny_reviews")
    ordered = found.sort_values(["opened_on", "review"], ascending=[False, True])
    return tuple(_review(pack, entry) for entry in ordered.itertuples())


def _review(pack: Pack, entry: Any) -> Review:
    own = {name: _of(pack, entry.review, *where) for name, where in PAPERS.items()}
    witnesses, collected = own.pop("witnesses"), own["evidence"]
    own["evidence"] = review.standing(collected, witnesses, pack.as_at)
    grounds = pack.entries("review_grounds")
    grounds = grounds[grounds["finding"].isin(own["findings"]["finding"])]
    return Review(
        entry=entry,
        papers=_told(Papers(**own, grounds=grounds.sort_values(["finding", "exhibit"]))),
        witnesses=witnesses[~(witnesses["withdrawn_on"] <= pd.Timestamp(pack.as_at))],
        withdrawn=len(collected) - len(own["evidence"]),
        units=_chosen(pack, entry.review, "review_services", "unit"),
        measures=_chosen(pack, entry.review, "review_measures", "measure"),
    )


def _told(papers: Papers) -> Papers:
    """The papers without the words of findings none of whose evidence stands (R3-045)."""
    chains = review.path(papers)
    grounded = papers.findings["finding"].isin(chains.loc[chains["exhibit"].notna(), "finding"])
    text = papers.findings["text"].where(grounded, NOT_TOLD)
    return replace(papers, findings=papers.findings.assign(text=text))


def _of(pack: Pack, code: str, table: str, key: str) -> pd.DataFrame:
    found = pack.entries(table, every_unit=True, every_period=True)
    return found[found["review"] == code].sort_values(key)


def _chosen(pack: Pack, code: str, table: str, column: str) -> tuple[str, ...]:
    """What the review looks at on the pack's day, in the order of the codes."""
    found = pack.entries(table, every_unit=True)
    gone = found["left_on"] <= pd.Timestamp(pack.as_at)
    return tuple(sorted(found.loc[(found["review"] == code) & ~gone, column]))


def change(pack: Pack, row: Any) -> Moved | None:
    """What the measure of a recommendation did; None where it names none that is judged."""
    measure = said(row.measure, "")
    if measure not in set(pack.judgements["measure"]):
        return None
    judged = pack.judgement(measure)
    figures = pack.values[pack.values["measure"] == measure]
    done = None if pd.isna(row.done_on) else pd.Timestamp(row.done_on).date()
    return moved(
        figures,
        judged.control,
        judged.polarity,
        made_on=pd.Timestamp(row.made_on).date(),
        done_on=done,
    )
