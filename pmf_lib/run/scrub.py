"""Takes out of an executed notebook what varies, names this machine or is a secret of it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict

from pmf_lib import project
from pmf_lib.run import closing
from pmf_lib.run.hidden import hidden, hidden_in

_KEPT_CALLS = 20
INJECTED_TAG = "injected-parameters"
_ERROR_TAG = "papermill-error-cell-tag"
_KEPT_METADATA = ("kernelspec", "title", "authors", closing.READS)
_KEPT_CELL_METADATA = ("tags", "alt")
# Looked for from the start of a word only: from each letter of it, a long one would take hours.
_CELL_FILE = re.compile(r"(?<![^\s\"'(<])[^\s\"'(<]*ipykernel_\d+[/\\]\d+\.py")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
# How often a recursion is repeated in a traceback depends on how deep the cell itself began.
_REPEATS = re.compile(r"(skipping similar frames: .* \()\d+( times\))")
_PROCESS = re.compile(r"\b(pid[ =:]+)\d+", re.IGNORECASE)


def scrubbed(notebook: NotebookNode) -> NotebookNode:
    """The notebook with its results alone: no times, no ids by chance, no paths of this machine.

    Cells are numbered anew, so that papermill's injected cell has an id of its own place. What
    the notebook read goes from the run's closing cell into its metadata.
    """
    notebook = closing.settled(unmarked(notebook))
    kept = {name: notebook.metadata[name] for name in _KEPT_METADATA if name in notebook.metadata}
    kept["language_info"] = {"name": "python"}
    notebook.metadata = NotebookNode(kept)
    for number, cell in enumerate(notebook.cells, start=1):
        _scrub_cell(cell, number)
    return notebook


def unmarked(notebook: NotebookNode) -> NotebookNode:
    """The notebook without the cells that papermill puts beside a failure."""
    notebook.cells = [
        cell for cell in notebook.cells if _ERROR_TAG not in cell.metadata.get("tags", ())
    ]
    return notebook


def injected(cell: NotebookNode) -> bool:
    """Whether papermill put the cell there, to set the parameters."""
    return INJECTED_TAG in cell.metadata.get("tags", ())


def _scrub_cell(cell: NotebookNode, number: int) -> None:
    cell.id = f"cell-{number:02d}"
    cell.metadata = NotebookNode(
        {name: cell.metadata[name] for name in _KEPT_CELL_METADATA if cell.metadata.get(name)}
    )
    if cell.cell_type == "code":
        cell.outputs = [_scrub_output(output) for output in _merged(cell.outputs)]


def _merged(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """All that a cell printed to a stream as one output, at the place of its first words.

    How many pieces it comes in is chance, as is which stream's come first where both are printed
    to in turn: standard output then leads. nbclient can merge them too, but takes hours over a
    line of a few million characters.
    """
    merged: list[NotebookNode] = []
    streams: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type != "stream":
            merged.append(output)
        elif output.name in streams:
            streams[output.name].text += output.text
        else:
            streams[output.name] = output
            merged.append(output)
    for first, output in enumerate(merged[:-1]):
        pair = [output, merged[first + 1]]
        if [each.get("name") for each in pair] == ["stderr", "stdout"]:
            merged[first : first + 2] = reversed(pair)
    for output in streams.values():
        output.text = "\n".join(_overwritten(line) for line in output.text.split("\n"))
    return merged


def _overwritten(line: str) -> str:
    """What stays to be seen of a line that was begun again with a carriage return."""
    return line[line.rfind("\r", 0, max(len(line) - 1, 0)) + 1 :]


def _scrub_output(output: NotebookNode) -> NotebookNode:
    match output.output_type:
        case "stream":
            output.text = nameless(output.text)
        case "error":
            output.evalue = nameless(output.evalue)
            output.traceback = [nameless(entry) for entry in _shortened(output.traceback)]
        case _:
            output.data = NotebookNode({mime: _data(output.data[mime]) for mime in output.data})
            output.metadata = NotebookNode({})
    return output


def _shortened(traceback: list[str]) -> list[str]:
    """A traceback's two ends: how many calls a runaway recursion has between them is chance."""
    if len(traceback) <= 3 * _KEPT_CALLS:
        return traceback
    return [*traceback[:_KEPT_CALLS], "[… many more calls …]", *traceback[-_KEPT_CALLS:]]


def _data(content: Any) -> Any:
    """Plain text without addresses; records are made of data already and lose secrets alone."""
    return nameless(content) if isinstance(content, str) else from_dict(hidden_in(content))


def nameless(text: str) -> str:
    """The text without this machine's folders, process numbers, object addresses and secrets."""
    text = _CELL_FILE.sub("<cell>", hidden(text))
    for folder, name in _folders():
        text = text.replace(folder, name)
    text = _ADDRESS.sub("0x…", text)
    text = _REPEATS.sub(r"\g<1>…\g<2>", text)
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
