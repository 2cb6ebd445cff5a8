"""Takes out of an executed notebook what varies from run to run or names this machine."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from papermill.execute import remove_error_markers

from pmf_lib import project

INJECTED_TAG = "injected-parameters"
_KEPT_METADATA = ("kernelspec", "title", "authors")
_KEPT_CELL_METADATA = ("tags", "alt")
_CELL_FILE = re.compile(r"[^\s\"'(<]*ipykernel_\d+[/\\]\d+\.py")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_PROCESS = re.compile(r"\b(pid[ =:]+)\d+", re.IGNORECASE)


def scrubbed(notebook: NotebookNode) -> NotebookNode:
    """The notebook with its results alone: no times, no ids by chance, no paths of this machine.

    Cells are numbered anew, so that papermill's injected cell has an id of its own place.
    """
    notebook = remove_error_markers(notebook)
    kept = {name: notebook.metadata[name] for name in _KEPT_METADATA if name in notebook.metadata}
    kept["language_info"] = {"name": "python"}
    notebook.metadata = NotebookNode(kept)
    for number, cell in enumerate(notebook.cells, start=1):
        _scrub_cell(cell, number)
    return notebook


def _scrub_cell(cell: NotebookNode, number: int) -> None:
    cell.id = f"cell-{number:02d}"
    cell.metadata = NotebookNode(
        {name: cell.metadata[name] for name in _KEPT_CELL_METADATA if cell.metadata.get(name)}
    )
    if cell.cell_type == "code":
        cell.outputs = [_scrub_output(output) for output in cell.outputs]


def _scrub_output(output: NotebookNode) -> NotebookNode:
    match output.output_type:
        case "stream":
            output.text = nameless(output.text)
        case "error":
            output.evalue = nameless(output.evalue)
            output.traceback = [nameless(line) for line in output.traceback]
        case _:
            output.data = NotebookNode({mime: _data(output.data[mime]) for mime in output.data})
            output.metadata = NotebookNode({})
    return output


def _data(content: Any) -> Any:
    """Plain text without addresses; records are made of data already and stay as they are."""
    return nameless(content) if isinstance(content, str) else content


def nameless(text: str) -> str:
    """The text without this machine's folders, process numbers and object addresses."""
    text = _CELL_FILE.sub("<cell>", text)
    for folder, name in _folders():
        text = text.replace(folder, name)
    text = _ADDRESS.sub("0x…", text)
    return _PROCESS.sub(r"\g<1>…", text)


def _folders() -> tuple[tuple[str, str], ...]:
    """This machine's folders with what to call them, the longest first."""
    named = {
        str(project.root()): "<project>",
        str(Path(__file__).parent.parent.parent): "<project>",
        sys.prefix: "<python>",
        sys.base_prefix: "<python>",
        tempfile.gettempdir(): "<temporary>",
        os.path.expanduser("~"): "<home>",  # noqa: PTH111 - never raises, unlike Path.home
    }
    usable = ((folder, name) for folder, name in named.items() if len(folder) > 3)
    return tuple(sorted(usable, key=lambda pair: (-len(pair[0]), pair[0])))
