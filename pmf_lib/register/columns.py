"""What a table and a column are. Intake checks by these, the store lays its tables out by them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds, and so how its cells are read and kept."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERIOD = "period"
    CHOICE = "choice"
    CODE = "code"


@dataclass(frozen=True)
class Column:
    """One column. `meaning` is the line the table's documentation prints.

    `allowed` lists a CHOICE's values. `refers_to` names what a CODE must be found in: `unit`,
    `body`, `committee`, `directorate`, `portfolio` or `group` of the council profile, or one of
    `REGISTERED`, such as `measure` for the measures register.
    `lowest` and `highest` bound a NUMBER (both inclusive); `whole` allows no part of one.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers_to: str | None = None
    lowest: float | None = None
    highest: float | None = None
    whole: bool = False


@dataclass(frozen=True)
class Table:
    """One table of a council's register.

    `key` names the columns that tell one entry from another. An entry may be given again later:
    the later one supersedes the earlier, which is kept. `known_on` names the DATE column that
    says when an entry became known; where the table has none, or a cell is empty, the day of
    loading counts. `requirement` cites the capability the table serves.
    """

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    known_on: str | None = None
    requirement: str = ""

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for found in self.columns:
            if found.name == name:
                return found
        raise KeyError(f"{self.name} has no column {name}")

    def has(self, name: str) -> bool:
        """Whether the table has a column of that name."""
        return any(found.name == name for found in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(found.name for found in self.columns)
