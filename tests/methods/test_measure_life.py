"""The life of a measure, in order, and the list in force on a day (R0-034 to R0-037)."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import measure_life
from pmf_lib.methods.measure_life import FOLLOWS
from pmf_lib.register.records import STAGES


def events(*steps: tuple[str, str], measure: str = "ICT01") -> pd.DataFrame:
    rows = [(measure, pd.Timestamp(day), stage) for day, stage in steps]
    return pd.DataFrame(rows, columns=["measure", "happened_on", "stage"])


def test_stage_on_a_day_is_the_last_one_reached() -> None:
    """R0-034: the state of a measure on a day, and so the definitive suite."""
    life = events(("2021-01-01", "proposed"), ("2021-03-01", "active"))
    assert measure_life.stage_on(life, date(2020, 12, 31)) == {}
    assert measure_life.stage_on(life, date(2021, 2, 28)) == {"ICT01": "proposed"}
    assert measure_life.stage_on(life, date(2021, 3, 1)) == {"ICT01": "active"}


def test_a_deleted_measure_does_not_come_back() -> None:
    """R0-035: nothing comes after deletion; the history stays."""
    life = events(("2021-01-01", "active"), ("2021-02-01", "deleted"), ("2021-03-01", "active"))
    assert measure_life.out_of_order(life) == ("ICT01: “active” came after “deleted”.",)


def test_a_prototype_needs_approval_before_it_is_reviewed_or_amended() -> None:
    """A measure is active before it is reviewed, amended or audited."""
    life = events(("2021-01-01", "prototype"), ("2021-02-01", "amended"))
    assert measure_life.out_of_order(life) == ("ICT01: “amended” came after “prototype”.",)
    assert measure_life.out_of_order(events(("2021-01-01", "audited"))) == (
        "ICT01: “audited” came first.",
    )


@given(st.lists(st.sampled_from(STAGES), min_size=1, max_size=6))
def test_a_life_is_in_order_when_each_step_may_follow_the_one_before(stages: list[str]) -> None:
    days = [f"2021-01-{day:02d}" for day in range(1, len(stages) + 1)]
    pairs = zip(["", *stages], stages, strict=False)
    whole = all(before in FOLLOWS[stage] for before, stage in pairs)
    assert (measure_life.out_of_order(events(*zip(days, stages, strict=True))) == ()) == whole


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2021, 3, 31), []),
        (date(2021, 4, 1), ["A"]),
        (date(2021, 9, 30), ["A"]),
        (date(2021, 10, 1), []),
    ],
)
def test_a_list_is_in_force_from_its_first_to_its_last_day(day: date, held: list[str]) -> None:
    """R0-037: the list that is used is the one in force at the period's end."""
    lists = pd.DataFrame(
        {"measure": ["A"], "since": [pd.Timestamp("2021-04-01")], "until": ["2021-09-30"]}
    )
    assert measure_life.in_force(lists, day)["measure"].tolist() == held


def test_a_list_without_a_last_day_goes_on() -> None:
    """R0-037: the current list is used until the new one is ready."""
    lists = pd.DataFrame({"measure": ["A"], "since": ["2001-04-01"], "until": [None]})
    assert len(measure_life.in_force(lists, date(2031, 1, 1))) == 1
