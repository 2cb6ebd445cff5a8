"""A mapped file's rows as the register would have them: its headings, its words, its constants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from pmf_lib.intake.cells import clean
from pmf_lib.intake.faults import FaultLog, Place
from pmf_lib.intake.headings import SEARCHED_ROWS, Row, matches, plain_name
from pmf_lib.intake.mapping import MAPPING_FILE, MappedFile, same_heading


def relabelled(
    rows: Iterator[Row], mapped: MappedFile, place: Place, log: FaultLog
) -> Iterator[Row]:
    """A file's rows under the register's headings and in its words, on their own lines.

    A heading that the mapping names and the file has not keeps the table from loading.
    """
    first = list(islice(rows, SEARCHED_ROWS))
    counts = [matches(cells, mapped.headings) for _, cells in first]
    at = counts.index(max(counts)) if any(counts) else len(first)
    yield from first[:at]
    if at == len(first):
        return
    line, cells = first[at]
    _note_missing(cells, mapped, place, log)
    layout = _layout(cells, mapped)
    yield line, layout.headings
    for number, below in chain(first[at + 1 :], rows):
        yield number, layout.row(below)


@dataclass(frozen=True)
class _Layout:
    """Where a file's cells go: the `kept` of its `width` columns, then the constants."""

    headings: list[str]
    kept: tuple[int, ...]
    width: int
    words: Mapping[int, Mapping[str, str]]
    constants: tuple[str, ...]

    def row(self, cells: list[str]) -> list[str]:
        """One row; an empty one stays empty, whatever is the same in every other."""
        padded = cells + [""] * (self.width - len(cells))
        own = [self._cell(at, padded[at]) for at in self.kept]
        beyond = padded[self.width :]
        if not any(cell.strip() for cell in (*own, *beyond)):
            return []
        return [*own, *self.constants, *beyond]

    def _cell(self, at: int, cell: str) -> str:
        return self.words[at].get(_folded(cell), cell) if at in self.words else cell


def _layout(cells: list[str], mapped: MappedFile) -> _Layout:
    columns = {same_heading(heading): column for heading, column in mapped.columns.items()}
    unread = {same_heading(heading) for heading in mapped.left_out}
    kept = tuple(at for at, cell in enumerate(cells) if same_heading(cell) not in unread)
    renamed = [columns.get(same_heading(cell), cell) for cell in cells]
    words = {
        at: {_folded(word): said for word, said in mapped.translate[plain_name(name)].items()}
        for at, name in enumerate(renamed)
        if plain_name(name) in mapped.translate
    }
    headings = [*(renamed[at] for at in kept), *mapped.constants]
    return _Layout(headings, kept, len(cells), words, tuple(mapped.constants.values()))


def _note_missing(cells: list[str], mapped: MappedFile, place: Place, log: FaultLog) -> None:
    there = {same_heading(cell) for cell in cells}
    for heading in mapped.columns:
        if same_heading(heading) not in there:
            allowed = f"a heading for each column that {MAPPING_FILE} names; this one is not there"
            log.structural("missing_column", place, heading, allowed)


def _folded(text: str) -> str:
    return " ".join(clean(text).casefold().split())
