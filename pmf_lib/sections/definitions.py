"""The definitions that are in force in a period, read as they were defined by its end (R0-037)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader

_NOT_IN_FORCE = ("deleted", "proposed")


def in_force(reader: Reader, period: Period, unit: str | None = None) -> pd.DataFrame:
    """One row a measure, without those deleted or not yet active; `unit` owns them.

    The current list holds until the new one is ready: a definition that comes into force only
    after the period leaves the one before it standing, or none.
    """
    found = readers.measures_in_force(reader, unit=unit)
    end = pd.Timestamp(period.end)
    later = found["defined_on"] > end
    if later.any():
        ever = readers.entry_history(reader, "measures", unit=unit)
        held = ever[ever["measure"].isin(found.loc[later, "measure"])]
        before = held[~(held["defined_on"] > end)].groupby("measure").tail(1)
        found = pd.concat([found[~later], before[found.columns]]).sort_values("measure")
    return found[~found["state"].isin(_NOT_IN_FORCE)]
