"""Cells as text, cleaned and shown."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.cells import LONGEST_SHOWN, as_text, clean, has_controls, visible


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (None, ""),
        ("£1,234", "£1,234"),
        (1.0, "1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e+300"),
        (12, "12"),
        (Decimal("12.50"), "12.50"),
        (True, "TRUE"),
        (date(2021, 4, 1), "2021-04-01"),
        (datetime(2021, 4, 1), "2021-04-01"),
        (datetime(2021, 4, 1, 9, 30), "2021-04-01 09:30:00"),
        (float("nan"), "nan"),
        (b"caf\xc3\xa9", "café"),
    ],
)
def test_cells_come_as_a_person_reads_them(found: object, text: str) -> None:
    assert as_text(found) == text


@pytest.mark.parametrize(("held", "read"), [(0.875, "87.5%"), (0.07, "7%"), (1.0, "100%")])
def test_percentages_come_as_they_are_shown(held: float, read: str) -> None:
    assert as_text(held, percent=True) == read


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_figure_of_a_float_is_lost(value: float) -> None:
    assert float(as_text(value)) == value


def test_cleaning_keeps_text_and_new_lines() -> None:
    assert clean(" Tŷ “Mawr”\r\nZoë\rend ") == "Tŷ “Mawr”\nZoë\nend"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\u202e", "\u2066", "\x9f"])
def test_cleaning_takes_control_characters_out(character: str) -> None:
    assert clean(f"pay{character}roll") == "payroll"
    assert has_controls(f"pay{character}roll")
    assert not has_controls("pay\nroll")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=400))
def test_what_is_shown_is_short_and_can_be_seen(text: str) -> None:
    shown = visible(text)
    assert len(shown) <= LONGEST_SHOWN
    assert not has_controls(shown)
    assert "\n" not in shown


def test_control_characters_are_named() -> None:
    assert visible("a\x00b\nc\u202ed") == "a⟨0000⟩b↵c⟨202E⟩d"
