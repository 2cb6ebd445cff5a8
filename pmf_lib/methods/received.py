"""Which bodies were given a figure, as which value and when: whom a correction must reach.

Code of Practice for Statistics: an error that changes what was concluded is told to those who were
given the figure (R1-044, R0-023).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pmf_lib.council import Body, BodyKind, Council
from pmf_lib.methods.information_course import Course
from pmf_lib.methods.release import releases
from pmf_lib.methods.restatement import KEY
from pmf_lib.periods import Grain, Period

COLUMNS = ("body", *KEY, "value", "received_on", "report")


@dataclass(frozen=True)
class Editions:
    """The reports that went to each body: by what it is registered to have considered, else by
    its calendar.

    `considered` has body, period, considered_on (datetime64) and response; `as_at` is the day by
    which papers must have gone out to count.
    """

    course: Course
    considered: pd.DataFrame
    as_at: date

    @property
    def council(self) -> Council:
        """The council whose bodies they are."""
        return self.course.council

    def reports(self, period: Period) -> Iterator[Period]:
        """The quarters whose reports were made by now and can hold a period's figure."""
        report = Period.of(period.end, Grain.QUARTER)
        while self.council.pack_date(report) <= self.as_at:
            if report.end >= self.council.rules[0].since:
                yield report
            report = report.next()

    def given_on(self, report: Period) -> dict[str, date]:
        """The day on which each body was given a quarter's report; who was not is left out.

        A body whose edition is held back was not. One that considered the quarter had it by then;
        else its papers went out on the day that its calendar has. Everyone else may read the
        public edition as soon as the last body that it waits for had considered the quarter.
        """
        own = self.considered[self.considered["period"] == report.code]
        days = {
            str(key): pd.Timestamp(day).date()
            for key, day in zip(own["body"], own["considered_on"], strict=True)
        }
        released = releases(self.council, report, self.considered)
        due = {
            body.key: days.get(body.key) or self._by_calendar(body, report, days)
            for body in self.council.bodies
            if body.receives and released[body.key].released
        }
        return {key: day for key, day in due.items() if day is not None}

    def _by_calendar(self, body: Body, report: Period, days: dict[str, date]) -> date | None:
        if body.kind is BodyKind.PUBLIC:
            return max(days.values(), default=self.council.pack_date(report))
        out = self.course.visit(body, report).out
        return out if out is not None and out <= self.as_at else None


def received(history: pd.DataFrame, editions: Editions) -> pd.DataFrame:
    """What each body was given of some figures. Columns: `COLUMNS`; a row a body, figure, report.

    `history` has every known row of the figures with measure, unit, period, value and known_from,
    of each the oldest first. A report holds what was known on the day it was made, and a body is
    given those of the units that it is told of.
    """
    told = {body.key: _units(editions.council, body) for body in editions.council.bodies}
    found = [
        (body, *key, value, pd.Timestamp(day), report.code)
        for key, known in history.groupby(KEY, sort=False)
        for report, value in _reported(known, str(key[-1]), editions)
        for body, day in editions.given_on(report).items()
        if key[1] in told[body]
    ]
    kinds = {"value": "float64", "received_on": "datetime64[s]"}
    return pd.DataFrame(found, columns=list(COLUMNS)).astype(kinds)


def _units(council: Council, body: Body) -> frozenset[str]:
    return frozenset(unit.key for unit in council.units_of_body(body.key))


def _reported(
    known: pd.DataFrame, period: str, editions: Editions
) -> Iterator[tuple[Period, float]]:
    """The reports that told a figure, each with what was known of it on its day."""
    for report in editions.reports(Period.parse(period)):
        then = known[known["known_from"] <= pd.Timestamp(editions.council.pack_date(report))]
        values = then["value"].dropna()
        if len(values):
            yield report, float(values.iloc[-1])
