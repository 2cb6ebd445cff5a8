"""Targets that do not fit the way a measure's figures are made, or contradict themselves.

Each rule takes one measure and answers with what was found, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import sqrt

from pmf_lib.methods.latest import figure
from pmf_lib.methods.linter_subject import Row, Subject, word, written
from pmf_lib.methods.targets_in_force import CUMULATIVE_PROFILES
from pmf_lib.periods import Grain, Period

STEPS = 3
AGAINST = Fraction(1, 20)
ROUNDED = Fraction(1, 100)
ONE_PERIOD = (0.6, 1.6)
PATHS = ("step", "trajectory", "recovery")


def moves_the_wrong_way(subject: Subject) -> str | None:
    """Targets of three years running, each easier than the one before by 5 % of it or more.

    Which way is better may have been written down the wrong way round. Smaller steps, such as
    prices that rise, are left alone.
    """
    aims = [_year_aim(subject, subject.year - back) for back in range(STEPS, -1, -1)]
    known = [written(aim) for aim in aims if aim]
    if len(known) < len(aims) or not subject.way or not subject.targeted:
        return None
    steps = [subject.way * (now - before) / abs(before) for before, now in pairwise(known)]
    if max(steps) > -AGAINST:
        return None
    better = "more" if subject.way > 0 else "less"
    path = ", ".join(subject.told(float(aim)) for aim in known)
    return f"By the register {better} is better, yet the yearly targets were {path}."


def year_against_period(subject: Subject) -> str | None:
    """A year's total held against each period: figures add up, but the profile is flat.

    The target is a year's where what a year brings is nearer to it than to a period's share of
    that. A ceiling for the year on an entered cumulative figure is left alone.
    """
    row = subject.year_row
    if row is None or word(row, "profile") != "flat" or not _spreads(subject):
        return None
    if subject.history.aggregation == "entered_cumulative" and subject.polarity == "minimise":
        return None
    share = _share_of_year(subject, row)
    if share is None or not 0 < share < sqrt(subject.history.grain.per_year):
        return None
    target, year = subject.told(figure(row.get("target"))), subject.told(subject.in_a_year)
    return f"The target of {target} is the same all year, while a year's figures add up to {year}."


def period_against_year(subject: Subject) -> str | None:
    """A target spread over the year that is no year's total: one period's, or of no such kind."""
    row = subject.year_row
    if row is None or not subject.targeted or subject.history.grain is Grain.YEAR:
        return None
    profile = word(row, "profile")
    if not subject.history.adds_up:
        spread = f"The target is spread over the year ({profile}), but its figures do not add up."
        return spread if profile in CUMULATIVE_PROFILES else None
    share, count = _share_of_year(subject, row), subject.history.grain.per_year
    if profile not in (None, *CUMULATIVE_PROFILES) or share is None:
        return None
    low, high = ONE_PERIOD
    if not low * count <= share <= high * count:
        return None
    target, year = subject.told(figure(row.get("target"))), subject.told(subject.in_a_year)
    return f"The year's target is {target}, while a year's figures add up to {year}."


def year_against_its_periods(subject: Subject) -> str | None:
    """The targets of the year's own periods, all set, that do not lead to the year's target."""
    year = subject.year_row
    aim = figure(year.get("target")) if year else None
    parts = [figure(row.get("target")) if row else None for row in subject.own_rows]
    known = [part for part in parts if part is not None]
    if year is None or aim is None or not known or len(known) < len(parts):
        return None
    if _leads_to(subject, word(year, "profile"), aim, known):
        return None
    last, total = subject.told(known[-1]), subject.told(sum(known))
    also = f", adding up to {total}" if subject.history.adds_up else ""
    return f"The year's target is {subject.told(aim)}; its periods end at {last}{also}."


def no_starting_point(subject: Subject) -> str | None:
    """A path to the target without the starting point or the steps that it needs."""
    aim = subject.targets.aim(subject.judged.expected)
    lacks = subject.targeted and aim.profile in PATHS and aim.fault
    return aim.fault if lacks else None


def band_without_edges(subject: Subject) -> str | None:
    """A measure best within a band, whose edges are missing, crossed or beside its target."""
    row, aim = subject.aim.row, subject.aim
    if subject.polarity != "band" or not subject.targeted or not row:
        return None
    low, high, target = (figure(row.get(name)) for name in ("lower", "upper", "target"))
    if low is None and high is None:
        return "It is best within a band, but neither edge of the band is given."
    if aim.fault and low is not None and high is not None:
        return f"The band runs from {subject.told(low)} to {subject.told(high)}."
    outside = target is not None and low is not None and high is not None
    if outside and target is not None and not (low or 0) <= target <= (high or 0):
        return f"The target of {subject.told(target)} lies outside its own band."
    return None


def _year_aim(subject: Subject, year: int) -> float | None:
    row = subject.row_of(Period(year, Grain.YEAR, 1))
    return figure(row.get("target")) if row else None


def _spreads(subject: Subject) -> bool:
    """Whether a year's target could be spread over its periods, none having its own."""
    adds = subject.history.adds_up and subject.history.grain is not Grain.YEAR
    return subject.targeted and adds and not any(subject.own_rows)


def _share_of_year(subject: Subject, row: Row) -> float | None:
    """What a year brings, as a share of its target."""
    aim, year = figure(row.get("target")), subject.in_a_year
    return year / aim if aim and year is not None else None


def _leads_to(subject: Subject, profile: str | None, aim: float, parts: Sequence[float]) -> bool:
    """Whether the periods' targets agree with the year's, but for rounding."""
    year, each = written(aim), [written(part) for part in parts]
    slack = ROUNDED * abs(year)
    ends = abs(each[-1] - year) <= slack
    if subject.history.adds_up:
        return ends or abs(sum(each) - year) <= slack
    if profile in PATHS:
        return ends
    return min(each) - slack <= year <= max(each) + slack
