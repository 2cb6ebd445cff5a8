"""A printed figure as a number with a format that prints it so: "−£1,234 [p]" is −1234.2 still."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from pmf_lib.views.records import Cell, Text
from pmf_lib.views.words import MINUS, is_known

_PRINTED = re.compile(
    r"(?P<sign>[−+-]?)(?P<before>£?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?(?P<after>.*)",
    re.ASCII,
)
_LONGEST_AFTER = 40
_NOT_QUOTED = re.compile(r'["\\\n\r\t]')


@dataclass(frozen=True)
class Figure:
    """A number and the spreadsheet's format that shows it as it is printed on the page."""

    value: float
    format: str


def figure_in(cell: Cell) -> Figure | None:
    """The figure of a cell; None where its words are not that number and what belongs to it.

    Percentages stay as they are printed: 87.5 for "87.5%".
    """
    if not isinstance(cell, Text) or cell.number is None or not is_known(cell.number):
        return None
    printed = _PRINTED.fullmatch(cell.text)
    if printed is None or not _is(cell.number, printed):
        return None
    after = printed["after"]
    if len(after) > _LONGEST_AFTER or _NOT_QUOTED.search(after):
        return None
    whole = "#,##0" if "," in printed["whole"] or len(printed["whole"]) < 4 else "0"
    part = printed["part"] or ""
    digits = f"{whole}.{'0' * (len(part) - 1)}" if part else whole
    plus = "+" if printed["sign"] == "+" else ""
    shown = f"{_quoted(plus + printed['before'])}{digits}{_quoted(after)}"
    below = _quoted(MINUS) + shown if printed["sign"] in {MINUS, "-"} else shown
    return Figure(float(cell.number), shown if cell.number >= 0 else f"{shown};{below}")


def _is(number: float, printed: re.Match[str]) -> bool:
    """Whether the printed digits are the number, rounded as figures are."""
    shown = Decimal(printed["whole"].replace(",", "") + (printed["part"] or ""))
    places = Decimal(1).scaleb(-len((printed["part"] or ".")[1:]))
    rounded = abs(Decimal(repr(float(number)))).quantize(places, ROUND_HALF_UP)
    negative = printed["sign"] in {MINUS, "-"}
    return rounded == shown and (shown == 0 or negative == (number < 0))


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
