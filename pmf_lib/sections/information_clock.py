"""A pack's new figures on their way to the bodies, and their median age for its first page."""

from __future__ import annotations

from datetime import date

from pmf_lib.council import Body, BodyKind, ForEach
from pmf_lib.methods.age_of_information import Clock, Figure
from pmf_lib.methods.information_course import Course, latest_of_each, new_figures
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day
from pmf_lib.views.words import counted

AGE = "Age of the figures"
TELL_FIGURES = frozenset(
    {
        "balanced_scorecard",
        "chair_edition",
        "corporate_prt_summary",
        "delivery_contract",
        "delivery_plan_report",
        "exception_report",
        "group_report",
        "portfolio_briefing",
        "priority_scorecard",
        "prt_report",
        "quarter_overview",
        "service_committee_report",
        "strategic_overview",
        "unit_monitoring",
    }
)
"""The packs that tell a period's figures, and so say on their first page how old those are."""
_OF_SERVICES = (ForEach.UNIT, ForEach.COMMITTEE, ForEach.BODY, ForEach.GROUP)


def report_of_figures(pack: Pack) -> Period:
    """The month or the quarter whose report brings the figures: the pack's, or its year's last."""
    if pack.period.grain is Grain.YEAR:
        return pack.period.within(Grain.QUARTER)[-1]
    return pack.period


def brought(pack: Pack, course: Course) -> tuple[Figure, ...]:
    """Every figure that is in this pack for the first time."""
    history = pack.value_history
    whole = history[history[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")]
    due_days = pack.measures.set_index("measure")["due_days"]
    return new_figures(course, whole, due_days, report_of_figures(pack))


def receivers(pack: Pack, name: str) -> tuple[Body, ...]:
    """The bodies that meet to consider a pack of that name about just these units."""
    own = {unit.key for unit in pack.units}
    return tuple(
        body
        for body in pack.council.bodies
        if name in body.receives
        and body.kind is not BodyKind.PUBLIC
        and (pack.scope.kind is not ForEach.BODY or body.key == pack.key)
        and own <= {unit.key for unit in pack.council.units_of_body(body.key)}
    )


def told_of_figures(pack: Pack, name: str) -> tuple[Body, ...]:
    """The bodies that receive the council's pack of that name, or one of a service's figures."""
    council = pack.council
    of_services = {spec.pack for spec in council.packs if spec.for_each in _OF_SERVICES} | {name}
    return tuple(
        body
        for body in council.bodies
        if body.kind is not BodyKind.PUBLIC and of_services & set(body.receives)
    )


def age_words(pack: Pack, name: str) -> tuple[tuple[str, str], ...]:
    """A fact for the first page: how old half of the new figures are at most, and before whom.

    Told of the body that meets first and the one that meets last, where the pack goes to bodies.
    """
    bodies = receivers(pack, name) if name in TELL_FIGURES else ()
    if not bodies:
        return ()
    course = Course(pack.council)
    figures = latest_of_each(brought(pack, course))
    if not figures:
        return ((AGE, "Not known: no new figure has been entered"),)
    report = report_of_figures(pack)
    clocks = [course.clock(body, figures, report) for body in bodies]
    met = sorted((one for one in clocks if one.age is not None), key=meets)
    return ((AGE, _age(figures, met)),)


def meets(clock: Clock) -> tuple[date, str]:
    """Sorts bodies by the day they meet; those without a meeting come last."""
    return clock.visit.meeting or date.max, clock.visit.body.name


def _age(figures: tuple[Figure, ...], met: list[Clock]) -> str:
    if not met:
        return "Not known: no meeting is set at which a body sees them"
    several = f"Half of {len(figures):,} new figures are at most"
    half = several if len(figures) > 1 else "The one new figure is"
    seen = [_seen(clock) for clock in (met[0], met[-1])]
    return f"{half} {seen[0]}" if len(met) == 1 else f"{half} {seen[0]}, and {seen[1]}"


def _seen(clock: Clock) -> str:
    visit = clock.visit
    return f"{counted(clock.age or 0, 'day')} old at {visit.body.name}, {day(visit.meeting)}"
