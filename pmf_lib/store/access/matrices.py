"""What each kind of reader reads and adds, table by table, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmf_lib.register import TABLES
from pmf_lib.store.access.functions import read_by
from pmf_lib.store.access.grants import columns_read
from pmf_lib.store.access.lines import EXEMPTIONS, Reach, adds, reach, reads_exempt
from pmf_lib.store.access.posts import Role

_PUBLISHED = "what is published"
_ITS_OWN_UNIT = "its own unit's rows"


@dataclass(frozen=True)
class Cell:
    """What one kind of reader may do with one table. `withheld` are columns of the register."""

    table: str
    role: Role
    reads: str
    withheld: tuple[str, ...]
    adds: str


def matrix() -> Iterator[Cell]:
    """Every table and role, in the register's order."""
    readable = {role: frozenset(read_by(role)) for role in Role}
    for table in TABLES:
        for role in Role:
            yield _cell(role, table, reads=table in readable[role])


def _cell(role: Role, table: str, *, reads: bool) -> Cell:
    may_add = adds(role, table)
    added = _ITS_OWN_UNIT if role is Role.DATA_ENTRY else str(Reach.COUNCIL)
    if not reads:
        return Cell(table, role, str(Reach.NONE), (), added if may_add else "")
    seen = columns_read(role, table)
    withheld = tuple(name for name in TABLES[table].names if name not in seen)
    return Cell(table, role, _rows(role, table), withheld, added if may_add else "")


def _rows(role: Role, table: str) -> str:
    words = _PUBLISHED if role is Role.PUBLIC else str(reach(role, table))
    exempt = any(TABLES[table].has(name) for name in EXEMPTIONS)
    return f"{words}, nothing exempt" if exempt and not reads_exempt(role, table) else words
