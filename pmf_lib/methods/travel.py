"""A measure's direction of travel at a period: short, long, raw, and whether it goes on.

Cumulative measures are compared by what each period added; seasonal ones with the same period of
earlier years, because an arrow from one season to the next says nothing (Havering 2014/15).
"""

from __future__ import annotations

from dataclasses import dataclass

from pmf_lib.methods import trend
from pmf_lib.methods.outlook import seasonal
from pmf_lib.methods.targets_in_force import Targets
from pmf_lib.methods.trend import Direction, Movement
from pmf_lib.periods import Period

SUCCESSIVE = 3


@dataclass(frozen=True)
class Travel:
    """The trends of one period, and the two figures that the short one compares.

    `successive` holds the short trend of the last three periods, oldest first.
    """

    kind: str
    short: Direction
    long: Direction
    movement: Movement
    now: float | None
    before: float | None
    successive: tuple[Direction, ...]


def travel(targets: Targets, period: Period, long_length: int, dead_band: float) -> Travel:
    """The direction of travel at a period; `dead_band` is in the measure's unit."""
    polarity = str(targets.history.row["polarity"])
    values = _comparable(targets, period, long_length)
    options = _options(targets, period, dead_band)
    kind, per_year = options["kind"], options["periods_per_year"]
    return Travel(
        kind=kind,
        short=trend.short(values, polarity, **options),
        long=trend.long(values, polarity, length=long_length, **options),
        movement=trend.movement(values, kind=kind, periods_per_year=per_year, dead_band=dead_band),
        now=values[-1],
        before=values[-2] if kind == "ongoing" else values[-1 - per_year],
        successive=tuple(
            trend.short(
                values[: len(values) - back],
                polarity,
                **_options(targets, period.shift(-back), dead_band),
            )
            for back in reversed(range(SUCCESSIVE))
        ),
    )


def _comparable(targets: Targets, last: Period, years: int) -> list[float | None]:
    """What each period added, in a row that reaches back far enough for every comparison."""
    reach = last.grain.per_year * years + SUCCESSIVE
    return [targets.history.increment(last.shift(-steps)) for steps in reversed(range(reach))]


def _options(targets: Targets, last: Period, dead_band: float) -> trend.Options:
    aim = targets.aim(last)
    return trend.Options(
        kind="year_to_year" if seasonal(targets, last) else "ongoing",
        periods_per_year=last.grain.per_year,
        dead_band=dead_band,
        target=None if aim.cumulative else aim.target,
        lower=aim.lower,
        upper=aim.upper,
    )
