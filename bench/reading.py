"""Reading for one unit's pack among ten thousand values and among ten million.

`python -m bench.reading [VALUES]`. Both are SQLite databases with the demo council; in the second
each of its registers has been copied many times, half the copies as more units of the same council
and half as other councils. Every query of the unit's pack is asked again in the one and the other
by turns.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from bench.homes import COUNCIL, Home, make_home
from bench.region import CODES
from pmf_lib.errors import RunError
from pmf_lib.register import TABLES, Table
from pmf_lib.run.sources import read_sources
from pmf_lib.store import Read, Snapshot, Store, open_store
from pmf_lib.store.engine import make_engine, read_url
from pmf_lib.store.readers import Reader, ask_again
from pmf_lib.store.schema import FACTS, LOADS

PACK, UNIT = "unit_monitoring", "ict-services"
FEW, MANY, COUNCILS, ROUNDS = 10_000, 10_000_000, 300, 15
_DIGEST_KEPT = 12
_NOT_COPIED = frozenset({"row_id", "council", "key_digest"})


@dataclass(frozen=True)
class Query:
    """One query of the pack, and the median milliseconds of its answer among few and many."""

    words: str
    rows: int
    few: float
    many: float


@dataclass(frozen=True)
class Reading:
    """The median milliseconds that a pack's reading takes, and how many values there are."""

    few_values: int
    many_values: int
    few: float
    many: float
    queries: tuple[Query, ...]

    @property
    def ratio(self) -> float:
        """How many times as long it takes among many."""
        return self.many / self.few


def reading(folder: Path, many: int = MANY) -> Reading:
    """Measure in an empty folder, which needs some 600 bytes a value."""
    home = make_home(folder)
    home.run("--only", f"{PACK}:{UNIT}", jobs=1)
    small, large = folder / "pmf.sqlite", folder / "many.sqlite"
    counted = [grown(small, FEW)]
    shutil.copyfile(small, large)
    counted.append(grown(large, many))
    reads = _reads(home)
    with _opened(small) as few, _opened(large) as lots:
        snapshot = few.snapshot(COUNCIL)
        taken = [_turn((few, lots), snapshot, reads) for _ in range(ROUNDS + 1)][1:]
    return _found(reads, taken, (counted[0], counted[1]))


def grown(file: Path, values: int) -> int:
    """Copy all of the demo council's rows until there are about so many values; their number.

    Rows are copied within the database, digests and all but the keys: they are there to be read
    past, not to be verified.
    """
    engine = make_engine(read_url(f"sqlite:///{file}"))
    with engine.begin() as connection:
        there = _count(connection, FACTS["values"])
        own = _count(connection, FACTS["values"], FACTS["values"].c.council == COUNCIL)
        copies = range(1, max(round((values - there) / own), 0) + 1)
        for name, facts in FACTS.items():
            for index in facts.indexes:
                index.drop(connection)
            _copy_rows(connection, TABLES[name], copies)
            for index in facts.indexes:
                index.create(connection)
        _copy_loads(connection)
        found = _count(connection, FACTS["values"])
    engine.dispose()
    return found


