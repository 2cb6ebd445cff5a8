"""The audit samples of a council, put together from the registers and drawn again (R1-041)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from pmf_lib.methods import audit_draw, audit_result
from pmf_lib.methods.audit_draw import FIGURES, MONEY, RECORDS, WHOLE, Design
from pmf_lib.methods.audit_result import Result, State
from pmf_lib.methods.misstatement import Misstatement
from pmf_lib.methods.monetary import Selection
from pmf_lib.methods.sampling import Conclusion
from pmf_lib.methods.then_and_now import as_known, as_known_or_first
from pmf_lib.periods import Period
from pmf_lib.register import table as register_table
from pmf_lib.register.audit_samples import seed_of
from pmf_lib.sections.pack import Pack
from pmf_lib.views.clean import place_of
from pmf_lib.views.records import Link

_PAPERS = ("recalculated", "how", "evidence", "sha256", "finding", "conclusion")
_TESTED = ("tested_by", "tested_on", "reviewed_by", "reviewed_on")


@dataclass(frozen=True)
class Sample:
    """One sample: its entry, the population as known on the day of the draw, items with papers.

    `items` has a row an item with what its working paper says, missing before it is tested.
    `again` is what the seed draws of the population; None before the sample is drawn.
    """

    entry: Any
    design: Design
    frame: pd.DataFrame
    items: pd.DataFrame
    again: pd.DataFrame | None
    ended: Any | None

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.entry.sample)

    @property
    def title(self) -> str:
        """Its code and what is audited."""
        return f"{self.code}: {self.entry.title}"

    @property
    def place(self) -> str:
        """Its place in the page."""
        return place_of("sample", self.code)

    @property
    def link(self) -> Link:
        """A link to it."""
        return Link(text=self.title, target=f"#{self.place}")

    @property
    def state(self) -> State:
        """Where it stands."""
        papers = int(self.items["finding"].notna().sum())
        ended = None if self.ended is None else str(self.ended.ended)
        return audit_result.state(drawn=bool(self.design.seed), papers=papers, ended=ended)

    @property
    def untested(self) -> pd.DataFrame:
        """The items that have no working paper yet."""
        return self.items[self.items["finding"].isna()]

    @property
    def sizes(self) -> dict[str, int]:
        """How many items of the population lie in each stratum."""
        return audit_draw.strata_sizes(self.frame, self.design)

    @property
    def differs(self) -> tuple[str, ...]:
        """The records that stand among the items or are drawn again, but not both alike."""
        if self.again is None:
            return ()
        there, again = (_places(drawn) for drawn in (self.items, self.again))
        return tuple(sorted({record for _, _, record in there ^ again}))

    @property
    def result(self) -> Result | None:
        """What a sample of figures or records comes to."""
        if self.design.sampled == MONEY or self.items.empty:
            return None
        return audit_result.evaluate(self.items, self.sizes, self.design)

    @property
    def selection(self) -> Selection | None:
        """How the pounds were selected; None for another sample, and before it is drawn."""
        if self.design.sampled != MONEY or self.again is None:
            return None
        return audit_draw.selection(self.frame, self.design)

    @property
    def misstatement(self) -> Misstatement | None:
        """What a sample of money comes to; None before every item is tested.

        None too where the items are not those that the seed draws: they stand for no total.
        """
        chosen = self.selection
        if chosen is None or self.differs:
            return None
        return audit_result.evaluate_money(chosen, self.items, self.design)

    @property
    def verdict(self) -> Conclusion | None:
        """Whether the error is within the tolerable one; None before every item is tested."""
        found = self.misstatement if self.design.sampled == MONEY else self.result
        return None if found is None else found.conclusion


def samples(pack: Pack) -> tuple[Sample, ...]:
    """The samples of periods up to the pack's: the latest drawn first, then those planned."""
    found = pack.entries("audit_samples", every_unit=True)
    ended = [Period.parse(code).end <= pack.period.end for code in found["last_period"]]
    known = found[pd.Series(ended, found.index, dtype=bool)]
    ordered = known.sort_values(["drawn_on", "sample"], ascending=[False, True])
    return tuple(map(partial(_sample, pack), ordered.itertuples()))


