"""The year's timetable as it stands: read once from a snapshot, for packs and the command line."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods.doings import REGISTERS, Registers
from pmf_lib.methods.timetable import deadlines_as_at
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader


def registers_of(reader: Reader, year: Period) -> Registers:
    """The frames that the timetable is made from, by table."""
    plain = [name for name in REGISTERS if name not in ("measures", "values")]
    return {
        "measures": readers.measures_in_force(reader),
        "values": readers.value_history(reader, through=year),
        **{name: readers.entries(reader, name) for name in plain},
    }


def timetable_of(pack: Pack) -> pd.DataFrame:
    """The deadlines of the pack's year as they stand on the day that the pack speaks of."""
    year = pack.year
    return deadlines_as_at(pack.council, year, registers_of(pack.reader, year), pack.as_at)
