"""Frames made into tables."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.views import tables
from pmf_lib.views.records import Badge, Link, Text
from pmf_lib.views.tables import Heading

HEADINGS = {
    "measure": Heading("Measure"),
    "value": Heading("Figure", "percent", 1),
    "status": Heading("Status", "status"),
    "period": Heading("Period", "period"),
    "on": Heading("Recorded", "date"),
}


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "on": [pd.Timestamp("2021-10-05"), pd.NaT],
            "measure": ["Calls answered", None],
            "value": [87.5, float("nan")],
            "status": ["green", "not_due"],
            "period": ["2021-22-Q2", "whenever"],
        }
    )


def test_a_frame_becomes_a_table_in_the_order_of_its_headings() -> None:
    table = tables.from_frame(frame(), caption="Measures", headings=HEADINGS, source="Register")
    assert [column.title for column in table.columns] == [item.title for item in HEADINGS.values()]
    assert [column.numeric for column in table.columns] == [False, True, False, False, False]
    first, second = table.rows
    assert first[1] == Text(text="87.5%", number=87.5)
    assert isinstance(first[2], Badge) and first[2].word == "Green"
    assert first[3] == Text(text="Q2 2021/22")
    assert first[4] == Text(text="5 October 2021")
    assert second == (
        Text(text="[x]"),
        Text(text="[x]"),
        tables.cell("not_due", HEADINGS["status"]),
        Text(text="whenever"),
        Text(text="[x]"),
    )


def test_symbols_used_are_explained_once() -> None:
    table = tables.from_frame(frame(), caption="M", headings=HEADINGS, notes=("A note.",))
    assert table.notes == ("A note.", "[x] means not available.")


def test_a_frame_is_not_changed() -> None:
    before = frame()
    tables.from_frame(before, caption="M", headings=HEADINGS)
    pd.testing.assert_frame_equal(before, frame())


def test_small_cells() -> None:
    assert tables.number(3.0, "count", symbols=("p",)) == Text(text="3 [p]", number=3.0)
    assert tables.words("") == Text(text="")
    assert tables.day(date(2021, 4, 1)).text == "1 April 2021"
    link = Link(text="ICT", target="unit_monitoring/ict-services.html")
    assert tables.cell(link, Heading("Service")) is link


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        Heading("Status", "colour")
    with pytest.raises(KeyError):
        tables.from_frame(frame(), caption="M", headings={"absent": Heading("Absent")})
    with pytest.raises(ValueError, match="zip"):
        tables.from_rows([(1, 2)], caption="M", headings=[Heading("One", "count")])
