"""Whole years: what each measure came to and aimed at, for reports that look back (R1-011)."""

from __future__ import annotations

from collections.abc import Mapping

from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import histories
from pmf_lib.periods import Grain, Period
from pmf_lib.sections.pack import Pack

Years = Mapping[str, Mapping[str, float | None]]
"""A figure by measure and year; None where there is none."""


def years_before(pack: Pack, how_many: int) -> tuple[Period, ...]:
    """The years before the pack's own, oldest first."""
    now = pack.year
    return tuple(now.shift(-back) for back in range(how_many, 0, -1))


def figures(pack: Pack, years: tuple[Period, ...]) -> Years:
    """What each measure came to in each year: of a whole year, or None."""
    rules = JudgementRules.of(pack.council, pack.period)
    return {
        str(history.row["measure"]): {
            year.code: history.value(year)
            if history.grain is Grain.YEAR
            else history.rolled_up(year)
            for year in years
        }
        for history in histories(pack.measures, pack.values, rules.year_starts)
    }


def aims(pack: Pack, years: tuple[Period, ...]) -> Years:
    """The target set for each whole year."""
    codes = {year.code for year in years}
    found: dict[str, dict[str, float | None]] = {str(one): {} for one in pack.measures["measure"]}
    for row in pack.targets[pack.targets["period"].isin(codes)].itertuples():
        found.setdefault(str(row.measure), {})[str(row.period)] = row.target
    return found
