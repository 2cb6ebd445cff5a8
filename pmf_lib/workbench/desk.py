"""A desk: what one person works on, read once, kept in step with what is saved."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
from traitlets import HasTraits, Int, Unicode

from pmf_lib.council import as_reported, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.register import table as register_table
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.scope import scope_of
from pmf_lib.store import open_store
from pmf_lib.workbench.entry import Entering, Row, enter, try_out

SERVED_VARIABLE = "PMF_SERVED_COUNCIL"
WITHDRAWN = ("deleted", "proposed")


class Desk(HasTraits):
    """One council's quarter as read from the store, and what a person does with it.

    `revision` goes up whenever the store was read anew; `told` is what such a reading found that
    the person must know. No rule and no query is here: sections judge, readers ask.
    """

    revision = Int(0)
    told = Unicode("")

    def __init__(self, council: str, period: str) -> None:
        super().__init__()
        key, of_period = asked(council, period)
        profile = load_council(key)
        reported = Period.parse(of_period) if of_period else profile.period
        profile = as_reported(profile, reported)
        self.store = open_store()
        snapshot = self.store.snapshot(profile.key)
        self.pack = Pack(
            council=profile,
            period=reported,
            as_known_on=None,
            snapshot=snapshot,
            reader=self.store.reader(snapshot),
            scope=scope_of(profile, {}),
        )

    @property
    def day(self) -> date:
        """The day on which what is entered counts as known."""
        return date.today()

    def entries(self, table: str) -> pd.DataFrame:
        """The register's entries as they are now, of every unit and period."""
        return self.pack.entries(table, every_unit=True, every_period=True)

    def stem_of(self, table: str, first: str) -> str:
        """What the council's codes of a table begin with; `first` where it has none yet."""
        codes = sorted(self.entries(table)[register_table(table).key[0]])
        return codes[-1].rstrip("0123456789") if codes else first

    def save(self, tables: Mapping[str, Sequence[Row]], since: int | None = None) -> None:
        """Keep rows in the store and read it anew.

        `since` is the load that the person had seen, by default the latest this desk has read.
        """
        enter(self._entering(since), tables)
        self.read_again()

    def try_out(self, tables: Mapping[str, Sequence[Row]]) -> dict[str, pd.DataFrame]:
        """Rows as they would be kept, which they are not; RefusedError as for saving."""
        return try_out(self._entering(None), tables)

    def _entering(self, since: int | None) -> Entering:
        seen = self.pack.snapshot.load if since is None else since
        return Entering(self.store, self.pack.council, seen, self.day)

    def read_again(self) -> None:
        """Read what others saved meanwhile; `told` says which measures are no longer there."""
        before, held = self.pack, set(self.pack.measures["measure"])
        snapshot = self.store.snapshot(before.council.key)
        if snapshot.load != before.snapshot.load:
            touched = self.store.touched(before.snapshot, snapshot)
            self.pack = before.reread(snapshot, self.store.reader(snapshot), touched)
            self.let_go(held - set(self.pack.measures["measure"]))
        self.revision += 1

    def let_go(self, gone: set[str]) -> None:
        """Tell of measures that were withdrawn since the desk was opened."""
        if gone:
            named = ", ".join(sorted(gone))
            self.told = f"Withdrawn while you had it open: {named}. What you collected is kept."


def asked(council: str, period: str) -> tuple[str, str]:
    """The council and period that a notebook means: where its page is served, the served ones."""
    served = os.environ.get(SERVED_VARIABLE, "")
    found, of_period = (served, "") if served else (council, period)
    if not found:
        raise ParameterError(
            "No council was named",
            "A council is named by its key, such as carlisle-2021",
            "Write it in the notebook's first cell",
        )
    return found, of_period


def as_text(cell: object) -> str:
    """A cell as a form shows it: nothing for what is missing, a day as 2021-09-30."""
    if cell is None or pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp | date):
        return str(cell)[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
