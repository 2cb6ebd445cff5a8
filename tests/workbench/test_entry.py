"""What is entered is checked as a file is, kept whole or not, and never over another's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pmf_lib.errors import ChangedMeanwhileError
from pmf_lib.workbench import ReviewDesk
from pmf_lib.workbench.entry import Entering, RefusedError, enter
from tests.workbench.conftest import Open

MEASURE = {"review": "SR-1", "measure": "RGS03", "reason": "It belongs to it"}
SERVICE = {"review": "SR-1", "unit": "healthy-city", "reason": "It helps"}


def entering(desk: ReviewDesk, since: int | None = None) -> Entering:
    seen = desk.pack.snapshot.load if since is None else since
    return Entering(desk.store, desk.pack.council, seen, desk.day)


def test_rows_of_two_tables_are_kept_together(desk: ReviewDesk) -> None:
    enter(entering(desk), {"review_measures": [MEASURE], "review_services": [SERVICE]})
    desk.read_again()
    assert "RGS03" in set(desk.entries("review_measures")["measure"])
    assert "healthy-city" in set(desk.entries("review_services")["unit"])


def test_where_one_is_refused_none_is_kept(desk: ReviewDesk) -> None:
    wrong = {**SERVICE, "unit": "no-such-service"}
    with pytest.raises(RefusedError) as refused:
        enter(entering(desk), {"review_measures": [MEASURE], "review_services": [wrong]})
    assert [(fault.table, fault.column) for fault in refused.value.faults] == [
        ("review_services", "unit")
    ]
    assert "no-such-service" in refused.value.faults[0].sentence
    desk.read_again()
    assert "RGS03" not in set(desk.entries("review_measures")["measure"])


def test_a_cell_that_is_needed_is_asked_for_in_plain_words(desk: ReviewDesk) -> None:
    with pytest.raises(RefusedError) as refused:
        enter(entering(desk), {"review_measures": [{"review": "SR-1"}]})
    assert [fault.sentence for fault in refused.value.faults] == ["This is needed."]


def test_the_second_saver_of_an_entry_is_told(open_desk: Open) -> None:
    first, second = open_desk(), open_desk()
    enter(entering(first), {"review_measures": [MEASURE]})
    with pytest.raises(ChangedMeanwhileError, match="Somebody else saved this entry"):
        enter(entering(second), {"review_measures": [{**MEASURE, "reason": "Mine"}]})
    second.read_again()
    own = second.entries("review_measures").set_index("measure").loc["RGS03"]
    assert own["reason"] == "It belongs to it"


def test_who_says_the_same_or_something_else_is_not_stopped(open_desk: Open) -> None:
    first, second = open_desk(), open_desk()
    enter(entering(first), {"review_measures": [MEASURE]})
    enter(entering(second), {"review_measures": [MEASURE]})
    enter(entering(second), {"review_services": [SERVICE]})
    second.read_again()
    assert "healthy-city" in set(second.entries("review_services")["unit"])


def test_words_that_look_like_a_formula_or_a_query_are_kept_as_words(
    desk: ReviewDesk, own_database: Path
) -> None:
    words = "=1+1'); DROP TABLE pmf_loads; --"
    enter(entering(desk), {"review_measures": [{**MEASURE, "reason": words}]})
    with sqlite3.connect(own_database) as database:
        kept = database.execute(
            "SELECT reason FROM pmf_review_measures WHERE measure = 'RGS03'"
        ).fetchall()
    assert kept == [(words,)]
