"""Which quarter each meeting considers: management first, then the rungs above it (R0-023)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pmf_lib.council import Body, Council
from pmf_lib.periods import Grain, Period

_QUARTERS_LOOKED_BACK = 8


@dataclass(frozen=True)
class Considered:
    """The quarter that a meeting considers, if any, and why it is not a later one."""

    quarter: Period | None
    note: str = ""


Agendas = dict[tuple[str, date], Considered]


@dataclass(frozen=True)
class _Rung:
    """A rung of the ladder, and the day by which all its bodies had considered each quarter."""

    name: str
    cleared: Mapping[Period, date]


def considered_by_meeting(council: Council) -> Agendas:
    """What each meeting considers, by body key and day.

    Papers go out by the paper deadline, and with the agenda where it must be published (Local
    Government Act 1972, s100B). A meeting considers the latest quarter whose packs are made by
    then and that the rung below had considered before then. Management that stands on no rung
    waits for nobody; any other body that stands on none waits for the lowest rung.
    """
    found: Agendas = {}
    rungs: list[_Rung] = []
    for rung in council.ladder:
        bodies = council.bodies_on(rung)
        found |= _agendas(council, bodies, rungs[-1] if rungs else None)
        rungs.append(_Rung(" and ".join(body.name for body in bodies), _cleared(bodies, found)))
    on_ladder = {body.key for rung in council.ladder for body in council.bodies_on(rung)}
    others = [body for body in council.bodies if body.key not in on_ladder]
    lowest = rungs[0] if rungs else None
    found |= _agendas(council, [body for body in others if body.public], lowest)
    return found | _agendas(council, [body for body in others if not body.public], None)


def papers_out(council: Council, body: Body, meeting: date) -> date:
    """The last day for a meeting's papers: with its agenda, where that must be published."""
    return council.agenda_due(meeting) if body.public else council.papers_due(meeting)


def first_meeting_on(council: Council, body: Body, period: Period) -> date | None:
    """A body's first meeting whose papers go out once the period's packs are made; else None."""
    made = council.pack_date(period)
    return next((day for day in body.meetings if papers_out(council, body, day) >= made), None)


def _agendas(council: Council, bodies: Iterable[Body], below: _Rung | None) -> Agendas:
    return {
        (body.key, meeting): _considered(council, body, meeting, below)
        for body in bodies
        for meeting in body.meetings
    }


def _considered(council: Council, body: Body, meeting: date, below: _Rung | None) -> Considered:
    if not body.receives:
        return Considered(None)
    out = papers_out(council, body, meeting)
    ready = _ready(council, out)
    if below is None:
        return Considered(ready[0])
    for quarter in ready:
        if below.cleared.get(quarter, date.max) < out:
            waits = f"; {ready[0].label} waits for {below.name}" if quarter != ready[0] else ""
            return Considered(quarter, waits)
    return Considered(None, f"; no quarter has yet passed {below.name}")


def _ready(council: Council, day: date) -> tuple[Period, ...]:
    """The quarters whose packs are made by a day, latest first."""
    latest = Period.of(day, Grain.QUARTER).previous()
    while council.pack_date(latest) > day:
        latest = latest.previous()
    return tuple(latest.shift(-steps) for steps in range(_QUARTERS_LOOKED_BACK))


def _cleared(bodies: tuple[Body, ...], agendas: Agendas) -> dict[Period, date]:
    first: dict[Period, dict[str, date]] = {}
    for body in bodies:
        for meeting in body.meetings:
            quarter = agendas[body.key, meeting].quarter
            if quarter is not None:
                first.setdefault(quarter, {}).setdefault(body.key, meeting)
    return {
        quarter: max(days.values()) for quarter, days in first.items() if len(days) == len(bodies)
    }
