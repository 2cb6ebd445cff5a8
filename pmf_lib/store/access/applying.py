"""Bringing roles, grants and policies into a database: all of it anew each time, or nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import URL

from pmf_lib.council import Council
from pmf_lib.errors import StoreError
from pmf_lib.store.access import clearing
from pmf_lib.store.access.functions import entry_functions, scope_functions
from pmf_lib.store.access.grants import book_rules, table_rules, writers
from pmf_lib.store.access.guards import guards
from pmf_lib.store.access.keys import new_keys
from pmf_lib.store.access.logins import Login, make_groups, make_logins
from pmf_lib.store.access.names import ACCESS, Names, group_name, login_name, quoted
from pmf_lib.store.access.posts import Role, posts_of
from pmf_lib.store.access.statements import run
from pmf_lib.store.engine import make_engine, place_of, read_url
from pmf_lib.store.faults import told
from pmf_lib.store.migrate import require_current, take_turn
from pmf_lib.store.schema import FACTS

_PASSWORD_BYTES = 32
# What a login's URL keeps of the owner's: nothing that would let it in as somebody else.
_KEPT = ("ssl", "channel_binding", "connect_timeout", "target_session_attrs", "keepalives")
_SECRET = ("sslkey", "sslcert", "sslpassword")


@dataclass(frozen=True)
class Applied:
    """What was brought in: where, how many tables are ruled, and the posts that may sign in."""

    place: str
    tables: int
    posts: tuple[str, ...]


def apply(url: str, council: Council, keys: Path) -> Applied:
    """Have the database enforce who of the council reads and adds what; write the file of keys.

    Everything is made anew in one transaction, whatever was there, with new passwords. `keys`
    gets a URL for each post, readable for its owner alone. StoreError where the database is an
    SQLite file, is not there, is of another version, or does not let this user do so.
    """
    read = read_url(url)
    place = place_of(read)
    _require_roles(read, place)
    engine = make_engine(read)
    try:
        with told(place):
            require_current(engine, place)
            database, names = _names(engine)
            logins = tuple(_logins(database, council))
            urls = {one.post.key: _url_of(read, one) for one in logins}
            # The file is put in its place last, when the new passwords count.
            with new_keys(keys, urls), engine.begin() as connection:
                take_turn(connection)
                _apply(connection, names, database, logins)
    finally:
        engine.dispose()
    return Applied(place, len(FACTS), tuple(one.post.key for one in logins))


def _require_roles(url: URL, place: str) -> None:
    if url.get_backend_name() != "postgresql":
        raise StoreError(
            f"The database {place} is an SQLite file, which has no roles",
            "Whoever may read the file reads all that is in it",
            "Keep the council's data in PostgreSQL and point PMF_DATABASE there, or let nobody "
            "but the performance team read the file",
        )


def _names(engine: sa.Engine) -> tuple[str, Names]:
    asked = sa.select(sa.func.current_database(), sa.func.current_schema())
    with engine.connect() as connection:
        database, schema = connection.execute(asked).one()
    return database, Names(schema, {role: group_name(database, role) for role in Role})


def _logins(database: str, council: Council) -> Iterator[Login]:
    for post in posts_of(council):
        name = login_name(database, council.key, post)
        yield Login(name, council, post, secrets.token_urlsafe(_PASSWORD_BYTES))


def _url_of(url: URL, login: Login) -> str:
    query = {
        name: word
        for name, word in url.query.items()
        if name.startswith(_KEPT) and name not in _SECRET
    }
    theirs = url.set(username=login.name, password=login.password, query=query)
    return theirs.render_as_string(hide_password=False)


def _apply(
    connection: sa.Connection, names: Names, database: str, logins: tuple[Login, ...]
) -> None:
    clearing.clear(connection, names.schema)
    make_groups(connection, names)
    ACCESS.create(connection, checkfirst=True)
    make_logins(connection, names, database, logins)
    rules = (_doors(names, database), scope_functions(names), entry_functions(names))
    run(connection, chain(*rules, guards(names), table_rules(names), book_rules(names)))


def _doors(names: Names, database: str) -> Iterator[str]:
    """The database, the schema and the table of who is whom, which only the functions read."""
    yield "SET LOCAL check_function_bodies = off"
    yield f"GRANT CONNECT ON DATABASE {quoted(database)} TO {names.every_group}"
    adding = ", ".join(names.group(role) for role in writers())
    # The rows of a load wait in a temporary table.
    yield f"GRANT TEMPORARY ON DATABASE {quoted(database)} TO {adding}"
    yield f"GRANT USAGE ON SCHEMA {quoted(names.schema)} TO {names.every_group}"
    yield f"REVOKE CREATE ON SCHEMA {quoted(names.schema)} FROM PUBLIC"
    yield f"ALTER TABLE {names.any_table(ACCESS.name)} ENABLE ROW LEVEL SECURITY"
