"""Which targets are strategic, of which framework, and which ones were chosen (R2-009, R2-018)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.methods.milestones import with_standing
from pmf_lib.sections.pack import Pack

STRATEGIC = ("Corporate Plan", "LAA", "LSP")


def strategic_targets(pack: Pack) -> pd.DataFrame:
    """The judgements of the strategic targets, with the `frameworks` that each is from (R2-023).

    A target of the Local Area Agreement may stand in the Corporate Plan as well.
    """
    records = pack.about_measures("measure_records")
    frameworks = {row.measure: _frameworks(row) for row in records.itertuples()}
    of_each = [frameworks.get(measure, ()) for measure in pack.judgements["measure"]]
    found = pack.judgements.assign(frameworks=pd.Series(of_each, pack.judgements.index, object))
    return found[found["frameworks"].astype(bool)]


def _frameworks(record: Any) -> tuple[str, ...]:
    own = {record.framework} | ({"Corporate Plan"} if record.in_corporate_plan == "yes" else set())
    return tuple(framework for framework in STRATEGIC if framework in own)


def selections(pack: Pack) -> pd.DataFrame:
    """What cabinet members and service heads chose to follow in the period's year (R2-018)."""
    found = pack.entries("target_selections", every_period=True)
    return found[found["period"] == pack.year.code]


def chosen_targets_of(pack: Pack) -> pd.DataFrame:
    """The judgements of the targets chosen, save those told already as strategic (R2-007)."""
    chosen = set(selections(pack)["measure"]) - set(strategic_targets(pack)["measure"])
    return pack.judgements[pack.judgements["measure"].isin(chosen)]


def milestones_of(pack: Pack, frameworks: tuple[str, ...] = STRATEGIC) -> pd.DataFrame:
    """The milestones from these plans, with where each stands on the pack's day."""
    found = pack.entries("milestones", every_period=True)
    return with_standing(found[found["framework"].isin(frameworks)], pack.as_at)


def each_framework(targets: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The targets of each framework; one that two frameworks share counts with both."""
    for framework in STRATEGIC:
        own = [framework in frameworks for frameworks in targets["frameworks"]]
        yield framework, targets[pd.Series(own, targets.index, dtype=bool)]
