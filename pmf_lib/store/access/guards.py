"""What a post may add, checked row by row where it is written: nobody's word is taken for it.

A post may sign in with any program, so what intake and the store see to is seen to here again for
everybody but the owner: that a row is sound, is of the entry that its digest says, belongs to the
load that is under way, and takes no entry of somebody else over.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pmf_lib.register import TABLES, Column, Kind, Table
from pmf_lib.store.access.lines import EXEMPTIONS, adds
from pmf_lib.store.access.names import ACCESS, Names, definer, quoted
from pmf_lib.store.access.posts import Role
from pmf_lib.store.schema import FACTS, LOADS, has_period

REFUSED = "PM001"
"""The SQLSTATE of everything that a guard refuses."""
_NUL = "'\\x00'::bytea"
_PERIOD_END = """
  SELECT CASE WHEN code ~ '^(19|2[0-9])[0-9]{2}-[0-9]{2}(-(Q[1-4]|M(0[1-9]|1[0-2])))?$'
    AND (left(code, 4)::int + 1) % 100 = substr(code, 6, 2)::int
    THEN (make_date(left(code, 4)::int, 4, 1) + make_interval(months => CASE substr(code, 9, 1)
      WHEN 'Q' THEN 3 * substr(code, 10)::int WHEN 'M' THEN substr(code, 10)::int
      ELSE 12 END))::date - 1 END"""
_GRAIN = (
    "CASE substr(NEW.period, 9, 1) WHEN 'Q' THEN 'quarter' WHEN 'M' THEN 'month' ELSE 'year' END"
)
_LOWEST, _HIGHEST = (repr(sign * sys.float_info.max) for sign in (-1, 1))
_APPROVALS = ("approved_by", "approved_on")
_TAKEN = "The entry is another unit''s"


def guards(names: Names) -> Iterator[str]:
    """The functions and triggers, for every table and for the loads."""
    yield (
        f"CREATE FUNCTION {names.function('period_end')}(code text) RETURNS date LANGUAGE sql "
        f"IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $pmf${_PERIOD_END}$pmf$;\n"
        f"REVOKE ALL ON FUNCTION {names.function('period_end')}(text) FROM PUBLIC"
    )
    for table in TABLES.values():
        name = FACTS[table.name].name
        yield definer(names, f"guard_{table.name}", "trigger", _row_guard(names, table), "plpgsql")
        yield _trigger(names, name, f"guard_{table.name}")
    yield definer(names, "guard_of_loads", "trigger", _load_guard(names), "plpgsql")
    yield _trigger(names, LOADS.name, "guard_of_loads")


def _trigger(names: Names, table: str, function: str) -> str:
    # The owner's own loads are not slowed down: for them row security is not active.
    place = names.any_table(table)
    active = f"pg_catalog.row_security_active('{_literal(place)}'::regclass)"
    return (
        f"CREATE TRIGGER {quoted(f'{ACCESS.name}_guard')} BEFORE INSERT ON {place} "
        f"FOR EACH ROW WHEN ({active}) EXECUTE FUNCTION {names.function(function)}()"
    )


def _literal(text: str) -> str:
    return text.replace("'", "''")


def _refuse(test: str, said: str) -> str:
    """Refuse the row unless the test holds."""
    return (
        f"IF ({test}) IS NOT TRUE THEN RAISE EXCEPTION USING ERRCODE = '{REFUSED}', "
        f"MESSAGE = '{said}'; END IF;\n"
    )


def _row_guard(names: Names, table: Table) -> str:
    period_end = names.function("period_end")
    steps = [
        _refuse("NEW.council = mine.council", "The row is of another council"),
        _refuse(f"NEW.key_digest = {_key_digest(table)}", "The row is not of the entry it says"),
        _refuse("NEW.load_id = coalesce(head.load_id, 0) + 1", "The row is not of the next load"),
        _refuse(_known_from(table), "The row is not known from the day it says"),
        *(
            _refuse(test.replace("{period_end}", period_end), f"{name} is not as it must be")
            for name, test in _sound(table)
        ),
    ]
    if adds(Role.DATA_ENTRY, table.name):
        own = "".join(_own_entry(names, table))
        steps.append(f"IF mine.role = '{Role.DATA_ENTRY}' THEN\n{own}END IF;\n")
    return _guard(names, "".join(steps), variables="  sound boolean;\n")


def _guard(names: Names, steps: str, *, variables: str) -> str:
    """A trigger's body that knows who is signed in and which load was the last."""
    access, loads = names.any_table(ACCESS.name), names.any_table(LOADS.name)
    return (
        f"\nDECLARE\n  mine {access}%ROWTYPE;\n  head {loads}%ROWTYPE;\n{variables}BEGIN\n"
        f"SELECT a.* INTO mine FROM {access} AS a WHERE a.login = session_user::text;\n"
        f"SELECT l.* INTO head FROM {loads} AS l WHERE l.council = NEW.council "
        f"ORDER BY l.load_id DESC LIMIT 1;\n{steps}RETURN NEW;\nEND"
    )