def sample_of(pack: Pack, code: str, day: date) -> Sample | None:
    """One sample as on a day, which counts as that of the draw while it is not drawn.

    None where no sample has the code.
    """
    found = pack.entries("audit_samples", every_unit=True)
    entry = next(found[found["sample"] == code].itertuples(), None)
    if entry is None:
        return None
    drawn_on = pd.Timestamp(day) if pd.isna(entry.drawn_on) else entry.drawn_on
    one = _sample(pack, entry._replace(drawn_on=drawn_on))
    return replace(one, entry=entry)


def drawn_with(one: Sample, salt: str) -> pd.DataFrame:
    """The items that a salt draws of a planned sample, with the columns of `audit_draw.DRAWN`.

    Records are of the measure and service that the sample names.
    """
    entry = one.entry
    seed = seed_of(one.code, str(entry.first_period), str(entry.last_period), salt)
    drawn = audit_draw.draw(one.frame, replace(one.design, seed=seed))
    if one.design.sampled != RECORDS:
        return drawn
    return drawn.assign(measure=entry.measure, unit=entry.unit)


def _sample(pack: Pack, entry: Any) -> Sample:
    design = audit_draw.design_of(entry._asdict())
    frame = population(pack, entry)
    concluded = pack.entries("audit_conclusions")
    own = concluded[concluded["sample"] == entry.sample]
    return Sample(
        entry=entry,
        design=design,
        frame=frame,
        items=_items(pack, str(entry.sample)),
        again=audit_draw.draw(frame, design) if design.seed else None,
        ended=next(own.itertuples(), None),
    )


def population(pack: Pack, entry: Any) -> pd.DataFrame:
    """Everything that a sample is drawn from, as known on the day of the draw, else of the pack.

    `entry` is a row of `audit_samples`.
    """
    if entry.sampled == RECORDS:
        return audit_draw.record_frame(int(entry.population))
    day = pack.as_at if pd.isna(entry.drawn_on) else pd.Timestamp(entry.drawn_on).date()
    if entry.sampled == FIGURES:
        known = as_known(pack.value_history, register_table("values").key, day)
        measures = as_known_or_first(pack.history("measures"), ("measure",), day)
        return audit_draw.figure_frame(_asked(known, entry), measures)
    known = as_known(pack.history(entry.book), register_table(entry.book).key, day)
    return audit_draw.money_frame(_asked(known, entry), entry.book)


def _asked(rows: pd.DataFrame, entry: Any) -> pd.DataFrame:
    """The rows of the sample's periods, and of its measure and unit where it names them."""
    found = rows[audit_draw.within(rows["period"], entry.first_period, entry.last_period)]
    for column in ("measure", "unit"):
        wanted = getattr(entry, column)
        if column in found and isinstance(wanted, str) and wanted:
            found = found[found[column] == wanted]
    return found


def _items(pack: Pack, code: str) -> pd.DataFrame:
    drawn = pack.entries("audit_sample_items", every_unit=True)
    papers = pack.entries("working_papers")[["drawn_item", *_PAPERS, *_TESTED]]
    own = drawn[drawn["sample"] == code].merge(papers, on="drawn_item", how="left")
    told = own.assign(stratum=own["stratum"].astype(object).fillna(WHOLE))
    return told.sort_values(["stratum", "place", "drawn_item"]).reset_index(drop=True)


def _places(drawn: pd.DataFrame) -> set[tuple[str, int, str]]:
    columns: Mapping[str, Any] = {name: drawn[name] for name in ("stratum", "place", "record")}
    return {
        (str(stratum), int(place), str(record))
        for stratum, place, record in zip(*columns.values(), strict=True)
    }
