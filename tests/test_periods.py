from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib import periods
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain, Period

GRAINS = st.sampled_from(list(Grain))
DAYS = st.dates(date(1950, 4, 1), date(2900, 3, 31))
PERIODS = st.builds(Period.of, DAYS, GRAINS)
STEPS = st.integers(-300, 300)


@pytest.mark.parametrize(
    ("code", "start", "end", "label", "short"),
    [
        ("2021-22", date(2021, 4, 1), date(2022, 3, 31), "2021/22", "2021/22"),
        (
            "2021-22-Q2",
            date(2021, 7, 1),
            date(2021, 9, 30),
            "Quarter 2, 2021/22 (July to September 2021)",
            "Q2 2021/22",
        ),
        (
            "2021-22-Q4",
            date(2022, 1, 1),
            date(2022, 3, 31),
            "Quarter 4, 2021/22 (January to March 2022)",
            "Q4 2021/22",
        ),
        ("2021-22-M06", date(2021, 9, 1), date(2021, 9, 30), "September 2021", "Sep 2021"),
        ("2019-20-M11", date(2020, 2, 1), date(2020, 2, 29), "February 2020", "Feb 2020"),
        ("1999-00", date(1999, 4, 1), date(2000, 3, 31), "1999/00", "1999/00"),
    ],
)
def test_days_and_labels(code, start, end, label, short):
    period = Period.parse(code)
    assert (period.start, period.end) == (start, end)
    assert (period.label, period.short_label) == (label, short)
    assert str(period) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021-23",
        "2021-22-Q0",
        "2021-22-Q5",
        "2021-22-M00",
        "2021-22-M13",
        "2021-22-q2",
        "2021-22 Q2",
        "21-22",
        "2021/22",
        "1899-00",
        "2021-22-Q2-M1",
        "nan",
        "٢٠٢١-٢٢",
    ],
)
def test_anything_else_is_refused_in_three_parts(text):
    with pytest.raises(ParameterError) as refused:
        Period.parse(text)
    assert refused.value.found
    assert refused.value.allowed
    assert refused.value.next_step


@given(PERIODS)
def test_what_is_written_is_read_back(period):
    assert Period.parse(period.code) == period


@given(DAYS, GRAINS)
def test_the_period_of_a_day_holds_it(day, grain):
    period = Period.of(day, grain)
    assert period.start <= day <= period.end


@given(PERIODS)
def test_periods_follow_without_gap_or_overlap(period):
    assert period.next().start == period.end + timedelta(days=1)
    assert period.next().previous() == period


@given(PERIODS, STEPS, STEPS)
def test_steps_add_up_and_keep_the_order(period, first, second):
    assert period.shift(first).shift(second) == period.shift(first + second)
    assert (period.shift(first) < period.shift(second)) == (first < second)


@given(PERIODS)
def test_last_year_is_the_same_period_a_year_before(period):
    before = period.last_year()
    assert (before.grain, before.number, before.year) == (
        period.grain,
        period.number,
        period.year - 1,
    )
    assert before.start.month == period.start.month


@given(PERIODS, GRAINS)
def test_the_parts_make_up_the_whole(period, grain):
    if grain.months > period.grain.months:
        with pytest.raises(ParameterError):
            period.within(grain)
        return
    parts = period.within(grain)
    assert (parts[0].start, parts[-1].end) == (period.start, period.end)
    assert all(one.next() == other for one, other in pairwise(parts))
    assert all(part.containing(period.grain) == period for part in parts)


@given(st.lists(PERIODS, max_size=20))
def test_order_is_by_end_then_the_longer_first(periods):
    expected = sorted(periods, key=lambda period: (period.end, -(period.end - period.start).days))
    assert sorted(periods) == expected


def test_a_period_has_no_order_with_anything_else():
    with pytest.raises(TypeError):
        assert Period.parse("2021-22") < "2021-22"


def test_a_day_is_read_as_written_and_nothing_is_no_day() -> None:
    assert periods.read_day("2021-10-28") == date(2021, 10, 28)
    assert periods.read_day("") is None


@pytest.mark.parametrize("text", ["28/10/2021", "2021-02-30", "today"])
def test_another_day_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ParameterError, match="A day is written 2021-10-28"):
        periods.read_day(text)
