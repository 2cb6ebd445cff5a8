"""What the register says was done, and when: by this a deadline is done or late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from pmf_lib.methods.deadline import Done
from pmf_lib.methods.informal_meetings import INFORMAL, informal_meetings
from pmf_lib.methods.plan_signing import SIGNED_LEVELS
from pmf_lib.methods.submission import first_handed_in
from pmf_lib.periods import Grain, Period
from pmf_lib.register import table
from pmf_lib.register.indicators import SUBGROUPS

Registers = Mapping[str, pd.DataFrame]
"""Frames by table, as the readers give them; of values every row ever known."""

REGISTERS = (
    "measures",
    "values",
    "meetings",
    "considered",
    "plans",
    "plan_money",
    "appraisals",
    "forward_plan",
    "key_decisions",
    "recommendations",
    "clinics",
    "recovery_updates",
    "guidance",
    "audit_advice",
    "assessments",
    "benchmark_groups",
)
"""The tables that the timetable is made from."""

_FREQUENCIES = {Grain.MONTH: "monthly", Grain.QUARTER: "quarterly", Grain.YEAR: "annual"}


def day_of(cell: object) -> date | None:
    """The day in a cell of a frame; None where there is none."""
    moment = pd.to_datetime(pd.Series([cell], dtype=object)).iloc[0]
    return None if pd.isna(moment) else moment.date()


@dataclass(frozen=True)
class Doings:
    """The registers, asked what was done. A table that is not there says nothing."""

    registers: Registers

    def table(self, name: str) -> pd.DataFrame:
        """The rows of a table; none where it is not among the registers."""
        if name in self.registers:
            return self.registers[name]
        return pd.DataFrame(columns=list(table(name).names), dtype=object)

    def meeting(self, body: str, held_on: date, column: str = "held_on") -> Done | None:
        """When a meeting was held, or (`column`) its papers sent or its agenda published.

        None where the register holds no such meeting.
        """
        days = self._meetings.get((body, held_on))
        return None if days is None else Done(days[column])

    def considered(self, body: str | None, period: Period) -> Done | None:
        """When a body considered a period; None before the first of that length that it did."""
        days = self._considered.get((body, period.grain), {})
        if not days or period < min(days):
            return None
        return Done(days.get(period))

    def values(self, period: Period, due: date) -> Done | None:
        """When the last of a period's figures was first handed in; None where none is expected.

        Measures that have a later day of their own are not waited for.
        """
        expected = self._expected(period, due)
        if not expected or self._first_end is None or period.end < self._first_end:
            return None
        days = self._handed_in.get(period.code, {})
        missing = expected - days.keys()
        if missing:
            return Done(None, f"{len(missing)} of {len(expected)} figures not in")
        return Done(max(days[measure] for measure in expected))

    def more_meetings(self, units: Sequence[str], quarter: Period) -> Done | None:
        """When every unit had had its informal meeting of a quarter (R2-019)."""
        meetings = self.table("meetings")
        informal = meetings[meetings["kind"] == INFORMAL]
        if informal.empty or informal["held_on"].min() > pd.Timestamp(quarter.end):
            return None
        found = informal_meetings(meetings, units, quarter)
        if found["enough"].all():
            return Done(day_of(found["last_on"].max()))
        return Done(None, f"{(~found['enough']).sum()} of {len(found)} services without one")

    def plans(self, year: Period) -> pd.DataFrame:
        """The plans of directorates and services for a year."""
        plans = self.table("plans")
        return plans[plans["level"].isin(SIGNED_LEVELS) & (plans["period"] == year.code)]

    @cached_property
    def _meetings(self) -> dict[tuple[str, date | None], dict[str, date | None]]:
        columns = ("held_on", "papers_sent_on", "agenda_published_on")
        return {
            (row["body"], day_of(row["held_on"])): {name: day_of(row[name]) for name in columns}
            for row in self.table("meetings").to_dict(orient="records")
        }

    @cached_property
    def _considered(self) -> dict[tuple[str | None, Grain], dict[Period, date | None]]:
        found: dict[tuple[str | None, Grain], dict[Period, date | None]] = {}
        for row in self.table("considered").itertuples():
            period = Period.parse(str(row.period))
            days = found.setdefault((str(row.body), period.grain), {})
            days[period] = day_of(row.considered_on)
        return found

    @cached_property
    def _handed_in(self) -> dict[str, dict[str, date]]:
        values = self.table("values")
        whole = values[values[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")]
        found: dict[str, dict[str, date]] = {}
        for row in first_handed_in(whole).itertuples() if len(whole) else ():
            found.setdefault(str(row.period), {})[str(row.measure)] = row.known_from.date()
        return found

    @cached_property
    def _first_end(self) -> date | None:
        return min((Period.parse(code).end for code in self._handed_in), default=None)

    def _expected(self, period: Period, due: date) -> set[str]:
        found = set()
        for row in self._reported.get(_FREQUENCIES[period.grain], ()):
            own = None if pd.isna(row.due_days) else timedelta(days=int(row.due_days))
            begun = pd.isna(row.defined_on) or row.defined_on <= pd.Timestamp(period.end)
            if begun and (own is None or period.end + own <= due):
                found.add(str(row.measure))
        return found

    @cached_property
    def _reported(self) -> dict[str, list[Any]]:
        """The measures that are reported, by how often."""
        measures = self.table("measures")
        kept = measures[~measures["state"].isin(("deleted", "proposed"))]
        return {str(often): list(rows.itertuples()) for often, rows in kept.groupby("frequency")}
