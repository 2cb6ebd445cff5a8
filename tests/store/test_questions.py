"""Statements are built once a shape, before a fork if asked, and never hold a value."""

from __future__ import annotations

from datetime import date

import pytest

from pmf_lib.periods import Period
from pmf_lib.register import TABLES, table
from pmf_lib.store import Snapshot, Store, questions, readers
from pmf_lib.store.questions import Question, asking, prepare
from tests.store.builders import COUNCIL, load, value

QUARTER = Period.parse("2021-22-Q2")


def snapshot(day: date | None = None) -> Snapshot:
    return Snapshot(COUNCIL, 3, day, "0" * 64)


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
@pytest.mark.parametrize("history", [False, True])
def test_a_statement_holds_no_value(dialect: str, history: bool) -> None:
    texts = ["parks'; --", "PK1"]
    day = date(2021, 9, 30)
    made = []
    for text in texts:
        equal = (("measure", text), ("unit", text))
        question = Question(table("values"), equal, day, whole=True, history=history)
        made.append(asking(question, snapshot(day), dialect))
    assert made[0].sql is made[1].sql
    for asked, text in zip(made, texts, strict=True):
        assert {COUNCIL, 3, text, day.isoformat()} <= set(asked.values.values())
        assert not [found for found in (text, COUNCIL, day.isoformat()) if found in asked.sql]


def test_shapes_that_differ_have_statements_of_their_own() -> None:
    unit, measure = (("unit", "parks"),), (("measure", "PK1"),)
    values, targets = table("values"), table("targets")
    asked = [
        Question(values),
        Question(values, unit),
        Question(values, measure),
        Question(values, unit, date(2021, 9, 30)),
        Question(values, unit, whole=True),
        Question(values, unit, history=True),
        Question(targets),
        Question(targets, owner="parks"),
        Question(targets, measure, owner="parks"),
    ]
    made = {
        asking(question, snapshot(day), dialect).sql
        for question in asked
        for day in (None, date(2021, 9, 30))
        for dialect in ("sqlite", "postgresql")
    }
    assert len(made) == 4 * len(asked)


def test_what_packs_ask_is_prepared(store: Store) -> None:
    load(store, "values", value())
    reader = store.reader(store.snapshot(COUNCIL))
    prepare(reader.engine.dialect.name)
    before = questions._prepared.cache_info().misses
    readers.values_by_period(reader, unit="parks", through=QUARTER)
    readers.value_history(reader, unit="parks", through=QUARTER)
    readers.measures_in_force(reader, unit="parks")
    readers.targets_by_period(reader, unit="parks")
    for name in ("rebases", "benchmarks"):
        readers.measure_entries(reader, name, unit="parks")
    for each in TABLES.values():
        if each.has("unit") and "measure" not in each.key:
            period = QUARTER if each.has("period") else None
            readers.entries(reader, each.name, unit="parks", period=period)
            readers.entries(reader, each.name, unit="parks")
    readers.entries(reader, "commentaries", unit="parks", period=QUARTER)
    readers.entries(reader, "cross_unit_issues", unit="x", period=QUARTER, column="affects")
    assert questions._prepared.cache_info().misses == before
