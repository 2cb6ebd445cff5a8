"""Numbers as people write them; what is missing stays missing with its reason."""

import math
from datetime import date, datetime, time
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.intake.number_words import MARKERS, NOTE_FLAGS
from pmf_lib.intake.numbers import Number, read_number, read_yes_no

READ = {
    "£1,234": 1234,
    "1,234.50": 1234.5,
    "1,234,567": 1234567,
    " 42 ": 42,
    "(3.2)": -3.2,
    "( 3.2 )": -3.2,
    "-3": -3,
    "−3": -3,
    "–3": -3,
    "- 3": -3,
    "minus 3": -3,
    "3.2-": -3.2,
    "£(3.2)": -3.2,
    "(£1,234.50)": -1234.5,
    "-£3.20": -3.2,
    "£-3.20": -3.2,
    "+4": 4,
    "87.5%": 87.5,
    "87.5 %": 87.5,
    "87.5％": 87.5,
    "87.5 per cent": 87.5,
    "(3.2%)": -3.2,
    "(3.2)%": -3.2,
    "−3.2%": -3.2,
    "1 234": 1234,
    "1\u00a0234": 1234,
    "1\u2009234\u2009567": 1234567,
    "1\u202f234.5": 1234.5,
    "1'234": 1234,
    "'12": 12,
    "\u200e12": 12,
    "\ufeff12": 12,
    "1.5e3": 1500,
    "1E+3": 1000,
    ".5": 0.5,
    "5.": 5,
    "007": 7,
    "0": 0,
    "-0": 0,
    "GBP 12": 12,
    "12 GBP": 12,
}

DOUBTFUL = {
    "1.2m": (1_200_000, "scaled"),
    "£1.2 million": (1_200_000, "scaled"),
    "£3k": (3000, "scaled"),
    "2bn": (2_000_000_000, "scaled"),
    "12 thousand": (12_000, "scaled"),
    "12 days": (12, "unit_word"),
    "12 working days": (12, "unit_word"),
    "3.5 FTE": (3.5, "unit_word"),
    "approx 40": (40, "approximate"),
    "approx. 40": (40, "approximate"),
    "c. 40": (40, "approximate"),
    "c40": (40, "approximate"),
    "~40": (40, "approximate"),
    "about £40": (40, "approximate"),
    "40 (est)": (40, "approximate"),
    "40?": (40, "approximate"),
    "12*": (12, "footnote"),
    "87.5%†": (87.5, "footnote"),
    "87.5¹": (87.5, "footnote"),
    "１２": (12, "wide_digits"),
    "½": (0.5, "fraction_character"),
    "2½": (2.5, "fraction_character"),
    "12 [p]": (12, "provisional"),
    "12[r]": (12, "revised"),
    "[e] 12": (12, "estimated"),
    "87.5% [u]": (87.5, "unreliable"),
    "12 (p)": (12, "provisional"),
}

SAID_TO_BE_MISSING = {
    "": "empty",
    "   ": "empty",
    "\u00a0": "empty",
    "n/a": "not available or not applicable",
    "N/A": "not available or not applicable",
    "na": "not available or not applicable",
    "-": "a dash, which may mean none or nothing reported",
    "–": "a dash, which may mean none or nothing reported",
    "—": "a dash, which may mean none or nothing reported",
    "−": "a dash, which may mean none or nothing reported",
    "nil": "nil, which may mean zero or nothing reported",
    "NIL": "nil, which may mean zero or nothing reported",
    "none": "nil, which may mean zero or nothing reported",
    "..": "not available",
    "…": "not available",
    "x": "not available",
    ":": "not available",
    "z": "not applicable",
    "c": "confidential",
    "*": "suppressed",
    "<5": "suppressed: below 5",
    "< 5": "suppressed: below 5",
    "<=4": "suppressed: at most 4",
    "fewer than 5": "suppressed: below 5",
    "TBC": "awaited",
    "awaited": "awaited",
    "to follow": "awaited",
    "not due": "not due",
    "nan": "not known",
    "NULL": "not known",
    "?": "not known",
    "not collected": "not reported",
}

