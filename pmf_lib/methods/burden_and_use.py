"""The ledger of burden and use: which measures to keep, to look at, to propose for retirement.

Lancaster 2008, 2.1: measuring should not become an industry in itself (R2-016). Carlisle 2003,
8.1: each indicator is audited, amended or deleted where appropriate (R0-035). The ledger proposes
and says why; a body decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pmf_lib.methods.collecting_cost import Cost
from pmf_lib.methods.uses_made import Use, Way

COSTLY = 24
"""Hours a year from which a measure is costly: two a month."""
YEARS = 2
"""Years without any use after which a measure is a candidate."""
FAULTS = {
    "L23": "nobody answers for it",
    "L19": "its figures have stopped",
    "L17": "no target is set for it",
}
"""Warnings about targets and figures that speak against a measure, by their codes."""


class Verdict(StrEnum):
    """What is proposed, the gravest first."""

    PROPOSE = "propose to retire"
    LOOK_AT = "look at"
    KEEP = "keep"


@dataclass(frozen=True)
class Window:
    """From when to when use was looked for. `log_since` is the first day of the log of questions,
    None where none is kept.
    """

    since: date
    until: date
    log_since: date | None = None

    @classmethod
    def up_to(cls, until: date, log_since: date | None) -> Window:
        """The two years up to a day."""
        leap_day = (until.month, until.day) == (2, 29)
        first = until.replace(year=until.year - YEARS, day=28 if leap_day else until.day)
        return cls(first, until, log_since)

    @property
    def complete(self) -> bool:
        """Whether the log of questions goes back over all of it."""
        return self.log_since is not None and self.log_since <= self.since


@dataclass(frozen=True)
class Case:
    """What is known of one measure.

    `duty` is the duty in law that asks for it, empty where none does; `reds` how many of its
    latest periods in the window were red; `faults` codes of warnings about it; `begun` since when
    it is in use, None where that is not known.
    """

    measure: str
    cost: Cost
    uses: tuple[Use, ...] = ()
    reds: int = 0
    duty: str = ""
    faults: frozenset[str] = frozenset()
    begun: date | None = None

    @property
    def costly(self) -> bool:
        """Whether it is known to be costly."""
        return self.cost.hours is not None and self.cost.hours >= COSTLY

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against it besides that nobody used it, in words."""
        hours = f"it takes {hours_in_words(self.cost)} a year"
        faults = [words for code, words in FAULTS.items() if code in self.faults]
        return (*((hours,) if self.costly else ()), *faults)


@dataclass(frozen=True)
class Entry:
    """A line of the ledger: a case, what is proposed, and why, in a sentence."""

    case: Case
    verdict: Verdict
    why: str


def hours_in_words(cost: Cost) -> str:
    """The hours, such as `at least 76 hours`; unknown hours are said to be so."""
    if cost.hours is None:
        return "not known"
    known = f"{cost.hours:,.1f}".removesuffix(".0")
    return f"{'at least ' if cost.more else ''}{known} hour{'' if known == '1' else 's'}"


def ledger(cases: Iterable[Case], window: Window) -> tuple[Entry, ...]:
    """Every case judged: those to retire first, and in each verdict the costliest first.

    A measure whose cost is not known stands after those whose cost is.
    """
    order = list(Verdict)
    return tuple(
        sorted(
            (judged(case, window) for case in cases),
            key=lambda entry: (order.index(entry.verdict), *_dearest(entry.case)),
        )
    )


def judged(case: Case, window: Window) -> Entry:
    """What is proposed of one measure.

    A measure that a law asks for is kept, and so is one that was used, or that is in use for less
    than two years. Of the others, one with two things against it is proposed for retirement, one
    with a single one is to be looked at. Whatever was red is never proposed, nor is anything where
    the log of questions is shorter than two years: then nobody can say that nobody asked.
    """
    kept = _reason_to_keep(case, window)
    if kept:
        return Entry(case, Verdict.KEEP, kept)
    if not case.against:
        return Entry(case, Verdict.KEEP, _quiet(case))
    unused = f"No use is on record in two years; {_listed(case.against)}."
    doubt = _doubt(case, window)
    if doubt or len(case.against) < 2:
        return Entry(case, Verdict.LOOK_AT, f"{unused} {doubt}".rstrip())
    return Entry(case, Verdict.PROPOSE, unused)


def _reason_to_keep(case: Case, window: Window) -> str:
    if case.duty:
        return f"Statutory: {case.duty}."
    if case.uses:
        last = max(use.last for use in case.uses)
        yet = [words for code, words in FAULTS.items() if code in case.faults]
        but = f" But {_listed(yet)}." if yet else ""
        on = f", last on {_day(last)}" if last < window.until else ""
        ways = [str(way) for way in Way if way in {use.register.way for use in case.uses}]
        return f"It is {_listed(ways)}{on}.{but}"
    if case.begun and case.begun > window.since:
        return f"In use since {_day(case.begun)}: too short to tell."
    return ""


def _quiet(case: Case) -> str:
    if case.reds:
        return f"No use is on record in two years, but it was red {_times(case.reds)}: it may warn."
    cost = "it costs little" if case.cost.hours is not None else "what it costs is not known"
    return f"No use is on record in two years; somebody answers for it, figures come, and {cost}."


def _doubt(case: Case, window: Window) -> str:
    """Why a measure that nobody used is not proposed for retirement all the same."""
    if case.reds:
        return f"It was red {_times(case.reds)}, and nothing followed: ask why before it goes."
    if window.log_since is None:
        return "No log of questions is kept, so nobody can say that none was asked."
    if not window.complete:
        return f"The log of questions begins on {_day(window.log_since)}: too late to tell."
    return "" if case.begun else "Since when it is in use is not known."


def _dearest(case: Case) -> tuple[bool, float, str]:
    hours = case.cost.hours
    return (hours is None, -(hours or 0), case.measure)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
