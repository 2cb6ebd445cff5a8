"""Marks on a page that belong to no tag, such as its margins' words, marked as artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator, Page, Pdf

_BEGIN, _END = {"BDC", "BMC"}, {"EMC"}
_PATH = {"m", "l", "c", "v", "y", "h", "re"}
_PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
_OPEN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_CLOSE = ContentStreamInstruction([], Operator("EMC"))


def mark_artifacts(pdf: Pdf, page: Page) -> None:
    """Mark all that the page draws outside its tagged content."""
    instructions = list(pikepdf.parse_content_stream(page))
    marked = list(_marked(instructions))
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def _marked(instructions: Sequence[Any]) -> Iterator[Any]:
    depth, at = 0, 0
    while at < len(instructions):
        name = str(instructions[at].operator)
        if name in _BEGIN | _END:
            depth += 1 if name in _BEGIN else -1
        length = 0 if depth else _drawing(instructions, at, name)
        if length:
            yield _OPEN
            yield from instructions[at : at + length]
            yield _CLOSE
        else:
            yield instructions[at]
        at += length or 1


def _drawing(instructions: Sequence[Any], at: int, name: str) -> int:
    """How many instructions from here on draw one thing with no tag in it; 0 for none."""
    if name == "BT":
        return _until(instructions, at, {"ET"}, _BEGIN | _END)
    if name in _PATH:
        return _until(instructions, at, _PAINT, _BEGIN | _END | {"n"})
    return 1 if name in {"sh", "INLINE IMAGE", "Do"} else 0


def _until(instructions: Sequence[Any], at: int, ends: set[str], stops: set[str]) -> int:
    for place in range(at, len(instructions)):
        name = str(instructions[place].operator)
        if name in ends:
            return place - at + 1
        if name in stops:
            return 0
    return 0