def _key_digest(table: Table) -> str:
    """As the store makes it: council, table and key, parted by NUL, which no text holds."""
    parts = [
        "NEW.council",
        f"'{table.name}'",
        *(_key_text(table.column(name)) for name in table.key),
    ]
    whole = f" || {_NUL} || ".join(f"convert_to({part}, 'UTF8')" for part in parts)
    return f"substring(sha256({whole}) FROM 1 FOR 16)"


def _key_text(column: Column) -> str:
    cell = f"NEW.{quoted(column.name)}"
    return f"to_char({cell}, 'YYYY-MM-DD')" if column.kind is Kind.DATE else cell


def _known_from(table: Table) -> str:
    """The row's own day; without one a day of loading, which is no day to come.

    A day's difference is left for clocks of other zones. A later day would hide what others load.
    """
    loaded = "NEW.known_from BETWEEN coalesce(head.loaded_on, NEW.known_from) AND current_date + 1"
    if table.known_on is None:
        return loaded
    own = f"NEW.{quoted(table.known_on)}"
    return f"CASE WHEN {own} IS NULL THEN {loaded} ELSE NEW.known_from = {own} END"


def _sound(table: Table) -> Iterator[tuple[str, str]]:
    """Each column's tests, by its name: what every reader of the whole council relies on."""
    for column in table.columns:
        cell = f"NEW.{quoted(column.name)}"
        if column.required:
            yield column.name, _filled(column, cell)
        for test in _of_kind(column, cell):
            yield column.name, f"{cell} IS NULL OR {test}"
    if has_period(table):
        yield "grain", f"NEW.grain = {_GRAIN}"


def _filled(column: Column, cell: str) -> str:
    return f"{cell} IS NOT NULL" if column.kind in {Kind.NUMBER, Kind.DATE} else f"{cell} <> ''"


def _of_kind(column: Column, cell: str) -> Iterator[str]:
    match column.kind:
        case Kind.DATE:
            yield f"{cell} BETWEEN '0001-01-01' AND '9999-12-31'"
        case Kind.NUMBER:
            lowest = _LOWEST if column.lowest is None else repr(float(column.lowest))
            highest = _HIGHEST if column.highest is None else repr(float(column.highest))
            yield f"{cell} BETWEEN '{lowest}'::float8 AND '{highest}'::float8"
            if column.whole:
                yield f"{cell} = trunc({cell})"
        case Kind.CHOICE:
            words = ", ".join(f"'{_literal(word)}'" for word in column.allowed)
            yield f"{cell} IN ({words}, '')"
        case Kind.PERIOD:
            yield f"NEW.period_end = {{period_end}}({cell})"


