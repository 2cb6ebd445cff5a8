"""Every deadline of a financial year, and what of it is late on a day (R1-015)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.errors import ParameterError
from pmf_lib.methods.deadline import COLUMNS, Entry, State, What, framed, framed_as_at
from pmf_lib.methods.doings import REGISTERS, Doings, Registers
from pmf_lib.methods.timetable_of_council import of_council
from pmf_lib.methods.timetable_of_registers import of_registers
from pmf_lib.periods import Grain, Period

__all__ = ["COLUMNS", "REGISTERS", "State", "What", "deadlines", "deadlines_as_at", "require_year"]


def deadlines(council: Council, year: Period, registers: Registers | None = None) -> pd.DataFrame:
    """Every deadline of a council that falls within a financial year, one row each, earliest first.

    Columns: `on` (datetime64), `what`, `body` (name), `about` (period code or words, or None) and
    `rule` (where the date comes from, in words). A meeting is about the latest quarter whose packs
    are made, and that the rung below it on the ladder has considered, before its papers go out
    (R0-023); public bodies that stand on no rung wait for the lowest. With `registers`, as for
    `deadlines_as_at`, those that registers set are there too. Raises ParameterError for a period
    that is not a year.
    """
    require_year(year)
    doings = Doings(registers or {})
    by_rows = of_registers(council, year, doings)
    return framed(_within(year, [*of_council(council, year, doings), *by_rows]))


def deadlines_as_at(
    council: Council, year: Period, registers: Registers, as_at: date
) -> pd.DataFrame:
    """The same with the deadlines that registers set, `done_on` and `state` as at a day.

    `registers` holds frames of the tables REGISTERS, of values every row ever known. What a
    register set for an earlier year and nobody has met is carried over. `state` is done, late,
    due (within 14 days) or ahead; missing where a day has passed and no register says whether it
    was met. Raises ParameterError for a period that is not a year.
    """
    require_year(year)
    doings = Doings(registers)
    set_by_rows = list(of_registers(council, year, doings))
    earlier = (each for each in set_by_rows if each.on < year.start)
    carried = [each for each in earlier if each.state(as_at) is State.LATE]
    within = [
        *_within(year, of_council(council, year, doings)),
        *_within(year, set_by_rows),
    ]
    return framed_as_at([*carried, *within], as_at)


def require_year(period: Period) -> None:
    """Refuse a period that is not a financial year, with a ParameterError."""
    if period.grain is not Grain.YEAR:
        raise ParameterError(
            f"“{period.code}” is a {period.grain}",
            "A timetable is of a financial year, written 2021-22",
            f"Write {period.containing(Grain.YEAR).code}",
        )


def _within(year: Period, entries: Iterator[Entry] | list[Entry]) -> Iterator[Entry]:
    return (each for each in entries if year.start <= each.on <= year.end)
