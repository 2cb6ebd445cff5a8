"""What a notebook read, asked for in a cell of the run's own after its last, and taken out again.

Only then is the list whole. The cell is Python like any other, so that it answers in every kernel
and engine alike.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import nbformat
from nbformat import NotebookNode

from pmf_lib.run.reads import once, words
from pmf_lib.store.statement import STATEMENT_MIME, Read

READS = "pmf_reads"
_TAG = "pmf-reads"
_ASKING = "from pmf_lib.store.statement import statement\n\nstatement()"


def asking(notebook: NotebookNode) -> NotebookNode:
    """The notebook with a last cell that says what the cells before it read."""
    cell = nbformat.v4.new_code_cell(_ASKING, id=_TAG, metadata={"tags": [_TAG]})
    return NotebookNode({**notebook, "cells": [*notebook.cells, cell]})


def asks(cell: NotebookNode) -> bool:
    """Whether the cell is the run's own, which no template has."""
    return _TAG in cell.metadata.get("tags", ())


def settled(notebook: NotebookNode) -> NotebookNode:
    """The executed notebook without that cell, its answer among the notebook's metadata.

    Wherever a cell showed the run's snapshot it now says in words which data were read: a page
    may name only what it was made from, and another load may leave all of that as it was.
    """
    asked = [cell for cell in notebook.cells if asks(cell)]
    notebook.cells = [cell for cell in notebook.cells if cell not in asked]
    notebook.metadata.pop(READS, None)  # of the run that the template was copied from
    answers = [
        output.data[STATEMENT_MIME]
        for cell in asked
        for output in cell.get("outputs", ())
        if STATEMENT_MIME in output.get("data", {})
    ]
    if len(answers) == 1:
        found = once(map(Read.parse, answers[0]["reads"]))
        for cell in notebook.cells:
            if cell.get("outputs"):
                cell.outputs = _told(cell.outputs, answers[0]["snapshot"], words(found))
        notebook.metadata[READS] = [read.content for read in found]
    return notebook


def reads_of(metadata: Mapping[str, Any]) -> tuple[Read, ...] | None:
    """What a settled notebook read, by its metadata; None where nobody knows."""
    found = metadata.get(READS)
    return None if found is None else tuple(map(Read.parse, found))


def evidence_reads(evidence: bytes) -> tuple[Read, ...] | None:
    """What an executed notebook read, from its file's bytes."""
    return reads_of(json.loads(evidence)["metadata"])


def _told(outputs: Sequence[NotebookNode], snapshot: str, said: str) -> list[NotebookNode]:
    text = json.dumps(outputs, ensure_ascii=False)
    if not snapshot or snapshot not in text:
        return list(outputs)
    return [nbformat.from_dict(found) for found in json.loads(text.replace(snapshot, said))]
