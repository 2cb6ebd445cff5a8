"""What a notebook read goes from the run's closing cell into its metadata, and to the page."""

from __future__ import annotations

import json

import nbformat
from nbformat.v4 import new_output

from pmf_lib.run.closing import READS, asking, evidence_reads, reads_of, settled
from pmf_lib.run.reads import once, rows_digest, words
from pmf_lib.store import Read
from pmf_lib.store.statement import STATEMENT_MIME, Statement
from pmf_lib.views.records import PACK_MIME
from tests.tiny import WORDS, notebook

TOKEN = "tiny:1:latest:" + "ab" * 32
ONE = Read("values_by_period", {"unit": "alpha"}, "d1", ("values",), 1200, "2021-10-08")
TWO = Read("targets_by_period", {"unit": "alpha"}, "d2", ("targets", "measures"), 34, "2021-10-09")


def executed(*reads: Read) -> nbformat.NotebookNode:
    node = asking(notebook(WORDS))
    bundle = {PACK_MIME: {"echo": {"snapshot": TOKEN, "key": "alpha"}}}
    node.cells[1].outputs = [new_output("execute_result", bundle, execution_count=1)]
    said = Statement(TOKEN, reads)._repr_mimebundle_()
    node.cells[-1].outputs = [new_output("execute_result", said, execution_count=2)]
    return node


def test_asks_in_a_last_cell_and_leaves_the_source_alone() -> None:
    source = notebook(WORDS)
    before = nbformat.writes(source)
    asked = asking(source)
    assert asked.cells[:-1] == source.cells
    assert nbformat.writes(source) == before
    nbformat.validate(asked)


def test_the_answer_goes_to_the_metadata_and_the_cell_is_gone() -> None:
    node = settled(executed(TWO, ONE, TWO))
    assert len(node.cells) == len(notebook(WORDS).cells)
    assert reads_of(node.metadata) == once((ONE, TWO))
    assert evidence_reads(nbformat.writes(node).encode()) == once((ONE, TWO))
    nbformat.validate(node)


def test_the_run_s_snapshot_stands_nowhere_in_it() -> None:
    node = settled(executed(ONE, TWO))
    text = nbformat.writes(node)
    assert TOKEN not in text
    echo = node.cells[1].outputs[0].data[PACK_MIME]["echo"]
    assert echo == {"snapshot": words(once((ONE, TWO))), "key": "alpha"}


def test_another_snapshot_stays_to_be_seen() -> None:
    """So that the page's gate refuses it."""
    node = executed(ONE)
    node.cells[1].outputs[0].data[PACK_MIME]["echo"]["snapshot"] = "tiny:9"
    said = settled(node).cells[1].outputs[0].data[PACK_MIME]["echo"]["snapshot"]
    assert said == "tiny:9"


def test_a_notebook_that_never_came_to_its_end_says_nothing() -> None:
    node = asking(notebook(WORDS))
    node.metadata[READS] = [ONE.content]
    assert reads_of(settled(node).metadata) is None


def test_asking_twice_or_in_another_order_is_the_same() -> None:
    assert once((ONE, TWO, ONE)) == once((TWO, ONE))
    assert rows_digest(once((ONE, TWO))) == rows_digest(once((TWO, ONE, TWO)))
    assert rows_digest((ONE,)) != rows_digest((TWO,))


def test_says_in_words_what_the_page_stands_on() -> None:
    said = words((ONE, TWO))
    assert said.startswith(
        "1,234 entries read from 2 registers, the latest known on 9 October 2021 (digest "
    )
    assert json.dumps(said) == f'"{said}"', "it stands in JSON as it is"
    assert words(()) == "No entry of the registers was read"
    assert STATEMENT_MIME not in said