def _count(connection: sa.Connection, facts: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    counting = sa.select(sa.func.count()).select_from(facts).where(*conditions)
    return int(connection.execute(counting).scalar_one())


def _copy_rows(connection: sa.Connection, table: Table, copies: range) -> None:
    """The table's first rows, once for each number, with the number in every key."""
    facts = FACTS[table.name]
    last = connection.scalar(sa.select(sa.func.max(facts.c.row_id))) or 0
    kept = [column.name for column in facts.columns if column.name not in _NOT_COPIED]
    number, owner = sa.bindparam("number", type_=sa.Text), sa.bindparam("owner", type_=sa.Text)
    digest = sa.func.substr(facts.c.key_digest, 1, _DIGEST_KEPT).op("||")(number)
    row = [
        facts.c[name].op("||")(number) if _is_key(table, name) else facts.c[name] for name in kept
    ]
    source = sa.select(owner, sa.cast(digest, sa.LargeBinary), *row).where(
        facts.c.row_id <= last, facts.c.council == COUNCIL
    )
    names = ["council", "key_digest", *kept]
    copied = facts.insert().from_select(names, source, include_defaults=False)
    for copy in copies:
        connection.execute(copied, {"number": f"{copy:04x}", "owner": _owner(copy)})


def _owner(copy: int) -> str:
    """Every other copy is more of the same council; the rest are shared among others."""
    return COUNCIL if copy % 2 else f"{COUNCIL}-{copy // 2 % COUNCILS}"


def _is_key(table: Table, name: str) -> bool:
    if not table.has(name):
        return False
    return table.column(name).refers_to in {"unit", "measure"} or name in {"measure", *CODES}


def _copy_loads(connection: sa.Connection) -> None:
    """The other councils' loads: one, as the demo council's."""
    facts = FACTS["values"]
    given = [column for column in LOADS.columns if column.name != "council"]
    listed = sa.select(LOADS.c.council)
    others = sa.select(facts.c.council).distinct().where(facts.c.council.not_in(listed))
    for council in list(connection.scalars(others)):
        own = sa.select(sa.literal(council), *given).where(LOADS.c.council == COUNCIL)
        names = ["council", *(column.name for column in given)]
        connection.execute(LOADS.insert().from_select(names, own))


def _reads(home: Home) -> tuple[Read, ...]:
    """Every query that the pack made, once each."""
    sources = read_sources(home.quarter / PACK / f"{UNIT}.inputs.json")
    if sources is None or sources.reads is None:
        raise RunError(f"Nobody knows what {PACK}:{UNIT} read", "", "See why the pack failed")
    return tuple({words(read): read for read in sources.reads}.values())


def words(read: Read) -> str:
    """The query with what it was given."""
    given = (f"{name}={text}" for name, text in read.parameters.items() if text)
    return f"{read.query}({', '.join(given)})"


def _opened(file: Path) -> Store:
    return open_store(f"sqlite:///{file}")


Times = tuple[list[float], list[float]]


def _turn(stores: tuple[Store, Store], snapshot: Snapshot, reads: Sequence[Read]) -> Times:
    """Each query's milliseconds in the one store and in the other, asked by turns."""
    few, many = (store.reader(snapshot) for store in stores)
    times: Times = ([], [])
    for read in reads:
        for reader, spent in zip((few, many), times, strict=True):
            spent.append(_milliseconds(reader, read))
    return times


def _milliseconds(reader: Reader, read: Read) -> float:
    started = time.perf_counter()
    again = ask_again(reader, read)
    taken = time.perf_counter() - started
    if again.digest != read.digest:
        raise RunError(f"{words(read)} has another answer among many", "", "Mend the copies")
    return taken * 1000


def _found(reads: Sequence[Read], taken: Sequence[Times], values: tuple[int, int]) -> Reading:
    queries = tuple(
        Query(
            words(read),
            read.rows,
            median(few[place] for few, _ in taken),
            median(many[place] for _, many in taken),
        )
        for place, read in enumerate(reads)
    )
    few, many = median(sum(few) for few, _ in taken), median(sum(many) for _, many in taken)
    return Reading(*values, few, many, queries)


def tell(found: Reading) -> None:
    """Print each query's time in both, and the whole."""
    print(f"Milliseconds among {found.few_values:,} values and among {found.many_values:,}")
    for query in (*found.queries, Query("all together", 0, found.few, found.many)):
        ratio = query.many / query.few
        print(f"{query.words:88}{query.rows:>6}{query.few:>9.2f}{query.many:>9.2f}{ratio:>7.2f}")


def main(values: int = MANY) -> Reading:
    """Measure in a folder that goes afterwards, and print what was found."""
    with tempfile.TemporaryDirectory(prefix="pmf-reading-") as folder:
        found = reading(Path(folder), values)
    tell(found)
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
