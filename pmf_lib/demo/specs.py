"""What a demo catalogue says of a measure: its definition, its series, its target, its oddities."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pmf_lib.periods import Period

Season = Literal["none", "summer", "winter", "spring", "year_end", "billing", "instalments"]
Polarity = Literal["maximise", "minimise", "band", "none"]
KindName = Literal["percent", "money", "count", "days", "ratio", "yes_no"]
Frequency = Literal["monthly", "quarterly", "annual"]
Aggregation = Literal[
    "sum",
    "average",
    "weighted_average",
    "ratio",
    "last",
    "first",
    "max",
    "min",
    "rolling",
    "entered_cumulative",
    "count_yes",
]
Style = Literal["pounds", "thousands", "percent", "brackets"]

DECIMALS: dict[str, int] = {
    "percent": 1,
    "money": 0,
    "count": 0,
    "days": 1,
    "ratio": 2,
    "yes_no": 0,
}
GROWING = ("count", "money")


class Spec(BaseModel):
    """A frozen part of the catalogue that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Shift(Spec):
    """A step in the level, from the start of a period on."""

    at: str
    by: float

    @property
    def start(self) -> date:
        """The first day of the new level."""
        return Period.parse(self.at).start


class Series(Spec):
    """How a figure behaves. `trend` is the change in a year.

    `level` is that of April of the council's current year.
    """

    level: float
    trend: float = 0.0
    noise: float = 0.0
    season: Season = "none"
    swing: float = 0.0
    covid: float = 0.0
    shift: Shift | None = None
    lowest: float = 0.0
    highest: float = math.inf


class Tolerance(Spec):
    """How far short of target is still green, and still amber."""

    mode: Literal["absolute", "relative"]
    green: float = 0.0
    red: float


class Reset(Spec):
    """A target set anew after the year began."""

    period: str
    aim: float
    set_on: date
    set_by: str
    reason: str | None = None


class Target(Spec):
    """The target of the current year and how it moved each year up to then.

    `first` is its first year, the catalogue's own where none is given. `shares` lists a step
    profile's share of the aim for each period of the year; `recovery` the path of the current
    year alone. `exact` states the target for each period. `tolerance` is that of the current
    year, where it was changed.
    """

    aim: float | None = None
    lower: float | None = None
    upper: float | None = None
    step: float = 0.0
    profile: Literal["flat", "even", "seasonal", "step", "trajectory"] = "flat"
    first: str | None = None
    shares: tuple[float, ...] = ()
    recovery: tuple[float, ...] = ()
    exact: bool = False
    tolerance: Tolerance | None = None
    set_by: str = "Executive"
    reason: str | None = None
    resets: tuple[Reset, ...] = ()


class Turn(Spec):
    """What a subgroup's share and lift are from a period on."""

    at: str
    share: float
    lift: float = 0.0

    @property
    def start(self) -> date:
        """The first day of it."""
        return Period.parse(self.at).start


class Part(Spec):
    """One subgroup: its share of the cases, and how far its rate lies from the whole's."""

    share: float
    lift: float = 0.0
    turn: Turn | None = None

    def at(self, period: Period) -> Part | Turn:
        """What it is like in a period."""
        return self.turn if self.turn and period.start >= self.turn.start else self


class Split(Spec):
    """A measure's subgroups; the last takes what the others leave, so that parts add up."""

    column: Literal["ward", "town", "area", "client_group"]
    parts: dict[str, Part]


class Cell(Spec):
    """A planted oddity: what is written in place of the figure drawn for one period.

    `again` adds a later row and leaves the first; `drop` hands in no row at all.
    """

    period: str
    value: str | None = None
    numerator: int | None = None
    denominator: int | None = None
    style: Style | None = None
    status: str | None = None
    recorded_on: date | None = None
    note: str | None = None
    missing_reason: str | None = None
    reason_code: str | None = None
    again: bool = False
    drop: bool = False


class Revision(Spec):
    """A second version of the definition."""

    defined_on: date
    change_reason: str
    formula: str


class Comment(Spec):
    """The owner's comment on one period."""

    period: str
    text: str


Form = tuple[KindName, Polarity, Frequency, Aggregation]


class MeasureSpec(Spec):
    """One measure of the catalogue; what is empty is taken from its unit."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}$")]
    title: str
    purpose: str
    formula: str
    form: Form
    series: Series
    cases: Series | None = None
    guidance: str | None = None
    source: str | None = None
    owner: str | None = None
    measure_class: Literal["national", "local", "key", "service standard"] = "local"
    decimals: int | None = None
    tolerance: Tolerance | None = None
    rolling: int | None = None
    due_days: int | None = None
    first: str | None = None
    target: Target | None = None
    split: Split | None = None
    cells: tuple[Cell, ...] = ()
    revision: Revision | None = None
    comments: tuple[Comment, ...] = ()

    @property
    def kind(self) -> KindName:
        """The unit of measurement."""
        return self.form[0]

    @property
    def polarity(self) -> Polarity:
        """Which way is better."""
        return self.form[1]

    @property
    def frequency(self) -> Frequency:
        """How often it is reported."""
        return self.form[2]

    @property
    def aggregation(self) -> Aggregation:
        """How finer periods make a coarser one."""
        return self.form[3]

    @property
    def places(self) -> int:
        """Decimals of a value."""
        return DECIMALS[self.kind] if self.decimals is None else self.decimals

    @property
    def growing(self) -> bool:
        """Whether trend and season are shares of the level."""
        return self.kind in GROWING and self.cases is None
