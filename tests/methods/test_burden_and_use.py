"""Keep, look at, propose: both sides of each boundary, and what may never be proposed.

R2-016, not an industry in itself; R0-035, amended or deleted where appropriate.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.burden_and_use import (
    COSTLY,
    FAULTS,
    Case,
    Verdict,
    Window,
    hours_in_words,
    judged,
    ledger,
)
from pmf_lib.methods.collecting_cost import Basis, Cost
from pmf_lib.methods.duty_in_law import duty
from pmf_lib.methods.uses_made import REGISTERS, Use

WINDOW = Window(date(2005, 10, 26), date(2007, 10, 26), date(2005, 6, 16))
DEAR = Cost(80.0, Basis.WRITTEN_DOWN)
IDLE = Case("A", DEAR, faults=frozenset({"L23"}), begun=date(2002, 4, 1))
QUESTION = Use(REGISTERS[0], 2, date(2006, 3, 1))


def verdict(case: Case, window: Window = WINDOW) -> Verdict:
    return judged(case, window).verdict


def test_costly_without_an_owner_and_never_used_is_proposed_with_its_reason() -> None:
    found = judged(IDLE, WINDOW)
    assert found.verdict is Verdict.PROPOSE
    assert found.why == (
        "No use is on record in two years; it takes 80 hours a year and nobody answers for it."
    )


def test_what_a_law_asks_for_is_kept_and_the_duty_named() -> None:
    asked = duty("national", "BVPI", None)
    found = judged(replace(IDLE, duty=asked), WINDOW)
    assert found.verdict is Verdict.KEEP
    assert found.why.startswith("Statutory: a Best Value performance indicator, Local Government")


def test_one_use_keeps_it_and_the_missing_owner_is_still_said() -> None:
    found = judged(replace(IDLE, uses=(QUESTION,)), WINDOW)
    assert found.verdict is Verdict.KEEP
    assert found.why == "It is asked about, last on 1 March 2006. But nobody answers for it."


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(COSTLY, Verdict.PROPOSE), (COSTLY - 0.5, Verdict.LOOK_AT), (None, Verdict.LOOK_AT)],
)
def test_it_takes_two_things_against_it(hours: float | None, expected: Verdict) -> None:
    """Hours that nobody knows are not taken for many, nor for none."""
    assert verdict(replace(IDLE, cost=Cost(hours))) is expected


def test_two_faults_are_enough_whatever_it_costs() -> None:
    gone = replace(IDLE, cost=Cost(), faults=frozenset({"L19", "L23"}))
    assert verdict(gone) is Verdict.PROPOSE


def test_a_quiet_measure_in_good_order_is_kept() -> None:
    quiet = replace(IDLE, cost=Cost(3.0), faults=frozenset())
    assert verdict(quiet) is Verdict.KEEP
    assert "costs little" in judged(quiet, WINDOW).why
    assert "not known" in judged(replace(quiet, cost=Cost()), WINDOW).why


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        (date(2005, 10, 26), Verdict.PROPOSE),
        (date(2005, 10, 27), Verdict.KEEP),
        (None, Verdict.LOOK_AT),
    ],
)
def test_it_must_have_been_in_use_for_two_years(begun: date | None, expected: Verdict) -> None:
    assert verdict(replace(IDLE, begun=begun)) is expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2005, 10, 26), Verdict.PROPOSE),
        (date(2005, 10, 27), Verdict.LOOK_AT),
        (None, Verdict.LOOK_AT),
    ],
)
def test_the_log_of_questions_must_go_back_as_far(first: date | None, expected: Verdict) -> None:
    assert verdict(IDLE, replace(WINDOW, log_since=first)) is expected


def test_what_was_red_is_asked_about_before_it_goes() -> None:
    found = judged(replace(IDLE, reds=2), WINDOW)
    assert found.verdict is Verdict.LOOK_AT
    assert found.why.endswith("It was red twice, and nothing followed: ask why before it goes.")


def test_window_of_two_years_from_a_leap_day() -> None:
    assert Window.up_to(date(2008, 2, 29), None).since == date(2006, 2, 28)
    assert Window.up_to(date(2007, 10, 26), None).since == date(2005, 10, 26)


def test_the_dearest_comes_first_and_the_unknown_last() -> None:
    costs = {"A": None, "B": 5.0, "C": 90.0}
    cases = [replace(IDLE, measure=name, cost=Cost(hours)) for name, hours in costs.items()]
    assert [entry.case.measure for entry in ledger(cases, WINDOW)] == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost(), "not known"),
        (Cost(0.0), "0 hours"),
        (Cost(1.0), "1 hour"),
        (Cost(1234.5, more=True), "at least 1,234.5 hours"),
    ],
)
def test_hours_in_words(cost: Cost, words: str) -> None:
    assert hours_in_words(cost) == words


@pytest.mark.parametrize(
    ("measure_class", "framework", "written", "told"),
    [
        ("local", "BVPI", None, ""),
        (None, None, None, ""),
        ("local", "local", "Environment Act 1995, section 84.", "Environment Act 1995, section 84"),
        ("National", "NI", None, "a National Indicator, reported to central government"),
        ("national", None, None, "a national indicator; its record does not name the duty"),
    ],
)
def test_the_duty(
    measure_class: str | None, framework: str | None, written: str | None, told: str
) -> None:
    assert duty(measure_class, framework, written) == told


cases = st.builds(
    Case,
    measure=st.just("A"),
    cost=st.builds(Cost, st.none() | st.floats(0, 500)),
    uses=st.sampled_from([(), (QUESTION,)]),
    reds=st.integers(0, 12),
    duty=st.sampled_from(["", "an act"]),
    faults=st.frozensets(st.sampled_from(sorted(FAULTS))),
    begun=st.none() | st.dates(date(2000, 1, 1), date(2007, 1, 1)),
)
windows = st.builds(Window, st.just(WINDOW.since), st.just(WINDOW.until), st.none() | st.dates())


@given(cases, windows)
def test_nothing_that_law_use_or_doubt_protects_is_ever_proposed(
    case: Case, window: Window
) -> None:
    if verdict(case, window) is Verdict.PROPOSE:
        assert not case.duty and not case.uses and not case.reds and len(case.against) > 1
        assert window.complete and case.begun and case.begun <= window.since


@given(cases, windows)
def test_a_use_more_or_a_duty_never_makes_it_worse(case: Case, window: Window) -> None:
    order = list(Verdict)
    before = order.index(verdict(case, window))
    for better in (replace(case, uses=(QUESTION,)), replace(case, duty="an act")):
        assert order.index(verdict(better, window)) >= before
