"""What is exempt from publication, told apart from what everyone may read (Schedule 12A)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from pmf_lib.views.records import Block, Exempt, Table


def public_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that everyone may read; headlines and totals speak of these alone."""
    return frame[frame["exempt"].isna()]


def exempt_blocks(frame: pd.DataFrame, shown: Callable[[pd.DataFrame], Block]) -> Iterator[Exempt]:
    """The rows that are exempt, one block a paragraph; `shown` makes a block of rows.

    A table's caption says which paragraph, so that no two tables of a page are called the same.
    """
    for paragraph, rows in frame[frame["exempt"].notna()].groupby("exempt", sort=True):
        block = shown(rows)
        if isinstance(block, Table):
            told = f"{block.caption}, exempt under {paragraph}"
            block = block.model_copy(update={"caption": told})
        yield Exempt(paragraph=str(paragraph), blocks=(block,))
