"""How a council judges its figures: the part of its profile that is dated."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pmf_lib.council.parts import Day
from pmf_lib.profile_file import Strict

Share = Annotated[float, Field(ge=0)]


class StatusMode(StrEnum):
    """What tolerances are of: the target (relative) or the measure's own unit (absolute)."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"


class StatusKey(StrEnum):
    """Whose published rule gives the colours; `tolerance` is the council's own two tolerances."""

    TOLERANCE = "tolerance"
    HAVERING_2014 = "havering-2014"
    THURROCK_2014 = "thurrock-2014"
    MAIDSTONE_RELATIVE_10 = "maidstone-relative-10"
    THREE_ICON = "three-icon"
    CAMMS = "camms"


class ForecastMethod(StrEnum):
    """How a year-end is forecast where nothing else is said."""

    RUN_RATE = "run_rate"
    PROFILE = "profile"
    TO_GO = "to_go"
    LAST_YEAR_SHAPE = "last_year_shape"
    RECENT_MEAN = "recent_mean"


class BudgetLevel(StrEnum):
    """The levels at which a budget is judged."""

    SERVICE = "service"
    DIRECTORATE = "directorate"
    COUNCIL = "council"


class BudgetThreshold(Strict):
    """Red where the overspend reaches the lesser of `percent` (5 is 5 %) and `amount` (pounds)."""

    percent: Share
    amount: Share


class Month(StrEnum):
    """A month of the calendar."""

    JANUARY = "January"
    FEBRUARY = "February"
    MARCH = "March"
    APRIL = "April"
    MAY = "May"
    JUNE = "June"
    JULY = "July"
    AUGUST = "August"
    SEPTEMBER = "September"
    OCTOBER = "October"
    NOVEMBER = "November"
    DECEMBER = "December"

    @property
    def number(self) -> int:
        """Its place in the calendar, January being 1."""
        return list(Month).index(self) + 1


class ExceptionRules(Strict):
    """Where an exception begins (Carlisle 2003, 5.3: particularly well or particularly badly).

    `consecutive` periods off target; `jump` robust standard scores from a measure's own history;
    `passes` periods on target before a harder one is asked for; `quality_floor`, the worst grade
    of data quality that is good enough; `priority_levels`, how much each priority counts, by its
    text in the register of measures.
    """

    consecutive: int = Field(default=2, ge=2)
    jump: Share = 5.0
    passes: int = Field(default=12, ge=1, le=12)
    quality_floor: Literal["A", "B", "C", "D", "U"] = "D"
    priority_levels: dict[str, Annotated[int, Field(ge=0, le=5)]] = Field(default_factory=dict)


class Rules(Strict):
    """How figures are judged since a day; earlier periods keep the rules of their own time.

    Tolerances are shares of the target in relative mode (0.10 is ten percent of it) and in the
    measure's own unit in absolute mode; a `status_profile` that publishes its own takes no notice
    of them. `trend_long_length` counts periods. Savings limits are
    percent of the savings target. `risk_appetite` is the highest score (likelihood by impact)
    that needs no plan. `forecast_range_years` is the history needed before a range is shown.
    `control_points` is how many periods a control chart spans at most: two or three years keep it
    to what the service is now (NHS England, Making Data Count). `year_starts` names the month in
    which the year of a measure starts, by its code, where that is not April. Where
    `targets_need_reason`, a target that does not say why it is what it is stays out of force
    (Ribble Valley 2007, 4.6; R1-027).
    """

    since: Day
    status_profile: StatusKey = StatusKey.TOLERANCE
    status_mode: StatusMode = StatusMode.RELATIVE
    green_tolerance: Share = 0.0
    red_tolerance: Share = 0.10
    trend_long_length: int = Field(default=4, ge=1)
    dead_band: Share = 0.0
    forecast_method: ForecastMethod = ForecastMethod.PROFILE
    forecast_range_years: int = Field(default=3, ge=1)
    budget: dict[BudgetLevel, BudgetThreshold]
    savings_green: Share = 100.0
    savings_amber: Share = 75.0
    risk_appetite: int = Field(ge=1, le=25)
    control_points: int = Field(default=36, ge=12, le=120)
    exceptions: ExceptionRules = ExceptionRules()
    year_starts: dict[str, Month] = Field(default_factory=dict)
    targets_need_reason: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.green_tolerance > self.red_tolerance:
            raise ValueError("The green tolerance may not exceed the red tolerance")
        if self.savings_amber > self.savings_green:
            raise ValueError("The amber limit of savings may not exceed the green limit")
        if set(self.budget) != set(BudgetLevel):
            raise ValueError(f"A budget needs the levels {', '.join(BudgetLevel)}")
        return self
