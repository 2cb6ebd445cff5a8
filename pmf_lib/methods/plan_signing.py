"""Service business plans signed off in April, and the list of late ones from 1 May (R2-017)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.periods import Grain, Period

LAST_DAY = (4, 30)
SERVICE_PLAN = "service plan"
COLUMNS = ("unit", "title", "signed_off_on", "signed_off_by", "standing")


class Signing(StrEnum):
    """How the signing of a plan stands on a day."""

    IN_TIME = "signed off in April"
    SIGNED_LATE = "signed off late"
    LATE = "late: not signed off"
    NO_PLAN = "late: no plan in the register"
    NOT_DUE = "not due yet"


OPEN = (Signing.LATE, Signing.NO_PLAN)


def last_day(period: Period) -> date:
    """The last day of signing for the financial year that a period lies in."""
    return date(period.containing(Grain.YEAR).start.year, *LAST_DAY)


def signings(
    plans: pd.DataFrame, units: Sequence[str], period: Period, as_at: date
) -> pd.DataFrame:
    """A row for every unit's service plan of the period's year, and for every unit without one.

    Columns: `unit`, `title`, `signed_off_on`, `signed_off_by`, `standing`. A plan signed off
    before April is in time; one signed off after `as_at` is not signed off yet.
    """
    year, due = period.containing(Grain.YEAR), last_day(period)
    own = plans[(plans["level"] == SERVICE_PLAN) & (plans["period"] == year.code)]
    rows: list[tuple[object, ...]] = []
    for unit in units:
        found = own[own["unit"] == unit]
        for plan in found.itertuples():
            signed = _signing(plan.signed_off_on, due, as_at)
            rows.append((unit, plan.title, plan.signed_off_on, plan.signed_off_by, signed))
        if found.empty:
            missing = Signing.NO_PLAN if as_at > due else Signing.NOT_DUE
            rows.append((unit, None, pd.NaT, None, missing))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _signing(signed_on: pd.Timestamp, due: date, as_at: date) -> Signing:
    if pd.notna(signed_on) and signed_on <= pd.Timestamp(as_at):
        return Signing.IN_TIME if signed_on <= pd.Timestamp(due) else Signing.SIGNED_LATE
    return Signing.LATE if as_at > due else Signing.NOT_DUE
