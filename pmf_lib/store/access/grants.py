"""Grants and row policies, table by table: what is not said here, nobody but the owner may do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmf_lib.register import TABLES
from pmf_lib.store.access.conditions import read_policy, scope
from pmf_lib.store.access.functions import read_by
from pmf_lib.store.access.lines import adds, withheld_columns
from pmf_lib.store.access.names import Names, quoted
from pmf_lib.store.access.posts import Role
from pmf_lib.store.access.published import PUBLISHED
from pmf_lib.store.schema import FACTS, LOADS, VERSION_TABLE

_NUMBERED_BY_ITSELF = "row_id"
_OF_ANY_ROW = ("row_id", "council", "load_id", "known_from", "key_digest", "period_end", "grain")
"""What the readers of the store need of a row to find the one that counts."""
_OF_ANY_LOAD = ("council", "load_id", "loaded_on", "digest")
_UNSEEN_OF_LOADS = ("source",)


def columns_read(role: Role, table: str) -> tuple[str, ...]:
    """The columns of the SQL table that the role may read, of rows which it may."""
    columns = [column.name for column in FACTS[table].columns]
    if role is Role.PUBLIC:
        named = (*_OF_ANY_ROW, *PUBLISHED[table].columns)
        return tuple(name for name in columns if name in named)
    withheld = withheld_columns(role, table)
    return tuple(name for name in columns if name not in withheld)


def loads_read(role: Role) -> tuple[str, ...]:
    """The columns of the loads that the role may read: a source may be a path that names somebody.

    The public needs no more than which loads there were.
    """
    if role is Role.PUBLIC:
        return _OF_ANY_LOAD
    columns = tuple(column.name for column in LOADS.columns)
    if role is Role.PERFORMANCE_TEAM:
        return columns
    return tuple(name for name in columns if name not in _UNSEEN_OF_LOADS)


def writers() -> tuple[Role, ...]:
    """The roles that may add anything."""
    return tuple(role for role in Role if any(adds(role, table) for table in TABLES))


def table_rules(names: Names) -> Iterator[str]:
    """Row security, policies and grants of every register table."""
    readable = {role: frozenset(read_by(role)) for role in Role}
    for table, facts in FACTS.items():
        place = names.table(table)
        yield f"ALTER TABLE {place} ENABLE ROW LEVEL SECURITY"
        for role in Role:
            if table in readable[role]:
                condition = read_policy(names, role, table)
                yield _policy(names, place, role, f"FOR SELECT {{to}} USING ({condition})")
                yield _grant(names, "SELECT", place, role, columns_read(role, table))
            if adds(role, table):
                given = [name.name for name in facts.columns if name.name != _NUMBERED_BY_ITSELF]
                check = f"FOR INSERT {{to}} WITH CHECK ({_added_by(names, role)})"
                yield _policy(names, place, role, check)
                yield _grant(names, "INSERT", place, role, given)
                sequence = names.any_table(f"{facts.name}_{_NUMBERED_BY_ITSELF}_seq")
                yield f"GRANT USAGE ON SEQUENCE {sequence} TO {names.group(role)}"


def book_rules(names: Names) -> Iterator[str]:
    """Those of the loads and of the schema's version."""
    loads, version = names.any_table(LOADS.name), names.any_table(VERSION_TABLE)
    own = f"council = {scope(names, 'council')}"
    for place in (loads, version):
        yield f"ALTER TABLE {place} ENABLE ROW LEVEL SECURITY"
    for role in Role:
        yield _policy(names, loads, role, f"FOR SELECT {{to}} USING ({own})")
        yield _grant(names, "SELECT", loads, role, loads_read(role))
        yield _policy(names, version, role, "FOR SELECT {to} USING (true)")
        yield _grant(names, "SELECT", version, role, ("version_num",))
    for role in writers():
        yield _policy(names, loads, role, f"FOR INSERT {{to}} WITH CHECK ({own})")
        yield _grant(names, "INSERT", loads, role, [column.name for column in LOADS.columns])


def _added_by(names: Names, role: Role) -> str:
    own = f"council = {scope(names, 'council')}"
    if role is Role.DATA_ENTRY:
        own += f" AND unit = ANY ({scope(names, 'units')}::text[])"
    return own


def _policy(names: Names, place: str, role: Role, rule: str) -> str:
    kind = rule.split()[1].lower()
    to = f"TO {names.group(role)}"
    return f"CREATE POLICY {quoted(f'pmf_{kind}_{role}')} ON {place} {rule.replace('{to}', to)}"


def _grant(names: Names, what: str, place: str, role: Role, columns: Sequence[str]) -> str:
    listed = ", ".join(quoted(name) for name in columns)
    return f"GRANT {what} ({listed}) ON {place} TO {names.group(role)}"
