"""Formulas that can be worked out, and nothing else that could be written there."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.register.formula import (
    DEEPEST,
    LONGEST,
    FormulaError,
    data_items,
    formula_of,
    parse,
    parts_by_name,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100 * answered_in_time / answered", 75.0),
        ("answered - answered_in_time * 2", -2.0),
        ("(answered - answered_in_time) / answered", 0.25),
        ("answered / 2 / 2", 1.0),
        ("answered - 1 - 1", 2.0),
        ("-answered + 5", 1.0),
        ("  1.5*answered ", 6.0),
        ("answered / (answered - 4)", None),
    ],
)
def test_arithmetic_is_worked_out_in_its_order(text: str, value: float | None) -> None:
    """R1-045: an executable formula; by 0 there is no figure."""
    assert parse(text).value({"answered": 4.0, "answered_in_time": 3.0}) == value


@pytest.mark.parametrize("missing", [None, math.nan])
def test_missing_is_never_nought(missing: float | None) -> None:
    assert parse("a + b").value({"a": 1.0, "b": missing}) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        "a +",
        "(a",
        "a)",
        "a ** b",
        "a // b",
        "a % b",
        "a.real",
        "1e9",
        "0x10",
        "1_000",
        "A",
        "'a'",
        "a if b else c",
        "max(a)",
        "a, b",
        "[a]",
        "lambda: a",
        "__import__('os').system('true')",
        "a; b",
        "a\u00d7b",
        "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
        "-" * (DEEPEST + 2) + "a",
        "a" + " " * LONGEST,
    ],
)
def test_what_is_no_arithmetic_is_refused(text: str) -> None:
    """R1-045: read sign by sign, never run."""
    with pytest.raises(FormulaError):
        parse(text)


def test_a_name_that_is_not_a_data_item_is_refused_with_those_that_are() -> None:
    with pytest.raises(FormulaError) as refused:
        formula_of("100 * answerd / answered", "answered_in_time, answered")
    assert refused.value.found == "“answerd”"
    assert "answered_in_time, answered, numerator" in refused.value.allowed


@pytest.mark.parametrize("written", ["a, b, c", "a, a", "A share", "a b"])
def test_data_items_are_two_names_at_most(written: str) -> None:
    with pytest.raises(FormulaError):
        data_items(written)


def test_data_items_stand_for_the_columns_of_a_figure() -> None:
    parts = parts_by_name("kept, due", numerator=3, denominator=4, value=75)
    assert (parts["kept"], parts["due"], parts["numerator"], parts["value"]) == (3, 4, 3, 75)
    assert parts_by_name("visits", numerator=3, denominator=4, value=75)["visits"] == 75
    assert set(parts_by_name(None, numerator=3, denominator=4, value=75)) == {
        "numerator",
        "denominator",
        "value",
    }


def test_names_come_once_in_order_and_print_as_words() -> None:
    formula = parse("100 * (due - late) / due")
    assert formula.names == ("due", "late")
    assert formula.words == "100 × (due − late) ÷ due"
    assert parse("1000 * cost_of_it / (a * b)").words == "1,000 × cost of it ÷ (a × b)"


NUMBERS = st.integers(1, 999).map(str)
PARTS = st.recursive(
    st.sampled_from(["a", "b"]) | NUMBERS,
    lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(
        lambda found: f"({found[0]} {found[1]} {found[2]})"
    ),
    max_leaves=8,
)


@given(PARTS, st.integers(1, 50), st.integers(1, 50))
def test_it_agrees_with_arithmetic_as_it_is_known(text: str, a: int, b: int) -> None:
    """The formula printed and read again is the same one: brackets are kept where they tell."""
    formula = parse(text)
    found = formula.value({"a": a, "b": b})
    try:
        wanted = eval(text, {"__builtins__": {}}, {"a": float(a), "b": float(b)})
    except ZeroDivisionError:
        wanted = None
    assert found == wanted or (found is not None and math.isclose(found, wanted, rel_tol=1e-9))
    printed = formula.words.replace("×", "*").replace("÷", "/").replace("−", "-").replace(",", "")
    again = parse(printed).value({"a": a, "b": b})
    assert (again is None) == (found is None)
    assert again is None or found is None or math.isclose(again, found, rel_tol=1e-9, abs_tol=1e-9)
