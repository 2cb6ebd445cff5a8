"""The three stages of a challenge in order; one left out stands only with a reason."""

import pandas as pd
import pytest

from pmf_lib.methods.challenge_order import latest_stage, steps

ONE, TWO, THREE = "initial diagnostic", "cause and effect", "performance clinic"


def cases(*rows: tuple[str, str, str, str | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["case", "stage", "opened_on", "override"], dtype=object)
    return frame.assign(opened_on=pd.to_datetime(frame["opened_on"]))


def test_stages_in_order_need_no_reason() -> None:
    """R4-047 to R4-049."""
    found = steps(
        cases(
            ("A", THREE, "2009-03-01", None),
            ("A", ONE, "2009-01-01", None),
            ("A", TWO, "2009-02-01", None),
        )
    )
    assert found["stage"].tolist() == [ONE, TWO, THREE]
    assert found["out_of_order"].tolist() == ["", "", ""] and found["allowed"].all()


@pytest.mark.parametrize(
    ("reason", "allowed"), [("Asked at once", True), ("  ", False), (None, False)]
)
def test_a_stage_left_out_stands_only_with_a_reason(reason: str | None, allowed: bool) -> None:
    """R4-049: the order is enforced, and an override needs a reason."""
    found = steps(cases(("A", ONE, "2009-01-01", None), ("A", THREE, "2009-03-01", reason)))
    assert found["out_of_order"].tolist() == ["", "There was no cause and effect before it."]
    assert found["allowed"].tolist() == [True, allowed]
    reached = latest_stage(
        cases(("A", ONE, "2009-01-01", None), ("A", THREE, "2009-03-01", reason))
    )
    assert reached["stage"].tolist() == [THREE if allowed else ONE]


@pytest.mark.parametrize(("day", "told"), [("2009-02-01", ""), ("2009-02-02", "It began before")])
def test_a_stage_may_begin_on_the_day_of_the_one_before(day: str, told: str) -> None:
    found = steps(cases(("A", ONE, day, None), ("A", TWO, "2009-02-01", None)))
    assert found["out_of_order"].iloc[1].startswith(told) and bool(
        found["allowed"].iloc[1]
    ) != bool(told)


def test_without_cases_there_are_no_steps() -> None:
    assert steps(cases()).empty and latest_stage(cases()).empty
