"""How risks and savings moved between two days on which they were known (R2-025, R2-035)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods import risk
from pmf_lib.methods.latest import figure

NEW, GONE, WORSE, BETTER, SAME = ("new", "no longer kept", "worse", "better", "same")
RISK_COLUMNS = ("risk", "title", "unit", "before", "now", "move")
SAVING_COLUMNS = ("saving", "title", "unit", "before", "now", "change", "status_before", "status")
_MOVES = {"better": BETTER, "worse": WORSE, "same": SAME}
_ORDER = (WORSE, NEW, BETTER, GONE, SAME)


def risk_movements(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Each risk's score before and now, and how it moved: what got worse first.

    Both frames have risk, title, unit, likelihood and impact. A score is likelihood times impact,
    NaN where the risk was not known; a move is worse, new, better, no longer kept or same.
    """
    scores = [_scores(frame) for frame in (before, now)]
    both = _beside(before, now, "risk")
    both["before"] = both["risk"].map(scores[0])
    both["now"] = both["risk"].map(scores[1])
    known = (set(before["risk"]), set(now["risk"]))
    both["move"] = [_move(row, *known) for row in both.itertuples()]
    place = both["move"].map(_ORDER.index)
    ordered = both.assign(place=place, high=-both["now"].fillna(both["before"]))
    ordered = ordered.sort_values(["place", "high", "risk"])
    return ordered[list(RISK_COLUMNS)].reset_index(drop=True)


def _scores(risks: pd.DataFrame) -> dict[str, float]:
    rows = zip(risks["risk"], risks["likelihood"], risks["impact"], strict=True)
    found = {code: risk.score(figure(likely), figure(impact)) for code, likely, impact in rows}
    return {code: float(score) for code, score in found.items() if score is not None}


def _move(row: object, before: set[str], now: set[str]) -> str:
    code = row.risk  # type: ignore[attr-defined]
    if code not in before:
        return NEW
    if code not in now:
        return GONE
    scores = (figure(row.now), figure(row.before))  # type: ignore[attr-defined]
    return _MOVES.get(str(risk.direction(*scores)), SAME)


def saving_movements(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Each saving's forecast for the year before and now, in pounds: the largest fall first.

    Both frames have saving, title, unit, forecast and status. `change` is NaN where the saving
    was not known at both times, or was without a forecast.
    """
    both = _beside(before, now, "saving")
    for name, frame in (("before", before), ("now", now)):
        told = frame.drop_duplicates("saving").set_index("saving")
        both[name] = both["saving"].map(told["forecast"])
        both["status_before" if name == "before" else "status"] = both["saving"].map(told["status"])
    both["change"] = both["now"] - both["before"]
    ordered = both.sort_values(["change", "saving"], na_position="last")
    return ordered[list(SAVING_COLUMNS)].reset_index(drop=True)


def _beside(before: pd.DataFrame, now: pd.DataFrame, key: str) -> pd.DataFrame:
    """Every entry of either time once, with its title and unit as latest known."""
    columns = [key, "title", "unit"]
    every = pd.concat([now[columns], before[columns]], ignore_index=True)
    return every.drop_duplicates(key).reset_index(drop=True)
