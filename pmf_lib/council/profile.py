"""A council as its profile describes it, and the questions other rooms ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pmf_lib import workdays
from pmf_lib.council.calendar import Calendar, Reporting
from pmf_lib.council.parts import (
    SCRUTINY,
    Body,
    Committee,
    Contact,
    Directorate,
    Framework,
    Group,
    PackSpec,
    Pairing,
    PeriodCode,
    Portfolio,
    Slug,
    Step,
    Text,
    Unit,
)
from pmf_lib.council.rules import Rules
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.profile_file import Strict, near_first

Keyed = TypeVar("Keyed", Directorate, Unit, Portfolio, Group, Committee, Body)


class Council(Strict):
    """One council's own shape. `notice` is printed on every page; empty for a real council."""

    key: Slug
    name: Text
    framework: Framework
    contact: Contact
    cycle: tuple[Step, ...] = (Step.PLAN, Step.DO, Step.REVIEW)
    principles: tuple[Text, ...] = ()
    notice: str
    current_period: PeriodCode
    directorates: tuple[Directorate, ...]
    units: tuple[Unit, ...]
    portfolios: tuple[Portfolio, ...]
    groups: tuple[Group, ...]
    committees: tuple[Committee, ...]
    pairing: Pairing
    bodies: tuple[Body, ...]
    ladder: tuple[str, ...]
    packs: tuple[PackSpec, ...]
    reporting: tuple[Reporting, ...] = ()
    rules: tuple[Rules, ...]
    calendar: Calendar = Calendar()
    acronyms: dict[str, Text]
    only_explained_acronyms: bool = False

    @property
    def letters_allowed(self) -> frozenset[str] | None:
        """The short forms that a page may have; None where it may have any (R2-010)."""
        return frozenset(self.acronyms) if self.only_explained_acronyms else None

    @property
    def period(self) -> Period:
        """The current period."""
        return Period.parse(self.current_period)

    def unit(self, key: str) -> Unit:
        """The business unit of that key; a ParameterError that lists the keys, likeliest first."""
        return self._of(self.units, key, "a business unit")

    def find_unit(self, text: str) -> Unit | None:
        """The business unit of that key, name or number, whatever its capitals; else None."""
        wanted = _folded(text)
        for unit in self.units:
            if wanted in (unit.key, _folded(unit.name), str(unit.number)):
                return unit
        return None

    def directorate(self, key: str) -> Directorate:
        """The directorate of that key; a ParameterError otherwise."""
        return self._of(self.directorates, key, "a directorate")

    def directorate_of(self, unit_key: str) -> Directorate:
        """The directorate that a business unit belongs to."""
        return self.directorate(self.unit(unit_key).directorate)

    def units_of(self, directorate_key: str) -> tuple[Unit, ...]:
        """The business units of a directorate, in the profile's order."""
        directorate = self.directorate(directorate_key)
        return tuple(unit for unit in self.units if unit.directorate == directorate.key)

    def portfolio(self, key: str) -> Portfolio:
        """The portfolio of that key; a ParameterError otherwise."""
        return self._of(self.portfolios, key, "a portfolio")

    def group(self, key: str) -> Group:
        """The thematic group of that key; a ParameterError otherwise."""
        return self._of(self.groups, key, "a thematic group")

    def committee(self, key: str) -> Committee:
        """The scrutiny committee of that key; a ParameterError otherwise."""
        return self._of(self.committees, key, "a scrutiny committee")

    def committee_of(self, unit_key: str) -> Committee:
        """The committee that scrutinises a business unit (R0-004)."""
        return self.committee(self._committee_keys[self.unit(unit_key).key])

    def units_before(self, committee_key: str) -> tuple[Unit, ...]:
        """The business units that a committee scrutinises, in the profile's order."""
        committee = self.committee(committee_key).key
        paired = self._committee_keys
        return tuple(unit for unit in self.units if paired[unit.key] == committee)

    def body(self, key: str) -> Body:
        """The body of that key; a ParameterError otherwise."""
        return self._of(self.bodies, key, "a body")

    def units_of_body(self, key: str) -> tuple[Unit, ...]:
        """The units that a body is told of: its committee's, its directorate's, or every one."""
        body = self.body(key)
        if body.committee:
            return self.units_before(body.committee)
        return self.units_of(body.directorate) if body.directorate else self.units

    def bodies_on(self, rung: str) -> tuple[Body, ...]:
        """The bodies on a rung of the ladder; on `scrutiny` every committee's own body."""
        if rung == SCRUTINY:
            return tuple(body for body in self.bodies if body.committee)
        return (self.body(rung),)

    def ladder_of(self, unit_key: str) -> tuple[Body, ...]:
        """The bodies that consider a unit's pack, in order: management first (R0-023)."""
        committee = self.committee_of(unit_key).key
        return tuple(
            body
            for rung in self.ladder
            for body in self.bodies_on(rung)
            if rung != SCRUTINY or body.committee == committee
        )

    def pack(self, name: str) -> PackSpec:
        """The pack of that name; a ParameterError otherwise."""
        for found in self.packs:
            if found.pack == name:
                return found
        raise self._unknown(name, [spec.pack for spec in self.packs], "a pack")

    def makes(self, pack: str) -> bool:
        """Whether the council makes a pack of that name."""
        return any(spec.pack == pack for spec in self.packs)

    def rules_on(self, day: date) -> Rules:
        """The rules in force on a day; a ParameterError before the first."""
        for rules in reversed(self.rules):
            if rules.since <= day:
                return rules
        raise ParameterError(
            f"No rules of {self.name} are in force on {day.isoformat()}",
            f"The first are in force since {self.rules[0].since.isoformat()}",
            "Ask for a later day, or write the earlier rules into the profile",
        )

    def value_due(self, period: Period) -> date:
        """The last day on which a period's values are on time (R4-042)."""
        calendar = self.calendar
        return workdays.submission_due(
            period, calendar.values_due_days, calendar.values_due_roll, closures=self.closures
        )

    def pack_date(self, period: Period) -> date:
        """The day on which a period's packs are made, so many working days after its end."""
        days = self.calendar.pack_working_days
        return workdays.add_working_days(period.end, days, closures=self.closures)

    def papers_due(self, meeting: date) -> date:
        """The last day for a meeting's papers (R2-033)."""
        return workdays.paper_deadline(meeting, closures=self.closures)

    def agenda_due(self, meeting: date) -> date:
        """The last day to publish a meeting's agenda with its reports (LGA 1972, s100B)."""
        return workdays.agenda_publication_deadline(meeting, closures=self.closures)

    @property
    def closures(self) -> frozenset[date]:
        """The days on which the council is closed besides weekends and bank holidays."""
        return frozenset(self.calendar.closures)

    @property
    def _committee_keys(self) -> dict[str, str]:
        return {unit: key for key, units in self.pairing.committees.items() for unit in units}

    def _of(self, things: Iterable[Keyed], key: str, noun: str) -> Keyed:
        keyed = {thing.key: thing for thing in things}
        if key not in keyed:
            raise self._unknown(key, list(keyed), noun)
        return keyed[key]

    def _unknown(self, word: str, allowed: list[str], noun: str) -> ParameterError:
        return ParameterError(
            f"“{word}” is not {noun} of {self.name}",
            f"Allowed: {', '.join(near_first(word, allowed)) or 'none'}",
            "Write one of these",
        )


def _folded(text: str) -> str:
    return " ".join(str(text).casefold().split())
