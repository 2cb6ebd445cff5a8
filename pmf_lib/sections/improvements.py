"""Improvements to how figures are collected, stored and used (R3-033)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.council import ForEach
from pmf_lib.register.learning import IMPROVEMENT_SUBJECTS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.words import begun, counted


def improvements(pack: Pack) -> Section:
    """The log by subject: collection, storage, usage; in a group's report the group's own."""
    found = pack.entries("improvements")
    if pack.scope.kind is ForEach.GROUP:
        found = found[found["group"] == pack.key]
    if found.empty:
        nil = Nil(reason="Nil return: no improvement to the figures is in the log.")
        return Section(name="improvements", blocks=(nil,))
    return Section(
        name="improvements",
        headline=begun(f"{counted(len(found), 'improvement')} to the figures in the log."),
        blocks=tuple(
            Part(heading=begun(subject), blocks=(_subject(pack, found, subject),))
            for subject in IMPROVEMENT_SUBJECTS
        ),
    )


def _subject(pack: Pack, found: pd.DataFrame, subject: str) -> Block:
    own = found[found["subject"] == subject]
    if own.empty:
        return Nil(reason=f"Nil return: none to the {subject} of figures.")
    return table(
        f"Improvements to the {subject} of figures",
        ("Improvement", "Taken up by", "Where it stands"),
        [(row.title, _group(pack, row.group), said(row.status)) for row in own.itertuples()],
        source="Log of improvements",
    )


def _group(pack: Pack, key: object) -> str:
    return pack.council.group(str(key)).name if said(key, "") else "Officers of every service"
