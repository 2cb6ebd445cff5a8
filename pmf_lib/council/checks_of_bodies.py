"""What bodies must be to committees, packs and the ladder: meetings, editions, rungs."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterable, Iterator
from datetime import date

from pmf_lib import workdays
from pmf_lib.council.parts import SCRUTINY, BodyKind, ForEach
from pmf_lib.council.profile import Council
from pmf_lib.errors import ParameterError
from pmf_lib.profile_file import Fault, Place, unknown

_WEEKDAYS = tuple(day_name)
_FOR_PARTS = frozenset({ForEach.UNIT, ForEach.COMMITTEE, ForEach.BODY})


def repeats(words: Iterable[object], place: Place, within: Place = ()) -> Iterator[Fault]:
    """The words of a list that stand in it a second time."""
    seen: set[object] = set()
    for at, word in enumerate(words):
        if word in seen:
            found = f"“{word}” stands twice in “{place[-1]}”"
            mend = "Remove or correct one of the two"
            yield Fault((*place, at, *within), found, "Each may stand once", mend)
        seen.add(word)


def _bodies(council: Council) -> Iterator[Fault]:
    packs = [spec.pack for spec in council.packs]
    for at, body in enumerate(council.bodies):
        for nth, pack in enumerate(body.receives):
            if pack not in packs:
                yield unknown(("bodies", at, "receives", nth), pack, packs, "the name of a pack")
        yield from repeats(body.receives, ("bodies", at, "receives"))
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


CHECKS_OF_BODIES = (_bodies, _nothing_of_others, _scrutiny_bodies, _ladder)
