"""One named query each, giving one frame named for its grain. The only way to read the store.

Every frame has the register's columns in its order, then known_from, flags, source_file and
source_line (a history also has load_id). Rows stand in the order of the table's key, periods by
their last day. Missing text is NaN, a missing number NaN, days are datetime64.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Table, table
from pmf_lib.store.faults import cells_of, told
from pmf_lib.store.questions import Question, asking
from pmf_lib.store.schema import LOADS
from pmf_lib.store.snapshots import Snapshot
from pmf_lib.store.statement import Parameter, Read
from pmf_lib.store.withheld import Withheld, require_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Reader:
    """Reads one snapshot. `reads` tells what was read, in order: what a pack depends on.

    `withheld` is what whoever is signed in may not read.
    """

    engine: sa.Engine
    place: str
    snapshot: Snapshot
    reads: list[Read] = field(default_factory=list)
    withheld: Withheld = field(default_factory=dict)

    def answer(
        self, query: str, parameters: Mapping[str, Parameter], question: Question
    ) -> pd.DataFrame:
        """Ask the database, and write down that it was asked."""
        # pandas is slow to import, and a run that has nothing to make reads no rows.
        from pmf_lib.store.frames import columns_digest, last_known, to_columns, to_frame

        for name in question.tables:
            require_table(self.withheld, TABLES[name], self.place)
        hidden = self.withheld.get(question.table.name, frozenset())
        asked = asking(question, self.snapshot, self.engine.dialect.name, hidden)
        with told(self.place), self.engine.connect() as connection:
            # Straight to the driver: the cells are converted a column at once, not one by one.
            rows = connection.exec_driver_sql(asked.sql, asked.values).all()
        with cells_of(self.place):
            columns = to_columns(question.table, question.names, rows)
        digest, latest = columns_digest(columns), last_known(columns)
        self.reads.append(Read(query, parameters, digest, question.tables, len(rows), latest))
        return to_frame(columns)


def measures_in_force(
    reader: Reader, *, unit: str | None = None, measure: str | None = None
) -> pd.DataFrame:
    """The latest known definition of each measure, whatever its state; `unit` owns it (R1-045)."""
    question = Question(TABLES["measures"], _given(unit=unit, measure=measure))
    parameters = {"unit": unit, "measure": measure}
    return reader.answer("measures_in_force", parameters, question)


def values_by_period(
    reader: Reader,
    *,
    unit: str | None = None,
    measure: str | None = None,
    through: Period | None = None,
    subgroups: bool = False,
) -> pd.DataFrame:
    """The latest known value of each measure, unit and period, as long as it ends by `through`.

    Only values for the whole, unless `subgroups` asks for wards, towns, areas and client groups
    too (R0-006).
    """
    question = Question(
        TABLES["values"],
        _given(unit=unit, measure=measure),
        through=through.end if through else None,
        whole=not subgroups,
    )
    parameters: dict[str, Parameter] = {
        "unit": unit,
        "measure": measure,
        "through": _code(through),
        "subgroups": subgroups,
    }
    return reader.answer("values_by_period", parameters, question)


def value_history(
    reader: Reader,
    *,
    measure: str | None = None,
    unit: str | None = None,
    through: Period | None = None,
) -> pd.DataFrame:
    """Every value that was ever known, subgroups too; for each entry the oldest first (R1-044)."""
    question = Question(
        TABLES["values"],
        _given(unit=unit, measure=measure),
        through=through.end if through else None,
        history=True,
    )
    parameters: dict[str, Parameter] = {
        "measure": measure,
        "unit": unit,
        "through": _code(through),
    }
    return reader.answer("value_history", parameters, question)


def targets_by_period(
    reader: Reader, *, measure: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """The latest known target of each measure and period; `unit` owns the measure (R1-046)."""
    question = Question(TABLES["targets"], _given(measure=measure), owner=unit)
    parameters = {"measure": measure, "unit": unit}
    return reader.answer("targets_by_period", parameters, question)


def target_history(
    reader: Reader, *, measure: str | None = None, unit: str | None = None
) -> pd.DataFrame:
    """Every target that was ever set; for each period the oldest first. `unit` owns the measure."""
    question = Question(TABLES["targets"], _given(measure=measure), owner=unit, history=True)
    parameters = {"measure": measure, "unit": unit}
    return reader.answer("target_history", parameters, question)


def entries(
    reader: Reader,
    table_name: str,
    *,
    unit: str | None = None,
    period: Period | None = None,
    column: str = "unit",
) -> pd.DataFrame:
    """The latest known entries of any table of the register.

    `unit` is looked for in `column`, so that issues can be read by the unit they affect; `period`
    must be the entry's own. A ParameterError where the table has no such column.
    """
    asked = table(table_name)
    wanted = [(column, unit), ("period", _code(period))]
    equal = tuple((name, text) for name, text in wanted if text is not None)
    _require_columns(asked, [name for name, _ in equal])
    parameters: dict[str, Parameter] = {
        "table_name": table_name,
        "unit": unit,
        "period": _code(period),
        "column": column,
    }
    return reader.answer("entries", parameters, Question(asked, equal))


def entry_history(reader: Reader, table_name: str, *, unit: str | None = None) -> pd.DataFrame:
    """Every entry of any table that was ever known; of each the oldest first (R2-026)."""
    asked = table(table_name)
    equal = _given(unit=unit)
    _require_columns(asked, [name for name, _ in equal])
    parameters: dict[str, Parameter] = {"table_name": table_name, "unit": unit}
    return reader.answer("entry_history", parameters, Question(asked, equal, history=True))


def measure_entries(reader: Reader, table_name: str, *, unit: str | None = None) -> pd.DataFrame:
    """The latest known entries of a table about measures; `unit` owns the measures.

    A ParameterError for a table whose entries are not each of one measure.
    """
    asked = table(table_name)
    if "measure" not in asked.key:
        raise ParameterError(
            f"The entries of the table {asked.name} are not of one measure each",
            f"Its key is {', '.join(asked.key)}",
            "Read it as entries",
        )
    parameters: dict[str, Parameter] = {"table_name": table_name, "unit": unit}
    return reader.answer("measure_entries", parameters, Question(asked, owner=unit))


def load_digests(reader: Reader) -> dict[int, str]:
    """The sha256 of what was handed in with each load up to the snapshot's.

    A load never changes, and a row names its own: no answer depends on later ones, so that this
    is not written down among the reads.
    """
    column = LOADS.c
    snapshot = reader.snapshot
    asked = sa.select(column.load_id, column.sha256).where(
        column.council == snapshot.council, column.load_id <= snapshot.load
    )
    with told(reader.place), reader.engine.connect() as connection:
        return {row.load_id: row.sha256 for row in connection.execute(asked)}


QUERIES: dict[str, Callable[..., pd.DataFrame]] = {
    query.__name__: query
    for query in (
        measures_in_force,
        values_by_period,
        value_history,
        targets_by_period,
        target_history,
        entries,
        entry_history,
        measure_entries,
    )
}


def ask_again(reader: Reader, read: Read) -> Read:
    """Make a query again on another snapshot; the digests differ where its answer changed."""
    _frame_again(reader, read)
    return reader.reads[-1]


def rows_changed(before: Reader, after: Reader, read: Read) -> int:
    """How many rows of the query's answer are not the same on the two snapshots.

    A row that says something else counts once, as does a row that came or went.
    """
    was, now = (_row_counts(_frame_again(reader, read)) for reader in (before, after))
    return max((was - now).total(), (now - was).total())


def _row_counts(frame: pd.DataFrame) -> Counter[int]:
    from pandas.util import hash_pandas_object

    return Counter(hash_pandas_object(frame, index=False).tolist())


def _frame_again(reader: Reader, read: Read) -> pd.DataFrame:
    parameters = {
        name: Period.parse(str(text)) if name in {"through", "period"} and text else text
        for name, text in read.parameters.items()
    }
    return QUERIES[read.query](reader, **parameters)


def _given(**wanted: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in wanted.items() if text is not None)


def _code(period: Period | None) -> str | None:
    return period.code if period else None


def _require_columns(asked: Table, names: list[str]) -> None:
    for name in names:
        if not asked.has(name):
            raise ParameterError(
                f"The table {asked.name} has no column {name}",
                f"Its columns are {', '.join(asked.names)}",
                "Read it without that filter",
            )
