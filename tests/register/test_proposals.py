"""Formulas of proposed indicators name loaded figures and do nothing but arithmetic (R0-036)."""

import pytest

from pmf_lib.register.formula import FormulaError
from pmf_lib.register.proposals import Item, items_of, proposed_formula, same_post

NAMES = items_of(["CUS02", "BV 109a", "7"])


def test_a_measure_is_named_alone_and_by_its_parts() -> None:
    assert NAMES["cus02"] == NAMES["cus02_value"] == Item("CUS02", "value")
    assert NAMES["cus02_numerator"] == Item("CUS02", "numerator")
    assert NAMES["bv_109a_denominator"] == Item("BV 109a", "denominator")
    assert NAMES["m7"] == Item("7", "value")


def test_a_name_that_two_would_have_stands_for_neither() -> None:
    names = items_of(["A-1", "A 1", "B1", "B1_VALUE"])
    assert not {"a_1", "a_1_value", "b1_value"} & names.keys()
    assert names["b1"] == Item("B1", "value") and "b1_value_numerator" in names


def test_capitals_are_read_as_small_letters() -> None:
    formula = proposed_formula("100 * CUS02_numerator / CUS02_denominator", NAMES)
    assert formula.names == ("cus02_numerator", "cus02_denominator")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("__import__('os').system('true')", "“__import__('os').sys”"),
        ("cus02.__class__", "“.__class__”"),
        ("cus02_numerator.real", "“.real”"),
        ("open(cus02)", "“(”"),
        ("cus02[0]", "“[0]”"),
        ("lambda: cus02", "“:”"),
        ("100", "“100”"),
        ("", "an end where a part is missing"),
        ("9**9**9", "“*”"),
    ],
)
def test_what_would_run_code_is_no_formula(written: str, found: str) -> None:
    with pytest.raises(FormulaError) as refused:
        proposed_formula(written, NAMES)
    assert refused.value.found == found


@pytest.mark.parametrize("name", ["cus03", "cus02_numerators", "cus02_ward", "value"])
def test_an_unknown_measure_or_column_is_named_with_what_comes_near(name: str) -> None:
    with pytest.raises(FormulaError) as refused:
        proposed_formula(f"100 * {name}", NAMES)
    assert refused.value.found == f"“{name}”"
    assert refused.value.allowed.startswith("the code of a loaded measure in small letters")
    assert ("such as cus02" in refused.value.allowed) == name.startswith("cus")


def test_a_post_is_the_same_whatever_its_capitals_and_blanks() -> None:
    assert same_post(" Head  of Service", "head of service")
    assert not same_post("Head of Service", "Deputy Head of Service")
