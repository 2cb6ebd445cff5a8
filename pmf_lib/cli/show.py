"""Tables on the screen, or as JSON for another program."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pmf_lib.views.clean import escaped

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
Parts = Mapping[str, Row | Sequence[Row]]
_WIDEST = 60
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_YES_NO = {True: "yes", False: "no"}


def show(rows: Sequence[Row], *, as_json: bool, empty: str = "Nothing to show.") -> None:
    """Print rows of the same columns to standard output."""
    if as_json:
        print_json(list(rows))
    elif rows:
        print("\n".join(_lines(rows)))
    else:
        print(empty)


def show_parts(parts: Parts, *, as_json: bool) -> None:
    """Print several tables, each under its name; a part that is one row as pairs."""
    if as_json:
        print_json(parts)
        return
    for name, part in parts.items():
        print(f"{name.capitalize()}:")
        if isinstance(part, Mapping):
            width = max(map(len, part), default=0)
            print("\n".join(f"  {key:<{width}}  {words(said)}" for key, said in part.items()))
        else:
            print("\n".join(f"  {line}" for line in _lines(part)) if part else "  None.")


def print_json(content: Any) -> None:
    """Print JSON-like content; days and numbers that are missing become null."""
    print(escaped(json.dumps(_jsonable(content), ensure_ascii=False, indent=1)))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows, with what is missing as None and days as days."""
    whole = frame.astype(object).where(frame.notna(), None)
    return [
        {str(name): _plain(cell) for name, cell in row.items()}
        for row in whole.to_dict(orient="records")
    ]


def words(cell: Any) -> str:
    """A cell as it is printed: nothing hidden, nothing that could steer a terminal."""
    told = _YES_NO[cell] if isinstance(cell, bool) else cell
    text = "" if told is None else str(told)
    return "".join(" " if unicodedata.category(sign) in _HIDDEN else sign for sign in text)


def complain(text: str) -> None:
    """Say a line on standard error."""
    print(words(text), file=sys.stderr)


def _lines(rows: Sequence[Row]) -> list[str]:
    columns = list(rows[0])
    cells = [[words(row[column]) for column in columns] for row in rows]
    cells = [[*map(_cut, line[:-1]), line[-1]] for line in cells]
    table = [[column.replace("_", " ") for column in columns], *cells]
    widths = [max(len(line[place]) for line in table) for place in range(len(columns))]
    return ["  ".join(map(str.ljust, line, widths)).rstrip() for line in table]


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


def _jsonable(content: Any) -> Any:
    match content:
        case Mapping():
            return {str(name): _jsonable(part) for name, part in content.items()}
        case list() | tuple():
            return [_jsonable(part) for part in content]
        case date():
            return content.isoformat()
        case float() if content != content:  # noqa: PLR0124 - only NaN differs from itself
            return None
        case _:
            return content
