"""The law of the store: a reader at any snapshot answers as a plain dictionary would."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.store import Snapshot, Store, open_store, readers
from tests.store.builders import COUNCIL, load, value

START = date(2021, 7, 1)
DAYS = st.integers(0, 4).map(lambda days: START + timedelta(days=days))
ROWS = st.lists(
    st.builds(
        value,
        period=st.sampled_from(["2021-22-Q1", "2021-22-Q2"]),
        figure=st.sampled_from([None, 1.0, 2.0]),
        known=st.one_of(st.none(), DAYS),
        ward=st.sampled_from([None, "Belah"]),
    ),
    max_size=5,
)
LOADS = st.lists(st.tuples(DAYS, ROWS), min_size=1, max_size=5)
Key = tuple[str, str | None]
Answer = dict[Key, float | None]


@dataclass
class Model:
    """Every figure ever told, an entry a list of (known from, load, figure)."""

    told: dict[Key, list[tuple[date, int, float | None]]] = field(default_factory=dict)
    today: date = date.min
    loads: int = 0

    def latest(self, key: Key, through: date, load: int) -> tuple[date, int, float | None] | None:
        seen = [one for one in self.told.get(key, ()) if one[0] <= through and one[1] <= load]
        return max(seen, key=lambda one: one[:2], default=None)

    def load(self, day: date, rows: list[dict]) -> bool:
        day, number = max(day, self.today), self.loads + 1
        last = {((row["period"], row["ward"]), row["recorded_on"] or day): row for row in rows}
        new = False
        for dated in (True, False):
            for (key, known), row in last.items():
                if (row["recorded_on"] is not None) != dated:
                    continue
                before = self.latest(key, known, number)
                if before and before[2] == row["value"] and (not dated or before[0] == known):
                    continue
                self.told.setdefault(key, []).append((known, number, row["value"]))
                new = True
        if new:
            self.today, self.loads = day, number
        return new

    def answer(self, snapshot: Snapshot) -> Answer:
        through = snapshot.as_known_on or date.max
        found = {key: self.latest(key, through, snapshot.load) for key in self.told}
        return {key: one[2] for key, one in found.items() if one}


def answer(store: Store, snapshot: Snapshot) -> Answer:
    frame = readers.values_by_period(store.reader(snapshot), subgroups=True)
    plain = frame[["period", "ward", "value"]].astype(object).where(frame.notna(), None)
    return {(row.period, row.ward): row.value for row in plain.itertuples()}


@settings(max_examples=25, deadline=None)
@given(loads=LOADS)
def test_a_reader_answers_as_a_dictionary_would(empty_sqlite: Path, loads: list) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pmf.sqlite"
        shutil.copyfile(empty_sqlite, file)
        with open_store(f"sqlite:///{file}") as store:
            follow(store, loads)


def follow(store: Store, loads: list[tuple[date, list[dict]]]) -> None:
    model, kept = Model(), {}
    for day, rows in loads:
        done = load(store, "values", *rows, day=day)
        assert (done.load is not None) == model.load(day, rows)
        assert done.added["values"] + done.unchanged["values"] == len(rows)
        assert load(store, "values", *rows, day=day).load is None
        if done.load:
            for seen in (None, START + timedelta(days=1), day):
                snapshot = store.snapshot(COUNCIL, seen)
                kept[snapshot] = answer(store, snapshot)
                assert kept[snapshot] == model.answer(snapshot)
    for snapshot, before in kept.items():
        assert answer(store, snapshot) == before
    assert store.verify(COUNCIL) == ()
