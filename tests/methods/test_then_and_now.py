"""What was known on a day beside what is known now."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.then_and_now import as_known, as_known_or_first, changed_since

KEY = ["measure", "period"]


def history(*rows: tuple[str, str, float, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["measure", "period", "value", "known_from"])
    return frame.assign(known_from=pd.to_datetime(frame["known_from"]))


KNOWN = history(
    ("A", "2021-22-Q1", 80.0, "2021-07-09"),
    ("A", "2021-22-Q1", 79.0, "2021-08-20"),
    ("B", "2021-22-Q1", 5.0, "2021-09-01"),
)


def test_each_entry_as_it_was_last_known_on_the_day() -> None:
    """R1-044: no figure is overwritten, so that each day can be seen again."""
    assert as_known(KNOWN, KEY, date(2021, 7, 8)).empty
    assert as_known(KNOWN, KEY, date(2021, 7, 9))["value"].tolist() == [80.0]
    assert as_known(KNOWN, KEY, date(2021, 8, 19))["value"].tolist() == [80.0]
    assert as_known(KNOWN, KEY, date(2021, 8, 20))["value"].tolist() == [79.0]
    assert as_known(KNOWN, KEY, date(2021, 9, 1))["value"].tolist() == [79.0, 5.0]


def test_a_definition_written_down_later_was_that_measures_all_the_same() -> None:
    found = as_known_or_first(KNOWN, KEY, date(2021, 7, 9))
    assert found["value"].tolist() == [80.0, 5.0]
    assert as_known_or_first(KNOWN, KEY, date(2021, 9, 1))["value"].tolist() == [79.0, 5.0]


@given(st.dates(date(2021, 7, 1), date(2021, 10, 1)), st.dates(date(2021, 7, 1), date(2021, 10, 1)))
def test_nothing_known_is_ever_forgotten(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    before = set(map(tuple, as_known(KNOWN, KEY, earlier)[KEY].to_numpy()))
    assert before <= set(map(tuple, as_known(KNOWN, KEY, later)[KEY].to_numpy()))


def judged(**figures: tuple[float, str]) -> pd.DataFrame:
    rows = [
        {"measure": code, "title": code, "unit": "u", "kind": "count", "decimals": 0.0}
        | {"figure": figure, "status": status}
        for code, (figure, status) in figures.items()
    ]
    columns = ["measure", "title", "unit", "kind", "decimals", "figure", "status"]
    return pd.DataFrame(rows, columns=columns)


NAN = float("nan")


def test_tells_changed_figures_and_colours_and_no_others() -> None:
    then = judged(A=(1.0, "green"), B=(2.0, "red"), C=(NAN, "overdue"), D=(4.0, "amber"))
    now = judged(A=(1.0, "green"), B=(2.5, "red"), C=(3.0, "green"), D=(4.0, "red"))
    found = changed_since(then, now).set_index("measure")
    assert list(found.index) == ["B", "C", "D"]
    assert found["recoloured"].tolist() == [False, True, True]
    assert pd.isna(found.loc["C", "figure_then"]) and found.loc["C", "figure_now"] == 3.0
    assert found.loc["D", ["status_then", "status_now"]].tolist() == ["amber", "red"]


def test_missing_then_and_now_is_no_change() -> None:
    same = judged(A=(NAN, "not_due"))
    assert changed_since(same, same).empty


def test_a_measure_that_was_not_judged_then_has_no_status_then() -> None:
    found = changed_since(judged(), judged(A=(1.0, "green")))
    assert found["status_then"].tolist() == [None] and found["title"].tolist() == ["A"]
    gone = changed_since(judged(A=(1.0, "green")), judged())
    assert gone["status_now"].tolist() == [None] and gone["unit"].tolist() == ["u"]


def test_the_frames_given_stay_as_they_are() -> None:
    then, now = judged(A=(1.0, "green")), judged(A=(2.0, "red"))
    changed_since(then, now)
    pd.testing.assert_frame_equal(then, judged(A=(1.0, "green")))
    pd.testing.assert_frame_equal(now, judged(A=(2.0, "red")))
