"""Deadlines that registers set: decisions, recommendations, clinics, advice, guidance, money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib import workdays
from pmf_lib.council import Council
from pmf_lib.methods import clinic
from pmf_lib.methods.deadline import Done, Entry, What
from pmf_lib.methods.doings import Doings, day_of
from pmf_lib.periods import Grain, Period

FAMILY_MEETINGS = 3

_NOTICE_RULE = "28 clear days before the decision (SI 2012/2089, since 10 September 2012)"
_EXCEPTION_RULE = "Five clear working days, where notice came too late (SI 2012/2089)"
_RESPONSE_RULE = "Two months beginning with its receipt (Local Government Act 2000, s9FE)"
_FAMILY_RULE = f"{FAMILY_MEETINGS} times a year (Peterborough 2009/10, 3.11)"


def of_registers(council: Council, year: Period, doings: Doings) -> Iterator[Entry]:
    """Every deadline that a row of a register sets, whenever it falls, up to the year's end."""
    for made in (_notices, _decisions, _recommendations, _updates, _appraisals):
        yield from made(council, year, doings)
    yield from _guidance(doings)
    yield from _advice(doings)
    yield from _assessments(doings)
    yield from _families(year, doings)
    yield from _financial_years(council, doings)


def _rows(doings: Doings, name: str, key: str) -> list[dict[str, Any]]:
    """The rows of a table in order of their key, so that equal deadlines keep one order."""
    rows: list[dict[str, Any]] = doings.table(name).sort_values(key).to_dict(orient="records")
    return rows


def _notices(council: Council, _: Period, doings: Doings) -> Iterator[Entry]:
    for row in _rows(doings, "forward_plan", "decision"):
        decided = day_of(row["decide_on"])
        if decided is None:
            continue
        body, about = (
            council.body(row["decision_maker"]).name,
            f"{row['decision']}: {row['matter']}",
        )
        noticed, due = day_of(row["noticed_on"]), workdays.key_decision_notice_deadline(decided)
        yield Entry(due, What.NOTICE, body, about, _NOTICE_RULE, Done(noticed))
        if noticed is not None and noticed > due:
            last = council.agenda_due(decided)
            yield Entry(last, What.EXCEPTION, body, about, _EXCEPTION_RULE, Done(noticed))


def _decisions(council: Council, _: Period, doings: Doings) -> Iterator[Entry]:
    for row in _rows(doings, "key_decisions", "decision"):
        due = day_of(row["due_on"])
        if due is not None and row["status"] != "withdrawn":
            body, about = council.body(row["decision_maker"]).name, _titled(row, "decision")
            done = Done(day_of(row["taken_on"]))
            yield Entry(due, What.DECISION, body, about, "Day in the register of decisions", done)


def _recommendations(council: Council, _: Period, doings: Doings) -> Iterator[Entry]:
    for row in _rows(doings, "recommendations", "recommendation"):
        body, about = council.body(row["addressee"]).name, _titled(row, "recommendation")
        began = day_of(row["received_on"]) or day_of(row["made_on"])
        if began is not None:
            due, done = workdays.scrutiny_response_due(began), Done(day_of(row["answered_on"]))
            yield Entry(due, What.RESPONSE, body, about, _RESPONSE_RULE, done)
        by = day_of(row["due_on"])
        if by is not None and row["response"] in ("agreed", "amended"):
            done = Done(day_of(row["done_on"]))
            yield Entry(by, What.FOLLOWED, body, about, "Day agreed with the answer", done)


