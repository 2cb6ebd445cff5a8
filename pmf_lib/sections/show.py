"""Small bridges from frames to records that every section uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from pmf_lib.views import tables
from pmf_lib.views.records import Table
from pmf_lib.views.tables import Heading

NOT_GIVEN = "not given"


def day(value: object) -> str:
    """A day as people write it, `28 October 2021`; empty where there is none."""
    if value is None or pd.isna(value):
        return ""
    return tables.day(pd.Timestamp(value)).text


def said(value: object, otherwise: str = NOT_GIVEN) -> str:
    """The text of a cell, or the words for a cell that says nothing."""
    return otherwise if value is None or pd.isna(value) or str(value) == "" else str(value)


def decimals(value: object) -> int | None:
    """How many decimals a measure prints; None where its definition leaves it to the kind."""
    return None if value is None or pd.isna(value) else int(float(str(value)))


def lowered(sentence: str) -> str:
    """A sentence as it goes on after a colon."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def table(
    caption: str,
    headings: Sequence[str | Heading],
    rows: Iterable[Sequence[Any]],
    *,
    source: str = "",
    notes: tuple[str, ...] = (),
) -> Table:
    """A table of rows; a heading given as words alone is a column of words."""
    return tables.from_rows(
        rows,
        caption=caption,
        headings=[Heading(found) if isinstance(found, str) else found for found in headings],
        source=source,
        notes=notes,
    )
