"""Plans signed off in April, and the list of late ones from 1 May (Lancaster 2008, 2.2: R2-017)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import pandas as pd

from pmf_lib.methods.plan_checks import units_covered
from pmf_lib.periods import Grain, Period

LAST_DAY = (4, 30)
SERVICE_PLAN = "service plan"
SIGNED_LEVELS = ("directorate plan", SERVICE_PLAN)
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


def signed_plans(plans: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """The directorate and service plans, with how the signing of each stands on a day.

    Adds `standing` and `days_late`, counted from the last day of April of the plan's own year;
    for one not signed off, to `as_at`. A plan signed off before April is in time; one signed off
    after `as_at` is not signed off yet.
    """
    asked = plans[plans["level"].isin(SIGNED_LEVELS)]
    found = [_signing(row.period, row.signed_off_on, as_at) for row in asked.itertuples()]
    return asked.assign(
        standing=pd.Series([standing for standing, _ in found], asked.index, object),
        days_late=pd.Series([days for _, days in found], asked.index, "int64"),
    )


def _signing(period: object, signed_on: pd.Timestamp, as_at: date) -> tuple[Signing, int]:
    due = last_day(Period.parse(str(period)))
    is_signed = pd.notna(signed_on) and signed_on <= pd.Timestamp(as_at)
    until = signed_on.date() if is_signed else as_at
    if until > due:
        return (Signing.SIGNED_LATE if is_signed else Signing.LATE), (until - due).days
    return (Signing.IN_TIME if is_signed else Signing.NOT_DUE), 0


def signings(
    plans: pd.DataFrame,
    plan_services: pd.DataFrame,
    units: Sequence[str],
    period: Period,
    as_at: date,
) -> pd.DataFrame:
    """Columns `COLUMNS`: each unit's service plans of the period's year, or that it has none.

    A plan that covers several units stands with each of them (R3-017).
    """
    own = plans[plans["period"] == period.containing(Grain.YEAR).code]
    covered = units_covered(own, plan_services)
    known = {str(row.plan): row for row in signed_plans(own, as_at).itertuples()}
    missing = Signing.NO_PLAN if as_at > last_day(period) else Signing.NOT_DUE
    rows: list[tuple[object, ...]] = []
    for unit in units:
        found = [known[plan] for plan in covered.get(unit, ())]
        rows += [
            (unit, one.title, one.signed_off_on, one.signed_off_by, one.standing) for one in found
        ]
        if not found:
            rows.append((unit, None, pd.NaT, None, missing))
    return pd.DataFrame(rows, columns=list(COLUMNS))