def _updates(council: Council, year: Period, doings: Doings) -> Iterator[Entry]:
    """Each month after a clinic until its panel is satisfied (R1-069, R1-070)."""
    given: dict[str, list[tuple[date, date | None, str | None]]] = {}
    for row in _rows(doings, "recovery_updates", "due_on"):
        due = day_of(row["due_on"])
        if due is not None:
            given.setdefault(row["clinic"], []).append((due, day_of(row["given_on"]), None))
    rule = "Each month until the panel is satisfied (Ribble Valley 2007, 6.6)"
    for row in _rows(doings, "clinics", "clinic"):
        held, ended = day_of(row["held_on"]), day_of(row["satisfied_on"])
        about = f"{row['clinic']}: {row['about']}"
        rest = given.get(row["clinic"], [])
        for each in clinic.updates(held, rest, year.end, ended=ended) if held else ():
            name = council.unit(row["unit"]).name
            yield Entry(each.due_on, What.UPDATE, name, about, rule, Done(each.given_on))


def _appraisals(council: Council, _: Period, doings: Doings) -> Iterator[Entry]:
    """Counts alone: the day by which all of a unit are due, and whether all are done."""
    for row in _rows(doings, "appraisals", "unit"):
        due = day_of(row["due_on"])
        if due is None:
            continue
        complete = pd.notna(row["due"]) and row["completed"] >= row["due"]
        done = Done((day_of(row["recorded_on"]) or due) if complete else None)
        name, rule = council.unit(row["unit"]).name, "Day in the register of appraisals"
        yield Entry(due, What.APPRAISALS, name, row["period"], rule, done)


def _guidance(doings: Doings) -> Iterator[Entry]:
    """A document that was reviewed has a new row with a new day, so this one is still to do."""
    for row in _rows(doings, "guidance", "document"):
        due = day_of(row["review_on"])
        if due is not None:
            about = f"{row['document']}, version {row['version']}"
            rule = "Day in the register of guidance"
            yield Entry(due, What.GUIDANCE, row["owner"], about, rule, Done(None))


def _advice(doings: Doings) -> Iterator[Entry]:
    for row in _rows(doings, "audit_advice", "advice"):
        due = day_of(row["due_on"])
        if due is not None and row["status"] != "not accepted":
            rule, done = f"Agreed with {row['source']}", Done(day_of(row["done_on"]))
            yield Entry(due, What.ADVICE, row["owner"], _titled(row, "advice"), rule, done)


def _assessments(doings: Doings) -> Iterator[Entry]:
    for row in _rows(doings, "assessments", "item"):
        due = day_of(row["on"])
        if due is not None:
            owner = row["owner"] if isinstance(row["owner"], str) else "Whole council"
            about, rule = _titled(row, "item"), f"Timetable of the {row['assessment']}"
            yield Entry(due, What.ASSESSMENT, owner, about, rule)


def _families(year: Period, doings: Doings) -> Iterator[Entry]:
    """Three meetings a year of each family of authorities; the nth by the end of its third."""
    groups = doings.table("benchmark_groups")
    ended = pd.to_datetime(groups["until"]) < pd.Timestamp(year.start)
    meetings = doings.table("meetings")
    within = pd.to_datetime(meetings["held_on"]).between(str(year.start), str(year.end))
    held = sorted(meetings.loc[within & (meetings["kind"] == "benchmarking"), "held_on"])
    months = year.within(Grain.MONTH)
    for family in sorted(set(groups.loc[~ended, "family"])):
        for nth in range(FAMILY_MEETINGS):
            due = months[(nth + 1) * 12 // FAMILY_MEETINGS - 1].end
            done = Done(day_of(held[nth]) if nth < len(held) else None)
            about = f"Meeting {nth + 1} of {FAMILY_MEETINGS}"
            yield Entry(due, What.BENCHMARKING, str(family), about, _FAMILY_RULE, done)


def _financial_years(council: Council, doings: Doings) -> Iterator[Entry]:
    """The first day of each year that the financial plan holds (R1-016)."""
    rule = "A year of the medium term financial plan (Ribble Valley 2007, 3.8)"
    for code in sorted(set(doings.table("plan_money")["period"])):
        begins = Period.parse(str(code)).start
        yield Entry(begins, What.FINANCE, council.name, str(code), rule)


def _titled(row: dict[str, Any], code: str) -> str:
    return f"{row[code]}: {row['title']}"
