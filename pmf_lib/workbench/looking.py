"""Looking: from the exceptions of a quarter to one measure, and to what lies around it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd
from traitlets import Int, Unicode

from pmf_lib.council import as_reported, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.scope import scope_of
from pmf_lib.workbench.desk import Desk

ROWS_A_PAGE = 10
PERIODS_BACK = 8


class Side(StrEnum):
    """Which measures are listed."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"
    EVERY = "every"


class LookingDesk(Desk):
    """What is chosen to be looked at: committee, service, which measures, one of them, an aspect.

    Empty text means every committee, every service, no measure yet.
    """

    committee = Unicode("")
    unit = Unicode("")
    side = Unicode(Side.ADVERSE)
    page = Int(0)
    measure = Unicode("")
    aspect = Unicode("figures")

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self._newest = max(self.pack.period, self.pack.council.period)
        self.measure = next(iter(self.found["measure"]), "")

    def choose(self, name: str, value: str) -> None:
        """Set what is looked at; a choice that no longer fits another empties that other."""
        council = self.pack.council
        offered: dict[str, tuple[str, ...]] = {
            "period": tuple(period.code for period in self.periods),
            "committee": ("", *(each.key for each in council.committees)),
            "unit": ("", *self.units_offered),
            "side": tuple(Side),
        }
        if value not in offered.get(name, ()):
            raise ParameterError(
                f"“{value}” cannot be chosen as {name}",
                f"It is one of {', '.join(filter(None, offered.get(name, ()))) or 'nothing'}",
                "Choose it from the list",
            )
        if name == "period":
            self.turn_to(value)
            return
        with self.hold_trait_notifications():
            setattr(self, name, value)
            self.page = 0
            if name == "committee" and self.unit not in self.units_offered:
                self.unit = ""

    def turn_to(self, period: str) -> None:
        """Look at another quarter, on the same snapshot."""
        reported = Period.parse(period)
        profile = as_reported(load_council(self.pack.council.key), reported)
        with self.hold_trait_notifications():
            self.pack = Pack(
                council=profile,
                period=reported,
                as_known_on=None,
                snapshot=self.pack.snapshot,
                reader=self.pack.reader,
                scope=scope_of(profile, {}),
            )
            self.page = 0
            self.revision += 1

    @property
    def periods(self) -> tuple[Period, ...]:
        """The quarters that may be turned to, the latest first."""
        found = [self._newest]
        while len(found) < PERIODS_BACK:
            found.append(found[-1].previous())
        return tuple(dict.fromkeys((*found, self.pack.period)))

    @property
    def units_offered(self) -> tuple[str, ...]:
        """The services that the chosen committee scrutinises."""
        council = self.pack.council
        own = council.units_before(self.committee) if self.committee else council.units
        return tuple(unit.key for unit in own)

    @property
    def found(self) -> pd.DataFrame:
        """What is listed: exceptions about measures in their order, or every measure by title."""
        units = (self.unit,) if self.unit else self.units_offered
        if self.side == Side.EVERY:
            rows = self.pack.judgements.sort_values("title").assign(sentence="")
        else:
            listed = self.pack.exceptions
            rows = listed[(listed["side"] == self.side) & (listed["subject"] == "measure")]
        return rows[rows["unit"].isin(units)]

    @property
    def shown(self) -> pd.DataFrame:
        """The rows of the page that is shown."""
        return self.found.iloc[self.page * ROWS_A_PAGE : (self.page + 1) * ROWS_A_PAGE]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self.found) // ROWS_A_PAGE))

    def turn_page(self, by: int) -> None:
        """Go some pages on or back, as far as there are pages."""
        self.page = min(max(self.page + by, 0), self.pages - 1)

    def look_into(self, measure: str) -> None:
        """Choose one measure; a ParameterError where it is not, or no longer, reported."""
        if measure not in set(self.pack.judgements["measure"]):
            raise ParameterError(
                f"{measure} is not reported in {self.pack.period.label}",
                "It may have been withdrawn while you had it open",
                "Choose another; what you collected about it is kept",
            )
        self.measure = measure

    def look_at(self, aspect: str) -> None:
        """Choose what of the measure is shown."""
        self.aspect = aspect

    def let_go(self, gone: set[str]) -> None:
        """A measure that was withdrawn is no longer looked at."""
        super().let_go(gone)
        if self.measure in gone:
            self.measure = ""

    @property
    def judgement(self) -> Any:
        """The chosen measure as judged; None while none is chosen."""
        return self.pack.judgement(self.measure) if self.measure else None

    @property
    def of_unit(self) -> Pack:
        """The pack of the chosen measure's service, as its own report is made from."""
        scope = scope_of(self.pack.council, {"unit": str(self.judgement.unit)})
        return replace(self.pack, scope=scope, _entries={})
