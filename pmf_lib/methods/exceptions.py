"""Exceptions: what is doing particularly badly, or particularly well, and in which order.

Only what differs from how things should be is an exception: an unchanged green is none. Each has
the codes of the rules that fired (Carlisle 2003, 5.3: particularly well or particularly badly).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Any

import pandas as pd

from pmf_lib.methods.judged import POINTS
from pmf_lib.methods.latest import text
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction
from pmf_lib.periods import Grain, Period

COLUMNS = ("measure", "title", "unit", "side", "codes", "rank_score", "sentence")
CONSECUTIVE = 2
_SEVERITY = {Status.RED: 2, Status.AMBER: 1}
_SPANS = {Grain.MONTH: "months", Grain.QUARTER: "quarters", Grain.YEAR: "years"}


class Side(StrEnum):
    """Whether an exception is bad news or good."""

    ADVERSE = "adverse"
    FAVOURABLE = "favourable"


@dataclass(frozen=True)
class Case:
    """What the rules read of one judged measure; `current` where the expected figure is there."""

    status: str
    forecast_status: str | None
    statuses: Sequence[str]
    trends: Sequence[str]
    expected: Period
    current: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Case:
        """From a row of judgements."""
        return cls(
            str(row["status"]),
            text(row["forecast_status"]),
            row["series_status"],
            row["successive_trends"],
            Period.parse(row["expected_period"]),
            row["period"] == row["expected_period"] and row["status"] != Status.NOT_APPLICABLE,
        )

    @property
    def severity(self) -> int:
        """2 for red and 1 for amber, now or as forecast, whichever is worse."""
        seen = (self.status, self.forecast_status)
        return max(_SEVERITY.get(Status(word), 0) if word else 0 for word in seen)

    @property
    def off_target(self) -> int:
        """For how many periods in a row, up to now, it has been amber or red."""
        if not self.current:
            return 0
        return sum(1 for _ in takewhile(_SEVERITY.__contains__, reversed(self.statuses)))

    @property
    def off_target_words(self) -> str:
        """The same in words; at least so many where the series shown reaches no further back."""
        least = "at least " if self.off_target == POINTS else ""
        return f"{least}{self.off_target} {_SPANS[self.expected.grain]}"

    @property
    def persistence(self) -> int:
        """Quarters off target: three months are one; a year, reported once, counts one."""
        return self.off_target // (3 if self.expected.grain is Grain.MONTH else 1)

    def all_trends(self, direction: Direction) -> bool:
        """Whether each of the last three periods moved this way."""
        return self.current and bool(self.trends) and set(self.trends) == {direction}


def adverse(case: Case) -> dict[str, str]:
    """The adverse rules that fired: code and words.

    A1 red now; A2 amber or red for two periods or more; A3 three successive worsening periods;
    A7 the year-end is forecast red; A8 the figure is overdue.
    """
    label, many = case.expected.short_label, case.off_target
    fired = {
        "A1": (case.status == Status.RED, f"red in {label}"),
        "A2": (
            many >= CONSECUTIVE,
            f"amber or red for {case.off_target_words} in a row",
        ),
        "A3": (case.all_trends(Direction.WORSE), "worse three times running"),
        "A7": (case.forecast_status == Status.RED, "forecast to end the year red"),
        "A8": (case.status == Status.OVERDUE, f"its figure for {label} is overdue"),
    }
    return {code: words for code, (fires, words) in fired.items() if fires}


def favourable(case: Case) -> dict[str, str]:
    """The favourable rules that fired: F2 green after red, F3 three successive improving."""
    turned = list(case.statuses[-CONSECUTIVE:]) == [Status.RED, Status.GREEN]
    fired = {
        "F2": (
            turned and case.status == Status.GREEN,
            f"green in {case.expected.short_label} after red the period before",
        ),
        "F3": (case.all_trends(Direction.BETTER), "better three times running"),
    }
    return {code: words for code, (fires, words) in fired.items() if fires}


def rank(judgements: pd.DataFrame, levels: Mapping[str, int] | None = None) -> pd.DataFrame:
    """The exceptions among the rows of `judge`, adverse first, each side highest score first.

    A measure stands once: as adverse when any adverse rule fired, with the favourable ones told
    beside them. rank_score is three times the level of its priority (`levels` by the text of the
    priority; 0 where unknown), twice its severity, and for adverse ones the quarters it has been
    off target. Severity is 2 for red and 1 for amber, now or as forecast, whichever is worse; on
    the favourable side 2 for green after red, else 1. Ties go by the measure's code, so the order
    of the rows given does not matter.

    Columns: measure, title, unit, side (adverse, favourable), codes (tuple), rank_score (int),
    sentence (in plain words).
    """
    rows = judgements.to_dict("records")
    found = [one for row in rows if (one := _exception(row, levels or {})) is not None]
    found.sort(key=lambda one: (one["side"], -one["rank_score"], one["measure"]))
    frame = pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
    return frame.assign(rank_score=frame["rank_score"].astype("int64"))


def _exception(row: Mapping[str, Any], levels: Mapping[str, int]) -> dict[str, Any] | None:
    case = Case.of(row)
    bad, good = adverse(case), favourable(case)
    if not bad and not good:
        return None
    own = case.severity * 2 + case.persistence if bad else 4 if "F2" in good else 2
    return {
        "measure": row["measure"],
        "title": row["title"],
        "unit": row["unit"],
        "side": (Side.ADVERSE if bad else Side.FAVOURABLE).value,
        "codes": (*bad, *good),
        "rank_score": 3 * levels.get(row["priority"], 0) + own,
        "sentence": _sentence(list(bad.values()), list(good.values())),
    }


def _sentence(bad: list[str], good: list[str]) -> str:
    told = ", but ".join(_listed(words) for words in (bad, good) if words)
    return told[0].upper() + told[1:] + "."


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else words[0]
