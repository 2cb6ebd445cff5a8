"""What varies from run to run, or names this machine, is taken out of texts."""

import sys

import pytest

from pmf_lib import project
from pmf_lib.run.scrub import nameless


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<Thing object at 0x7f9a1c2b3d40>", "<Thing object at 0x…>"),
        ("/tmp/ipykernel_4711/123456.py:1: UserWarning", "<cell>:1: UserWarning"),
        (r"C:\Users\x\AppData\Local\Temp\ipykernel_4711\123.py:1", "<cell>:1"),
        ("colour 0xff and 12:30", "colour 0xff and 12:30"),
        ("worker pid=4711 ended", "worker pid=… ended"),
        ("£1,234 of £2,000", "£1,234 of £2,000"),
    ],
)
def test_takes_out_what_varies(text: str, clean: str) -> None:
    assert nameless(text) == clean


def test_takes_out_this_machine_s_folders() -> None:
    text = f"{sys.prefix}/lib/x.py and {project.root()}/notebooks/y.ipynb"
    assert nameless(text) == "<python>/lib/x.py and <project>/notebooks/y.ipynb"
