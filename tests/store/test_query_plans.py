"""A reader's query takes the narrow index, so that one unit's pack stays quick among millions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pmf_lib.periods import Period
from pmf_lib.register import table
from pmf_lib.store.engine import make_engine, read_url
from pmf_lib.store.questions import Question, asking
from pmf_lib.store.snapshots import Snapshot
from tests.store.builders import ON_SQLITE

END = Period.parse("2021-22-Q2").end
UNIT = (("unit", "parks"),)
MEASURE = (("measure", "PK1"),)
PLANS = {
    "values of a unit": (Question(table("values"), UNIT, END, whole=True), "pmf_values_by_unit"),
    "values of a measure": (Question(table("values"), MEASURE), "pmf_values_by_measure"),
    "targets of a measure": (Question(table("targets"), MEASURE), "pmf_targets_by_measure"),
    "targets of a unit": (Question(table("targets"), owner="parks"), "pmf_targets_by_measure"),
    "actions of a unit": (Question(table("actions"), UNIT), "pmf_actions_as_known"),
    "measures of a unit": (Question(table("measures"), UNIT), "pmf_measures_as_known"),
}


@ON_SQLITE
@pytest.mark.parametrize(("question", "index"), PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("day", [None, date(2021, 9, 30)])
@pytest.mark.usefixtures("store")
def test_the_index_is_used(
    database_url: str, question: Question, index: str, day: date | None
) -> None:
    snapshot = Snapshot("carlisle-2021", 3, day, "0" * 64)
    engine = make_engine(read_url(database_url))
    for history in (False, True):
        asked = asking(replace(question, history=history), snapshot, "sqlite")
        with engine.connect() as connection:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.values)
            plan = [row[3] for row in steps]
        assert not [step for step in plan if step.startswith("SCAN pmf_")]
        if not history:
            assert [step for step in plan if index in step], plan
    engine.dispose()
