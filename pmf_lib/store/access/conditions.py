"""Which rows a role reads, as SQL: what is its own, and what is withheld from it all the same.

An entry is what its latest row says. Where a condition looks at a column outside the key, an older
row is read only as long as the latest one may be read too: an action that moved to another unit,
or a project that was made exempt, is gone with its history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmf_lib.register import TABLES, Table
from pmf_lib.store.access.lines import (
    EXEMPTIONS,
    LINES,
    Reach,
    reach,
    reads_exempt,
    tied_to,
)
from pmf_lib.store.access.names import Names, definer, quoted
from pmf_lib.store.access.posts import Role
from pmf_lib.store.access.published import PUBLISHED, Condition

_SCOPES = {"unit": "units", "committee": "committees", "body": "bodies"}
_WITH_CONSENT = Condition(
    "{row}.consent = 'yes' AND {row}.withdrawn_on IS NULL", ("consent", "withdrawn_on")
)
_DECIDED = Condition("{row}.approved_on IS NOT NULL", ("approved_on",))
# Members are not told of a witness without consent (R3-045), nor of a draft that nobody approved.
_ONLY = {
    (Role.COMMITTEE_CHAIR, "review_witnesses"): _WITH_CONSENT,
    (Role.AUDIT_COMMITTEE, "review_witnesses"): _WITH_CONSENT,
    (Role.COMMITTEE_CHAIR, "proposals"): _DECIDED,
    (Role.AUDIT_COMMITTEE, "proposals"): _DECIDED,
}


@dataclass(frozen=True, order=True)
class Entries:
    """A function that gives those entries, by their latest row, which a role reads.

    With `own` those that are the role's own, though it reads more. With `rows` it gives single
    rows: an entry may have named another one, which is withheld, in some of its rows only.
    """

    role: Role
    table: str
    own: bool = False
    rows: bool = False

    @property
    def name(self) -> str:
        """The end of its name in the database."""
        which = "own_" if self.own else "rows_" if self.rows else ""
        return f"{self.role.replace('-', '_')}_{which}{self.table}"


def read_policy(names: Names, role: Role, table: str) -> str:
    """The rows that the role reads, as the condition of a policy."""
    tests = _tests(names, role, table)
    row = quoted(f"pmf_{table}")
    council = f"{row}.council = {scope(names, 'council')}"
    if _withheld_parents(role, table):
        rows = names.function(Entries(role, table, rows=True).name)
        return f"{council} AND {row}.row_id IN (SELECT {rows}())"
    words = [council, *_written(tests, row)]
    if _looks_outside_key(tests, table):
        words.append(_still_read(names, role, table, row))
    return " AND ".join(words)


def entries_function(names: Names, asked: Entries) -> str:
    """The function's definition. It tells no more than the tables that its role reads."""
    table = TABLES[asked.table]
    tests = _tests(names, asked.role, asked.table, own=asked.own)
    words = _written(tests, "t")
    if asked.rows:
        words.append(_still_read(names, asked.role, asked.table, "t"))
        words.append(f"t.council = {scope(names, 'council')}")
        body = f"SELECT t.row_id FROM {names.table(table.name)} AS t WHERE {' AND '.join(words)}"
        return definer(names, asked.name, "SETOF bigint", body)
    body = (
        f"SELECT t.key_digest, {_code(table)} FROM ({_latest(names, table)}) AS t "
        f"WHERE {' AND '.join(words) or 'true'}"
    )
    return definer(names, asked.name, "TABLE (key_digest bytea, code text)", body)


def functions_asked(role: Role, table: str) -> Iterator[Entries]:
    """The functions that the role's policy of this table asks, and those that they ask in turn."""
    withheld = _withheld_parents(role, table)
    if withheld:
        yield Entries(role, table, rows=True)
    if withheld or _looks_outside_key(_tests(Names("", {}), role, table), table):
        yield Entries(role, table)
    yield from _asked_of_parents(role, table, own=False)
    for parent in withheld.values():
        yield from _asked_of_parents(role, parent, own=False)


def scope(names: Names, what: str) -> str:
    """What is the signed-in post's own; asked once a statement."""
    return f"(SELECT {names.function(what)}())"


def _asked_of_parents(role: Role, table: str, *, own: bool) -> Iterator[Entries]:
    for asked in _parents(role, table, own=own).values():
        if asked.table not in _SCOPES:
            yield asked
            yield from _asked_of_parents(role, asked.table, own=asked.own)


def _parents(role: Role, table: str, *, own: bool) -> dict[str, Entries]:
    """By column, what a row must name to be read: a published entry, or one of the reader's own."""
    if role is Role.PUBLIC:
        ties = PUBLISHED[table].ties
        return {name: Entries(role, parent) for name, parent in ties.items()}
    if not own and reach(role, table) is not Reach.OWN:
        return {}
    tied = {name: tied_to(table, name) for name in LINES[table].columns_of(role)}
    return {name: Entries(role, to, own=_reads_more(role, to)) for name, to in tied.items()}


