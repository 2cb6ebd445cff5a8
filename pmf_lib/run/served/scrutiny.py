"""The notebooks that members open as pages: their short names, titles and first sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from pmf_lib import project

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HEADING = re.compile(r"\s*#+\s+(?P<words>.+?)\s*(?:\n|\Z)")
_FORMAT = 4


@dataclass(frozen=True)
class Notebook:
    """A scrutiny notebook: its page is `scrutiny/<name>`."""

    name: str
    path: Path
    title: str
    sentence: str = ""

    @property
    def address(self) -> str:
        """Where its page lies, from the server's root."""
        return f"scrutiny/{self.name}"


def folder() -> Path:
    """Where scrutiny notebooks lie."""
    return project.root() / "notebooks" / "scrutiny"


def notebooks() -> tuple[Notebook, ...]:
    """The scrutiny notebooks there are, by name; a file whose name is no plain word is passed over.

    A file that is no notebook is passed over too: the others can be opened all the same.
    """
    found = (_described(path) for path in sorted(folder().glob("*.ipynb")))
    return tuple(notebook for notebook in found if notebook)


def find(name: str) -> Notebook | None:
    """The notebook of that short name, or None."""
    return next((notebook for notebook in notebooks() if notebook.name == name), None)


def read(notebook: Notebook) -> Any:
    """The notebook's cells as they are on disk, without outputs, and without its title."""
    node = nbformat.read(notebook.path, _FORMAT)
    titled = False
    for cell in node.cells:
        if cell.cell_type == "code":
            cell.outputs = []
        elif not titled and _HEADING.match(cell.source):
            cell.source, titled = _HEADING.sub("", cell.source, count=1), True
    return node


def _described(path: Path) -> Notebook | None:
    if not _NAME.fullmatch(path.stem):
        return None
    try:
        cells = nbformat.read(path, _FORMAT).cells
    except (OSError, ValueError, nbformat.ValidationError):
        return None
    words = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    paragraphs = [" ".join(each.split()) for each in words.split("\n\n") if each.strip()]
    heading = next((each for each in paragraphs if each.startswith("#")), "")
    said = next((each for each in paragraphs if not each.startswith("#")), "")
    title = heading.lstrip("#").strip() or path.stem.replace("_", " ").capitalize()
    return Notebook(path.stem, path, title, said)
