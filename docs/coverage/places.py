"""Where a capability is served: each section, pack, table, rule or page whose text cites it.

Invented data serve nobody, so the demonstration councils' generator is no place; nor are decisions.
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docs.coverage.capabilities import ROOT
from docs.coverage.citations import cited
from pmf_lib.register import TABLES, Table

LIBRARY = ROOT / "pmf_lib"
NOTEBOOKS = ROOT / "notebooks"
ROOMS = {
    "sections": "section",
    "cli": "command",
    "methods": "method",
    "views": "view",
    "council": "profile rules",
    "profile_file": "profile rules",
    "register": "register",
    "intake": "check on load",
    "store": "store",
    "workbench": "workbench",
    "run": "batch",
    "template": "page template",
}
_LAST = "library"
ORDER = ("pack", "notebook", "section", "table", "profile", *ROOMS.values(), _LAST)
MADE_FROM_CODE = ("coverage.md", "tables.md")


def places() -> dict[str, tuple[str, ...]]:
    """For each id cited, its places: what a reader sees first, then the rules, then the pages."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, ids in _cited_places():
        for id_ in ids:
            found[id_].add(place)
    return {id_: tuple(sorted(names, key=_rank)) for id_, names in found.items()}


def place_of(path: Path) -> str | None:
    """What a file is called as a place; None for a file that serves nobody by itself."""
    if path.is_relative_to(NOTEBOOKS):
        return _notebook(path)
    if not path.is_relative_to(LIBRARY):
        return None
    parts = path.relative_to(LIBRARY).with_suffix("").parts
    named = [part for part in parts if part != "__init__"]
    if len(named) == 1 and path.parent == LIBRARY:
        return f"{_LAST} `{named[0]}`"
    room = ROOMS.get(parts[0])
    return f"{room} `{'/'.join(named[1:]) or parts[0]}`" if room else None


def _notebook(path: Path) -> str:
    shelf, *rest = path.relative_to(NOTEBOOKS).with_suffix("").parts
    return f"{'pack' if shelf == 'packs' else 'notebook'} `{'/'.join(rest) or shelf}`"


def _cited_places() -> Iterator[tuple[str, frozenset[str]]]:
    for path in sorted(LIBRARY.rglob("*")):
        place = place_of(path)
        if place and path.suffix in (".py", ".j2", ".css", ".html"):
            is_command = path.is_relative_to(LIBRARY / "cli")
            yield from _commands(path) if is_command else [(place, _in_code(path))]
    for table in TABLES.values():
        yield f"table `{table.name}`", _in_table(table)
    for path in sorted(NOTEBOOKS.rglob("*.ipynb")):
        yield _notebook(path), _in_notebook(path)
    for path in sorted((ROOT / "parameters").glob("*.yml")):
        yield f"profile `{path.stem}`", cited(path.read_text("utf-8"))
    yield from _pages()


def _in_code(path: Path) -> frozenset[str]:
    """What a file cites; of the register only what it says above its tables, which speak alone."""
    text = path.read_text("utf-8")
    if path.is_relative_to(LIBRARY / "register"):
        return cited(ast.get_docstring(ast.parse(text)) or "")
    return cited(text)


def _commands(path: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """What each command cites; the file's first words speak for the command it is named for."""
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    commands = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    named = any(node.name == path.stem for node in commands)
    whole = f"command `{path.stem}`" if named else f"{_LAST} `cli/{path.stem}`"
    yield whole, cited(ast.get_docstring(tree) or "")
    for node in commands:
        words = ast.get_source_segment(text, node) or ""
        yield f"command `{node.name.replace('_', '-')}`", cited(words)


def _in_table(table: Table) -> frozenset[str]:
    meanings = (column.meaning for column in table.columns)
    return cited("\n".join((table.requirement, table.grain, *meanings)))


def _in_notebook(path: Path) -> frozenset[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return cited("\n".join("".join(cell["source"]) for cell in cells))


def _pages() -> Iterator[tuple[str, frozenset[str]]]:
    docs = ROOT / "docs"
    for folder in (docs, docs / "guides", docs / "methods"):
        for path in sorted(folder.glob("*.md")):
            if path.name not in MADE_FROM_CODE:
                name = path.relative_to(docs).with_suffix("").as_posix()
                yield f"page `{name}`", cited(path.read_text("utf-8"))


def _rank(place: str) -> tuple[int, str]:
    kind = place.split(" `", maxsplit=1)[0]
    return (ORDER.index(kind) if kind in ORDER else len(ORDER), place)
