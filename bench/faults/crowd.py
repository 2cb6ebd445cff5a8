"""Many writers and readers of one database at once: nothing lost, nothing doubled, none changed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

import pandas as pd

from bench.faults.figures import Crowd
from bench.faults.project import COUNCIL, LOADED_ON
from pmf_lib.errors import StoreError
from pmf_lib.store import Snapshot, Store, open_store, readers
from tests.tiny import batch

_ROWS = 50
_QUARTERS = tuple(f"{year}-{year - 1999}-Q{part}" for year in range(2010, 2021) for part in "1234")


@dataclass(frozen=True)
class Place:
    """Where one of them works, which one it is, and how they begin together and for how long."""

    url: str
    number: int
    begin: Barrier
    seconds: float

    def while_it_lasts(self) -> Iterator[float]:
        """The time at each turn, from the common beginning to the end."""
        self.begin.wait()
        ends = time.monotonic() + self.seconds
        while (now := time.monotonic()) < ends:
            yield now


@dataclass(frozen=True)
class Written:
    """What one writer was told: the loads that were kept, refusals, the longest of its loads."""

    loads: tuple[int, ...]
    refused: int
    longest: float


@dataclass(frozen=True)
class Seen:
    """What one reader saw: how often it read, the snapshots, and what was not as it should be."""

    reads: int
    snapshots: tuple[str, ...]
    wrong: tuple[str, ...]


def crowd(url: str, database: str, writers: int, reading: int, seconds: float) -> Crowd:
    """So many writers and readers for so many seconds; the store at `url` must be empty."""
    # Forked from one that has imported what they need: forty that import it take minutes.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    # Together, once all have imported what they need.
    begin = context.Barrier(writers + reading)
    work = [(_write, number) for number in range(writers)]
    work += [(_read, number) for number in range(reading)]
    started = []
    for what, number in work:
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=what, args=(there, Place(url, number, begin, seconds)))
        process.start()
        there.close()
        started.append((here, process))
    said = [_answer(here) for here, _ in started]
    for _, process in started:
        process.join()
    written = [each for each in said if isinstance(each, Written)]
    seen = [each for each in said if isinstance(each, Seen)]
    loads = sorted(number for each in written for number in each.loads)
    return Crowd(
        database=database,
        writers=writers,
        readers=reading,
        seconds=seconds,
        loads=len(loads),
        refused=sum(each.refused for each in written),
        reads=sum(each.reads for each in seen),
        longest=max((each.longest for each in written), default=0.0),
        lost=(*_silent(said), *_lost(url, loads, written, seen)),
    )


def _answer(here: Connection) -> object:
    try:
        return here.recv()
    except EOFError:
        return None


def _silent(said: Iterable[object]) -> list[str]:
    return ["A writer or reader ended without an answer" for each in said if each is None]


def _write(answer: Connection, place: Place) -> None:
    """Load rows of its own again and again, each load whole and of one figure."""
    loads: list[int] = []
    refused, longest = 0, 0.0
    with open_store(place.url) as store:
        for begun in place.while_it_lasts():
            kept = _loaded(store, place.number, len(loads) + 1)
            longest = max(longest, time.monotonic() - begun)
            loads += [kept] if kept else []
            refused += not kept
    answer.send(Written(tuple(loads), refused, longest))


def _loaded(store: Store, writer: int, figure: int) -> int | None:
    """The number of the load that was kept, None where the database was locked."""
    rows = [
        {
            "measure": f"M{writer}-{row}",
            "unit": "alpha",
            "period": _QUARTERS[writer],
            "value": figure,
        }
        for row in range(_ROWS)
    ]
    frames = {"values": [batch("values", *rows)]}
    try:
        done = store.load(
            COUNCIL, frames, source=f"writer {writer}", sha256="", loaded_on=LOADED_ON
        )
    except StoreError as error:
        if "locked" not in error.sentence:
            raise
        return None
    assert done.added == {"values": _ROWS}, done
    return done.load


def _read(answer: Connection, place: Place) -> None:
    """Take snapshots, read the whole table, and read an earlier snapshot again."""
    known: dict[str, str] = {}
    wrong: list[str] = []
    reads = 0
    with open_store(place.url) as store:
        for _ in place.while_it_lasts():
            token = store.snapshot(COUNCIL).token
            for each in {token, next(iter(known), token)}:
                said, faults = _whole(store, Snapshot.parse(each))
                wrong += faults
                reads += 1
                if known.setdefault(each, said) != said:
                    wrong.append(f"{each} said something else when it was read again")
    answer.send(Seen(reads, tuple(known), tuple(wrong)))


def _whole(store: Store, snapshot: Snapshot) -> tuple[str, list[str]]:
    """The digest of the whole table, and where a load in it is not whole."""
    frame = readers.values_by_period(store.reader(snapshot))
    parts = (
        frame[frame["period"].isin(_QUARTERS)].groupby("period")["value"].agg(["size", "nunique"])
    )
    torn = parts[(parts["size"] != _ROWS) | (parts["nunique"] != 1)]
    faults = [f"{snapshot.token} shows half a load of {period}" for period in torn.index]
    return _digest(frame), faults


def _digest(frame: pd.DataFrame) -> str:
    return sha256(frame.to_csv(index=False).encode()).hexdigest()


def _lost(
    url: str, loads: list[int], written: Iterable[Written], seen: Iterable[Seen]
) -> Iterable[str]:
    """What the store lacks or has twice, and what a reader found."""
    yield from (sentence for each in seen for sentence in each.wrong)
    with open_store(url) as store:
        snapshot = store.snapshot(COUNCIL)
        yield from store.verify(COUNCIL)
        reader = store.reader(snapshot)
        history = readers.value_history(reader)
    if loads != list(range(2, snapshot.load + 1)):
        yield f"Writers were told of {len(loads)} loads, the store has {snapshot.load - 1}"
    if len(history) != _ROWS * (len(loads)) + 6:
        yield f"The store has {len(history)} rows of {len(loads)} loads"
