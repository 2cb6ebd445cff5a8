"""A table with a row for each entry of a register, or a nil return that says there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.sections.show import table
from pmf_lib.views.records import Facts, Nil, Table, Text
from pmf_lib.views.tables import Heading


@dataclass(frozen=True)
class Layout:
    """A table's words: what it shows, its columns, where they come from."""

    caption: str
    headings: tuple[str | Heading, ...]
    source: str
    notes: tuple[str, ...] = ()


def listing(
    found: pd.DataFrame, layout: Layout, row: Callable[[Any], Sequence[Any]], nil: str
) -> Table | Nil:
    """A row for each entry as `row` makes it; without entries “Nil return: ” and `nil`."""
    if found.empty:
        return Nil(reason=f"Nil return: {nil}.")
    return table(
        layout.caption,
        layout.headings,
        [row(entry) for entry in found.itertuples()],
        source=layout.source,
        notes=layout.notes,
    )


def facts(*pairs: tuple[str, str]) -> Facts:
    """Terms and what they are here, in words."""
    return Facts(pairs=tuple((term, Text(text=words)) for term, words in pairs))
