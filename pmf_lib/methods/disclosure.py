"""Which further counts to hide so that no hidden one can be worked out from a table's totals.

A table with its totals is a net: each row and column, total lines too, has to balance. A hidden
count can be another number exactly when one can be added to it and taken off others along a closed
loop of hidden counts, alternately by rows and columns. Hidden counts are known to be 1 or more, so
a 1 cannot be lowered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf

import numpy as np

Cell = tuple[int, int]
Line = tuple[str, int]
Way = tuple[Line, Line]
_Arcs = dict[Line, list[tuple[Line, Cell]]]
_Price = tuple[float, float, float]
_Names = tuple[tuple[str, str], ...]
_NO_WAY: tuple[_Price, _Names, tuple[Cell, ...]] = ((inf, inf, inf), (), ())


@dataclass(frozen=True, eq=False)
class Grid:
    """Counts with their totals in the last row and, in a two-way table, the last column."""

    counts: np.ndarray
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    two_way: bool

    def is_total(self, cell: Cell) -> bool:
        """Whether the cell is a row's, a column's or the whole total."""
        return cell[0] == len(self.rows) or cell[1] == len(self.columns)

    def name(self, cell: Cell) -> tuple[str, str]:
        """The cell's labels, to order by whatever the order of rows; totals have none."""
        row, column = cell
        return str([*self.rows, ""][row]), str([*self.columns, ""][column])

    def cells(self, mask: np.ndarray) -> list[Cell]:
        """The cells where the mask is True, by their labels."""
        found = [(int(row), int(column)) for row, column in np.argwhere(mask)]
        return sorted(found, key=self.name)


def guarded(grid: Grid, primary: np.ndarray) -> np.ndarray:
    """The primary cells with as many others as it takes to protect them; True where hidden."""
    hidden = primary.copy()
    while (found := next(exposed(grid, hidden), None)) is not None:
        for cell in (_loop if grid.two_way else _smallest)(grid, hidden, found):
            hidden[cell] = True
    helpers = grid.cells(hidden & ~primary)
    for cell in sorted(helpers, key=lambda cell: (not grid.is_total(cell), -grid.counts[cell])):
        hidden[cell] = False
        hidden[cell] = next(exposed(grid, hidden), None) is not None
    return hidden


def exposed(grid: Grid, hidden: np.ndarray) -> Iterator[Cell]:
    """The hidden cells that can be one number only, by their labels."""
    cells = grid.cells(hidden)
    if not grid.two_way:
        return iter([] if _free_list(grid, hidden) else cells)
    arcs = _arcs(grid, cells)
    return (cell for cell in cells if not _on_a_loop(arcs, cell))


def _free_list(grid: Grid, hidden: np.ndarray) -> bool:
    """A list balances in one sum: its hidden total moves with any count, else two must trade."""
    inner = grid.counts[:-1][hidden[:-1]]
    if bool(hidden[-1, 0]):
        return len(inner) > 0
    return len(inner) != 1 and (len(inner) == 0 or sum(inner) > len(inner))


def _arcs(grid: Grid, cells: list[Cell]) -> _Arcs:
    """Where a change can go on: from a row by adding to a cell, from a column by lowering one.

    In one total line signs turn round, as a total is what its line's counts are taken off from.
    """
    arcs: _Arcs = {}
    for cell in cells:
        row, column = ("row", cell[0]), ("column", cell[1])
        turned = (cell[0] == len(grid.rows)) != (cell[1] == len(grid.columns))
        can_lower = grid.counts[cell] > 1
        if can_lower or not turned:
            arcs.setdefault(row, []).append((column, cell))
        if can_lower or turned:
            arcs.setdefault(column, []).append((row, cell))
    return arcs


def _on_a_loop(arcs: _Arcs, cell: Cell) -> bool:
    return any(_reaches(arcs, way, cell) for way in _ways_back(arcs, cell))


def _ways_back(arcs: _Arcs, cell: Cell) -> Iterator[Way]:
    """From where to where the rest of a loop must lead, for each way the cell can change."""
    row, column = ("row", cell[0]), ("column", cell[1])
    for start, end in ((row, column), (column, row)):
        if any(used == cell for _, used in arcs.get(start, ())):
            yield end, start


def _reaches(arcs: _Arcs, way: Way, without: Cell) -> bool:
    """Whether the second line can be reached from the first without the cell."""
    seen, waiting = {way[0]}, [way[0]]
    while waiting:
        for line, used in arcs.get(waiting.pop(), ()):
            if used != without and line not in seen:
                seen.add(line)
                waiting.append(line)
    return way[1] in seen


def _loop(grid: Grid, hidden: np.ndarray, cell: Cell) -> tuple[Cell, ...]:
    """The cells that close the cheapest loop through one: no totals, few cells, small counts."""
    arcs = _arcs(grid, grid.cells((grid.counts > 0).astype(bool)))

    def price(other: Cell) -> _Price:
        if hidden[other]:
            return 0, 0, 0
        return int(grid.is_total(other)), 1, int(grid.counts[other])

    ways = _ways_back(arcs, cell)
    return min(_cheapest(grid, arcs, (way, cell), price) for way in ways)[2]


def _cheapest(
    grid: Grid, arcs: _Arcs, way_without: tuple[Way, Cell], price: Callable[[Cell], _Price]
) -> tuple[_Price, _Names, tuple[Cell, ...]]:
    """Price, names and cells of the cheapest way (Dijkstra); names settle what costs the same."""
    (start, end), without = way_without
    waiting: list[tuple[_Price, _Names, tuple[Cell, ...], Line]] = [((0, 0, 0), (), (), start)]
    seen: set[Line] = set()
    while waiting:
        spent, names, cells, line = heappop(waiting)
        if line == end:
            return spent, names, cells
        if line not in seen:
            seen.add(line)
            for following, used in arcs.get(line, ()):
                if used != without:
                    cost = price(used)
                    total = (spent[0] + cost[0], spent[1] + cost[1], spent[2] + cost[2])
                    path = ((*names, grid.name(used)), (*cells, used))
                    heappush(waiting, (total, *path, following))
    return _NO_WAY


def _smallest(grid: Grid, hidden: np.ndarray, _: Cell) -> tuple[Cell, ...]:
    """The smallest count of a list that is shown, not 0; its total last."""
    shown = grid.cells(~hidden & (grid.counts > 0).astype(bool))
    return (min(shown, key=lambda cell: (grid.is_total(cell), grid.counts[cell])),)
