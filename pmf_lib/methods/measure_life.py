"""The life of a measure: stages in order, state on a day, the list in force (R0-034 to R0-037)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pmf_lib.register.records import STAGES

FOLLOWS = {
    "proposed": ("",),
    "prototype": ("", "proposed"),
    "active": ("", "proposed", "prototype", "under review", "amended", "audited"),
    "under review": ("active", "amended", "audited"),
    "amended": ("active", "under review", "audited", "amended"),
    "audited": ("active", "under review", "amended", "audited"),
    "deleted": ("proposed", "prototype", "active", "under review", "amended", "audited"),
}
"""Which stage may come before each; the empty word is the beginning of a measure's life."""


def stage_on(events: pd.DataFrame, day: date) -> dict[str, str]:
    """The last stage that each measure had reached by a day; one with no event yet is left out."""
    happened = _ordered(events)
    known = happened[pd.to_datetime(happened["happened_on"]) <= pd.Timestamp(day)]
    return {str(code): str(rows["stage"].iloc[-1]) for code, rows in known.groupby("measure")}


def out_of_order(events: pd.DataFrame) -> tuple[str, ...]:
    """Sentences on steps that no life may take: one after deletion, one that skips approval."""
    return tuple(_sentences(events))


def _sentences(events: pd.DataFrame) -> Iterator[str]:
    for code, rows in _ordered(events).groupby("measure", sort=True):
        before = ""
        for stage in rows["stage"]:
            if before not in FOLLOWS[str(stage)]:
                after = f"came after “{before}”" if before else "came first"
                yield f"{code}: “{stage}” {after}."
            before = str(stage)


def in_force(lists: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows of the lists of measures that are in force on a day, both ends included."""
    at = pd.Timestamp(day)
    since, until = pd.to_datetime(lists["since"]), pd.to_datetime(lists["until"])
    return lists[(since <= at) & ~(until < at)]


def _ordered(events: pd.DataFrame) -> pd.DataFrame:
    """Events in order of their days; on one day in order of the stages."""
    order = {stage: place for place, stage in enumerate(STAGES)}
    placed = events.assign(_place=events["stage"].map(order))
    return placed.sort_values(["measure", "happened_on", "_place"]).drop(columns="_place")
