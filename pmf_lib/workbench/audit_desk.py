"""Auditing figures: a sample planned, drawn, tested item by item, and concluded (R1-041)."""

from __future__ import annotations

from typing import Any

import pandas as pd
from traitlets import Int, Unicode

from pmf_lib.errors import ParameterError
from pmf_lib.methods.audit_result import State
from pmf_lib.methods.working_paper import Finding
from pmf_lib.periods import Period
from pmf_lib.sections.audit_records import Sample, sample_of, samples
from pmf_lib.sections.pack import Pack
from pmf_lib.workbench.audit_drafts import Drawing, EntryAbout
from pmf_lib.workbench.audit_planning import Plan
from pmf_lib.workbench.audit_testing import Paper
from pmf_lib.workbench.desk import Desk
from pmf_lib.workbench.draft import Draft

ITEMS_A_PAGE = 10
EVERY, TO_TEST, TO_REVIEW = "every", "to test", "to review"
WHICH = (EVERY, TO_TEST, *(each.value for each in Finding), TO_REVIEW)
_ENDED = (State.FINISHED, State.GIVEN_UP)


class AuditDesk(Desk):
    """A desk with a sample taken up, and one of its items being tested.

    `sample` and `item` are their codes, empty while none is chosen; `which` says which items are
    listed, `page` which ten of them; `since` is the period that movements are compared with.
    """

    sample = Unicode("")
    item = Unicode("")
    which = Unicode(EVERY)
    page = Int(0)
    since = Unicode("")

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self._held: tuple[Pack, str, Sample | None] | None = None
        self.since = self.pack.period.previous().code
        today = self.day.isoformat()
        self.plan, self.drawing, self.paper = Plan(self), Drawing(self), Paper(self)
        usual = {"ended": State.FINISHED.value, "concluded_on": today}
        self.conclusion = EntryAbout(self, "audit_conclusions", usual=usual)
        stem = self.stem_of("audit_advice", "AR-")
        usual = {"source": "internal audit", "made_on": today, "status": "open"}
        self.advice = Draft(self, "audit_advice", stem=stem, usual=usual)
        under_way = [one.code for one in self.samples if one.state not in _ENDED]
        self.take_up(next(iter(under_way), ""))

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Every sample of the desk's quarter and those before it."""
        return samples(self.pack)

    @property
    def taken(self) -> Sample | None:
        """The sample taken up, as it is now; None where none is."""
        if self._held is None or self._held[:2] != (self.pack, self.sample):
            self._held = (self.pack, self.sample, sample_of(self.pack, self.sample, self.day))
        return self._held[2]

    def take_up(self, sample: str) -> None:
        """Take up a sample; empty: plan another. A ParameterError where its periods lie ahead."""
        found = sample_of(self.pack, sample, self.day) if sample else None
        if sample and found is None:
            raise ParameterError(f"There is no sample {sample}", "", "Choose one of the list")
        if found and Period.parse(str(found.entry.last_period)).end > self.pack.period.end:
            raise ParameterError(
                f"{sample} reaches to {found.entry.last_period}",
                f"What is looked at ends with {self.pack.period.code}",
                "Open the notebook with that period",
            )
        if sample:
            self.plan.change(sample)
            self.drawing.take(sample)
        else:
            self.plan.begin()
        self.conclusion.take(sample)
        with self.hold_trait_notifications():
            self.sample, self.which, self.page, self.item = sample, EVERY, 0, ""
            self.revision += 1
        self.test_next()

    def save_plan(self) -> bool:
        """Keep the plan, and go on with its sample where it was kept."""
        code = self.plan.code
        saved = self.plan.save()
        if saved:
            told = self.plan.told
            self.take_up(code)
            self.plan.told = told
            self.plan.changed += 1
        return saved

    def draw(self) -> bool:
        """Draw the sample that is taken up, and go on with its first item."""
        saved = self.drawing.save()
        if saved:
            self.conclusion.take(self.sample)
            self.test_next()
        return saved

    @property
    def items(self) -> pd.DataFrame:
        """The items listed."""
        one = self.taken
        if one is None:
            return pd.DataFrame()
        found = one.items
        if self.which == TO_TEST:
            return one.untested
        if self.which == TO_REVIEW:
            return found[found["finding"].notna() & found["reviewed_on"].isna()]
        return found if self.which == EVERY else found[found["finding"] == self.which]

    @property
    def shown(self) -> pd.DataFrame:
        """The items of the page that is shown."""
        return self.items.iloc[self.page * ITEMS_A_PAGE : (self.page + 1) * ITEMS_A_PAGE]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self.items) // ITEMS_A_PAGE))

    def turn_page(self, by: int) -> None:
        """Go some pages on or back, as far as there are pages."""
        self.page = min(max(self.page + by, 0), self.pages - 1)

    def list_only(self, which: str) -> None:
        """Say which items are listed; a ParameterError for what is no such choice."""
        if which not in WHICH:
            raise ParameterError(f"“{which}” cannot be listed", "", f"Choose {', '.join(WHICH)}")
        with self.hold_trait_notifications():
            self.which, self.page = which, 0

    @property
    def chosen(self) -> Any:
        """The item that is tested, with what its paper says; None while none is chosen."""
        one = self.taken
        if one is None or not self.item:
            return None
        return next(one.items[one.items["drawn_item"] == self.item].itertuples(), None)

    def look_into(self, item: str) -> None:
        """Choose an item to test; a ParameterError where the sample has it not."""
        one = self.taken
        if one is None or item not in set(one.items["drawn_item"]):
            raise ParameterError(f"There is no item {item}", "", "Choose one of the list")
        self.paper.take(item)
        self.item = item

    def test_next(self) -> str:
        """Choose the next item still to be tested, after the present one; its code, or nothing."""
        left = [] if self.taken is None else sorted(self.taken.untested["drawn_item"])
        later = [code for code in left if code > self.item]
        found = next(iter(later or left), "")
        if found:
            self.look_into(found)
        return found

    def compare_with(self, period: str) -> None:
        """Choose the period that movements are compared with."""
        if period not in {each.code for each in self.earlier}:
            raise ParameterError(f"“{period}” cannot be compared", "", "Choose one of the list")
        self.since = period

    @property
    def earlier(self) -> tuple[Period, ...]:
        """The periods that the present one may be compared with, the latest first."""
        found = [self.pack.period.previous()]
        while len(found) < self.pack.period.grain.per_year:
            found.append(found[-1].previous())
        return tuple(found)
