"""Every reader's frame: its columns, types, order, and which rows it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Kind
from pmf_lib.store import Read, Reader, Store, open_store, readers
from tests.empty_store import put_empty_store
from tests.store.builders import COUNCIL, TODAY, frame, load, measure, value

BOOK = ["known_from", "flags", "source_file", "source_line"]


def reader_of(store: Store, as_known_on: date | None = None) -> Reader:
    return store.reader(store.snapshot(COUNCIL, as_known_on))


def sample(name: str) -> pd.DataFrame:
    """A row of a table with every cell, and one with just what it needs."""
    table = TABLES[name]
    samples = {Kind.NUMBER: 3.25, Kind.DATE: date(2021, 7, 10), Kind.PERIOD: "2021-22-Q1"}
    row = {column.name: samples.get(column.kind, column.name) for column in table.columns}
    needed = {column.name for column in table.columns if column.required}
    sparse = {key: row[key] for key in {*table.key, *needed}} | {table.key[0]: "zz"}
    return frame(name, {**row, "flags": "late"}, sparse)


# One store for all the tables: a fresh one for each of them would take minutes.
@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def full(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """A reader of a store that holds a sample of every table."""
    if request.param == "sqlite":
        url = put_empty_store(tmp_path_factory.mktemp("full") / "pmf.sqlite")
    else:
        url = request.getfixturevalue("postgres").make("every_table")
    with open_store(url, create=True) as store:
        batches = {name: [sample(name)] for name in TABLES}
        store.load(COUNCIL, batches, source="s", sha256="", loaded_on=date(2021, 8, 1))
        yield reader_of(store)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of a store that holds one value, and one measure of another council."""
    with open_store(put_empty_store(tmp_path_factory.mktemp("bare") / "pmf.sqlite")) as store:
        load(store, "values", value())
        load(store, "measures", measure(), council="another")
        yield reader_of(store)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_comes_back_as_it_was_given(full: Reader, name: str) -> None:
    """One store holds measures, action plans and every other register (R1-043)."""
    table, given = TABLES[name], sample(name)
    answer = readers.entries(full, name)
    assert list(answer.columns) == [*table.names, *BOOK]
    pd.testing.assert_frame_equal(answer[list(table.names)], given[list(table.names)])
    assert answer["flags"].tolist() == ["late", ""]
    assert answer["source_line"].tolist() == [2, 3]
    dated = table.known_on is not None and table.column(table.known_on).required
    undated = date(2021, 7, 10) if dated else date(2021, 8, 1)
    assert answer["known_from"].dt.date.tolist() == [date(2021, 7, 10), undated]


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_frame_has_the_same_columns_and_types(bare: Reader, name: str) -> None:
    empty = readers.entries(bare, name).iloc[:0]
    expected = frame(name)[list(TABLES[name].names)]
    assert empty[list(TABLES[name].names)].dtypes.to_dict() == expected.dtypes.to_dict()
    assert empty["known_from"].dtype == "datetime64[us]"
    assert empty["source_line"].dtype == "int64"


def test_rows_stand_in_the_order_of_the_key_and_of_time(store: Store) -> None:
    codes = ["2021-22-Q1", "2020-21-M12", "2021-22-M01", "2020-21-Q4", "2020-21", "2019-20-Q4"]
    load(store, "values", *map(value, codes))
    answer = readers.values_by_period(reader_of(store))["period"].tolist()
    assert answer == [period.code for period in sorted(map(Period.parse, codes))]


def test_subgroups_only_when_asked_for(store: Store) -> None:
    """R0-006."""
    load(store, "values", value(), value(ward="Belah"), value(area="rural"))
    reader = reader_of(store)
    assert len(readers.values_by_period(reader)) == 1
    parts = readers.values_by_period(reader, subgroups=True)
    assert parts["ward"].tolist()[2:] == ["Belah"]
    assert parts["ward"].isna().sum() == 2


def test_through_takes_periods_that_end_by_then(store: Store) -> None:
    codes = ["2021-22-M06", "2021-22-Q2", "2021-22-M07", "2021-22"]
    load(store, "values", *map(value, codes))
    through = Period.parse("2021-22-Q2")
    for query in (readers.values_by_period, readers.value_history):
        answer = query(reader_of(store), through=through)
        assert answer["period"].tolist() == ["2021-22-Q2", "2021-22-M06"]


def test_as_known_on_is_respected_on_both_sides_of_the_day(store: Store) -> None:
    load(store, "values", value(figure=80, known=date(2021, 7, 10)))
    load(store, "values", value(figure=85, known=date(2021, 8, 10)))
    seen = {
        day: readers.values_by_period(reader_of(store, day))["value"].tolist()
        for day in (date(2021, 7, 9), date(2021, 7, 10), date(2021, 8, 9), date(2021, 8, 10))
    }
    assert list(seen.values()) == [[], [80], [80], [85]]
    history = readers.value_history(reader_of(store, date(2021, 8, 9)))
    assert history["value"].tolist() == [80]


