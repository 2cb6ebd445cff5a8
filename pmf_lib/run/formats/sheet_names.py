"""Names that a workbook allows: of sheets, of tables and of their columns, all different."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmf_lib.views.clean import clean

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_SPACE = re.compile(r"\s+")
_LONGEST_HEADING = 200


@dataclass
class SheetNames:
    """Gives each table's sheet its number and as much of its caption as a tab can hold."""

    count: int = 0

    def of(self, caption: str) -> str:
        """The next sheet's name."""
        self.count += 1
        words = f"{self.count} {one_line(_FORBIDDEN.sub(' ', clean(caption)))}"
        if len(words) <= LONGEST:
            return words.strip()
        whole = words[: LONGEST + 1].rpartition(" ")[0]
        return (whole if " " in whole else words[:LONGEST]).strip(" ,.;–-")


def table_name(sheet: str) -> str:
    """A sheet's name as its table's: letters, digits and underscores."""
    return "Table_" + re.sub(r"[^0-9A-Za-z]+", "_", sheet).strip("_")


def headings(titles: Iterable[str]) -> Iterator[str]:
    """Columns' titles on one line each, told apart by a number where they come again."""
    met: set[str] = set()
    for title in titles:
        plain = one_line(clean(title))[:_LONGEST_HEADING] or "Column"
        shown, count = plain, 1
        while shown.casefold() in met:
            count += 1
            shown = f"{plain} ({count})"
        met.add(shown.casefold())
        yield shown


def one_line(text: str) -> str:
    """The text without line breaks and needless space."""
    return _SPACE.sub(" ", text).strip()
