"""How far a figure may be relied on, and how old it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """The grade printed beside a figure, best first."""

    AUDITED = "A"
    CHECKED = "B"
    PROVISIONAL = "C"
    ESTIMATED = "D"
    UNKNOWN = "U"

    @property
    def meaning(self) -> str:
        """What the letter stands for, in a word."""
        return self.name.lower()


_GRADES = {
    "audited": Grade.AUDITED,
    "checked": Grade.CHECKED,
    "final": Grade.CHECKED,
    "provisional": Grade.PROVISIONAL,
    "estimated": Grade.ESTIMATED,
}


def grade(value_status: object) -> Grade:
    """The grade of a value by the word of its checking; U for no word or another one."""
    return _GRADES.get(str(value_status).strip().lower(), Grade.UNKNOWN)


def worst(grades: Iterable[Grade]) -> Grade:
    """The worst of several grades, for the worst dimension rules; U where there is none."""
    order = list(Grade)
    return max(grades, key=order.index, default=Grade.UNKNOWN)


def age_in_days(end: date, as_at: date) -> int:
    """Days from a period's end to the day a pack speaks of; negative before the end (R0-031)."""
    return (as_at - end).days


def is_stale(period_end: date, expected_end: date) -> bool:
    """Whether the latest figure is of an earlier period than the one expected by now (R0-031)."""
    return period_end < expected_end
