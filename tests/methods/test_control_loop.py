"""The control loop of each unit: set, fed, reviewed, amended (R0-013), and the log (R0-012)."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pmf_lib.methods.control_loop import Done, Known, amendments, loops
from pmf_lib.periods import Period

QUARTER = Period.parse("2021-22-Q2")
AS_AT = date(2021, 10, 28)


def review(on: str, was: str | None = None, now: str | None = None) -> dict[str, Any]:
    return {"plan": "SP", "reviewed_on": pd.Timestamp(on), "was": was, "now": now}


def known(
    *reviews: dict[str, Any],
    signed: str | None = "2021-04-20",
    statuses: tuple[str, ...] = ("red",),
) -> Known:
    plans = pd.DataFrame({"plan": ["SP"], "signed_off_on": [pd.to_datetime(signed)]})
    judged = pd.DataFrame({"unit": ["a"] * len(statuses), "status": list(statuses)}, dtype=object)
    columns = ["plan", "reviewed_on", "was", "now"]
    return Known({"a": ("SP",)}, plans, pd.DataFrame(list(reviews), columns=columns), judged)


def test_a_loop_is_closed_when_every_step_is_done() -> None:
    (found,) = loops(["a"], known(review("2021-09-01", "old", "new")), QUARTER, AS_AT)
    assert (found.plan_set, found.data_in, found.reviewed, found.amended) == (Done.YES,) * 4
    assert found.closed


def test_a_review_that_changed_nothing_needs_no_amendment() -> None:
    (found,) = loops(["a"], known(review("2021-09-01")), QUARTER, AS_AT)
    assert found.amended is Done.NOT_NEEDED and found.closed


@pytest.mark.parametrize(
    ("registers", "missing"),
    [
        (known(review("2021-09-01"), signed=None), "no plan signed off"),
        (known(review("2021-09-01"), signed="2021-10-29"), "no plan signed off"),
        (known(review("2021-09-01"), statuses=("green", "overdue")), "figures not in"),
        (known(review("2021-09-01"), statuses=()), "figures not in"),
        (known(review("2021-06-30")), "not reviewed"),
        (known(review("2021-10-29")), "not reviewed"),
    ],
)
def test_a_missing_step_is_named(registers: Known, missing: str) -> None:
    """R0-013: the loop is worked out for the period, and what is missing is reported."""
    (found,) = loops(["a"], registers, QUARTER, AS_AT)
    assert found.missing == (missing,)


def test_both_ends_of_the_span_of_reviews_count() -> None:
    for day in ("2021-07-01", "2021-10-28"):
        assert loops(["a"], known(review(day)), QUARTER, AS_AT)[0].reviewed is Done.YES


def test_a_unit_of_which_nothing_is_known_has_done_nothing() -> None:
    (found,) = loops(["b"], known(), QUARTER, AS_AT)
    assert len(found.missing) == 3 and found.amended is Done.NO


def test_amendments_are_logged_with_old_and_new_oldest_first() -> None:
    """R0-012: a review may amend what is done; old and new words are kept."""
    rows = known(
        review("2021-09-01", "b", "c"),
        review("2021-04-01", "a", "b"),
        review("2021-03-31", "x", "a"),
        review("2021-08-01", "b"),
    ).reviews
    assert amendments(rows, QUARTER, AS_AT)["was"].tolist() == ["a", "b"]
