"""The risk matrix as a table that can be read aloud: each cell says in words what it holds.

Threats stand with their impact rising to the right, opportunities mirrored, so that side by side
the gravest cells of both meet in the middle (R2-035, R3-027).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pmf_lib.methods.exact import Figure
from pmf_lib.methods.risk import HIGHEST, TYPICAL, Band, Cells, band, score

Entry = tuple[Figure, Figure]


@dataclass(frozen=True)
class Cell:
    """One cell: its place, its score, the band painted there, and how many stand in it."""

    likelihood: int
    impact: int
    score: int
    band: Band
    count: int
    noun: str = "risk"

    @property
    def text(self) -> str:
        """The cell in words: “likelihood 4, impact 5, score 20, very high, 2 risks”."""
        many = _counted(self.count, self.noun)
        place = f"likelihood {self.likelihood}, impact {self.impact}"
        return f"{place}, score {self.score}, {self.band}, {many}"


@dataclass(frozen=True)
class Matrix:
    """Rows from likelihood 5 down to 1, in each row the cells from left to right.

    `unplaced` counts those without a likelihood or an impact: they stand in no cell.
    """

    rows: tuple[tuple[Cell, ...], ...]
    unplaced: int


def matrix(risks: Iterable[Entry], cells: Cells = TYPICAL) -> Matrix:
    """Threats by likelihood and impact (each 1 to 5), impact rising from left to right."""
    return _laid_out(risks, cells, "risk", range(1, HIGHEST + 1))


def mirrored(opportunities: Iterable[Entry], cells: Cells = TYPICAL) -> Matrix:
    """Opportunities by likelihood and benefit, the benefit falling from left to right."""
    return _laid_out(opportunities, cells, "opportunity", range(HIGHEST, 0, -1))


def _laid_out(entries: Iterable[Entry], cells: Cells, noun: str, columns: range) -> Matrix:
    listed = list(entries)
    placed = Counter(listed_at for one in listed if (listed_at := _place(*one)) is not None)
    rows = tuple(
        tuple(_cell(likelihood, impact, placed, cells, noun) for impact in columns)
        for likelihood in range(HIGHEST, 0, -1)
    )
    return Matrix(rows, len(listed) - placed.total())


def _cell(
    likelihood: int, impact: int, placed: Counter[tuple[int, int]], cells: Cells, noun: str
) -> Cell:
    painted = band(likelihood, impact, cells)
    assert painted is not None
    count = placed[likelihood, impact]
    return Cell(likelihood, impact, likelihood * impact, painted, count, noun)


def _place(likelihood: Figure, impact: Figure) -> tuple[int, int] | None:
    """Where it stands; None with either missing. ValueError off the matrix."""
    if score(likelihood, impact) is None or likelihood is None or impact is None:
        return None
    return int(likelihood), int(impact)


def _counted(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"