def _own_entry(names: Names, table: Table) -> Iterator[str]:
    """That data entry takes no entry over: neither the one that counts on that day nor a later.

    Nor does it lift an exemption, approve what it wrote itself, or report a figure of a measure
    that another unit answers for and it was never given.
    """
    facts, own = names.table(table.name), "(t.unit = ANY (mine.units))"
    entry = f"SELECT t.* FROM {facts} AS t WHERE t.key_digest = NEW.key_digest"
    order = "ORDER BY t.known_from DESC, t.load_id DESC LIMIT 1"
    yield _refuse("NEW.unit = ANY (mine.units)", "The row is of another unit")
    yield (
        f"SELECT {own} INTO sound FROM ({entry} AND t.known_from <= NEW.known_from {order}) AS t;\n"
        "IF NOT FOUND THEN sound := true; END IF;\n"
    )
    yield _refuse("sound", _TAKEN)
    later = f"SELECT 1 FROM {facts} AS t WHERE t.key_digest = NEW.key_digest"
    later += f" AND t.known_from > NEW.known_from AND {own} IS NOT TRUE"
    yield _refuse(f"NOT EXISTS ({later})", _TAKEN)
    for name in EXEMPTIONS:
        if table.has(name):
            exempt = f"SELECT 1 FROM ({entry} {order}) AS t WHERE t.{name} IS NOT NULL"
            test = f"NEW.{name} IS NOT NULL OR NOT EXISTS ({exempt})"
            yield _refuse(test, "The exemption of the entry is not for data entry to lift")
    for name in _APPROVALS:
        if table.has(name):
            yield _refuse(f"NEW.{name} IS NULL", "Nobody approves their own entry")
    if "measure" in table.key:
        yield _refuse(_given(names), "The measure is another unit''s")


def _given(names: Names) -> str:
    """That the unit answers for the measure, or has reported it before."""
    latest = (
        f"SELECT t.unit FROM {names.table('measures')} AS t WHERE t.council = NEW.council "
        "AND t.measure = NEW.measure ORDER BY t.known_from DESC, t.load_id DESC LIMIT 1"
    )
    reported = (
        f"SELECT 1 FROM {names.table('values')} AS t WHERE t.council = NEW.council "
        "AND t.measure = NEW.measure AND t.unit = NEW.unit"
    )
    return f"({latest}) = NEW.unit OR EXISTS ({reported})"


def _load_guard(names: Names) -> str:
    """That a load is the next one, tells what it added, and continues the chain of digests."""
    steps = (
        _refuse("NEW.council = mine.council", "The load is of another council"),
        _refuse("NEW.load_id = coalesce(head.load_id, 0) + 1", "The load is not the next one"),
        _refuse(
            "NEW.loaded_on BETWEEN coalesce(head.loaded_on, '0001-01-01') AND current_date + 1",
            "The load is not of a day between the last load and today",
        ),
        f"SELECT coalesce(jsonb_object_agg(a.name, a.count), '{{}}') AS counts, "
        "coalesce(string_agg(convert_to(a.name || ' ' || a.count || ' ' || a.rows || E'\\n', "
        "'UTF8'), ''::bytea ORDER BY a.name COLLATE \"C\"), ''::bytea) AS rows "
        f"INTO found FROM ({_added(names)}) AS a WHERE a.count > 0;\n",
        _refuse(
            "(SELECT coalesce(jsonb_object_agg(t.key, t.value), '{}') FROM "
            "jsonb_each(NEW.added::jsonb) AS t WHERE t.value <> '0') = found.counts",
            "The load does not tell what it added",
        ),
        _refuse(
            "NEW.digest = encode(sha256(convert_to(NEW.council || E'\\n' || "
            "coalesce(head.digest, '') || E'\\n', 'UTF8') || found.rows), 'hex')",
            "The digest of the load does not continue the chain",
        ),
    )
    return _guard(names, "".join(steps), variables="  found record;\n")


def _added(names: Names) -> str:
    """Of each table how many rows the load has, and their digest as the chain has it."""
    return " UNION ALL ".join(
        f"SELECT '{table.name}' AS name, count(*) AS count, encode(sha256(string_agg("
        f"t.key_digest || t.digest || convert_to({_day(table)}, 'UTF8'), ''::bytea "
        "ORDER BY t.key_digest, t.known_from)), 'hex') AS rows "
        f"FROM {names.table(table.name)} AS t "
        "WHERE t.load_id = NEW.load_id AND t.council = NEW.council"
        for table in TABLES.values()
    )


def _day(table: Table) -> str:
    nothing = "'----------'"
    if table.known_on is None:
        return nothing
    return f"coalesce(to_char(t.{quoted(table.known_on)}, 'YYYY-MM-DD'), {nothing})"
