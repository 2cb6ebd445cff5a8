"""Heading 5: each key decision with date, decision maker and status (R0-028)."""

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.words import begun, counted, listed

STILL_OPEN = ("planned", "deferred")


def key_decisions(pack: Pack) -> Section:
    """Decisions still open, and those settled since the last quarter."""
    found = _of_this_quarter(pack, pack.entries("key_decisions", every_period=True))
    if found.empty:
        nil = Nil(reason="Nil return: no key decision is open or was taken this quarter.")
        return Section(name="key_decisions", blocks=(nil,))
    shown = table(
        f"Key decisions, {pack.period.label}",
        ("Decision", "Decision maker", "Due", "Taken", "Status", "Since last quarter"),
        [_row(pack, row) for row in found.itertuples()],
        source="Register of key decisions",
    )
    return Section(name="key_decisions", headline=_headline(found), blocks=(shown,))


def _of_this_quarter(pack: Pack, found: pd.DataFrame) -> pd.DataFrame:
    """Open ones whatever their age; settled ones only in the quarter they were settled."""
    taken = pd.to_datetime(found["taken_on"])
    settled = taken.between(pd.Timestamp(pack.period.start), pd.Timestamp(pack.as_at))
    recorded = pd.to_datetime(found["recorded_on"])
    withdrawn = (found["status"] == "withdrawn") & (recorded >= pd.Timestamp(pack.period.start))
    return found[found["status"].isin(STILL_OPEN) | settled | withdrawn]


def _row(pack: Pack, row: object) -> tuple[str, ...]:
    get = row._asdict()  # type: ignore[attr-defined]
    return (
        get["title"],
        pack.council.body(get["decision_maker"]).name,
        said(day(get["due_on"]), "no date set"),
        said(day(get["taken_on"]), "not yet"),
        begun(get["status"]),
        said(get["note"], "No change reported"),
    )


def _headline(found: pd.DataFrame) -> str:
    counts = found["status"].value_counts().sort_index()
    parts = [f"{count} {status}" for status, count in counts.items()]
    return f"{counted(len(found), 'key decision')}: {listed(parts)}."
