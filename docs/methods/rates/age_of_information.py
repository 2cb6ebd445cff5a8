"""How often a figure that came too late for a meeting is listed, and how often one that did not.

Each draw is one body of one council, which meets on 3 to 12 days drawn from a year, and one
figure with the days on which it was entered. Whether it missed a meeting is worked out beside the
rule by walking through the meetings one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np
import pandas as pd

from pmf_lib.council import Body, Council, load_council
from pmf_lib.methods.information_course import Course, new_figures
from pmf_lib.periods import Period
from pmf_lib.workdays import is_working_day

Chance = np.random.Generator

DRAWS = 50
SEED = 20211028
COUNCIL = load_council("carlisle-2021")
YEAR = Period.parse("2021-22")
QUARTER = Period.parse("2021-22-Q1")
REPORTS = tuple(QUARTER.shift(steps) for steps in range(3))
UNIT = COUNCIL.units[0].key
BODIES = ("smt", "audit")
OWN_DAYS = 190


@dataclass(frozen=True)
class Draw:
    """A body with its meetings, and a figure: its period, the days it was entered on, its day.

    `known_on` are the days on which the store learnt of it: those of entry, save where rows were
    loaded without them.
    """

    council: Council
    body: Body
    period: Period
    entered: date
    due: date
    known_on: tuple[date, ...]
    due_days: float = float("nan")

    @property
    def missed(self) -> bool:
        """Whether it would have gone to another meeting, had it been entered on its day."""
        would = _first_seen(self, min(self.entered, self.due))
        return would is not None and would != _first_seen(self, self.entered)

    @property
    def listed(self) -> bool:
        """Whether any of the reports lists it."""
        rows = [{"measure": "M", "unit": UNIT, "period": self.period.code, "value": 1.0}]
        history = pd.DataFrame(rows * len(self.known_on))
        history["known_from"] = pd.to_datetime(pd.Series(self.known_on))
        course, due_days = Course(self.council), pd.Series({"M": self.due_days})
        return any(
            way.missed
            for report in REPORTS
            for way in course.clock(
                self.body, new_figures(course, history, due_days, report), report
            ).journeys
        )


def rates() -> dict[str, float]:
    """How often it is listed, by what was planted: first what should be, then what should not."""
    late = {f"{weeks} weeks, missed": (partial(_late, 7 * weeks), True) for weeks in (3, 6, 12)}
    planted: dict[str, tuple[Callable[[Chance], Draw], bool]] = {
        **late,
        "before the calendar": (_before_calendar, True),
        "2 weeks": (partial(_late, 14), False),
        "6 weeks, nothing missed": (partial(_late, 42), False),
        "own clock": (_own_clock, False),
        "restated": (_restated, False),
        "taken over": (_taken_over, False),
        "loaded without its day": (_loaded_late, False),
    }
    return {name: _share(*one) for name, one in planted.items()}


def _share(draw: Callable[[Chance], Draw], missed: bool) -> float:
    """The share listed of so many draws in which a meeting was missed, or in which none was."""
    chance = np.random.default_rng(SEED)
    listed: list[bool] = []
    while len(listed) < DRAWS:
        one = draw(chance)
        if draw is _before_calendar or one.missed is missed:
            listed.append(one.listed)
    return sum(listed) / DRAWS


def _council(chance: Chance) -> tuple[Council, Body]:
    """One body that meets on days drawn from the year, and no order of bodies."""
    every = [YEAR.start + timedelta(days=day) for day in range(365)]
    working = [day for day in every if is_working_day(day)]
    places = np.sort(chance.choice(len(working), chance.integers(3, 13), replace=False))
    days = tuple(working[place] for place in places)
    body = COUNCIL.body(str(chance.choice(BODIES))).model_copy(update={"meetings": days})
    return COUNCIL.model_copy(update={"bodies": (body,), "ladder": ()}), body


def _late(days: int, chance: Chance) -> Draw:
    """A quarter's figure, entered so many days after its day."""
    council, body = _council(chance)
    due = council.value_due(QUARTER)
    entered = due + timedelta(days=days)
    return Draw(council, body, QUARTER, entered, due, (entered,))


def _before_calendar(chance: Chance) -> Draw:
    """Months late for a report that was made before the first meeting of the profile."""
    council, body = _council(chance)
    period = QUARTER.shift(-2)
    entered = QUARTER.end + timedelta(days=int(chance.integers(30, 80)))
    return Draw(council, body, period, entered, council.value_due(period), (entered,))


def _own_clock(chance: Chance) -> Draw:
    """A year's figure due so many days later, entered a little before that."""
    council, body = _council(chance)
    period = YEAR.previous()
    due = period.end + timedelta(days=OWN_DAYS)
    entered = due - timedelta(days=int(chance.integers(0, 10)))
    return Draw(council, body, period, entered, due, (entered,), OWN_DAYS)


def _restated(chance: Chance) -> Draw:
    """Entered in time, and entered otherwise six to ten weeks later."""
    council, body = _council(chance)
    due = council.value_due(QUARTER)
    again = due + timedelta(days=int(chance.integers(42, 70)))
    return Draw(council, body, QUARTER, due, due, (due, again))


def _taken_over(chance: Chance) -> Draw:
    """A figure of three years before, first entered now from older books."""
    council, body = _council(chance)
    period = QUARTER.shift(-12)
    known = QUARTER.end + timedelta(days=int(chance.integers(30, 80)))
    due = council.value_due(period)
    return Draw(council, body, period, due, due, (known,))


def _loaded_late(chance: Chance) -> Draw:
    """Entered in time, but loaded six to ten weeks later from a file without that day."""
    council, body = _council(chance)
    due = council.value_due(QUARTER)
    loaded = due + timedelta(days=int(chance.integers(42, 70)))
    return Draw(council, body, QUARTER, due, due, (loaded,))


def _first_seen(draw: Draw, entered: date) -> date | None:
    """The first meeting whose papers can hold a report made after the figure was entered."""
    made = [draw.council.pack_date(draw.period.shift(steps)) for steps in range(8)]
    holding = [day for day in made if day >= entered]
    return next((day for day in draw.body.meetings if _out(draw.body, day) >= holding[0]), None)


def _out(body: Body, meeting: date) -> date:
    """Five working days back, and one more where the days between must be clear."""
    day, left = meeting, 6 if body.public else 5
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day)
    return day


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:24} {100 * rate:5.1f}%")
