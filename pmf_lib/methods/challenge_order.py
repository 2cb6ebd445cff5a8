"""The three stages of challenge, taken in order (Peterborough 2009/10, 3.7; R4-047 to R4-049)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.register.clinics import STAGES_OF_CHALLENGE


def steps(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases by code and stage, with what the escalation order says of each.

    `cases` has case, stage, opened_on and override. Added columns: `out_of_order`, a sentence
    where an earlier stage was left out or began later, else empty; and `allowed`, False where
    that was done and no reason is recorded.
    """
    order = cases["stage"].map(STAGES_OF_CHALLENGE.index)
    ordered = cases.assign(_place=order).sort_values(["case", "_place"], kind="stable")
    begun = {(row.case, row.stage): pd.Timestamp(row.opened_on) for row in ordered.itertuples()}
    said = [_out_of_order(begun, row.case, row.stage) for row in ordered.itertuples()]
    reasons = ordered["override"].fillna("").str.strip()
    allowed = [not words or bool(why) for words, why in zip(said, reasons, strict=True)]
    found = ordered.drop(columns="_place").assign(out_of_order=said, allowed=allowed)
    return found.reset_index(drop=True)


def latest_stage(cases: pd.DataFrame) -> pd.DataFrame:
    """Each case once, at the furthest stage that it reached in order or with a reason.

    A stage taken out of order without a reason does not stand, so a case may be at none.
    """
    standing = steps(cases)
    standing = standing[standing["allowed"].to_numpy(bool)]
    return standing.drop_duplicates(subset="case", keep="last").reset_index(drop=True)


def _out_of_order(begun: dict[tuple[str, str], pd.Timestamp], case: str, stage: str) -> str:
    place = STAGES_OF_CHALLENGE.index(stage)
    if not place:
        return ""
    before = STAGES_OF_CHALLENGE[place - 1]
    earlier = begun.get((case, before))
    if earlier is None:
        return f"There was no {before} before it."
    return f"It began before the {before}." if earlier > begun[case, stage] else ""
