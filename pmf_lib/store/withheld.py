"""What a login may not read: columns, and so whole tables, that were not granted to it.

A withheld column is read as missing. A withheld table is refused in a sentence, since to find
nothing in it would be to say that there is nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from pmf_lib.errors import StoreError
from pmf_lib.register import Table
from pmf_lib.store.schema import PREFIX

Withheld = Mapping[str, frozenset[str]]
"""By register table, the columns that may not be read."""
# The owner is granted everything by being the owner, which is quickly asked.
_ASKED = """
SELECT c.relname, a.attname
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relkind = 'r' AND starts_with(c.relname, :prefix) AND pg_table_is_visible(c.oid)
AND NOT pg_has_role(c.relowner, 'USAGE') AND a.attnum > 0 AND NOT a.attisdropped
AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')
"""


def withheld_from(engine: sa.Engine) -> Withheld:
    """What is withheld from whoever is signed in; nothing from whoever may read an SQLite file."""
    if engine.dialect.name != "postgresql":
        return {}
    found: dict[str, set[str]] = {}
    with engine.connect() as connection:
        for table, column in connection.execute(sa.text(_ASKED), {"prefix": PREFIX}):
            found.setdefault(table.removeprefix(PREFIX), set()).add(column)
    return {table: frozenset(columns) for table, columns in found.items()}


def may_read(withheld: Withheld, table: str, *columns: str) -> bool:
    """Whether all of these columns of the register table may be read."""
    return withheld.get(table, frozenset()).isdisjoint(columns)


def require_table(withheld: Withheld, table: Table, place: str) -> None:
    """StoreError where nothing that the table tells may be read."""
    hidden: Collection[str] = withheld.get(table.name, ())
    if hidden and set(table.names) <= set(hidden):
        raise StoreError(
            f"You are not allowed to read the table {table.name} in the database {place}",
            "A post reads only what is its own: pmf access show tells what",
            "Sign in as a post that may read it, or ask the performance team",
        )
