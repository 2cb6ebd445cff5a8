"""What the rows of certain tables must be besides each cell being right (R1-014, R4-070)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

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


def _clinics(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """A clinic is asked for with its minute, then held, then the panel is satisfied (R1-070)."""
    yield from _requested_with_minute(rows, council)
    yield from _in_order(rows, ("requested_on", "held_on", "satisfied_on"))


def _key_decisions_in_the_plan(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """Notice comes before the decision (SI 2012/2089, regulation 9; R2-001)."""
    del council
    late = rows["noticed_on"].notna() & rows["decide_on"].notna()
    late &= rows["noticed_on"] >= rows["decide_on"]
    for line, day in rows.loc[late, "noticed_on"].items():
        found = pd.Timestamp(day).date().isoformat()
        yield Broken(line, "noticed_on", "notice_too_late", found, "a day before the decision")


def _reports_in_order(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """A report of another body comes after it is invited, and is considered after that (R3-044)."""
    del council
    yield from _in_order(rows, ("invited_on", "received_on", "considered_on"))


def _in_order(rows: pd.DataFrame, days: tuple[str, ...]) -> Iterator[Broken]:
    """Each of the days needs the one before it, and comes no sooner."""
    for before, column in pairwise(days):
        wrong = rows[column].notna() & ~(rows[column] >= rows[before])
        for line, row in rows[wrong].iterrows():
            found = pd.Timestamp(row[column]).date().isoformat()
            allowed = f"a day not before “{before}”, which must be given"
            yield Broken(line, column, "before_its_time", found, allowed)


def _answered_after_asked(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """An answer has words and a day, and comes no sooner than its question (R4-026)."""
    del council
    early = rows["answered_on"].notna() & (rows["answered_on"] < rows["asked_on"])
    for line, row in rows[early].iterrows():
        found = pd.Timestamp(row["answered_on"]).date().isoformat()
        asked = pd.Timestamp(row["asked_on"]).date().isoformat()
        yield Broken(line, "answered_on", "before_its_time", found, f"{asked}, or a later day")
    told = rows["answer"].notna() & rows["answer"].ne("")
    for line in rows.index[told & rows["answered_on"].isna()]:
        yield Broken(line, "answered_on", "no_day", "", "the day on which it was answered")
    for line in rows.index[~told & rows["answered_on"].notna()]:
        yield Broken(line, "answer", "no_answer", "", "the answer, where it has a day")


def _last_day(code: object) -> pd.Timestamp | None:
    return None if pd.isna(code) else pd.Timestamp(Period.parse(str(code)).end)


def _errors_among_records(rows: pd.DataFrame, council: Council) -> Iterator[Broken]:
    """No more errors than records were tested."""
    for line, row in rows[rows["errors"] > rows["records"]].iterrows():
        allowed = f"at most the {row['records']:g} records that were tested"
        yield Broken(line, "errors", "more_than_tested", f"{row['errors']:g}", allowed)


_RULES: dict[str, Callable[[pd.DataFrame, Council], Iterator[Broken]]] = {
    "meetings": _meetings,
    "considered": _considered,
    "challenge_cases": _challenged_by_another,
    "clinics": _clinics,
    "figure_audits": _errors_among_records,
    "forward_plan": _key_decisions_in_the_plan,
    "partner_reports": _reports_in_order,
    "questions": _answered_after_asked,
    "review_questions": _answered_after_asked,
}
