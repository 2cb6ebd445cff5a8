"""How far a target asks for more than is done now, and whether that fits what matters most.

Ribble Valley 2007, 4.5 and 4.6: challenging targets for key priorities, easier ones for lower
priorities; a target is not last year's figure and a bit more (R1-024, R1-027).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

import pandas as pd

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure

EASIER_THAN_NOW = "Too easy for what matters most"
HARDER_THAN_KEY = "Harder than for what matters most"


@dataclass(frozen=True)
class Case:
    """What a target is held against, in the measure's unit; None where it is not known.

    `baseline` is where it started, `trend` where the past leads, `benchmark` what others reach;
    `reason` is why the target is what it is.
    """

    target: Figure
    polarity: str
    baseline: Figure = None
    trend: Figure = None
    benchmark: Figure = None
    reason: str | None = None

    @property
    def lacking(self) -> tuple[str, ...]:
        """What must still be shown before the target may be put in force (R1-027).

        The reason alone is for whoever sets the target; the others follow from figures, and where
        there are none the page says so.
        """
        known = {
            "baseline": given.figure("baseline", self.baseline) is not None,
            "trend": given.figure("trend", self.trend) is not None,
            "benchmark": given.figure("benchmark", self.benchmark) is not None,
            "reason": self.reason is not None and bool(self.reason.strip()),
        }
        return tuple(name for name, there in known.items() if not there)

    @property
    def may_be_in_force(self) -> bool:
        """Whether somebody has said why the target is what it is (R1-027)."""
        return "reason" not in self.lacking


def trend(years: Sequence[Figure]) -> float | None:
    """Where whole years' figures, oldest first, lead next: the last and the mean yearly change.

    None unless the last two are known; a gap further back ends the years that count.
    """
    known: list[Fraction] = []
    for figure in reversed([given.figure("years", year) for year in years]):
        if figure is None:
            break
        known.insert(0, figure)
    if len(known) < 2:
        return None
    return float(known[-1] + (known[-1] - known[0]) / (len(known) - 1))


def index(case: Case) -> float | None:
    """The stretch in percent: above 0 where the target asks for more than is there.

    The mean, over those of baseline, trend and benchmark that are known and not 0, of how far the
    target is beyond each, as a share of its size, in the direction that is better. None without a
    target or anything to hold it against, and for a measure that is best within a band or has no
    better end.
    """
    target = given.figure("target", case.target)
    if target is None or case.polarity not in ("maximise", "minimise"):
        return None
    further = 1 if case.polarity == "maximise" else -1
    known = (given.figure(name, getattr(case, name)) for name in ("baseline", "trend", "benchmark"))
    beyond = [further * (target - one) / abs(one) * 100 for one in known if one]
    return float(sum(beyond) / len(beyond)) if beyond else None


def mismatches(measures: pd.DataFrame) -> pd.DataFrame:
    """The measures with `mismatch`: words where stretch and priority do not fit, else None.

    `measures` has number columns level (of its priority, the highest matters most; NaN where it
    serves none) and stretch (percent). What matters most should stretch beyond 0; what matters
    less should stretch no further than the median of what matters most.
    """
    top = measures["level"].max()
    key = measures.loc[measures["level"].eq(top), "stretch"].dropna()
    middle = median(key) if len(key) else None
    told = [
        _mismatch(level == top, stretch, middle)
        for level, stretch in zip(measures["level"], measures["stretch"], strict=True)
    ]
    return measures.assign(mismatch=pd.Series(told, measures.index, dtype=object))


def _mismatch(is_key: bool, stretch: float, middle: float | None) -> str | None:
    if pd.isna(stretch):
        return None
    if is_key:
        return EASIER_THAN_NOW if stretch <= 0 else None
    return HARDER_THAN_KEY if middle is not None and stretch > max(middle, 0) else None
