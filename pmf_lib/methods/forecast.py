"""The year's outturn as the year so far foretells it, each way of reckoning with its label.

A figure that is missing, or a denominator of 0, gives no forecast: its value is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from pmf_lib.methods.exact import Figure, exact, number
from pmf_lib.methods.given import due, figure, figures

YEARS_FOR_A_RANGE = 3
MONTHS = 12
_CLOSE = Fraction(1, 10**9)


class Method(StrEnum):
    """How a forecast was reckoned."""

    RUN_RATE = "run_rate"
    PROFILE = "profile"
    TO_GO = "to_go"
    LAST_YEAR_SHAPE = "last_year_shape"
    RECENT_MEAN = "recent_mean"
    MANUAL = "manual"


LABELS = {
    Method.RUN_RATE: "if the rest of the year goes like the year so far",
    Method.PROFILE: "if the rest of the year follows the seasons of past years",
    Method.TO_GO: "if the rest of the year goes as its targets say",
    Method.LAST_YEAR_SHAPE: "if the rest of the year goes like last year",
    Method.RECENT_MEAN: "the mean of the last 12 months",
}


@dataclass(frozen=True)
class Forecast:
    """An outturn in the measure's unit, how it was reckoned, and its range where one is shown."""

    value: float | None
    method: Method
    label: str
    low: float | None = None
    high: float | None = None


def run_rate(to_date: Figure, elapsed: int, periods_per_year: int) -> Forecast:
    """The year to date, times periods in the year, over periods gone."""
    _within_year(elapsed, periods_per_year)
    so_far = figure("to_date", to_date)
    value = so_far * periods_per_year / elapsed if so_far is not None and elapsed else None
    return _labelled(value, Method.RUN_RATE)


def by_profile(to_date: Figure, weights: Sequence[Figure], elapsed: int) -> Forecast:
    """The year to date, over the share of a year that `weights` put in the periods gone.

    ValueError for weights that do not add up to 1.
    """
    _within_year(elapsed, len(weights))
    so_far, shares = figure("to_date", to_date), _every("weights", weights)
    if shares is None:
        return _labelled(None, Method.PROFILE)
    whole = sum(shares, Fraction(0))
    if abs(whole - 1) > _CLOSE:
        raise ValueError(f"weights is {list(weights)!r}; the shares of a year add up to 1")
    return _labelled(_over(so_far, sum(shares[:elapsed], Fraction(0)) / whole), Method.PROFILE)


def to_go(to_date: Figure, cumulative_targets: Sequence[Figure], elapsed: int) -> Forecast:
    """The year to date, and what the cumulative targets still add after the periods gone."""
    _within_year(elapsed, len(cumulative_targets))
    so_far = figure("to_date", to_date)
    targets = _every("cumulative_targets", cumulative_targets)
    if so_far is None or not targets:
        return _labelled(None, Method.TO_GO)
    planned = targets[elapsed - 1] if elapsed else Fraction(0)
    return _labelled(so_far + targets[-1] - planned, Method.TO_GO)


def last_year_shape(to_date: Figure, last_full_year: Figure, last_to_date: Figure) -> Forecast:
    """The year to date, times last year's outturn, over last year to the same date."""
    so_far, full = figure("to_date", to_date), figure("last_full_year", last_full_year)
    share = _over(full, figure("last_to_date", last_to_date))
    value = None if so_far is None or share is None else so_far * share
    return _labelled(value, Method.LAST_YEAR_SHAPE)


def recent_mean(monthly: Sequence[Figure]) -> Forecast:
    """The mean of the last 12 monthly values, for ratios and stocks; all 12 must be there."""
    recent = _every("monthly", list(monthly)[-MONTHS:])
    whole = recent is not None and len(recent) == MONTHS
    value = sum(recent, Fraction(0)) / MONTHS if recent and whole else None
    return _labelled(value, Method.RECENT_MEAN)


def manual(value: Figure, reason: str | None) -> Forecast:
    """An officer's own forecast; the reason is its label. ValueError without either.

    It is another object than the reckoned one and stands beside it, never in its place.
    """
    own = due("value", value)
    if not reason or not reason.strip():
        raise ValueError("reason is empty; a manual forecast needs one")
    return Forecast(number(own), Method.MANUAL, reason.strip())


def with_range(
    forecast: Forecast, past_errors: Sequence[Figure], years: int = YEARS_FOR_A_RANGE
) -> Forecast:
    """The forecast with a range as wide as the largest error of past years either way.

    `past_errors` are outturn less forecast, from the same point of past years by the same
    method. With fewer than `years` of them (at least 3) no range is shown.
    """
    errors = [error for error in figures("past_errors", past_errors) if error is not None]
    value = exact(forecast.value)
    if value is None or len(errors) < max(years, YEARS_FOR_A_RANGE):
        return replace(forecast, low=None, high=None)
    spread = max(abs(error) for error in errors)
    return replace(forecast, low=float(value - spread), high=float(value + spread))


def _labelled(value: Fraction | None, method: Method) -> Forecast:
    return Forecast(number(value), method, LABELS[method])


def _every(argument: str, values: Sequence[Figure]) -> list[Fraction] | None:
    found = figures(argument, values)
    known = [value for value in found if value is not None]
    return known if len(known) == len(found) else None


def _over(top: Fraction | None, bottom: Fraction | None) -> Fraction | None:
    return top / bottom if top is not None and bottom else None


def _within_year(elapsed: int, periods_per_year: int) -> None:
    if periods_per_year < 1 or not 0 <= elapsed <= periods_per_year:
        raise ValueError(
            f"elapsed is {elapsed} of {periods_per_year} periods; it must be within the year"
        )
