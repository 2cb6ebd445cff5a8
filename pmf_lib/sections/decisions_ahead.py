"""Key decisions still to be taken, of whichever services the pack speaks of (R2-011)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.key_decisions import STILL_OPEN
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def open_decisions(pack: Pack) -> pd.DataFrame:
    """The key decisions that are planned or put off, by the day they are due."""
    found = pack.entries("key_decisions", every_period=True)
    return found[found["status"].isin(STILL_OPEN)].sort_values(["due_on", "decision"])


def decisions_ahead(pack: Pack) -> Section:
    """Key decisions still to be taken, by the day they are due."""
    ahead = open_decisions(pack)
    if ahead.empty:
        nil = Nil(reason="Nil return: no key decision is open.")
        return Section(name="decisions_ahead", blocks=(nil,))
    shown = table(
        "Key decisions still to be taken, by the day they are due",
        ("Decision", "Service", "Decision maker", Heading("Due", "date"), "Status", "Note"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                pack.council.body(row.decision_maker).name,
                row.due_on,
                begun(row.status),
                said(row.note, "No change reported"),
            )
            for row in ahead.itertuples()
        ],
        source="Register of key decisions",
    )
    headline = f"{counted(len(ahead), 'key decision')} still to be taken."
    return Section(name="decisions_ahead", headline=headline, blocks=(shown,))
