"""The year-end that a measure's year so far points to, and the status it would have (R0-030)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmf_lib.methods import forecast
from pmf_lib.methods.forecast import Forecast, Method
from pmf_lib.methods.status import Status
from pmf_lib.methods.targets_in_force import Targets
from pmf_lib.periods import Grain, Period


@dataclass(frozen=True)
class Outlook:
    """A forecast for the year, the year's target and the forecast's status against it."""

    forecast: Forecast
    target: float | None
    status: Status


def outlook(targets: Targets, period: Period, method: str, years: int) -> Outlook | None:
    """The outlook at a period; None for measures whose periods do not add up to a year.

    `method` is the council's own; seasons are taken where the measure has them and else the run
    rate. A range needs `years` past years in which the same forecast can be tested.
    """
    history = targets.history
    if not history.adds_up or period.grain is Grain.YEAR:
        return None
    reckoned = _reckoned(targets, period, Method(method))
    errors = list(_past_errors(targets, period, reckoned.method))
    ranged = _above(forecast.with_range(reckoned, errors, years), _floor(targets, period))
    end = history.own_year.last(period)
    aim = targets.aim(end)
    target, judged = (aim.target, ranged.value) if aim.cumulative else (None, None)
    return Outlook(ranged, target, aim.verdict(history, end, judged).status)


def _past_errors(targets: Targets, period: Period, method: Method) -> Iterator[float]:
    """Outturn less forecast of past years, at the same place and by the same method."""
    own = targets.history.own_year
    for year, outturn in _outturns(targets, period).items():
        then = _reckoned(targets, own.period(year, period.grain, own.place(period)), method)
        if then.value is not None and then.method is method:
            yield outturn - then.value


def seasonal(targets: Targets, period: Period) -> bool:
    """Whether the measure, or its target for the period, follows the seasons."""
    stated = targets.history.text("seasonal") == "yes"
    return stated or targets.aim(period).profile == "seasonal"


def _reckoned(targets: Targets, period: Period, method: Method) -> Forecast:
    history, own = targets.history, targets.history.own_year
    so_far, elapsed = history.to_date(period), own.place(period)
    match method:
        case Method.TO_GO if targets.aim(own.last(period)).cumulative:
            return forecast.to_go(so_far, _year_of_aims(targets, period), elapsed)
        case Method.LAST_YEAR_SHAPE:
            before = period.last_year()
            full = history.to_date(own.last(before))
            return forecast.last_year_shape(so_far, full, history.to_date(before))
        case Method.PROFILE if seasonal(targets, period):
            weights = targets.seasons(own.of(period))
            if weights is not None:
                return forecast.by_profile(so_far, weights, elapsed)
    return forecast.run_rate(so_far, elapsed, period.grain.per_year)


def _floor(targets: Targets, period: Period) -> float | None:
    """Where the year stands, for a measure that has never fallen back: it ends no lower."""
    full = targets.history.full_years(targets.history.own_year.of(period)).values()
    never_fell = all(add >= 0 for adds in full for add in adds)
    return targets.history.to_date(period) if never_fell else None


def _above(ranged: Forecast, floor: float | None) -> Forecast:
    if ranged.low is None or floor is None:
        return ranged
    return replace(ranged, low=max(ranged.low, floor))


def _year_of_aims(targets: Targets, period: Period) -> list[float | None]:
    own = targets.history.own_year
    return [targets.aim(one).target for one in own.whole(own.of(period), period.grain)]


def _outturns(targets: Targets, period: Period) -> dict[int, float]:
    """The outturn of each full year before the period's."""
    history = targets.history
    own = history.own_year
    ends = {year: own.whole(year, period.grain)[-1] for year in history.full_years(own.of(period))}
    outturns = {year: history.to_date(end) for year, end in ends.items()}
    return {year: value for year, value in outturns.items() if value is not None}
