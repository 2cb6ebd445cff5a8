"""Uses are counted within two days, both included; what lasts counts while it lasts (R0-035)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.uses_made import REGISTERS, Way, uses
from pmf_lib.register import TABLES

SINCE, UNTIL = date(2005, 10, 26), date(2007, 10, 26)


def frame(table: str, **cells: str | None) -> dict[str, pd.DataFrame]:
    row = {"measure": "A", "known_from": "2001-01-01"} | cells
    days = [name for name in row if name not in ("measure",)]
    return {table: pd.DataFrame([row]).astype(dict.fromkeys(days, "datetime64[ns]"))}


@pytest.mark.parametrize(
    ("day", "counts"),
    [("2005-10-25", False), ("2005-10-26", True), ("2007-10-26", True), ("2007-10-27", False)],
)
def test_a_question_counts_on_its_day(day: str, counts: bool) -> None:
    found = uses(frame("questions", asked_on=day), SINCE, UNTIL)
    assert bool(found) is counts
    if counts:
        ((use,),) = found.values()
        assert (use.words, use.last) == ("1 question", date.fromisoformat(day))


@pytest.mark.parametrize(
    ("ended", "counts"), [("2005-10-25", False), ("2005-10-26", True), (None, True)]
)
def test_a_watched_matter_counts_while_it_lasts(ended: str | None, counts: bool) -> None:
    found = uses(frame("watch_list", since="2004-01-01", closed_on=ended), SINCE, UNTIL)
    assert bool(found) is counts
    if not ended:
        ((use,),) = found.values()
        assert use.last == UNTIL


def test_an_objective_due_later_ends_with_the_window() -> None:
    ((use,),) = uses(frame("objectives", due_on="2013-03-31"), SINCE, UNTIL).values()
    assert use.last == UNTIL and use.register.way is Way.RELIED_ON


def test_what_names_no_measure_or_is_not_there_says_nothing() -> None:
    assert uses(frame("questions", asked_on="2007-01-01", measure=None), SINCE, UNTIL) == {}
    assert uses({}, SINCE, UNTIL) == {}
    empty = pd.DataFrame(columns=["measure", "asked_on", "known_from"])
    assert uses({"questions": empty}, SINCE, UNTIL) == {}


def test_several_are_counted_in_the_order_of_the_registers() -> None:
    both = frame("clinics", requested_on="2007-08-15", satisfied_on=None)
    twice = frame("questions", asked_on="2007-06-19")["questions"]
    found = uses(both | {"questions": pd.concat([twice, twice])}, SINCE, UNTIL)
    assert [use.words for use in found["A"]] == ["2 questions", "1 clinic"]


def test_each_register_names_a_measure_and_has_its_days() -> None:
    for register in REGISTERS:
        if register.table == "corporate_plan":
            continue
        names = {*TABLES[register.table].names, "known_from"}
        assert {"measure", register.began} <= names
        assert not register.ended or register.ended in names