FORMULA_ERRORS = {
    "#DIV/0!": "formula error #DIV/0",
    "DIV/0!": "formula error #DIV/0",
    "#REF!": "formula error #REF",
    "#N/A": "formula error #N/A",
    "#VALUE!": "formula error #VALUE",
    "#name?": "formula error #NAME",
    "#NUM!": "formula error #NUM",
    "#NULL!": "formula error #NULL",
    "#SPILL!": "formula error #SPILL",
    "#NOT CALCULATED!": "a formula that was never calculated",
}

REFUSED = {
    "1/4/21": "a date, not a number",
    "01/04/2021": "a date, not a number",
    "1.4.2021": "a date, not a number",
    "2021-04-01": "a date, not a number",
    "2021-04-01 00:00:00": "a date, not a number",
    "1 April 2021": "a date, not a number",
    "Apr-21": "a date, not a number",
    "1st Apr": "a date, not a number",
    "12:30": "a time, not a number",
    "12:30:15": "a time, not a number",
    "3/4": "a fraction or a date, not one number",
    "2021-22": "a range, not one number",
    "5-10": "a range, not one number",
    "5 to 10": "a range, not one number",
    "40+": "a bound, not a number",
    "over 40": "a bound, not a number: over 40",
    ">95%": "a bound, not a number: > 95%",
    "up to 40": "a bound, not a number: up to 40",
    "1,23": "a comma that may be a decimal point",
    "0,123": "a comma that may be a decimal point",
    "1,2345": "a comma that may be a decimal point",
    "87,5%": "a comma that may be a decimal point",
    "1.234,56": "written in the continental way, with a decimal comma",
    "1.234.567": "written in the continental way, with a decimal comma",
    "1 234,5": "written in the continental way, with a decimal comma",
    "1,23,456": "not a number",
    "12.3.4": "not a number",
    "12 34": "not a number",
    "12 of 15": "not a number",
    "1_000": "not a number",
    "0x1F": "not a number",
    "١٢": "not a number",
    "l2": "not a number",
    "about": "not a number",
    "£": "not a number",
    "%": "not a number",
    ".": "not a number",
    "()": "not a number",
    "12%%": "not a number",
    "[q]": "not a number",
    "-(3.2)": "more than one sign, or a bracket without its other half",
    "(-3.2)": "more than one sign, or a bracket without its other half",
    "(3.2": "more than one sign, or a bracket without its other half",
    "--4": "more than one sign, or a bracket without its other half",
    "+4-": "more than one sign, or a bracket without its other half",
    "12 CR": "a credit or debit mark, whose sign is not certain",
    "$3": "not in pounds",
    "3€": "not in pounds",
    "50p": "pence, not pounds",
    "=A1/B1": "a formula, not its result",
    "yes": "yes or no, not a number",
    "FALSE": "yes or no, not a number",
    "1e999": "not a finite number",
    "inf": "not a finite number",
    "-∞": "not a finite number",
    "9" * 400: "too long for a number",
}


@pytest.mark.parametrize(("text", "value"), READ.items(), ids=repr)
def test_what_people_write_is_read(text: str, value: float) -> None:
    assert read_number(text) == Number(value, None)


@pytest.mark.parametrize(("text", "expected"), DOUBTFUL.items(), ids=repr)
def test_the_doubtful_is_read_and_flagged(text: str, expected: tuple[float, str]) -> None:
    value, flag = expected
    assert read_number(text) == Number(value, None, (flag,))


@pytest.mark.parametrize(("text", "reason"), SAID_TO_BE_MISSING.items(), ids=repr)
def test_what_is_said_to_be_missing_keeps_its_reason(text: str, reason: str) -> None:
    read = read_number(text)
    assert (read.value, read.reason) == (None, reason)
    assert set(read.flags) <= NOTE_FLAGS


