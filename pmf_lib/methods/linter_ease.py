"""Targets that ask for nothing, for too much, or for less without a word; and none at all.

Each rule takes one measure and answers with what was found, or None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pandas as pd

from pmf_lib.methods.latest import figure
from pmf_lib.methods.linter_subject import Row, Subject, word, written
from pmf_lib.periods import Grain, Period

ROOM = Fraction(1, 20)
YEARS = 3
WIDE = 50
WIDE_GREEN = 20
SMALL = 10
_ON_A_PATH = ("recovery", "trajectory")


def always_beaten(subject: Subject) -> str | None:
    """Every figure better than its target by more than the figures themselves differ.

    Over the last 12 periods, 8 known at least (4 of a yearly measure): the worst margin is 5 % of
    the target or more, and no smaller than the widest difference between margins.
    """
    margins = _margins(subject)
    worst = min(margins, default=Fraction(0))
    if worst < ROOM or worst < max(margins) - worst:
        return None
    return (
        f"All {len(margins)} latest figures are better than the target, "
        f"the worst of them by {float(100 * worst):.0f}% of it."
    )


def never_met(subject: Subject) -> str | None:
    """Every figure short of its target by more than the figures themselves differ.

    The mirror of always beaten. A path agreed to a target (recovery, trajectory) is left alone.
    """
    margins = _margins(subject)
    best = max(margins, default=Fraction(0))
    agreed = subject.aim.profile in _ON_A_PATH
    if agreed or any(one.met for one in subject.compared):
        return None
    if -best < ROOM or -best < best - min(margins):
        return None
    return (
        f"None of the {len(margins)} latest figures met the target; "
        f"the best was short by {float(-100 * best):.0f}% of it."
    )


def below_what_was_achieved(subject: Subject) -> str | None:
    """This year's target easier, by 5 % or more, than each of three whole years, and no reason."""
    row = subject.year_row
    aim = figure(row.get("target")) if row else None
    if row is None or not aim or not subject.way or not subject.targeted or word(row, "reason"):
        return None
    years = [subject.result(subject.year - back) for back in range(YEARS, 0, -1)]
    known = [year for year in years if year is not None]
    if len(known) < YEARS:
        return None
    worst = min(known, key=lambda year: subject.way * year)
    if subject.way * (written(worst) - written(aim)) < ROOM * abs(written(aim)):
        return None
    told = subject.told
    return f"The year's target is {told(aim)}; the worst of three years before was {told(worst)}."


def lowered_without_reason(subject: Subject) -> str | None:
    """A target of this year made easier after it was set, or than last year's, and no reason.

    After it was set: by anything. Than last year's: by 5 % or more.
    """
    if not subject.way or not subject.targeted:
        return None
    for before, now in _set_anew(subject):
        if _eased(subject, before, now) > 0 and not word(now, "reason"):
            set_on = _day(now.get("set_on"))
            return f"{_from_to(subject, before, now)}{set_on}, and no reason is given."
    last, this = _year(subject, subject.year - 1), _year(subject, subject.year)
    if last and this and _eased(subject, last, this) >= ROOM and not word(this, "reason"):
        return f"{_from_to(subject, last, this)} from last year to this, and no reason is given."
    return None


def no_target(subject: Subject) -> str | None:
    """A measure with targets by design, and none for this year.

    One whose definition is of this very year may still be finding where it starts from.
    """
    aim = subject.targets.aim(subject.judged.expected)
    if not subject.targeted or aim.row or not aim.fault:
        return None
    first = pd.to_datetime(next((row.get("defined_on") for row in subject.versions), None))
    whole = subject.history.own_year.whole(subject.year, subject.history.grain)
    if not pd.isna(first) and first.date() >= whole[0].start:
        return None
    return aim.fault


def tolerance_hides(subject: Subject) -> str | None:
    """A tolerance of half of the target or more before anything is red, or a fifth for green."""
    tolerance, target = subject.aim.tolerance, subject.aim.target
    if not target or not subject.way or not subject.targeted:
        return None
    by = 1.0 if tolerance.mode == "relative" else 100 / abs(target)
    red, green = tolerance.red * by, tolerance.green * by
    if subject.kind in ("count", "days") and abs(target) < SMALL:
        return None
    if green >= WIDE_GREEN:
        return f"It is green up to {green:.0f}% short of its target."
    return f"It is red only when {red:.0f}% short of its target." if red >= WIDE else None


def _margins(subject: Subject) -> list[Fraction]:
    """The margins, where there are enough for a verdict; none of a yes or no."""
    fit = subject.targeted and subject.way and subject.kind != "yes_no"
    enough = len(subject.margins) >= subject.enough
    return subject.margins if fit and enough else []


def _set_anew(subject: Subject) -> Iterator[tuple[Row, Row]]:
    """What was set for this year or a period of it, and what took its place, each pair."""
    whole = subject.history.own_year.whole(subject.year, subject.history.grain)
    codes = {period.code for period in (Period(subject.year, Grain.YEAR, 1), *whole)}
    by_period: dict[str, list[Row]] = {}
    for row in subject.settings:
        if row["period"] in codes and figure(row.get("target")) is not None:
            by_period.setdefault(str(row["period"]), []).append(row)
    for rows in by_period.values():
        yield from pairwise(rows)


def _year(subject: Subject, year: int) -> Row | None:
    row = subject.row_of(Period(year, Grain.YEAR, 1))
    return row if row and figure(row.get("target")) is not None else None


def _eased(subject: Subject, before: Row, now: Row) -> Fraction:
    """By how much of its size a target became easier; below 0 where it became harder."""
    was, is_now = (written(figure(row.get("target")) or 0.0) for row in (before, now))
    return subject.way * (was - is_now) / (abs(was) or 1)


def _from_to(subject: Subject, before: Row, now: Row) -> str:
    was, is_now = figure(before.get("target")), figure(now.get("target"))
    return f"The target went from {subject.told(was)} to {subject.told(is_now)}"


def _day(cell: Any) -> str:
    if cell is None or pd.isna(cell):
        return ""
    day: date = pd.Timestamp(cell).date()
    return f" on {day.day} {day:%B %Y}"
