"""Restated figures as open data: old, new, why, what of it, and who was given the old one (R1-044).

Code of Practice for Statistics: revisions and corrections are told openly, with their reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods.received import Editions, received
from pmf_lib.methods.restated_status import Known, judged_log, restated_rows
from pmf_lib.methods.restatement import KEY, restatements, to_be_told
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.views.words import VALUE_STATUS_SYMBOLS

NAME = "restatements"
_FIELDS = {
    "measure": ("string", "Code of the measure"),
    "unit": ("string", "Business unit"),
    "period": ("string", "Month, quarter or year of the figure"),
    "old": ("number", "The figure as it was known before"),
    "new": ("number", "The figure as it was then restated"),
    "size": ("number", "New less old, in the measure's own unit"),
    "percent": ("number", "The size as a percentage of the old figure; empty where that is 0"),
    "known_from": ("date", "Day from which the new figure was known"),
    "kind": ("string", "scheduled revision, or unscheduled correction"),
    "reason_code": ("string", "late data, definition change, error, method, source or unknown"),
    "reason": ("string", "The reason as it was given"),
    "old_status": ("string", "Status by the old figure; empty where it is not known"),
    "new_status": ("string", "Status by the new figure; empty where it is not known"),
    "to_be_told": ("string", "Bodies that were given a figure since corrected, with the day"),
}


@dataclass(frozen=True)
class Restated:
    """The log's rows, and how the data package describes them."""

    rows: pd.DataFrame
    name: str = NAME

    @property
    def resource(self) -> dict[str, Any]:
        """Its entry in the data package."""
        fields = [
            {"name": name, "type": kind, "description": meaning}
            for name, (kind, meaning) in _FIELDS.items()
        ]
        return {
            "name": NAME,
            "profile": "tabular-data-resource",
            "path": f"{NAME}.csv",
            "description": "one change of one figure of a whole unit that was known before",
            "encoding": "utf-8",
            "schema": {"fields": fields, "missingValues": [""]},
        }


def restated_figures(history: pd.DataFrame, known: Known, editions: Editions) -> Restated:
    """The log of what was restated; `history` has every known row of the values, oldest first."""
    changed = restated_rows(history)
    log = judged_log(changed, known)
    told = to_be_told(log, received(changed, editions))
    said = _said(told, {body.key: body.name for body in editions.council.bodies})
    bodies = [said.get(key) for key in _places(log)]
    return Restated(log.assign(to_be_told=pd.Series(bodies, log.index, object))[list(_FIELDS)])


def _said(told: pd.DataFrame, names: Mapping[str, str]) -> dict[tuple[Any, ...], str]:
    """Who must be told of each correction, with the day on which they were given the figure."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for place, row in zip(_places(told), told.itertuples(), strict=True):
        day = pd.Timestamp(row.received_on).date().isoformat()
        found.setdefault(place, []).append(f"{names[row.body]} ({day})")
    return {place: "; ".join(bodies) for place, bodies in found.items()}


def _places(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    yield from frame[[*KEY, "known_from", "new"]].itertuples(index=False, name=None)


def marked(values: pd.DataFrame, history: pd.DataFrame) -> pd.DataFrame:
    """The values with `marks` in a column of their own, so that figures stay numbers.

    [r] is told of whole units alone; a figure that is missing or kept back has no mark.
    """
    changed = restatements(restated_rows(history))[KEY]
    restated = pd.MultiIndex.from_frame(values[KEY]).isin(pd.MultiIndex.from_frame(changed))
    whole = values[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")
    told = zip(values["value"].notna(), values["status"], restated & whole, strict=True)
    found = [_marks(status, again) if there else None for there, status, again in told]
    return values.assign(marks=pd.Series(found, values.index, object))


def _marks(status: object, restated: bool) -> str | None:
    letters = [VALUE_STATUS_SYMBOLS.get(str(status), ""), "r" if restated else ""]
    return " ".join(f"[{letter}]" for letter in letters if letter) or None
