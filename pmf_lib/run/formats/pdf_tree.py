"""The tree of tags in a browser's print, put right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

_ALONE = "A picture without words"


def mend_tree(pdf: Pdf, tree: Any) -> None:
    """Put every tag right: figures, captions, list items, the heads of tables, and names."""
    for tag in list(tags(tree)):
        match str(tag.S):
            case "/Figure":
                _figure(tag)
            case "/LI":
                _list_item(pdf, tag)
            case "/Table":
                _table(tag)
    _name_anew(tree)


def tags(tag: Any) -> Iterator[Any]:
    """Every tag beneath one, in the order they are read."""
    for child in children(tag):
        yield child
        yield from tags(child)


def children(tag: Any) -> Iterator[Any]:
    """The tags directly beneath one; pieces of content are no tags."""
    inside = tag.get("/K", Array())
    for child in inside if isinstance(inside, Array) else [inside]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child


def _figure(tag: Any) -> None:
    """A figure around a picture and its caption is a division; a picture has words."""
    within = list(children(tag))
    if any(Name.Figure == child.S for child in tags(tag)):
        tag.S = Name.Div
        for child in within:
            if Name.Caption == child.S:
                child.S = Name.P
    elif not str(tag.get("/Alt", "")).strip():
        tag.Alt = _ALONE


def _list_item(pdf: Pdf, tag: Any) -> None:
    """What a list item says goes into a body beside its label."""
    said = [child for child in children(tag) if child.S not in {Name.Lbl, Name.LBody}]
    inside = tag.get("/K", Array())
    only_tags = isinstance(inside, Array) and len(inside) == len(list(children(tag)))
    if not said or not only_tags:
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=tag, K=Array(said)))
    for child in said:
        child.P = body
    tag.K = Array([*(child for child in children(tag) if Name.Lbl == child.S), body])


def _table(tag: Any) -> None:
    """Every head of a table says whether it heads a column or a row."""
    rows = [row for row in tags(tag) if row.S == Name.TR]
    for number, row in enumerate(rows):
        for cell in children(row):
            if cell.S == Name.TH and not _scope(cell):
                scope = Name.Column if number == 0 else Name.Row
                own = Dictionary(O=Name.Table, Scope=scope)
                cell.A = Array([own, *_attributes(cell)])


def _scope(cell: Any) -> str:
    return next((str(one.Scope) for one in _attributes(cell) if "/Scope" in one), "")


def _attributes(cell: Any) -> list[Any]:
    found = cell.get("/A", Array())
    return list(found) if isinstance(found, Array) else [found]


def _name_anew(tree: Any) -> None:
    """Name tags by their order; the browser's own names count what it met before this page."""
    named = [tag for tag in tags(tree) if "/ID" in tag]
    names = {str(tag.ID): String(f"tag{number:06d}") for number, tag in enumerate(named)}
    for tag in tags(tree):
        if "/ID" in tag:
            tag.ID = names[str(tag.ID)]
        for own in _attributes(tag):
            if "/Headers" in own:
                heads = (names.get(str(head)) for head in own.Headers)
                own.Headers = Array([head for head in heads if head is not None])
    if named:
        pairs = [part for tag in named for part in (tag.ID, tag)]
        limits = Array([named[0].ID, named[-1].ID])
        tree.IDTree = Dictionary(Kids=Array([Dictionary(Limits=limits, Names=Array(pairs))]))