def test_a_measure_that_moved_is_read_with_its_new_unit_only(store: Store) -> None:
    old, new = date(2020, 4, 1), date(2021, 4, 1)
    load(store, "measures", measure("A", "parks", defined_on=old), measure("B", "parks"))
    load(store, "measures", measure("A", "housing", defined_on=new))
    load(store, "targets", *({"measure": code, "period": "2021-22", "target": 90} for code in "AB"))
    reader = reader_of(store)
    assert readers.measures_in_force(reader, unit="parks")["measure"].tolist() == ["B"]
    assert readers.measures_in_force(reader, unit="housing")["measure"].tolist() == ["A"]
    assert readers.measures_in_force(reader, measure="A")["unit"].tolist() == ["housing"]
    assert readers.targets_by_period(reader, unit="housing")["measure"].tolist() == ["A"]
    assert len(readers.targets_by_period(reader)) == 2
    before = reader_of(store, date(2021, 3, 31))
    assert readers.measures_in_force(before, unit="parks")["measure"].tolist() == ["A"]


def test_a_target_keeps_its_history(store: Store) -> None:
    """A target set again leaves the one before it to be read (R1-044)."""
    for day, target in ((date(2021, 4, 1), 90), (date(2021, 9, 1), 85)):
        load(
            store, "targets", {"measure": "A", "period": "2021-22", "target": target, "set_on": day}
        )
    reader = reader_of(store)
    assert readers.targets_by_period(reader, measure="A")["target"].tolist() == [85]
    assert readers.target_history(reader, measure="A")["target"].tolist() == [90, 85]


def test_entries_by_unit_period_and_by_the_unit_they_affect(store: Store) -> None:
    """R0-029."""
    issue = {"issue": "X1", "unit": "parks", "affects": "ict-services", "title": "t"}
    load(
        store,
        "cross_unit_issues",
        {**issue, "period": "2021-22-Q1"},
        {**issue, "period": "2021-22-Q2"},
        {**issue, "period": "2021-22-Q2", "affects": "housing"},
    )
    reader, quarter = reader_of(store), Period.parse("2021-22-Q2")

    def count(**asked) -> int:
        return len(readers.entries(reader, "cross_unit_issues", **asked))

    assert count() == count(unit="parks") == 3
    assert count(unit="parks", period=quarter) == 2
    assert count(unit="ict-services", period=quarter, column="affects") == 1


def test_a_filter_on_a_column_that_is_not_there_is_refused(store: Store) -> None:
    load(store, "values", value())
    reader = reader_of(store)
    with pytest.raises(ParameterError, match="no column unit"):
        readers.entries(reader, "targets", unit="parks")
    with pytest.raises(ParameterError, match="no column period"):
        readers.entries(reader, "actions", period=Period.parse("2021-22-Q2"))
    with pytest.raises(ParameterError, match="not a table"):
        readers.entries(reader, "valeus")


def test_a_reader_tells_what_it_read_and_what_changed_since(store: Store) -> None:
    load(store, "values", value(), value(unit="parks"))
    load(store, "actions", {"action": "A1", "unit": "parks", "title": "Plant"})
    before = reader_of(store)
    quarter = Period.parse("2021-22-Q2")
    readers.values_by_period(before, unit="parks", through=quarter)
    readers.values_by_period(before, unit="ict-services", through=quarter)
    readers.entries(before, "actions", unit="parks")
    load(store, "values", value(figure=1))
    after = reader_of(store)
    again = [readers.ask_again(after, read) for read in before.reads]
    same = [old.digest == new.digest for old, new in zip(before.reads, again, strict=True)]
    assert same == [True, False, True]
    assert [read.query for read in again] == ["values_by_period", "values_by_period", "entries"]
    assert [read.parameters for read in again] == [read.parameters for read in before.reads]
    assert before.reads[0].parameters["through"] == "2021-22-Q2"


def test_a_read_tells_its_tables_its_rows_and_the_last_day(store: Store) -> None:
    load(store, "values", value(known=date(2021, 7, 10)), value("2021-22-Q1", known=TODAY))
    load(store, "measures", measure())
    reader = reader_of(store)
    readers.values_by_period(reader)
    readers.targets_by_period(reader, unit="ict-services")
    told = [(read.tables, read.rows, read.latest) for read in reader.reads]
    assert told == [(("values",), 2, TODAY.isoformat()), (("targets", "measures"), 0, "")]
    assert [Read.parse(read.content) for read in reader.reads] == reader.reads


def test_counts_the_rows_that_are_not_the_same(store: Store) -> None:
    load(store, "values", value("2021-22-Q1"), value(), value("2020-21-Q4", None))
    before = reader_of(store)
    readers.values_by_period(before)
    read = before.reads[0]
    load(store, "values", value(figure=1), value("2020-21-Q3"), value("2020-21-Q2"))
    assert readers.rows_changed(before, reader_of(store), read) == 3
    assert readers.rows_changed(before, before, read) == 0
    assert readers.rows_changed(reader_of(store), before, read) == 3


def test_the_digest_of_an_answer_is_the_same_everywhere(store: Store) -> None:
    load(store, "values", value(known=date(2021, 7, 10), note="né"), value("2021-22-Q1", None))
    reader = reader_of(store)
    readers.values_by_period(reader)
    digest = "d4463ef5ac6700bac171c32b600a1034acb7be3401681a2090ac6cc4e855220c"
    assert reader.reads[0].digest == digest