@pytest.mark.parametrize(("text", "reason"), FORMULA_ERRORS.items(), ids=repr)
def test_a_formula_error_is_missing(text: str, reason: str) -> None:
    assert read_number(text) == Number(None, reason, ("formula_error",))


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=lambda found: repr(found)[:40])
def test_what_is_no_number_is_missing_and_flagged(text: str, reason: str) -> None:
    assert read_number(text) == Number(None, reason, ("not_a_number",))


def test_more_than_eighty_wrong_ways_are_held() -> None:
    assert len(SAID_TO_BE_MISSING) + len(FORMULA_ERRORS) + len(REFUSED) + len(DOUBTFUL) >= 80


@pytest.mark.parametrize("marker", MARKERS)
def test_each_marker_alone_is_a_reason_and_after_a_number_a_flag(marker: str) -> None:
    flag, reason = MARKERS[marker]
    assert read_number(f"[{marker}]") == Number(None, reason, (flag,))
    assert read_number(f"1,234 [{marker.upper()}]") == Number(1234.0, None, (flag,))


def test_two_markers_are_both_kept() -> None:
    assert read_number("12 [p] [r]").flags == ("provisional", "revised")


@pytest.mark.parametrize("found", [None, float("nan"), pd.NA, pd.NaT, Decimal("NaN")])
def test_nothing_is_missing(found: object) -> None:
    read = read_number(found)
    assert read.value is None
    assert read.reason in {"empty", "not known"}


@pytest.mark.parametrize("found", [7, 7.0, Decimal(7), np.int64(7), np.float64(7)])
def test_numbers_are_themselves(found: object) -> None:
    assert read_number(found) == Number(7.0, None)


@pytest.mark.parametrize(
    "found",
    [
        True,
        np.bool_(False),
        date(2021, 4, 1),
        datetime(2021, 4, 1, 9),
        time(9),
        float("inf"),
        10**400,
        Decimal("sNaN"),
        b"12",
        ["12"],
    ],
    ids=str,
)
def test_other_things_are_no_numbers(found: object) -> None:
    assert read_number(found).value is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("yes", 1), ("Y", 1), (" TRUE ", 1), ("No", 0), ("false", 0), ("1", 1), ("0", 0), (True, 1)],
)
def test_yes_and_no(text: object, value: float) -> None:
    assert read_yes_no(text) == Number(value, None)


@pytest.mark.parametrize("text", ["2", "maybe", "87%"])
def test_neither_yes_nor_no(text: str) -> None:
    assert read_yes_no(text) == Number(None, "neither yes nor no", ("not_a_number",))


@pytest.mark.parametrize("text", ["", "n/a", "tbc", "#REF!"])
def test_a_missing_yes_or_no_keeps_its_reason(text: str) -> None:
    assert read_yes_no(text) == read_number(text)


@given(st.text())
def test_no_text_raises_and_a_missing_value_has_a_reason(text: str) -> None:
    for read in (read_number(text), read_yes_no(text)):
        assert (read.value is None) == (read.reason is not None)
        assert read.value is None or math.isfinite(read.value)


@given(st.text(alphabet="0123456789,.-+()£%e kmn/<>[]px*'½−", max_size=12))
def test_zero_is_read_only_where_a_zero_is_written(text: str) -> None:
    if read_number(text).value == 0.0:
        assert "0" in text


@given(st.integers(-(10**9), 10**9).map(lambda pence: pence / 100))
def test_formatted_numbers_come_back(value: float) -> None:
    written = f"{abs(value):,.2f}"
    sign = "-" if value < 0 else ""
    for text in (f"{sign}{written}", f"{sign}£{written}", f"{sign}{written.replace(',', ' ')}"):
        assert read_number(text) == Number(value, None)
    bracketed = f"(£{written})" if value < 0 else f"£{written}"
    assert read_number(bracketed) == Number(value, None)
    assert read_number(f"{sign}{written}%") == Number(value, None)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_comes_back_from_its_own_text(value: float) -> None:
    assert read_number(repr(value)).value == value
