"""Figures in words and tables."""

from math import nan

import pytest

from bench.tables import Table, spread

TABLE = Table("Costs", ("Road", "s"), (("one", "1.00"), ("another", "12.00")), "A note.")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1.0], "1.00"),
        ([2.0, 1.0, 4.0], "2.00 (1.00 to 4.00)"),
        ([1.001, 1.002], "1.00"),
        ([1.0, nan], "too noisy to say"),
        ([1234.0], "1,234.00"),
    ],
)
def test_spread_tells_the_middle_and_the_ends(values: list[float], words: str) -> None:
    assert spread(values) == words


def test_a_table_for_a_terminal_has_even_columns() -> None:
    assert TABLE.text() == "Costs\nRoad         s\none       1.00\nanother  12.00\nA note."


def test_a_table_as_markdown() -> None:
    lines = ["| Road | s |", "| --- | --- |", "| one | 1.00 |", "| another | 12.00 |"]
    assert TABLE.markdown() == "\n".join([*lines, "", "A note."])
