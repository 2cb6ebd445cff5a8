"""What a profile's parts must be to each other: no key twice, none dangling, every unit paired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pmf_lib.council.calendar import MilestoneKind
from pmf_lib.council.checks_of_bodies import CHECKS_OF_BODIES, repeats
from pmf_lib.council.profile import Council
from pmf_lib.periods import Grain
from pmf_lib.profile_file import Fault, Place, unknown

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
        yield from repeats(words, (part,), (attribute,))


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
    packs = [spec.pack for spec in council.packs]
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
            (("reporting", at, "pack"), row.pack, packs, "a pack")
            for at, row in enumerate(council.reporting)
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
    *CHECKS_OF_BODIES,
    _appraisals_follow_plans,
    _times,
)
