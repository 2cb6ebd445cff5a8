"""A notebook's text is nbformat's own, byte for byte, and the notebook stays as it was."""

from __future__ import annotations

import copy

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from pmf_lib.run.notebook_text import notebook_text

DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
MIMES = ("text/plain", "text/html", "image/svg+xml", "application/json", "image/png")


def of(data: object, text: str) -> nbformat.NotebookNode:
    """A notebook with every kind of cell and output."""
    bundle = dict.fromkeys(MIMES, text) | {"application/x+json": data}
    outputs = [
        new_output("execute_result", bundle, execution_count=1, metadata={}),
        new_output("stream", text=text),
        new_output("error", ename="E", evalue=text, traceback=[text]),
    ]
    code = new_code_cell(text, outputs=outputs, metadata={"trusted": True, "tags": ["a"]})
    words = new_markdown_cell(text, attachments={"a.txt": {"text/plain": text}})
    return new_notebook(cells=[code, words], metadata={"signature": "s", "orig_nbformat": 3})


@pytest.mark.filterwarnings("ignore")
@given(DATA, st.text())
def test_is_what_nbformat_writes(data: object, text: str) -> None:
    node = of(data, f"one\n{text}\r\ntwo")
    before = copy.deepcopy(node)
    assert notebook_text(node) == nbformat.writes(before)
    assert repr(node) == repr(before)