def _reads_more(role: Role, parent: str) -> bool:
    return parent not in _SCOPES and reach(role, parent) is not Reach.OWN


def _looks_outside_key(tests: tuple[Condition, ...], table: str) -> bool:
    """Whether a later row of the same entry may be tested otherwise than an earlier one."""
    return not {name for test in tests for name in test.columns} <= set(TABLES[table].key)


def _still_read(names: Names, role: Role, table: str, row: str) -> str:
    asked = names.function(Entries(role, table).name)
    return f"{row}.key_digest IN (SELECT f.key_digest FROM {asked}() AS f)"


def _latest(names: Names, table: Table) -> str:
    return (
        f"SELECT DISTINCT ON (r.key_digest) r.* FROM {names.table(table.name)} AS r "
        f"WHERE r.council = {scope(names, 'council')} "
        "ORDER BY r.key_digest, r.known_from DESC, r.load_id DESC"
    )


def _code(table: Table) -> str:
    return f"t.{quoted(table.key[0])}" if len(table.key) == 1 else "NULL::text"


def _written(tests: Iterable[Condition], row: str) -> list[str]:
    return [f"({test.sql.replace('{row}', row)})" for test in tests]


def _tests(names: Names, role: Role, table: str, *, own: bool = False) -> tuple[Condition, ...]:
    if role is Role.PUBLIC:
        ties = [_tie(names, *tie) for tie in _parents(role, table, own=False).items()]
        return (*PUBLISHED[table].only, *_withheld_tests(role, table), *ties)
    found = _withheld_tests(role, table)
    if own or reach(role, table) is Reach.OWN:
        found.append(_own(names, role, table))
    for name, parent in _withheld_parents(role, table).items():
        found.append(_names_nothing_withheld(names, role, name, TABLES[parent]))
    return tuple(found)


def _withheld_tests(role: Role, table: str) -> list[Condition]:
    """What must hold of a row beside its being in scope."""
    found = []
    if not reads_exempt(role, table):
        found += [Condition(f"{{row}}.{name} IS NULL", (name,)) for name in _exemptions(table)]
    if (role, table) in _ONLY:
        found.append(_ONLY[role, table])
    return found


def _exemptions(table: str) -> list[str]:
    return [name for name in EXEMPTIONS if TABLES[table].has(name)]


def _own(names: Names, role: Role, table: str) -> Condition:
    columns = LINES[table].columns_of(role)
    ties = [_tie(names, *tie).sql for tie in _parents(role, table, own=True).items()]
    if LINES[table].open:
        ties.append(" AND ".join(f"{{row}}.{quoted(name)} IS NULL" for name in columns))
    return Condition(" OR ".join(ties) or "false", columns)


def _tie(names: Names, name: str, asked: Entries) -> Condition:
    """That the column names something of the reader's scope, or an entry in it."""
    column = f"{{row}}.{quoted(name)}"
    if asked.table in _SCOPES:
        held = scope(names, _SCOPES[asked.table])
        return Condition(f"{column} = ANY ({held}::text[])", (name,))
    function = names.function(asked.name)
    return Condition(f"{column} IN (SELECT f.code FROM {function}() AS f)", (name,))


def _withheld_parents(role: Role, table: str) -> dict[str, str]:
    """By column, the tables of which some entries are withheld for what they are."""
    follows = () if role is Role.PUBLIC else LINES[table].follows
    parents = {name: tied_to(table, name) for name in follows}
    return {name: parent for name, parent in parents.items() if _shown(Names("", {}), role, parent)}


def _names_nothing_withheld(names: Names, role: Role, name: str, parent: Table) -> Condition:
    column, shown = f"{{row}}.{quoted(name)}", _written(_shown(names, role, parent.name), "t")
    withheld = (
        f"SELECT {_code(parent)} FROM ({_latest(names, parent)}) AS t "
        f"WHERE ({' AND '.join(shown)}) IS NOT TRUE"
    )
    return Condition(f"{column} IS NULL OR {column} NOT IN ({withheld})", (name,))


def _shown(names: Names, role: Role, table: str) -> list[Condition]:
    """What must hold of an entry for others that name it to be shown.

    Whose it is matters only where it is exempt: who reads their own reads their own exempt ones.
    """
    found = _withheld_tests(role, table)
    if reach(role, table) is Reach.OWN and reads_exempt(role, table):
        own = _own(names, role, table).sql
        found += [
            Condition(f"{{row}}.{name} IS NULL OR {own}", (name,)) for name in _exemptions(table)
        ]
    return found
