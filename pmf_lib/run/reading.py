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
from pmf_lib.views.records import PACK_MIME, SECTION_MIME, Opening, Section

_MIND = "A cell of a report ends with one section, such as budget_update(pack), and prints nothing"
_RECORDS: dict[str, type[Opening] | type[Section]] = {PACK_MIME: Opening, SECTION_MIME: Section}


@dataclass(frozen=True)
class Reading:
    """A report ready for its page: one piece of HTML a cell, and the second-level headings."""

    opening: Opening
    opening_html: Markup
    pieces: tuple[Markup, ...]
    contents: tuple[tuple[str, str], ...]


def read(notebook: Any, scope: Scope) -> Reading:
    """Read an executed notebook's cells; GateError for anything a page cannot hold.

    What stands before the opening speaks to who edits the notebook and is left out.
    """
    scope.words = " ".join(_said(notebook, public=scope.public))
    outline = Outline(scope)
    for name in ("main", "contents"):
        scope.id(name)
    opening: Opening | None = None
    opening_html = Markup()
    pieces = []
    for number, cell in enumerate(notebook.cells, start=1):
        parts = []
        for record in _records(cell, number):
            if isinstance(record, Opening):
                _refuse_second(opening, number)
                opening, scope.level = record, 1
                opening_html = Markup(render_fragment(record, scope))
            else:
                _refuse_unopened(opening, number)
                parts.append(Markup(render_fragment(record, scope)))
        if cell.cell_type == "markdown" and opening:
            parts.append(markdown.render(cell.source, outline))
        pieces.append(Markup().join(parts))
    if opening is None:
        raise GateError(
            "The notebook shows no opening", "A report begins with opening(pack)", _MIND
        )
    return Reading(opening, opening_html, tuple(pieces), tuple(outline.contents))


def _said(notebook: Any, *, public: bool) -> Iterator[str]:
    """All that a report says but for its glossary, and in public but for what is exempt."""
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
