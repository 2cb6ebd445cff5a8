"""What a demo catalogue says of a business unit: its people, money, plan and words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pmf_lib.demo.specs import MeasureSpec, Spec

LineName = Literal["Employees", "Premises", "Transport", "Supplies and services", "Income"]


class Staffing(Spec):
    """The unit's posts and what is usual for them."""

    established: float
    vacancies: float
    sickness: float
    turnover: float


class Pressure(Spec):
    """A budget line that runs over: the share of the line it costs in one year."""

    year: str
    line: LineName
    share: float
    note: str


class Saving(Spec):
    """One saving; `outturn` is the share of the target it is forecast to bring."""

    title: str
    target: int
    outturn: float = 1.0
    recurring: bool = True
    replaced: bool = False
    note: str | None = None


class Complaints(Spec):
    """What a usual quarter brings."""

    quarterly: float
    theme: str
    lesson: str


class Told(Spec):
    """What was said in the previous quarter and what is said now; either may be silent."""

    now: str | None = None
    was: str | None = None


class Challenge(Told):
    """One key challenge of the business plan with its developments."""

    title: str


class Issue(Spec):
    """A corporate issue."""

    area: Literal["people", "accommodation", "IT"]
    title: str
    detail: str


class Matter(Spec):
    """A financial issue."""

    title: str
    detail: str


class Decision(Spec):
    """A key decision."""

    title: str
    by: str
    due: date
    status: Literal["planned", "taken", "deferred", "withdrawn"]
    taken: date | None = None
    note: str | None = None


class Effect(Spec):
    """An issue that another unit will feel."""

    unit: str
    title: str
    detail: str


class Action(Spec):
    """One action; `was` is where it stood a quarter ago."""

    title: str
    due: date
    status: str
    was: str = "on track"
    progress: str
    lead: str | None = None
    challenge: int | None = None
    measure: str | None = None


class Risk(Spec):
    """One risk as likelihood and impact: a quarter ago, now, and aimed for."""

    title: str
    score: tuple[int, int]
    was: tuple[int, int] | None = None
    aim: tuple[int, int]
    mitigation: str
    owner: str | None = None
    measure: str | None = None


class Review(Spec):
    """A Best Value review."""

    title: str
    was: str
    stage: str
    update: str
    due: date


class UnitSpec(Spec):
    """One business unit of the catalogue."""

    unit: str
    prefix: str
    portfolio: str
    priority: str
    source: str
    staffing: Staffing
    budget: dict[LineName, int]
    covid_income: float = 0.0
    pressures: tuple[Pressure, ...] = ()
    savings: tuple[Saving, ...] = ()
    complaints: Complaints | None = None
    introduction: Told | None = None
    challenges: tuple[Challenge, ...] = ()
    issues: tuple[Issue, ...] = ()
    finance: tuple[Matter, ...] = ()
    decisions: tuple[Decision, ...] = ()
    affects: tuple[Effect, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    reviews: tuple[Review, ...] = ()
    measures: tuple[MeasureSpec, ...]
