"""An executed notebook read as a report: its opening, then words and sections in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from pydantic import ValidationError

from pmf_lib.errors import GateError
from pmf_lib.run import markdown
from pmf_lib.run.markdown import Outline
from pmf_lib.views.html import Scope, render_fragment
from pmf_lib.views.length import Length, words_in
from pmf_lib.views.records import PACK_MIME, SECTION_MIME, Opening, Section

_MIND = "A cell of a report ends with one section, such as budget_update(pack), and prints nothing"
LEFT_OUT = "Left out of this report"
_RECORDS: dict[str, type[Opening] | type[Section]] = {PACK_MIME: Opening, SECTION_MIME: Section}


@dataclass(frozen=True)
class Reading:
    """A report ready for its page: one piece of HTML a cell, and the second-level headings.

    `left_out` are the headings that are not on the page, each with the reason; they are listed at
    the place `left_out_place`.
    """

    opening: Opening
    opening_html: Markup
    pieces: tuple[Markup, ...]
    contents: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...] = ()
    left_out_place: str = ""


@dataclass(frozen=True)
class Parts:
    """What a report says, as data: its opening, then sections and Markdown with their cells.

    Cells are counted from 1. `left_out` are headings that are not shown, each with the reason.
    """

    opening: Opening
    shown: tuple[tuple[int, Section | str], ...]
    left_out: tuple[tuple[str, str], ...]


def read(notebook: Any, scope: Scope, words_allowed: int = 0) -> Reading:
    """Read an executed notebook's cells; GateError for anything a page cannot hold.

    What stands before the opening speaks to who edits the notebook and is left out.
    `words_allowed` is how long the report may be, 0 where nobody says.
    """
    scope.words = said(notebook, public=scope.public)
    outline = Outline(scope)
    for name in ("main", "contents"):
        scope.id(name)
    parts = parts_of(notebook)
    scope.level = 1
    scope.length = Length(words_of(parts, public=scope.public), words_allowed)
    opening_html = Markup(render_fragment(parts.opening, scope))
    pieces = [Markup()] * len(notebook.cells)
    for number, part in parts.shown:
        if isinstance(part, str):
            pieces[number - 1] += markdown.render(part, outline)
        else:
            pieces[number - 1] += Markup(render_fragment(part, scope))
    place = _place_of_left_out(outline) if parts.left_out else ""
    contents = tuple(outline.contents)
    return Reading(parts.opening, opening_html, tuple(pieces), contents, parts.left_out, place)


def parts_of(notebook: Any) -> Parts:
    """A report's parts in their order; GateError for anything that no report can hold."""
    opening: Opening | None = None
    shown: list[tuple[int, Section | str]] = []
    dropped = dict(_left_out(notebook.cells))
    for number, cell in enumerate(notebook.cells, start=1):
        if number - 1 in dropped or number in dropped:
            continue
        for record in _records(cell, number):
            if isinstance(record, Opening):
                _refuse_second(opening, number)
                opening = record
            else:
                _refuse_unopened(opening, number)
                shown.append((number, record))
        if cell.cell_type == "markdown" and opening:
            shown.append((number, cell.source))
    if opening is None:
        raise GateError(
            "The notebook shows no opening", "A report begins with opening(pack)", _MIND
        )
    return Parts(opening, tuple(shown), tuple(dropped.values()))


def words_of(parts: Parts, *, public: bool) -> int:
    """How many words a reader meets in a report; in public without what is exempt (R1-029)."""
    without = {"exempt"} if public else frozenset()
    told: list[Any] = [parts.opening.model_dump()]
    told += [part if isinstance(part, str) else part.model_dump() for _, part in parts.shown]
    return sum(words_in(each, without=without) for each in told)


def said(notebook: Any, *, public: bool) -> str:
    """All that a report says but for its glossary, and in public but for what is exempt."""
    return " ".join(_said(notebook, public=public))


def _left_out(cells: Any) -> Iterator[tuple[int, tuple[str, str]]]:
    """The sections left out with their headings: the heading's cell, counted from 1, its words and
    the reason.

    A section that shares its heading with another stays in its place, and says there why it is
    empty.
    """
    for at in range(1, len(cells)):
        heading = _only_heading(cells[at - 1])
        alone = at + 1 == len(cells) or cells[at + 1].cell_type != "code"
        if not (heading and alone and cells[at].cell_type == "code"):
            continue
        found = [
            record.left_out if isinstance(record, Section) else ""
            for record in _records(cells[at], at + 1)
        ]
        if len(found) == 1 and found[0]:
            yield at, (heading, found[0])


def _only_heading(cell: Any) -> str:
    """The words of a Markdown cell that holds a heading and no more; else nothing."""
    lines = cell.source.strip().splitlines() if cell.cell_type == "markdown" else []
    return lines[0].lstrip("#").strip() if len(lines) == 1 and lines[0].startswith("#") else ""


def _place_of_left_out(outline: Outline) -> str:
    place = outline.scope.id("left-out")
    outline.contents.append((place, LEFT_OUT))
    return place


def _said(notebook: Any, *, public: bool) -> Iterator[str]:
    silent = {"glossary", "exempt"} if public else {"glossary"}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            yield cell.source
        for output in cell.get("outputs", ()):
            for mime in _RECORDS.keys() & output.get("data", {}).keys():
                yield from _strings(output.data[mime], silent)


def _strings(value: Any, silent: Set[str]) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping() if value.get("type") not in silent:
            for inner in value.values():
                yield from _strings(inner, silent)
        case list() | tuple():
            for inner in value:
                yield from _strings(inner, silent)


def _records(cell: Any, number: int) -> Iterator[Opening | Section]:
    if cell.cell_type == "code":
        for output in cell.outputs:
            yield from _record(output, number)


def _record(output: Any, number: int) -> Iterator[Opening | Section]:
    """The record of an output; warnings on standard error stay in the evidence copy only."""
    if output.output_type == "stream" and output.name == "stderr":
        return
    if output.output_type == "stream":
        raise _refused(number, f"prints “{_short(output.text)}”")
    if output.output_type == "error":
        raise _refused(number, f"failed with {output.ename}: {_short(output.evalue)}")
    found = [mime for mime in _RECORDS if mime in output.data]
    if not found:
        raise _refused(number, f"shows {' and '.join(sorted(output.data))}")
    try:
        yield _RECORDS[found[0]].model_validate(output.data[found[0]])
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(step) for step in fault["loc"])
        raise _refused(number, f"holds a record that cannot be read at {place}") from error


def _refused(number: int, what: str) -> GateError:
    return GateError(f"Cell {number} {what}", _MIND, f"Mend cell {number} of the notebook")


def _refuse_second(opening: Opening | None, number: int) -> None:
    if opening is not None:
        raise _refused(number, "opens the report a second time")


def _refuse_unopened(opening: Opening | None, number: int) -> None:
    if opening is None:
        raise _refused(number, "shows a section before the opening")


def _short(text: str) -> str:
    words = " ".join(str(text).split())
    return words if len(words) <= 80 else f"{words[:79]}…"
