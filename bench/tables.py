"""Measured figures as tables: plain text for a terminal, Markdown for the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from statistics import median


@dataclass(frozen=True)
class Table:
    """A table of texts with a title; the first column names its rows, a note says how it came."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def text(self) -> str:
        """The table for a terminal, in columns of even width."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(self.columns))]
        told = ["  ".join(_aligned(line, widths)).rstrip() for line in lines]
        return "\n".join([self.title, *told, *([self.note] if self.note else [])])

    def markdown(self) -> str:
        """The table for the documentation, without its title."""
        head = [_line(self.columns), _line(["---"] * len(self.columns))]
        note = ["", self.note] if self.note else []
        return "\n".join([*head, *map(_line, self.rows), *note])


def spread(values: Iterable[float], decimals: int = 2) -> str:
    """The median, and the lowest and the highest where they differ from it.

    Where one is not a number, as a cost that noise made negative, the figures say nothing.
    """
    values = list(values)
    if any(map(isnan, values)):
        return "too noisy to say"
    found = [f"{value:,.{decimals}f}" for value in _middle_low_high(values)]
    return found[0] if len(set(found)) == 1 else f"{found[0]} ({found[1]} to {found[2]})"


def _middle_low_high(values: Sequence[float]) -> tuple[float, float, float]:
    return median(values), min(values), max(values)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *rest = [(cell, width) for cell, width in zip(line, widths, strict=True)]
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
