"""What is asked of the store, and the statement that asks it.

A statement is built once for each shape of a question and kept, ready for the driver: building one
costs more than most answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Dialect

from pmf_lib.register import TABLES, Table
from pmf_lib.store.engine import bare_dialect
from pmf_lib.store.latest import BOOK_COLUMNS, Shape, select_history, select_latest
from pmf_lib.store.snapshots import Snapshot


@dataclass(frozen=True)
class Question:
    """What is asked of one table.

    `equal` names columns and the text each must hold; `through` is the last day a period may end
    on; `whole` leaves out subgroups; `owner` keeps the rows of measures that this unit owns;
    `history` asks for every known row instead of the latest of each entry.
    """

    table: Table
    equal: tuple[tuple[str, str], ...] = ()
    through: date | None = None
    whole: bool = False
    owner: str | None = None
    history: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """The register's tables that the answer may depend on."""
        owners = ("measures",) if self.owner is not None else ()
        return tuple(dict.fromkeys((self.table.name, *owners)))

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the answer."""
        return (*self.table.names, *BOOK_COLUMNS, *(("load_id",) if self.history else ()))


@dataclass(frozen=True)
class Asking:
    """A statement as a driver takes it, and the values bound to its parameters."""

    sql: str
    values: dict[str, Any]


def asking(
    question: Question,
    snapshot: Snapshot,
    dialect: str,
    withheld: frozenset[str] = frozenset(),
) -> Asking:
    """The question put to the snapshot; `dialect` is `sqlite` or `postgresql`.

    Columns that are `withheld` from whoever asks are answered as missing.

    Days are bound as ISO text, which is how SQLite keeps them and how PostgreSQL reads them.
    """
    optional = {
        "as_known_on": snapshot.as_known_on,
        "through": question.through,
        "owner": question.owner,
    }
    given = {name: value for name, value in optional.items() if value is not None}
    shape = Shape(
        question.table.name,
        tuple((name, f"is_{name}") for name, _ in question.equal),
        "through" in given,
        question.whole,
        "owner" in given,
        "as_known_on" in given,
        withheld,
    )
    sql, constants = _prepared(shape, question.history, dialect)
    values = {
        "council": snapshot.council,
        "load": snapshot.load,
        **{f"is_{name}": text for name, text in question.equal},
        **{
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in given.items()
        },
    }
    return Asking(sql, {**constants, **values})


def prepare(dialect: str) -> None:
    """Build the statements that packs ask most, so that processes forked later have them.

    Those of the latest that is known; of another day they are built when they are asked.
    """
    snapshot = Snapshot("", 0, None, "")
    for question in _usual():
        asking(question, snapshot, dialect)


def _usual() -> Iterator[Question]:
    values, unit, period = TABLES["values"], ("unit", ""), ("period", "")
    for history in (False, True):
        yield Question(values, (unit,), date.max, whole=not history, history=history)
    for table in TABLES.values():
        if table is values:
            continue
        if "measure" in table.key:
            yield Question(table, owner="")
        if table.has("unit"):
            yield Question(table, (unit,))
            if table.has("period"):
                yield Question(table, (unit, period))
    yield Question(TABLES["cross_unit_issues"], (("affects", ""), period))
    yield Question(TABLES["measures"], (unit,), history=True)
    yield Question(TABLES["targets"], owner="", history=True)


@cache
def _prepared(shape: Shape, history: bool, name: str) -> tuple[str, dict[str, Any]]:
    """The statement's text, and the constants among its parameters."""
    select = (select_history if history else select_latest)(shape)
    compiled = select.compile(dialect=_dialect(name))
    constants = {key: value for key, value in compiled.params.items() if value is not None}
    return str(compiled), constants


@cache
def _dialect(name: str) -> Dialect:
    return bare_dialect(name)
