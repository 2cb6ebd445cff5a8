"""The way of a council's reports to its bodies, and the figures that each report brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from pmf_lib.council import Body, Council
from pmf_lib.methods.age_of_information import Clock, Figure, Journey, Visit
from pmf_lib.methods.ladder import Agendas, considered_by_meeting, first_meeting_on, papers_out
from pmf_lib.methods.submission import first_handed_in, lateness
from pmf_lib.periods import Grain, Period

TAKEN_OVER_AFTER_YEARS = 2


@dataclass(frozen=True)
class Course:
    """The way of a council's reports from the day they are made to each body."""

    council: Council
    _visits: dict[tuple[str, Period], Visit] = field(default_factory=dict, compare=False)

    @cached_property
    def agendas(self) -> Agendas:
        """Which quarter each meeting considers (R0-023)."""
        return considered_by_meeting(self.council)

    def visit(self, body: Body, report: Period) -> Visit:
        """When a body first sees the report of a month or a quarter, or a later one."""
        if (body.key, report) not in self._visits:
            self._visits[body.key, report] = self._visit(body, report)
        return self._visits[body.key, report]

    def _visit(self, body: Body, report: Period) -> Visit:
        made = self.council.pack_date(report)
        earliest = first_meeting_on(self.council, body, report)
        meeting = earliest if report.grain is Grain.MONTH else self._in_turn(body, report)
        out = None if meeting is None else papers_out(self.council, body, meeting)
        note = "" if earliest is None else self.agendas[body.key, earliest].note
        return Visit(body, made, meeting, out, earliest, note if meeting != earliest else "")

    def _in_turn(self, body: Body, report: Period) -> date | None:
        """The first meeting to consider the quarter or, where none does, a later one."""
        seen = ((day, self.agendas[body.key, day].quarter) for day in body.meetings)
        return next((day for day, quarter in seen if quarter and quarter >= report), None)

    def brought_by(self, period: Period, known_on: date, last: Period) -> Period:
        """The first report that can hold a figure known on a day, and at the latest `last`."""
        report = Period.of(period.end, last.grain)
        while report < last and self.council.pack_date(report) < known_on:
            report = report.next()
        return report

    def clock(self, body: Body, figures: Sequence[Figure], report: Period) -> Clock:
        """The figures that a report brings, on their way to a body that is told of their units."""
        visit = self.visit(body, report)
        told = {unit.key for unit in self.council.units_of_body(body.key)}
        own = [figure for figure in figures if figure.unit in told]
        journeys = (Journey(one, visit, self._could(body, one, report)) for one in own)
        return Clock(visit, tuple(journeys))

    def _could(self, body: Body, figure: Figure, report: Period) -> date | None:
        """The meeting that would have seen it; not known before the first year of meetings."""
        would = self.visit(body, self.brought_by(figure.period, figure.due, report))
        if not body.meetings:
            return None
        known_since = Period.of(body.meetings[0], Grain.YEAR).start
        return would.meeting if would.made >= known_since else None


def new_figures(
    course: Course, history: pd.DataFrame, due_days: pd.Series, report: Period
) -> tuple[Figure, ...]:
    """The figures that a report brings first: entered since the report before it was made.

    `history` has every known row of whole units, with measure, unit, period, value and known_from;
    `due_days` maps a measure to its own days, NaN where it has none. What was first entered more
    than two years after its period was taken over from older books, and is no news.
    """
    council = course.council
    since, until = council.pack_date(report.previous()), council.pack_date(report)
    first = first_handed_in(history[history["measure"].isin(due_days.index)])
    known = pd.to_datetime(first["known_from"])
    recent = first[(known > pd.Timestamp(since)) & (known <= pd.Timestamp(until))]
    oldest = report.shift(-TAKEN_OVER_AFTER_YEARS * report.grain.per_year).end
    ends = recent["period"].map(lambda code: Period.parse(str(code)).end)
    own = recent[(ends > oldest) & (ends <= report.end)] if len(recent) else recent
    found = lateness(own, due_days, council.value_due)
    return tuple(
        Figure(
            str(row.measure),
            str(row.unit),
            Period.parse(str(row.period)),
            pd.Timestamp(row.known_from).date(),
            pd.Timestamp(row.due_on).date(),
        )
        for row in found.itertuples()
    )


def latest_of_each(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Of each measure its latest figure."""
    ordered = sorted(figures, key=lambda one: (one.measure, one.unit, one.period.end))
    return tuple({(one.measure, one.unit): one for one in ordered}.values())
