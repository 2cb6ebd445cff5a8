"""A pack under way: whose it is, of which quarter, read from which snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from pmf_lib.council import Council, ForEach, Rules, Unit
from pmf_lib.methods import exceptions
from pmf_lib.methods.information_course import Course
from pmf_lib.methods.judgement import JudgementRules, Yardsticks, judge
from pmf_lib.methods.received import Editions, received
from pmf_lib.methods.restated_status import Known, judged_log, restated_rows
from pmf_lib.methods.restatement import KEY, to_be_told
from pmf_lib.periods import Grain, Period
from pmf_lib.register import FAMILIES
from pmf_lib.register import table as register_table
from pmf_lib.sections import evidence
from pmf_lib.sections.definitions import in_force
from pmf_lib.sections.scope import Scope
from pmf_lib.store import Snapshot, readers
from pmf_lib.store.readers import Reader

# What is written down in the course of scrutiny.
_PAPERS = frozenset(
    (
        "recommendations",
        "audit_advice",
        "meetings",
        "attendance",
        "pairing_trials",
        *(
            t.name
            for each in ("reviews", "proposals", "clinics", "audit_samples")
            for t in FAMILIES[each]
        ),
    )
)
_JUDGED = (
    "values",
    "value_history",
    "measures",
    "targets",
    "judgements",
    "restatements",
    "to_be_told",
    "exceptions",
    "commentaries",
    "_judgement_by_measure",
)
# What was said of a quarter's figure is not said of a month's.
_OF_ONE_FIGURE = frozenset({"commentaries"})


@dataclass(frozen=True)
class Pack:
    """What every section is given. `scope` says whom the pack is for, and of which units."""

    council: Council
    period: Period
    as_known_on: date | None
    snapshot: Snapshot
    reader: Reader
    scope: Scope
    _entries: dict[tuple[object, ...], pd.DataFrame] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """The pack's key: whom it is for, or `council`."""
        return self.scope.key

    @property
    def unit(self) -> Unit | None:
        """The unit of a pack for one unit; None in any other."""
        return self.council.unit(self.key) if self.scope.kind is ForEach.UNIT else None

    @property
    def unit_key(self) -> str | None:
        """The unit's key for the readers; None reads every unit."""
        return self.unit.key if self.unit else None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units that the pack speaks of, in the profile's order."""
        kept = self._portfolio_units if self.scope.kind is ForEach.PORTFOLIO else self.scope.units
        return tuple(unit for unit in self.council.units if kept is None or unit.key in kept)

    @property
    def _portfolio_units(self) -> frozenset[str]:
        """The units that the pack's portfolio answers for at the end of the period (R2-011)."""
        services = readers.entries(
            self.reader, "portfolio_services", unit=self.key, column="portfolio"
        )
        end = pd.Timestamp(self.period.end)
        held = (services["since"] <= end) & ~(services["until"] < end)
        return frozenset(services.loc[held, "unit"])

    def reread(self, snapshot: Snapshot, reader: Reader, touched: frozenset[str]) -> Pack:
        """The same pack on a later snapshot, where loads touched these tables alone.

        What was judged stays judged where only the papers of scrutiny changed, which no figure
        and no exception is made from.
        """
        later = replace(self, snapshot=snapshot, reader=reader, _entries={})
        if touched <= _PAPERS:
            kept = {name for name in _JUDGED if name in self.__dict__}
            later.__dict__.update({name: self.__dict__[name] for name in kept})
            later._entries.update(
                (asked, found) for asked, found in self._entries.items() if asked[0] not in touched
            )
        return later

    def within(self, frame: pd.DataFrame, column: str = "unit") -> pd.DataFrame:
        """The rows about units that the pack speaks of; all of them where it is every unit."""
        if len(self.units) == len(self.council.units):
            return frame
        return frame[frame[column].isin([unit.key for unit in self.units])]

    @property
    def as_at(self) -> date:
        """The day the pack speaks of: the day asked for, else the quarter's own pack date."""
        return self.as_known_on or self.council.pack_date(self.period)

    @property
    def year(self) -> Period:
        """The financial year that the period lies in."""
        return self.period.containing(Grain.YEAR)

    @property
    def quarter_ended(self) -> Period:
        """The latest quarter that had ended when the period did: the period, where it is one."""
        quarter = self.period.containing(Grain.QUARTER)
        return quarter if quarter.end == self.period.end else quarter.previous()

    @property
    def rules(self) -> Rules:
        """The council's rules in force at the end of the period."""
        return self.council.rules_on(self.period.end)

    def entries(
        self,
        table: str,
        *,
        column: str = "unit",
        every_unit: bool = False,
        every_period: bool = False,
    ) -> pd.DataFrame:
        """The register's entries for this pack's units and its period, unless every one is asked.

        `column` says which unit is meant where an entry names two. With `every_unit` the entries
        about other units and about none are given too. A table without the column is about no
        unit, and one without a period about none: all of its entries are given. A month without
        entries of its own has those of the latest quarter that had ended. Several sections
        show the same ones: the snapshot stands still, so they are read once.
        """
        asked = (table, column, every_unit, every_period)
        if asked not in self._entries:
            by_period = register_table(table).has("period") and not every_period
            by_unit = column if register_table(table).has(column) and not every_unit else None
            found = self._read(table, by_unit, self.period if by_period else None)
            of_quarter = self.period.grain is Grain.MONTH and table not in _OF_ONE_FIGURE
            if by_period and of_quarter and found.empty:
                found = self._read(table, by_unit, self.quarter_ended)
            self._entries[asked] = found
        return self._entries[asked].copy()

    def _read(self, table: str, by_unit: str | None, period: Period | None) -> pd.DataFrame:
        unit = self.unit_key if by_unit else None
        column = by_unit or "unit"
        found = readers.entries(self.reader, table, unit=unit, period=period, column=column)
        return self.within(found, by_unit) if by_unit else found

    def history(self, table: str) -> pd.DataFrame:
        """Every entry about this pack's units that was ever known; of each the oldest first."""
        by_unit = register_table(table).has("unit")
        found = readers.entry_history(self.reader, table, unit=self.unit_key if by_unit else None)
        return self.within(found) if by_unit else found

    def about_measures(self, table: str) -> pd.DataFrame:
        """The register's entries about this pack's measures."""
        return self._of_measures(
            readers.measure_entries(self.reader, table, unit=self.unit_key), self.measures
        )

    def _of_measures(self, frame: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
        if len(self.units) == len(self.council.units) or self.unit_key:
            return frame
        return frame[frame["measure"].isin(measures["measure"])]

    @cached_property
    def values(self) -> pd.DataFrame:
        """Latest known whole-unit values up to the period's end."""
        return self.within(
            readers.values_by_period(self.reader, unit=self.unit_key, through=self.period)
        )

    @cached_property
    def value_history(self) -> pd.DataFrame:
        """Every value up to the period's end that was ever known, of each the oldest first."""
        return self.within(
            readers.value_history(self.reader, unit=self.unit_key, through=self.period)
        )

    @cached_property
    def measures(self) -> pd.DataFrame:
        """The measures in force, without those deleted or not yet active."""
        return self.within(in_force(self.reader, self.period, self.unit_key))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Every year's and period's targets, latest known."""
        return self._of_measures(
            readers.targets_by_period(self.reader, unit=self.unit_key), self.measures
        )

    @cached_property
    def judgements(self) -> pd.DataFrame:
        """One row a measure, judged, with its `purpose` and whether its figure was `restated`."""
        beside = Yardsticks(self.about_measures("rebases"), self.about_measures("benchmarks"))
        judged = judge(
            self.measures,
            self.values,
            self.targets,
            period=self.period,
            as_at=self.as_at,
            rules=JudgementRules.of(self.council, self.period),
            yardsticks=beside,
        )
        keys = zip(judged["measure"], judged["unit"], judged["period"], strict=True)
        changed = set(self.restatements[KEY].itertuples(index=False, name=None))
        return judged.assign(
            purpose=judged["measure"].map(self.measures.set_index("measure")["purpose"]),
            restated=[key in changed for key in keys],
        )

    @cached_property
    def restatements(self) -> pd.DataFrame:
        """The figures up to the period's end that were first known otherwise, and what of it."""
        rules = JudgementRules.of(self.council, self.period)
        known = Known(self.measures, self.values, self.targets, rules)
        return judged_log(restated_rows(self.value_history), known)

    @cached_property
    def to_be_told(self) -> pd.DataFrame:
        """The bodies that were given a figure since corrected, a row a body and correction."""
        log, changed = self.restatements, restated_rows(self.value_history)
        considered = self.entries("considered", every_period=True)
        editions = Editions(Course(self.council), considered, self.as_at)
        return to_be_told(log, received(changed, editions))

    @cached_property
    def exceptions(self) -> pd.DataFrame:
        """The exceptions among the judgements and the money, worst first, then best."""
        registers = evidence.Registers(
            risks=self.entries("risks", every_period=True),
            standards=self.entries("service_standards", every_period=True),
            budget=self.entries("budget"),
            savings=self.entries("savings"),
            commentaries=self.commentaries,
        )
        known = evidence.known(self.council, self.rules, self.judgements, registers)
        return exceptions.rank(self.judgements, known, evidence.thresholds(self.rules))

    @property
    def adverse(self) -> pd.DataFrame:
        """The exceptions that need attention, worst first."""
        return self.exceptions[self.exceptions["side"] == "adverse"]

    @property
    def favourable(self) -> pd.DataFrame:
        """The exceptions that are going well, best first."""
        return self.exceptions[self.exceptions["side"] == "favourable"]

    @cached_property
    def commentaries(self) -> pd.DataFrame:
        """The owners' comments on this period's figures."""
        return self.entries("commentaries")

    @cached_property
    def _judgement_by_measure(self) -> dict[str, Any]:
        return {row.measure: row for row in self.judgements.itertuples()}

    def judgement(self, measure: str) -> Any:
        """The judgement of one measure, as a row with the columns of `judge`."""
        return self._judgement_by_measure[measure]
