"""How many days old the new figures are when each body sees them (R4-042, R2-033)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.council import Body
from pmf_lib.methods.age_of_information import Cause, Clock, Figure, Journey, Stage
from pmf_lib.methods.information_course import Course, latest_of_each
from pmf_lib.periods import Period
from pmf_lib.sections.information_clock import brought, meets, report_of_figures, told_of_figures
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.chart_parts import Titles
from pmf_lib.views.records import Block, Chart, Nil, Paragraph, Part, Section, Table
from pmf_lib.views.stages_chart import letters, stages
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Days on which figures were entered, and meetings set in the council's profile"
SHOWN_IN = ("quarter_overview", "corporate_prt_summary")
MOST_NAMED = 5
_RULE = (
    "Days run from the end of each figure's period. By half of them, half of the figures had been "
    "entered, their report made, its papers sent and the meeting held; so the parts add up to the "
    "median. A report's papers go out by the last day that the rule for the body allows."
)


def age_of_information(pack: Pack) -> Section:
    """The median age of the new figures before each body, and which were too late for a meeting."""
    course = Course(pack.council)
    figures = brought(pack, course)
    not_entered = tuple(_not_entered(pack))
    if not figures:
        nil = Nil(reason="Nil return: no figure was entered since the report before this one.")
        return Section(name="age_of_information", blocks=(nil, *not_entered))
    clocks = _clocks(pack, course, latest_of_each(figures))
    missed = _missed(pack, course, figures)
    return Section(
        name="age_of_information",
        headline=_headline(clocks, missed),
        blocks=(
            *_by_body(pack, clocks),
            *_without_meeting(clocks),
            *not_entered,
            Part(heading="Figures too late for a meeting", blocks=(_late(pack, missed),)),
        ),
    )


def _bodies(pack: Pack) -> tuple[Body, ...]:
    name = next((name for name in SHOWN_IN if pack.council.makes(name)), "")
    return told_of_figures(pack, name)


def _clocks(pack: Pack, course: Course, figures: tuple[Figure, ...]) -> list[Clock]:
    """The clock of each body that is told of one of the figures, by the day it meets."""
    report = report_of_figures(pack)
    every = (course.clock(body, figures, report) for body in _bodies(pack))
    return sorted((clock for clock in every if clock.journeys), key=meets)


def _missed(pack: Pack, course: Course, figures: tuple[Figure, ...]) -> dict[Figure, list[Journey]]:
    """Figures entered so late that they missed a meeting, those latest first, and the ways so."""
    report = report_of_figures(pack)
    found: dict[Figure, list[Journey]] = {}
    for body in _bodies(pack):
        for way in course.clock(body, figures, report).journeys:
            if way.missed:
                found.setdefault(way.figure, []).append(way)
    return dict(sorted(found.items(), key=lambda item: (-item[0].days_late, item[0].measure)))


def _headline(clocks: list[Clock], missed: dict[Figure, list[Journey]]) -> str:
    known = [clock for clock in clocks if clock.age is not None]
    late = f"{counted(len(missed), 'figure')} came too late for a meeting"
    if not known:
        return begun(f"{late}; no meeting is set that sees the new figures.")
    first, last = known[0], known[-1]
    when = f"{counted(first.age or 0, 'day')} old when {first.visit.body.name} sees them"
    if first is not last:
        when += f" and {last.age} when {last.visit.body.name} does"
    return f"Half of the new figures are at most {when}; {late}."


def _by_body(pack: Pack, clocks: list[Clock]) -> Iterator[Block]:
    known = [clock for clock in clocks if clock.age is not None]
    if known:
        yield _chart(pack, known)
        yield Paragraph(text=_RULE)
        yield _bodies_table(pack, known)


def _chart(pack: Pack, known: list[Clock]) -> Chart:
    longest, times = Counter(_longest(clock) for clock in known).most_common(1)[0]
    titles = Titles(
        headline=f"{longest} takes longest for {times} of {counted(len(known), 'body', 'bodies')}",
        subtitle=(
            f"Median days from the end of a period to the meeting, {pack.period.short_label}; "
            f"{letters(list(Stage))}"
        ),
        source=SOURCE,
    )
    rows = [(one.visit.body.name, [one.stages[stage] for stage in Stage]) for one in known]
    return stages(titles, list(Stage), rows, "Body")


def _longest(clock: Clock) -> Stage:
    return max(clock.stages, key=lambda stage: clock.stages[stage])


def _bodies_table(pack: Pack, known: list[Clock]) -> Table:
    before = report_of_figures(pack).previous()
    considered = pack.entries("considered", every_period=True)
    last = considered[considered["period"] == before.code].set_index("body")["considered_on"]
    return table(
        "When each body sees the new figures, and what most of the days go on",
        (
            "Body",
            Heading("Earliest lawful meeting", "date"),
            Heading("Meeting that sees them", "date"),
            Heading("Days old, median", "count"),
            "The report before, when seen",
            "What takes longest",
            "What would help",
        ),
        [_body_row(clock, before, last) for clock in known],
        source=SOURCE,
        notes=(
            "The earliest lawful meeting is the first after the report is made that leaves the "
            "days for its papers: five working days, and five clear days where the agenda is "
            "published.",
        ),
    )


def _body_row(clock: Clock, before: Period, last: pd.Series) -> tuple[Any, ...]:
    visit, cause = clock.visit, clock.cause
    seen = last.get(visit.body.key)
    days = (
        "no record"
        if seen is None
        else f"after {(pd.Timestamp(seen).date() - before.end).days} days"
    )
    return (
        visit.body.name,
        visit.earliest,
        visit.meeting,
        clock.age,
        days,
        begun(f"{cause}{visit.note}") if cause is Cause.ORDER else begun(str(cause)),
        "" if cause is None else cause.help,
    )


def _without_meeting(clocks: list[Clock]) -> Iterator[Block]:
    names = [clock.visit.body.name for clock in clocks if clock.age is None]
    if names:
        yield Paragraph(
            text=f"No meeting is set that sees this report for {listed(names)}: how old the "
            "figures will be there is not known."
        )


def _not_entered(pack: Pack) -> Iterator[Block]:
    """The figures that are overdue: no day of entry, and so no age."""
    overdue = pack.judgements[pack.judgements["status"] == "overdue"]
    if overdue.empty:
        return
    titles = [f"“{title}”" for title in overdue["title"]]
    more = len(titles) - MOST_NAMED
    rest = [counted(more, "other")] if more > 0 else []
    yield Paragraph(
        text=f"Not entered yet, so that no age is known: {listed([*titles[:MOST_NAMED], *rest])}."
    )


def _late(pack: Pack, missed: dict[Figure, list[Journey]]) -> Block:
    if not missed:
        return Nil(reason="Nil return: no figure was entered too late for a meeting.")
    return table(
        "Figures entered so late that they missed a meeting they could lawfully have gone to",
        (
            "Measure",
            "Service",
            Heading("Period", "period"),
            Heading("Due", "date"),
            Heading("Entered", "date"),
            Heading("Days late", "count"),
            "Meetings missed",
            "Seen first by",
            "What would help",
        ),
        [_late_row(pack, figure, ways) for figure, ways in missed.items()],
        source=SOURCE,
        notes=(
            "A figure entered after its day that was still in time for its report is not listed, "
            "nor one that is old by a day of its own, such as that of a yearly return.",
        ),
    )


def _late_row(pack: Pack, figure: Figure, ways: list[Journey]) -> tuple[Any, ...]:
    ordered = sorted(ways, key=lambda way: (way.could, way.visit.body.name))
    met = [way for way in ways if way.visit.meeting is not None]
    first = min(met, key=lambda way: (way.visit.meeting, way.visit.body.name), default=None)
    return (
        pack.measures.set_index("measure").at[figure.measure, "title"],
        service_link(pack.council, figure.unit),
        figure.period.code,
        figure.due,
        figure.entered,
        figure.days_late,
        "; ".join(f"{way.visit.body.name}, {day(way.could)}" for way in ordered),
        _seen_first(first),
        Cause.LATE.help,
    )


def _seen_first(way: Journey | None) -> str:
    if way is None:
        return "No later meeting is set"
    return f"{way.visit.body.name}, {day(way.visit.meeting)}, {counted(way.age or 0, 'day')} old"
