"""What varies from run to run, or names this machine, is taken out of texts."""

import sys

import nbformat
import pytest

from pmf_lib import project
from pmf_lib.run.scrub import nameless, scrubbed


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<Thing object at 0x7f9a1c2b3d40>", "<Thing object at 0x…>"),
        ("/tmp/ipykernel_4711/123456.py:1: UserWarning", "<cell>:1: UserWarning"),
        (r"C:\Users\x\AppData\Local\Temp\ipykernel_4711\123.py:1", "<cell>:1"),
        ("colour 0xff and 12:30", "colour 0xff and 12:30"),
        ("worker pid=4711 ended", "worker pid=… ended"),
        (
            "[... skipping similar frames: f at line 1 (976 times)]",
            "[... skipping similar frames: f at line 1 (… times)]",
        ),
        ("/tmp/ipykernel_4711/" + "x" * 1_000_000, "<temporary>/ipykernel_4711/" + "x" * 1_000_000),
        ("£1,234 of £2,000", "£1,234 of £2,000"),
    ],
)
def test_takes_out_what_varies(text: str, clean: str) -> None:
    assert nameless(text) == clean


def test_takes_out_this_machine_s_folders() -> None:
    text = f"{sys.prefix}/lib/x.py and {project.root()}/notebooks/y.ipynb"
    assert nameless(text) == "<python>/lib/x.py and <project>/notebooks/y.ipynb"


def scrub_outputs(*outputs: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    cell = nbformat.v4.new_code_cell("1", outputs=list(outputs))
    return scrubbed(nbformat.v4.new_notebook(cells=[cell])).cells[0].outputs


def printed(name: str, text: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("stream", name=name, text=text)


def test_each_stream_is_one_output_whatever_pieces_it_came_in() -> None:
    shown = nbformat.v4.new_output("display_data", data={"text/plain": "shown"})
    pieces = [
        printed("stderr", "e"),
        printed("stdout", "1\r"),
        shown,
        printed("stdout", "2\na\r\n"),
    ]
    merged = scrub_outputs(*pieces)
    assert [output.get("text") for output in merged] == ["2\na\r\n", "e", None]


def test_a_line_of_millions_of_letters_takes_no_time_by_its_square() -> None:
    assert len(scrub_outputs(printed("stdout", "x" * 3_000_000))[0].text) == 3_000_000


@pytest.mark.parametrize(("calls", "kept"), [(60, 60), (61, 41)])
def test_a_runaway_recursion_keeps_its_two_ends(calls: int, kept: int) -> None:
    words = [str(number) for number in range(calls)]
    error = nbformat.v4.new_output("error", ename="E", evalue="", traceback=words)
    traceback = scrub_outputs(error)[0].traceback
    assert (len(traceback), traceback[0], traceback[-1]) == (kept, "0", str(calls - 1))
