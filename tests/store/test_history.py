"""What a load adds, what it leaves, and that nothing which stands is ever changed (R1-044)."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pmf_lib.errors import PmfError, StoreError
from pmf_lib.store import Store, readers
from tests.store.builders import COUNCIL, TODAY, frame, load, measure, value

JULY, AUGUST = date(2021, 7, 10), date(2021, 8, 10)


def figures(store: Store, as_known_on: date | None = None) -> list[float]:
    reader = store.reader(store.snapshot(COUNCIL, as_known_on))
    return readers.values_by_period(reader)["value"].tolist()


def test_loading_twice_changes_nothing(store: Store) -> None:
    rows = [value("2021-22-Q1", known=JULY), value("2021-22-Q2", None, missing_reason="n/a")]
    first = load(store, "values", *rows)
    before = store.snapshot(COUNCIL)
    again = load(store, "values", *rows, day=date(2021, 12, 1))
    assert (first.load, first.added) == (1, {"values": 2})
    assert (again.load, again.added, again.unchanged) == (None, {"values": 0}, {"values": 2})
    assert store.snapshot(COUNCIL) == before


def test_a_later_figure_supersedes_and_the_earlier_is_kept(store: Store) -> None:
    """Current and historical performance: nothing is overwritten (R1-044)."""
    load(store, "values", value(figure=80, known=JULY))
    load(store, "values", value(figure=85, known=AUGUST, reason_code="late return"))
    reader = store.reader(store.snapshot(COUNCIL))
    history = readers.value_history(reader, measure="ICT1")
    assert figures(store) == [85]
    assert history["value"].tolist() == [80, 85]
    assert history["load_id"].tolist() == [1, 2]
    assert history["reason_code"].tolist()[1] == "late return"


def test_a_figure_corrected_on_one_day_and_put_back_again(store: Store) -> None:
    for figure in (87, 78, 87):
        assert load(store, "values", value(figure=figure, known=JULY)).load
        assert figures(store) == [figure]


def test_an_old_figure_found_later_does_not_hide_the_newer_one(store: Store) -> None:
    load(store, "values", value(figure=85, known=AUGUST))
    load(store, "values", value(figure=80, known=JULY))
    assert figures(store) == [85]
    assert figures(store, JULY) == [80]


def test_a_confirmed_figure_keeps_both_days(store: Store) -> None:
    load(store, "values", value(known=JULY))
    assert load(store, "values", value(known=AUGUST)).added == {"values": 1}


def test_a_figure_without_a_day_counts_from_the_day_of_loading(store: Store) -> None:
    load(store, "values", value(figure=80), day=JULY)
    load(store, "values", value(figure=80), day=AUGUST)
    load(store, "values", value(figure=90), day=AUGUST)
    assert figures(store, date(2021, 7, 9)) == []
    assert figures(store, JULY) == figures(store, date(2021, 8, 9)) == [80]
    assert figures(store, AUGUST) == [90]


def test_a_clock_set_back_hides_nothing(store: Store) -> None:
    load(store, "values", value(figure=80), day=AUGUST)
    load(store, "values", value(figure=90), day=JULY)
    assert figures(store) == [90]
    assert load(store, "values", value(figure=90), day=JULY).load is None


def test_dated_and_undated_rows_of_one_entry_in_one_load(store: Store) -> None:
    load(store, "values", value(figure=80, known=JULY))
    mixed = [value(figure=80), value(figure=85, known=AUGUST)]
    assert load(store, "values", *mixed).added == {"values": 2}
    assert load(store, "values", *mixed).load is None
    assert figures(store) == [80]


def test_two_rows_for_one_key_and_day_the_later_counts(store: Store) -> None:
    rows = [value(figure=80, known=JULY), value(figure=85, known=JULY)]
    assert load(store, "values", *rows).added == {"values": 1}
    assert load(store, "values", *rows).load is None
    assert figures(store) == [85]


def test_missing_is_never_nought_and_nought_is_no_missing(store: Store) -> None:
    load(store, "values", value("2021-22-Q1", None), value("2021-22-Q2", 0.0))
    missing, nought = figures(store)
    assert pd.isna(missing)
    assert nought == 0
    assert load(store, "values", value("2021-22-Q1", 0.0)).load == 2
    assert load(store, "values", value("2021-22-Q2", -0.0)).load is None


def test_whole_numbers_and_decimals_alike_are_one_figure(store: Store) -> None:
    load(store, "values", value(figure=87))
    given = frame("values", value(figure=87)).astype({"value": "int64"})
    again = store.load(COUNCIL, {"values": [given]}, source="s", sha256="", loaded_on=TODAY)
    assert again.load is None


def test_empty_and_missing_text_are_one(store: Store) -> None:
    load(store, "values", value(ward=None, note=None))
    assert load(store, "values", value(ward="", note="")).load is None
    assert load(store, "values", value(ward="Belah")).load == 2


def test_neighbouring_texts_do_not_run_together(store: Store) -> None:
    load(store, "values", value(ward="a", town="b"), value(ward="ab", town=""))
    assert load(store, "values", value(ward="", town="ab")).added == {"values": 1}


@pytest.mark.parametrize(
    "hostile", ["'; DROP TABLE pmf_values; --", "\x00", "\ud800", "é\U0001f600"]
)
def test_any_text_is_kept_as_text(store: Store, hostile: str) -> None:
    load(store, "values", value(note=f"before {hostile} after"))
    reader = store.reader(store.snapshot(COUNCIL))
    note = readers.values_by_period(reader)["note"][0]
    kept = hostile.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert note == f"before {kept} after"


def test_batches_of_several_tables_make_one_load(store: Store) -> None:
    batches = {
        "values": (frame("values", value(f"20{year}-{year + 1}")) for year in range(10, 20)),
        "measures": [frame("measures", measure())],
    }
    done = store.load(COUNCIL, batches, source="sources", sha256="", loaded_on=TODAY)
    assert done.added == {"measures": 1, "values": 10}
    assert store.snapshot(COUNCIL).load == done.load == 1


def test_a_source_that_fails_half_way_leaves_nothing(store: Store) -> None:
    def batches():
        yield frame("values", value())
        raise RuntimeError("the source went away")

    load(store, "measures", measure())
    before = store.snapshot(COUNCIL)
    with pytest.raises(RuntimeError):
        store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
    assert store.snapshot(COUNCIL) == before
    assert figures(store) == []


def test_councils_do_not_meet(store: Store) -> None:
    load(store, "values", value(figure=1))
    load(store, "values", value(figure=2), council="lancaster-2008")
    assert figures(store) == [1]
    assert store.snapshot("lancaster-2008").load == 1
    assert store.snapshot("lancaster-2008").digest != store.snapshot(COUNCIL).digest


def test_known_measures_are_those_ever_defined(store: Store) -> None:
    load(store, "measures", measure("A", state="deleted"), measure("B"))
    assert store.known_measures(COUNCIL) == {"A", "B"}
    assert store.known_measures("lancaster-2008") == frozenset()


def test_known_kinds_are_those_of_the_latest_definition(store: Store) -> None:
    load(store, "measures", measure("A", kind="count", defined_on="2021-04-01"))
    load(store, "measures", measure("A", kind="percent", defined_on="2020-04-01"))
    assert store.known_kinds(COUNCIL) == {"A": "count"}


def test_unknown_tables_and_columns_are_refused(store: Store) -> None:
    with pytest.raises(PmfError, match="not a table of the register"):
        store.load(COUNCIL, {"valeus": []}, source="s", sha256="", loaded_on=TODAY)
    odd = frame("values", value()).assign(colour="red")
    with pytest.raises(StoreError, match="colour"):
        store.load(COUNCIL, {"values": [odd]}, source="s", sha256="", loaded_on=TODAY)
    bare = frame("values", value()).drop(columns="measure")
    with pytest.raises(StoreError, match="no column measure"):
        store.load(COUNCIL, {"values": [bare]}, source="s", sha256="", loaded_on=TODAY)
