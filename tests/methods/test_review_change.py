"""A measure before and after a recommendation: by its own chart, or five yearly shares."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods import spc
from pmf_lib.methods.control import Control
from pmf_lib.methods.review_change import Since, moved
from pmf_lib.periods import Period

LEVEL = [50.0, 51.0, 49.0, 50.0, 52.0, 48.0, 50.0, 51.0, 49.0, 50.0, 51.0, 49.0]
MADE = date(2021, 1, 15)
DONE = date(2021, 4, 1)


def series(values: list[float], first: str = "2019-20-M12") -> pd.DataFrame:
    start = Period.parse(first)
    codes = [start.shift(step).code for step in range(len(values))]
    empty = [float("nan")] * len(values)
    return pd.DataFrame(
        {"period": codes, "value": values, "numerator": empty, "denominator": empty}
    )


def charted(figures: pd.DataFrame, improvement: str = "increase") -> Control:
    chart = spc.xmr(figures["value"].tolist(), improvement=improvement)
    return Control(periods=tuple(figures["period"]), chart=chart)


def since(values: list[float], done: date | None = DONE, better: str = "increase") -> Since:
    figures = series(values)
    control = charted(figures, better)
    return moved(figures, control, "maximise", made_on=MADE, done_on=done).since


@pytest.mark.parametrize(
    ("last", "better", "found"),
    [
        (70.0, "increase", Since.BETTER),
        (70.0, "decrease", Since.WORSE),
        (30.0, "increase", Since.WORSE),
        (50.0, "increase", Since.WITHIN),
        (70.0, "neutral", Since.UNKNOWN),
    ],
)
def test_the_chart_says_whether_it_moved(last: float, better: str, found: Since) -> None:
    """R3-041: by the control chart, not by the difference of two figures."""
    assert since([*LEVEL, 50.0, last], better=better) == found


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (None, Since.NOT_DONE),
        (date(2021, 4, 1), Since.BETTER),
        (date(2021, 4, 2), Since.TOO_SOON),
    ],
)
def test_after_is_a_period_that_began_when_it_was_done(done: date | None, found: Since) -> None:
    """R3-040: April begins on the day itself, and a day later it had begun before."""
    assert since([*LEVEL, 50.0, 70.0], done) == found


def test_what_was_better_before_is_said_to_have_been() -> None:
    """R3-040: no recommendation gets the credit of what came before it."""
    run = [*LEVEL[:3], *(70.0 + step % 2 for step in range(11))]
    assert since(run) == Since.ALREADY


@pytest.mark.parametrize(("made", "before"), [(31, "2020-21-M11"), (32, "2020-21-M12")])
def test_before_is_a_period_that_had_ended(made: int, before: str) -> None:
    figures = series([*LEVEL, 50.0, 70.0])
    day = date(2021, 3, 31) if made == 31 else date(2021, 4, 1)
    found = moved(figures, charted(figures), "maximise", made_on=day, done_on=None)
    assert found.before is not None and found.before[0] == before
    assert found.now == ("2021-22-M01", 70.0)


def test_without_limits_it_cannot_be_told() -> None:
    figures = series([1.0, 2.0], "2020-21-M12")
    found = moved(figures, charted(figures), "maximise", made_on=MADE, done_on=DONE)
    assert (found.since, found.before) == (Since.UNKNOWN, None)
    refused = Control(reason="A yes or a no has no control chart.")
    told = moved(figures, refused, "maximise", made_on=MADE, done_on=DONE)
    assert told.reason == "A yes or a no has no control chart."


def test_no_figure_at_all() -> None:
    found = moved(series([]), Control(), "maximise", made_on=MADE, done_on=DONE)
    assert (found.since, found.before, found.now) == (Since.TOO_SOON, None, None)


def yearly(cases: list[tuple[float, float]]) -> pd.DataFrame:
    figures = series([top for top, _ in cases], "2016-17")
    return figures.assign(
        numerator=[top for top, _ in cases], denominator=[bottom for _, bottom in cases]
    )


@pytest.mark.parametrize(
    ("cases", "polarity", "found"),
    [
        ([(40, 100), (41, 100), (60, 100), (75, 100), (90, 100)], "maximise", Since.BETTER),
        ([(40, 100), (41, 100), (60, 100), (75, 100), (90, 100)], "minimise", Since.WORSE),
        ([(50, 100), (51, 100), (49, 100), (50, 100), (50, 100)], "maximise", Since.WITHIN),
        ([(50, 100), (51, 100), (49, 100), (50, 100), (50, 100)], "none", Since.UNKNOWN),
        ([(50, 100), (51, 100), (49, 100), (50, 100)], "maximise", Since.UNKNOWN),
        ([(150, 100)] * 5, "maximise", Since.UNKNOWN),
    ],
)
def test_yearly_shares_go_by_the_recent_trend(
    cases: list[tuple[float, float]], polarity: str, found: Since
) -> None:
    """R3-041."""
    done = date(2019, 4, 1)
    told = moved(yearly(cases), Control(), polarity, made_on=date(2018, 5, 1), done_on=done)
    assert told.since == found
    assert bool(told.reason) == (found is Since.UNKNOWN)
