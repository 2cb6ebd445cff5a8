"""Taking away what an earlier apply brought in, and whatever else was given by hand."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from pmf_lib.store.access.names import ACCESS, ACCESS_PREFIX, quoted
from pmf_lib.store.access.statements import run
from pmf_lib.store.schema import VERSION_TABLE, metadata

_POLICIES = """
SELECT format('DROP POLICY %I ON %I.%I', policyname, schemaname, tablename)
FROM pg_catalog.pg_policies WHERE schemaname = :schema AND tablename = ANY (:tables)
"""
_TRIGGERS = """
SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = CAST(:place AS regnamespace) AND c.relname = ANY (:tables)
AND t.tgname = :guard
"""
_FUNCTIONS = """
SELECT format('DROP FUNCTION %s', p.oid::regprocedure) FROM pg_catalog.pg_proc AS p
WHERE p.pronamespace = CAST(:place AS regnamespace) AND starts_with(p.proname, :prefix)
"""
_GRANTS = """
SELECT DISTINCT format('REVOKE ALL ON %s %s FROM %s CASCADE',
  CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass,
  CASE given.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(given.grantee)) END)
FROM (
  SELECT c.oid, acl.grantee FROM pg_catalog.pg_class AS c, aclexplode(c.relacl) AS acl
  UNION ALL
  SELECT a.attrelid, acl.grantee FROM pg_catalog.pg_attribute AS a, aclexplode(a.attacl) AS acl
) AS given JOIN pg_catalog.pg_class AS c ON c.oid = given.oid
WHERE c.relnamespace = CAST(:place AS regnamespace) AND c.relname = ANY (:tables)
AND given.grantee <> c.relowner
"""


def clear(connection: sa.Connection, schema: str) -> None:
    """No policy, no guard, and no grant to anybody but the owner, on any table of the store.

    Grants given by hand go too: whoever may truncate a table asks no policy.
    """
    run(connection, list(_left_over(connection, schema)))


def _left_over(connection: sa.Connection, schema: str) -> Iterator[str]:
    tables = [*metadata.tables, VERSION_TABLE, ACCESS.name]
    given = {
        "schema": schema,
        "place": quoted(schema),
        "tables": [*tables, *(f"{name}_row_id_seq" for name in tables)],
        "guard": f"{ACCESS.name}_guard",
        "prefix": ACCESS_PREFIX,
    }
    for asked in (_POLICIES, _TRIGGERS, _FUNCTIONS, _GRANTS):
        statement = sa.text(asked)
        wanted = {name: given[name] for name in statement.compile().params}
        yield from connection.scalars(statement, wanted)
