"""Frames made into tables: the records that pages and data files share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.views.records import Badge, Cell, Column, Icon, Link, Spark, Table, Text
from pmf_lib.views.words import DECIMALS, MISSING, badge, figure, legend, marked

if TYPE_CHECKING:
    import pandas as pd

_WORDS = {"text", "date", "period", "status"}
_CELLS = (Text, Badge, Icon, Spark, Link)


@dataclass(frozen=True)
class Heading:
    """A column's title and what stands under it.

    `kind` is text, date, period, status, or a unit of measurement (percent, money, count, days,
    ratio, yes_no), whose figures are set right-aligned with equal `decimals`.
    """

    title: str
    kind: str = "text"
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in _WORDS | set(DECIMALS):
            raise ValueError(f"“{self.kind}” is not a kind of column")

    @property
    def numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self.kind in DECIMALS and self.kind != "yes_no"


def words(value: object) -> Text:
    """Plain words in a cell; what is missing is "[x]", and empty words stay empty."""
    return Text(text=MISSING if _absent(value) else str(value))


def number(
    value: float | None, kind: str, decimals: int | None = None, *, symbols: Iterable[str] = ()
) -> Text:
    """A figure in a cell, with the number itself kept for sorting and for data files."""
    absent = _absent(value)
    shown = marked(figure(None if absent else value, kind, decimals), *symbols)
    return Text(text=shown, number=None if absent or value is None else float(value))


def day(value: date | pd.Timestamp | None) -> Text:
    """A date in words: "5 November 2021"."""
    if value is None or _absent(value):
        return Text(text=MISSING)
    return Text(text=f"{value.day} {value:%B %Y}")


def period(code: str | None) -> Text:
    """A period's short label: "Q2 2021/22"; words that are no period stay as they are."""
    if code is None or _absent(code):
        return Text(text=MISSING)
    try:
        return Text(text=Period.parse(code).short_label)
    except ParameterError:
        return Text(text=str(code))


def cell(value: Any, heading: Heading) -> Cell:
    """Any value as a cell of this column; a value that is a cell already is kept."""
    if isinstance(value, _CELLS):
        return value
    match heading.kind:
        case "text":
            return words(value)
        case "date":
            return day(value)
        case "period":
            return period(value)
        case "status":
            return words(value) if _absent(value) else badge(value)
        case _:
            return number(value, heading.kind, heading.decimals)


def from_rows(
    rows: Iterable[Iterable[Any]],
    *,
    caption: str,
    headings: Iterable[Heading],
    source: str = "",
    notes: tuple[str, ...] = (),
) -> Table:
    """A table of these rows; the symbols its cells use are explained in its notes."""
    columns = tuple(headings)
    cells = tuple(
        tuple(cell(value, heading) for value, heading in zip(row, columns, strict=True))
        for row in rows
    )
    used = legend(item.text for row in cells for item in row if isinstance(item, Text))
    return Table(
        caption=caption,
        columns=tuple(Column(title=item.title, numeric=item.numeric) for item in columns),
        rows=cells,
        source=source,
        notes=(*notes, *(note for note in used if note not in notes)),
    )


def from_frame(
    frame: pd.DataFrame,
    *,
    caption: str,
    headings: Mapping[str, Heading],
    source: str = "",
    notes: tuple[str, ...] = (),
) -> Table:
    """A table of a frame's columns, in the order of `headings`; KeyError for one not there."""
    chosen = frame[list(headings)]
    return from_rows(
        chosen.itertuples(index=False, name=None),
        caption=caption,
        headings=headings.values(),
        source=source,
        notes=notes,
    )


def _absent(value: object) -> bool:
    if value is None or isinstance(value, str):
        return value is None
    import pandas as pd  # slow, and pages are made where there are no frames

    return bool(pd.api.types.is_scalar(value) and pd.isna(value))
