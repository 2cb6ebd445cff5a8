"""Printed figures as numbers that a spreadsheet shows just so."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.run.formats.figures import Figure, figure_in
from pmf_lib.views import words
from pmf_lib.views.records import Badge, Shape, Text, Tone


def shown(figure: Figure) -> str:
    """What a spreadsheet shows: the format's section for the sign, then its digits."""
    sections = figure.format.split(";")
    section = sections[1] if figure.value < 0 and len(sections) > 1 else sections[0]
    found = re.search(r"(#,##0|0)(\.0+)?(?=$|\")", section)
    assert found
    places = len(found[2] or ".") - 1
    number = abs(Decimal(repr(figure.value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{number:,f}" if "," in found[1] else f"{number:f}"
    sign = "-" if figure.value < 0 and len(sections) == 1 and number else ""
    return sign + section.replace(found[0], digits).replace('"', "")


@given(
    st.floats(-1e9, 1e9),
    st.sampled_from(["percent", "money", "count", "days", "ratio"]),
    st.integers(0, 4),
    st.sampled_from(["", " [p]", " [p] [r]", " in the year to date"]),
)
def test_every_figure_of_the_page_comes_out_as_it_is_printed(
    value: float, kind: str, decimals: int, after: str
) -> None:
    """The number is the record's own, and is shown as the page shows it."""
    text = words.figure(value, kind, decimals) + after
    figure = figure_in(Text(text=text, number=value))
    assert figure is not None
    assert figure.value == value
    assert shown(figure) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("yes", 1.0),
        ("[x]", 2.0),
        ("£4.2 million", 4_200_000.0),
        ("12", 13.0),
        ("12", -12.0),
        ("1.25", 1.3),
        ('12 "a"', 12.0),
        ("12" + " x" * 30, 12.0),
        ("12\n13", 12.0),
        ("", 0.0),
        ("12", float("nan")),
        ("12", float("inf")),
        ("12", None),
    ],
)
def test_words_that_are_not_the_number_stay_words(text: str, number: float | None) -> None:
    assert figure_in(Text(text=text, number=number)) is None


def test_a_small_loss_that_rounds_to_nought_has_no_minus() -> None:
    figure = figure_in(Text(text=words.figure(-0.04, "percent"), number=-0.04))
    assert figure is not None and figure.value == -0.04 and shown(figure) == "0.0%"


def test_a_status_is_no_figure() -> None:
    assert figure_in(Badge(word="Red", tone=Tone.RED, shape=Shape.SQUARE)) is None
