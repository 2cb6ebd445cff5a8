"""Finds measures that really got better: by themselves, and sure enough to be told to everyone.

On target is no success, and one good month is none: a figure that comes and goes is on the good
side every other time. A change for the better is a success where the rules of its chart or the
cases of a year say so, and where chance is a poor explanation however many measures were looked
at (Benjamini and Hochberg). Sources: Lancaster 2008, 2.1 (R2-014); NHS England, Making Data Count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.methods.false_alarms import benjamini_hochberg
from pmf_lib.methods.latest import History
from pmf_lib.methods.success_looks import Look, look

MEANS_OTHERWISE = ("version", "formula", "kind", "polarity", "frequency", "aggregation")
"""What a definition says of the figure itself; who answers for it may change freely."""


@dataclass(frozen=True)
class Finder:
    """All measures that were looked at, and those that could not be, each with the reason."""

    looks: Mapping[str, Look]
    left_out: Mapping[str, str]

    @property
    def found(self) -> tuple[Look, ...]:
        """The successes, the surest first."""
        real = (look for look in self.looks.values() if look.is_real)
        return tuple(sorted(real, key=_surest))

    @property
    def unchecked(self) -> tuple[Look, ...]:
        """What would be successes, were their figures checked; the surest first."""
        real = (look for look in self.looks.values() if look.is_signal and look.doubt)
        return tuple(sorted(real, key=_surest))

    def why_not(self, measure: str) -> str:
        """Why a measure is no success, in words; empty for one that is."""
        if measure in self.looks:
            return self.looks[measure].why_not
        return self.left_out.get(measure, "the measure is not in force")


def find(
    histories: Sequence[History], judged: Mapping[str, Any], defined: Mapping[str, date]
) -> Finder:
    """The successes among measures.

    `judged` are rows of `judge` by measure, of one period; `defined` the first day of the
    definition in force, of those measures whose definition was ever changed. Measures without a
    figure, with one in doubt, and without a better way are left out.
    """
    seen = {
        code: look(history, judged[code], defined.get(code))
        for history in histories
        if (code := str(history.row["measure"])) in judged
    }
    looks = [one for one in seen.values() if isinstance(one, Look)]
    adjusted = benjamini_hochberg([1.0 if one.reason else one.chance for one in looks])
    return Finder(
        {one.measure: replace(one, adjusted=to) for one, to in zip(looks, adjusted, strict=True)},
        {code: one for code, one in seen.items() if isinstance(one, str)},
    )


def _surest(look: Look) -> tuple[float, float, str]:
    return look.adjusted, look.chance, look.measure


def redefined(definitions: pd.DataFrame) -> dict[str, date]:
    """The first day of the latest definition that means something else than the one before.

    `definitions` has every row of the register of measures that was ever known, of each the
    oldest first. A measure whose figure has always meant the same is not among them.
    """
    meant = definitions[list(MEANS_OTHERWISE)].fillna("").astype(str)
    before = meant.groupby(definitions["measure"]).shift()
    changed = definitions[before.notna().all(axis=1) & meant.ne(before).any(axis=1)]
    days = zip(changed["measure"], changed["known_from"], strict=True)
    return {str(measure): pd.Timestamp(day).date() for measure, day in days}
