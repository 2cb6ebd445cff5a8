"""What a profile's parts must be to each other: no key twice, none dangling, every unit paired."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from pmf_lib import workdays
from pmf_lib.council.calendar import MilestoneKind
from pmf_lib.council.parts import SCRUTINY, BodyKind, ForEach
from pmf_lib.council.profile import Council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain
from pmf_lib.profile_file import Fault, Place, unknown

_WEEKDAYS = tuple(day_name)
_FOR_PARTS = frozenset({ForEach.UNIT, ForEach.COMMITTEE, ForEach.BODY})
_SINGLE = (
    ("directorates", "key"),
    ("units", "key"),
    ("units", "name"),
    ("units", "number"),
    ("portfolios", "key"),
    ("groups", "key"),
    ("committees", "key"),
    ("bodies", "key"),
    ("bodies", "name"),
    ("packs", "pack"),
)


def faults(council: Council, key: str) -> Iterator[Fault]:
    """Everything wrong between the parts of a profile whose file is named for the key."""
    if council.key != key:
        yield Fault(
            ("key",),
            f"the key “{council.key}” is not the file's name “{key}”",
            "A profile's file is named for its key",
            f"Write {key} or rename the file",
        )
    for check in _CHECKS:
        yield from check(council)


def _listed_twice(council: Council) -> Iterator[Fault]:
    for part, attribute in _SINGLE:
        words = [getattr(thing, attribute) for thing in getattr(council, part)]
        yield from _repeats(words, (part,), (attribute,))


def _repeats(words: Iterable[object], place: Place, within: Place = ()) -> Iterator[Fault]:
    """The words of a list that stand in it a second time."""
    seen: set[object] = set()
    for at, word in enumerate(words):
        if word in seen:
            found = f"“{word}” stands twice in “{place[-1]}”"
            mend = "Remove or correct one of the two"
            yield Fault((*place, at, *within), found, "Each may stand once", mend)
        seen.add(word)


def _references(council: Council) -> Iterator[Fault]:
    directorates = [directorate.key for directorate in council.directorates]
    for at, unit in enumerate(council.units):
        if unit.directorate not in directorates:
            place = ("units", at, "directorate")
            yield unknown(place, unit.directorate, directorates, "the key of a directorate")


def _bodies_named(council: Council) -> Iterator[Fault]:
    """What bodies, the reporting table and the calendar name is there."""
    directorates = [directorate.key for directorate in council.directorates]
    portfolios = [portfolio.key for portfolio in council.portfolios]
    bodies = [body.key for body in council.bodies]
    named: list[tuple[Place, str | None, list[str], str]] = [
        *(
            (("bodies", at, "directorate"), body.directorate, directorates, "a directorate")
            for at, body in enumerate(council.bodies)
        ),
        *(
            (("bodies", at, "portfolio"), body.portfolio, portfolios, "a portfolio")
            for at, body in enumerate(council.bodies)
        ),
        *(
            (("reporting", at, "to"), row.to, bodies, "a body")
            for at, row in enumerate(council.reporting)
        ),
        *(
            (("calendar", "milestones", at, "body"), milestone.body, bodies, "a body")
            for at, milestone in enumerate(council.calendar.milestones)
        ),
    ]
    for place, key, allowed, noun in named:
        if key is not None and key not in allowed:
            yield unknown(place, key, allowed, f"the key of {noun}")


def _pairing(council: Council) -> Iterator[Fault]:
    """Every unit paired with exactly one committee (R0-004)."""
    top: Place = ("pairing", "committees")
    units = [unit.key for unit in council.units]
    committees = [committee.key for committee in council.committees]
    paired: dict[str, str] = {}
    for committee, members in council.pairing.committees.items():
        if committee not in committees:
            yield unknown((*top, committee), committee, committees, "the key of a committee")
        for at, unit in enumerate(members):
            place = (*top, committee, at)
            if unit not in units:
                yield unknown(place, unit, units, "the key of a business unit")
            elif unit in paired:
                yield _paired_twice(place, unit, (paired[unit], committee))
            paired.setdefault(unit, committee)
    for unit in units:
        if unit not in paired:
            found = f"the business unit “{unit}” is paired with no committee"
            allowed = "Each business unit is paired with exactly one"
            yield Fault(top, found, allowed, "Write it under one of the committees")


def _paired_twice(place: Place, unit: str, committees: tuple[str, str]) -> Fault:
    first, second = committees
    also = "twice" if first == second else f"with “{first}” and again"
    return Fault(
        place,
        f"the business unit “{unit}” is paired {also} with “{second}”",
        "Each business unit is paired with exactly one committee",
        "Remove one of the two",
    )


def _bodies(council: Council) -> Iterator[Fault]:
    packs = [spec.pack for spec in council.packs]
    for at, body in enumerate(council.bodies):
        for nth, pack in enumerate(body.receives):
            if pack not in packs:
                yield unknown(("bodies", at, "receives", nth), pack, packs, "the name of a pack")
        yield from _repeats(body.receives, ("bodies", at, "receives"))
        yield from _one_report_twice(council, at)
        yield from _meetings(("bodies", at, "meetings"), body.meetings, council.closures)


def _nothing_of_others(council: Council) -> Iterator[Fault]:
    """A committee of several receives what is about its own units, and nothing else (R1-072)."""
    whole = {
        spec.pack for spec in council.packs if spec.for_each not in _FOR_PARTS and not spec.general
    }
    for at, body in enumerate(council.bodies if len(council.committees) > 1 else ()):
        for nth, pack in enumerate(body.receives if body.committee else ()):
            if pack in whole:
                found = f"“{body.key}” would get “{pack}”, which is about other committees' units"
                allowed = f"A committee gets packs made for each {', '.join(sorted(_FOR_PARTS))}"
                mend = "Remove it, or give the committee a pack of its own units"
                yield Fault(("bodies", at, "receives", nth), found, allowed, mend)


def _one_report_twice(council: Council, at: int) -> Iterator[Fault]:
    """A body gets a report at one level of detail only (R1-038)."""
    body = council.bodies[at]
    titles: dict[str, str] = {}
    for nth, pack in enumerate(body.receives):
        for spec in council.packs:
            if spec.pack != pack:
                continue
            first = titles.setdefault(spec.title, pack)
            if first != pack:
                found = f"“{body.key}” would get “{spec.title}” twice, as {first} and as {pack}"
                allowed = "A body gets each report once, full or as exceptions"
                mend = "Remove one of the two, or give them different titles"
                yield Fault(("bodies", at, "receives", nth), found, allowed, mend)


def _meetings(place: Place, meetings: Iterable[date], closures: frozenset[date]) -> Iterator[Fault]:
    before: date | None = None
    for nth, day in enumerate(meetings):
        yield from _unworked((*place, nth), day, closures)
        if before is not None and day <= before:
            found = f"{day.isoformat()} follows {before.isoformat()}"
            allowed = "A body's meetings stand in order, each day once"
            yield Fault((*place, nth), found, allowed, "Put the dates in order")
        before = day


def _unworked(place: Place, day: date, closures: frozenset[date]) -> Iterator[Fault]:
    try:
        if workdays.is_working_day(day, closures=closures):
            return
    except ParameterError as error:
        yield Fault(place, error.found, error.allowed, error.next_step)
        return
    found = f"{day.isoformat()}, a {_WEEKDAYS[day.weekday()]}, is no working day"
    allowed = "Meetings are on working days: no weekend, bank holiday or closure"
    yield Fault(place, found, allowed, "Correct the date")


def _scrutiny_bodies(council: Council) -> Iterator[Fault]:
    """Each committee meets as exactly one scrutiny body."""
    committees = [committee.key for committee in council.committees]
    met: list[str] = []
    for at, body in enumerate(council.bodies):
        if (body.kind is BodyKind.SCRUTINY) != (body.committee is not None):
            found = f"“{body.key}” is of the kind {body.kind} "
            found += "and names a committee" if body.committee else "and names no committee"
            allowed = "A body of the kind scrutiny, and no other, names its committee"
            yield Fault(("bodies", at), found, allowed, "Correct its kind or its committee")
        elif body.committee is not None and body.committee not in committees:
            place = ("bodies", at, "committee")
            yield unknown(place, body.committee, committees, "the key of a committee")
        elif body.committee in met:
            found = f"a second body names the committee “{body.committee}”"
            allowed = "Each committee has one body"
            yield Fault(("bodies", at, "committee"), found, allowed, "Remove or correct it")
        met += [body.committee] if body.committee else []
    for committee in committees:
        if committee not in met:
            found = f"no body names the committee “{committee}”"
            allowed = "Each committee has one body with its meetings"
            yield Fault(("bodies",), found, allowed, "Write a body of the kind scrutiny for it")


def _ladder(council: Council) -> Iterator[Fault]:
    """The ladder leads upwards: nobody stands on two of its rungs (R0-023)."""
    committees = {body.key for body in council.bodies if body.committee}
    rungs = [*(body.key for body in council.bodies), SCRUTINY]
    below: set[str] = set()
    for at, rung in enumerate(council.ladder):
        if rung not in rungs:
            yield unknown(("ladder", at), rung, rungs, "the key of a body")
        met = committees if rung == SCRUTINY else {rung}
        for again in sorted(met & below):
            found = f"the ladder comes back to “{again}”, which would wait for itself"
            allowed = "Each body stands on one rung of the ladder"
            yield Fault(("ladder", at), found, allowed, "Remove one of its two rungs")
        below |= met


def _appraisals_follow_plans(council: Council) -> Iterator[Fault]:
    """Appraisals come after the plans that they are about are approved (R4-044)."""
    first, last = council.period.containing(Grain.YEAR).start, council.period.end
    span = date(first.year, 1, 1), date(last.year, 12, 31)
    milestones = list(enumerate(council.calendar.milestones))
    approved = {
        day.year: day
        for _, milestone in milestones
        if milestone.kind is MilestoneKind.PLANS
        for day in milestone.days(*span)
    }
    for at, milestone in milestones:
        if milestone.kind is not MilestoneKind.APPRAISALS:
            continue
        for day in milestone.days(*span):
            if day <= approved.get(day.year, date.min):
                found = f"“{milestone.what}” falls on {day.isoformat()}, before plans are approved"
                allowed = f"Plans are approved by {approved[day.year].isoformat()}"
                place = ("calendar", "milestones", at, "on")
                yield Fault(place, found, allowed, "Give a later day")
                break


def _times(council: Council) -> Iterator[Fault]:
    if council.period.grain is not Grain.QUARTER:
        allowed = "The current period is a quarter, written 2021-22-Q2"
        found = f"“{council.current_period}” is a {council.period.grain}"
        yield Fault(("current_period",), found, allowed, "Write the quarter")
    since = [rules.since for rules in council.rules]
    for at, (before, after) in enumerate(pairwise(since), start=1):
        if after <= before:
            found = f"rules since {after.isoformat()} follow rules since {before.isoformat()}"
            yield Fault(("rules", at), found, "Rules stand in order, oldest first", "Reorder them")
    if not since or since[0] > council.period.start:
        found = f"no rules are in force at the start of {council.current_period}"
        yield Fault(("rules",), found, "", "Write the rules with the day they began")


_CHECKS = (
    _listed_twice,
    _references,
    _bodies_named,
    _pairing,
    _bodies,
    _nothing_of_others,
    _scrutiny_bodies,
    _ladder,
    _appraisals_follow_plans,
    _times,
)
