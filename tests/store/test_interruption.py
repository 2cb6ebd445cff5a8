"""A load that is killed, or that meets another, leaves whole loads only."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pmf_lib.store import Store, open_store, readers
from tests.store.builders import COUNCIL, TODAY, load, measure, value

ROOT = Path(__file__).parents[2]

# Says how far it has come, and waits there to be killed.
LOADING = """
import sys
from tests.store.builders import COUNCIL, TODAY, frame, measure, value
from pmf_lib.store import open_store

def reach(place):
    if place == sys.argv[2]:
        print("here", flush=True)
        sys.stdin.read()

def values():
    for year in range(1950, 1960):
        code = f"{year}-{year - 1899}"
        yield frame("values", *(value(code, ward=str(ward)) for ward in range(400)))
        if year == 1955:
            reach("half staged")

def budget():
    reach("values written")
    yield frame("budget")

batches = {"measures": [frame("measures", measure("NEW"))], "values": values(), "budget": budget()}
open_store(sys.argv[1]).load(COUNCIL, batches, source="s", sha256="", loaded_on=TODAY)
"""


@pytest.mark.parametrize("place", ["half staged", "values written"])
def test_a_killed_load_leaves_nothing_and_the_next_one_works(
    store: Store, database_url: str, place: str
) -> None:
    load(store, "measures", measure("OLD"))
    before = store.snapshot(COUNCIL)
    killed = subprocess.Popen(
        [sys.executable, "-c", LOADING, database_url, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert killed.stdout
    assert killed.stdout.readline() == "here\n"
    killed.kill()
    killed.communicate()
    with open_store(database_url) as again:
        assert again.snapshot(COUNCIL) == before
        assert again.known_measures(COUNCIL) == {"OLD"}
        assert readers.value_history(again.reader(before)).empty
    whole = [sys.executable, "-c", LOADING, database_url, "nowhere"]
    subprocess.run(whole, check=True, cwd=ROOT)
    after = store.reader(store.snapshot(COUNCIL))
    assert after.snapshot.load == 2
    assert len(readers.values_by_period(after, subgroups=True)) == 4_000
    assert store.verify(COUNCIL) == ()


def test_loads_at_once_follow_one_another(database_url: str, store: Store) -> None:
    def load_one(number: int) -> int | None:
        with open_store(database_url) as mine:
            wards = (value(figure=number, ward=str(ward)) for ward in range(200))
            return load(mine, "values", *wards).load

    with ThreadPoolExecutor(6) as pool:
        numbers = sorted(number or 0 for number in pool.map(load_one, range(6)))
    assert numbers == [1, 2, 3, 4, 5, 6]
    history = readers.value_history(store.reader(store.snapshot(COUNCIL)))
    assert len(history) == 1200
    assert store.verify(COUNCIL) == ()


def test_readers_read_on_while_a_load_is_under_way(database_url: str, store: Store) -> None:
    load(store, "measures", measure("OLD"))
    seen = []

    def batches():
        with open_store(database_url) as other:
            reader = other.reader(other.snapshot(COUNCIL))
            seen.extend(readers.measures_in_force(reader)["measure"])
        return
        yield

    store.load(COUNCIL, {"values": batches()}, source="s", sha256="", loaded_on=TODAY)
    assert seen == ["OLD"]
