"""What a report is made of when it is no page: headings, words, lists, tables and charts in a row.

A page nests its blocks; a document, a workbook and a data package take them one after another,
each knowing the section and part it stands in and whether it is exempt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.views.records import Cell, Chart, Table

Runs = tuple["Run", ...]


class Manner(StrEnum):
    """How words are meant."""

    PLAIN = "plain"
    LEAD = "lead"
    NIL = "nil"
    FOLD = "fold"
    EXEMPT = "exempt"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True)
class Where:
    """The section and part that something stands in, and the paragraph that it is exempt under."""

    section: str = ""
    part: str = ""
    exempt: str = ""


@dataclass(frozen=True)
class Run:
    """Some words in one look; `place` is the place of the report that they link to, if any."""

    text: str
    strong: bool = False
    emphasis: bool = False
    place: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading and the place that links to it point at; level 1 is the report's title."""

    where: Where
    level: int
    text: str
    place: str


@dataclass(frozen=True)
class Said:
    """A paragraph."""

    where: Where
    runs: Runs
    manner: Manner = Manner.PLAIN

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Listed:
    """A list; `depth` counts the lists that it stands in."""

    where: Where
    lines: tuple[Runs, ...]
    ordered: bool = False
    depth: int = 0


@dataclass(frozen=True)
class Paired:
    """Terms, each with what it is here."""

    where: Where
    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Tabled:
    """A table; `number` counts the report's tables from 1."""

    where: Where
    table: Table
    number: int


@dataclass(frozen=True)
class Charted:
    """A chart; `number` counts the charts from 1, and its figures stand at `place`."""

    where: Where
    chart: Chart
    number: int
    place: str


Item = Heading | Said | Listed | Paired | Tabled | Charted


def plain(text: str) -> Runs:
    """Words in one plain look."""
    return (Run(text),)
