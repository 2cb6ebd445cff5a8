"""What the rows of certain tables must be besides each cell being right (R1-014, R4-070)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from pmf_lib import workdays
from pmf_lib.council import Council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period

PLANS = "plans"
NO_LOOP = "a plan serves plans above it and never comes back to itself; correct “parent”"


@dataclass(frozen=True)
class Broken:
    """One row that breaks a rule: where, what stands there and what may."""

    line: Hashable
    column: str
    code: str
    found: str
    allowed: str


def broken_rows(table: str, rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """The rows of a table, indexed by line, that break a rule of that table."""
    rule = _RULES.get(table)
    return rule(rows, council) if rule else iter(())


def parents_of(plans: pd.DataFrame) -> dict[str, str]:
    """The plan that each plan serves, where it serves one."""
    served = plans[plans["parent"].notna() & plans["parent"].ne("")]
    return dict(zip(served["plan"], served["parent"], strict=True))


def plan_loop(parents: Mapping[str, str]) -> tuple[str, ...]:
    """The plans of the first loop, its first named again at its end; empty where there is none."""
    cleared: set[str] = set()
    for first in sorted(parents):
        path: list[str] = []
        plan: str | None = first
        while plan is not None and plan not in cleared:
            if plan in path:
                return (*path[path.index(plan) :], plan)
            path.append(plan)
            plan = parents.get(plan)
        cleared.update(path)
    return ()


def _meetings(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """Bodies meet on working days only."""
    allowed = "a working day: no weekend, bank holiday or closure"
    for line, held in rows["held_on"].dropna().items():
        day = pd.Timestamp(held).date()
        try:
            if workdays.is_working_day(day, closures=council.closures):
                continue
        except ParameterError as error:
            yield Broken(line, "held_on", "not_covered", error.found, error.allowed)
            continue
        yield Broken(line, "held_on", "not_a_working_day", day.isoformat(), allowed)


def _considered(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """A quarter is considered after it ended."""
    del council
    ends = pd.to_datetime(rows["period"].map(_last_day), errors="coerce")
    early = rows[rows["considered_on"].notna() & (rows["considered_on"] <= ends)]
    for line, row in early.iterrows():
        found = pd.Timestamp(row["considered_on"]).date().isoformat()
        allowed = f"a day after the end of {row['period']}"
        yield Broken(line, "considered_on", "before_its_period", found, allowed)


def _challenged_by_another(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """Who delivers never challenges the same case (R4-070)."""
    del council
    same = rows["delivered_by"].notna() & rows["delivered_by"].eq(rows["challenged_by"])
    for line, post in rows.loc[same, "challenged_by"].items():
        allowed = "another post than the one that delivers"
        yield Broken(line, "challenged_by", "same_post", str(post), allowed)


def _requested_with_minute(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """A clinic that scrutiny asked for names the minute (R1-056)."""
    del council
    asked = rows["requested_by"].eq("Overview and Scrutiny") & rows["minute"].isna()
    for line in rows.index[asked]:
        yield Broken(line, "minute", "no_minute", "", "the minute in which scrutiny asked for it")


def _key_decisions_in_the_plan(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """Notice comes before the decision (SI 2012/2089, regulation 9; R2-001)."""
    del council
    late = rows["noticed_on"].notna() & rows["decide_on"].notna()
    late &= rows["noticed_on"] >= rows["decide_on"]
    for line, day in rows.loc[late, "noticed_on"].items():
        found = pd.Timestamp(day).date().isoformat()
        yield Broken(line, "noticed_on", "notice_too_late", found, "a day before the decision")


def _last_day(code: object) -> pd.Timestamp | None:
    return None if pd.isna(code) else pd.Timestamp(Period.parse(str(code)).end)


_RULES: dict[str, Callable[[pd.DataFrame, Council], Iterator[Broken]]] = {
    "meetings": _meetings,
    "considered": _considered,
    "challenge_cases": _challenged_by_another,
    "clinics": _requested_with_minute,
    "forward_plan": _key_decisions_in_the_plan,
}
