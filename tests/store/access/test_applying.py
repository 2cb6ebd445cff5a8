"""Applying access: again and again, for several councils and databases, by whom, and with what."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from pmf_lib.errors import ParameterError, StoreError
from pmf_lib.register import TABLES
from pmf_lib.store import open_store
from pmf_lib.store.access import Post, Role, apply, matrix, posts_of, read_keys
from pmf_lib.store.access.lines import EXEMPTIONS, LINES, adds, tied_to
from pmf_lib.store.access.names import group_name, login_name
from pmf_lib.store.access.published import PUBLISHED
from tests.postgres import Server
from tests.store.access.conftest import Ruled
from tests.store.access.posts import CHAIR, ENTRY, PUBLIC, TEAM
from tests.store.access.whole import COUNCIL, OTHER
from tests.store.builders import load, value


def test_every_table_has_its_line_and_every_line_its_table() -> None:
    assert list(LINES) == list(TABLES)
    assert set(PUBLISHED) <= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_line_names_columns_that_tie_to_something(table: str) -> None:
    line, kept = LINES[table], TABLES[table]
    for name in (*line.own, *line.for_entry, *line.follows):
        assert tied_to(table, name) in {"unit", "body", "committee", *TABLES}
    if adds(Role.DATA_ENTRY, table):
        # A policy compares the row's own unit.
        assert kept.has("unit")
    if table in PUBLISHED:
        assert set(PUBLISHED[table].columns) <= set(kept.names)
        assert not set(PUBLISHED[table].columns) & {*EXEMPTIONS, "note", "author", "lead", "owner"}


def test_a_post_is_read_back_from_its_key() -> None:
    posts = posts_of(COUNCIL)
    assert [Post.parse(post.key, COUNCIL) for post in posts] == [*posts]
    assert len(posts) == 4 + len(COUNCIL.committees) + len(COUNCIL.units)
    for wrong in ("chair", "committee-chair", "committee-chair:nowhere", "data-entry:", ""):
        with pytest.raises(ParameterError, match="not a post of Carlisle"):
            Post.parse(wrong, COUNCIL)
    with pytest.raises(ParameterError, match="Allowed: data-entry:ict-services"):
        Post.parse("data-entry:ict-service", COUNCIL)


@pytest.mark.parametrize("database", ["pmf", "ä" * 60, 'a"b%c', "x" * 63])
def test_names_of_roles_are_short_and_each_their_own(database: str) -> None:
    names = [login_name(database, COUNCIL.key, post) for post in posts_of(COUNCIL)]
    names += [login_name("other", COUNCIL.key, post) for post in posts_of(COUNCIL)]
    names += [group_name(database, role) for role in Role]
    assert len(set(names)) == len(names)
    assert all(len(name.encode()) <= 63 and name.isascii() for name in names)


@pytest.fixture(scope="module")
def fresh(postgres: Server, empty_postgres: str) -> Iterator[str]:
    """A database with a name that must be quoted, and one value of one council."""
    name = "odd %%Name"
    postgres.run(f'CREATE DATABASE "{name}" TEMPLATE {empty_postgres}')
    url = sa.make_url(postgres.url("postgres")).set(database="odd %Name")
    written = url.render_as_string(hide_password=False)
    with open_store(written) as store:
        load(store, "values", value())
    yield written
    postgres.run(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def file(fresh: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of keys, once applied; the tests that apply again write it anew."""
    found = tmp_path_factory.mktemp("applied") / "keys" / "keys.json"
    applied = apply(fresh, COUNCIL, found)
    assert applied.posts == tuple(read_keys(found)) == tuple(post.key for post in posts_of(COUNCIL))
    return found


def raw(url: str) -> psycopg.Connection:
    read = sa.make_url(url)
    return psycopg.connect(
        host=read.host,
        port=read.port,
        user=read.username,
        password=read.password,
        dbname=read.database,
        autocommit=True,
    )


def test_applied_again_everything_is_as_it_should_be(fresh: str, file: Path) -> None:
    """New passwords, the same rules, and gone is what was given by hand meanwhile."""
    before = read_keys(file)
    with raw(before[CHAIR.key]) as connection:
        connection.execute("ALTER ROLE CURRENT_USER PASSWORD 'mine'")
        connection.execute("ALTER ROLE CURRENT_USER SET search_path = pg_temp")
    with raw(fresh) as owner:
        login = sa.make_url(before[ENTRY.key]).username
        owner.execute(f'GRANT ALL ON pmf_values, pmf_access TO "{login}", PUBLIC')
        owner.execute("CREATE POLICY open ON pmf_values USING (true)")
    apply(fresh, COUNCIL, file)
    after = read_keys(file)
    assert set(after) == set(before)
    assert not set(after.values()) & set(before.values())
    for key in (CHAIR.key, ENTRY.key):
        with pytest.raises(psycopg.OperationalError):
            raw(before[key])
    with raw(after[CHAIR.key]) as connection:
        assert connection.execute("SHOW search_path").fetchone() == ('"$user", public',)
    with raw(after[ENTRY.key]) as connection:
        for refused in ("DELETE FROM pmf_values", "SELECT * FROM pmf_access"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused)


def test_a_post_that_is_none_any_more_is_let_in_no_longer(fresh: str, file: Path) -> None:
    before = read_keys(file)
    kept = tuple(unit for unit in COUNCIL.units if unit.key != ENTRY.of)
    apply(fresh, COUNCIL.model_copy(update={"units": kept}), file)
    assert ENTRY.key not in read_keys(file)
    with pytest.raises(psycopg.OperationalError):
        raw(before[ENTRY.key])
    apply(fresh, COUNCIL, file)
    with raw(read_keys(file)[ENTRY.key]) as connection:
        assert connection.execute("SELECT pmf_access_units()").fetchone() == ([ENTRY.of],)


def test_a_login_that_was_given_more_is_found(fresh: str, file: Path) -> None:
    login = sa.make_url(read_keys(file)[CHAIR.key]).username
    with raw(fresh) as owner:
        owner.execute(f'GRANT pg_read_all_data TO "{login}"')
    with pytest.raises(StoreError, match="more than its post"):
        apply(fresh, COUNCIL, file)
    with raw(fresh) as owner:
        owner.execute(f'REVOKE pg_read_all_data FROM "{login}"')
        owner.execute(f'ALTER ROLE "{login}" BYPASSRLS')
    with pytest.raises(StoreError, match="more than its post"):
        apply(fresh, COUNCIL, file)
    with raw(fresh) as owner:
        owner.execute(f'ALTER ROLE "{login}" NOBYPASSRLS')


def test_an_owner_who_is_no_superuser_can_apply(
    postgres: Server, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """As on servers that a provider keeps: who may create roles and owns the database."""
    postgres.run("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'kept'")
    postgres.run("CREATE DATABASE kept OWNER keeper")
    request.addfinalizer(lambda: postgres.run("DROP DATABASE kept WITH (FORCE)"))
    url = postgres.url("kept", username="keeper", password="kept")
    with open_store(url, create=True) as store:
        load(store, "values", value())
    file = tmp_path / "keys.json"
    for _ in range(2):
        apply(url, COUNCIL, file)
    with open_store(read_keys(file)[TEAM.key]) as store:
        assert store.snapshot(COUNCIL.key).load == 1
    with pytest.raises(StoreError, match="not allowed"):
        apply(read_keys(file)[TEAM.key], COUNCIL, file)


def test_a_copied_databases_logins_go_on_where_they_came_from(ruled: Ruled, tmp_path: Path) -> None:
    """Roles are a whole server's: each database has its own, and a copy shuts the others out."""
    url = ruled.server.make("copied", template=ruled.name)
    try:
        apply(url, COUNCIL, tmp_path / "keys.json")
        with ruled.raw(TEAM) as connection:
            assert connection.execute("SELECT count(*) FROM pmf_values").fetchone() != (0,)
        theirs = sa.make_url(ruled.keys[TEAM.key]).set(database="copied")
        refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
        with raw(theirs.render_as_string(hide_password=False)) as connection, refused:
            connection.execute("SELECT measure FROM pmf_values")
    finally:
        ruled.server.drop("copied")


def test_two_councils_share_a_database_and_see_nothing_of_each_other(ruled: Ruled) -> None:
    theirs = f"{OTHER.key}/{Role.PERFORMANCE_TEAM}"
    for post, council in ((TEAM, COUNCIL.key), (theirs, OTHER.key)):
        with ruled.raw(post) as connection:
            for table in TABLES:
                found = connection.execute(f"SELECT DISTINCT council FROM pmf_{table}").fetchall()
                assert found == [(council,)], table


def test_no_password_is_written_into_the_server(fresh: str, file: Path) -> None:
    with raw(fresh) as owner:
        kept = {word for (word,) in owner.execute("SELECT rolpassword FROM pg_authid")}
    for url in read_keys(file).values():
        password = sa.make_url(url).password
        assert password
        assert not any(password in (word or "") for word in kept)
    assert any((word or "").startswith("SCRAM-SHA-256$") for word in kept)


def test_keys_hold_nothing_of_the_owners(fresh: str, file: Path) -> None:
    owners = sa.make_url(fresh).update_query_dict(
        {"sslmode": "prefer", "passfile": "/nowhere", "options": "-c work_mem=4MB"}
    )
    apply(owners.render_as_string(hide_password=False), COUNCIL, file)
    text = file.read_text()
    assert str(owners.password) not in text
    assert "passfile" not in text
    assert "options" not in text
    assert "sslmode=prefer" in read_keys(file)[PUBLIC.key]


def test_a_file_database_has_no_roles(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pmf.sqlite"
    open_store(url, create=True).close()
    with pytest.raises(StoreError, match="SQLite file, which has no roles"):
        apply(url, COUNCIL, tmp_path / "keys.json")
    assert not (tmp_path / "keys.json").exists()


def test_keys_are_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    with pytest.raises(StoreError, match=r"cannot be read.*pmf access apply"):
        read_keys(file)
    for damaged in ("", "[]", '{"public": 1}', "{"):
        file.write_text(damaged)
        file.chmod(0o600)
        with pytest.raises(StoreError, match="not a file of keys"):
            read_keys(file)
    file.write_text(json.dumps({"public": "postgresql+psycopg://x"}))
    assert read_keys(file) == {"public": "postgresql+psycopg://x"}
    if sys.platform != "win32":
        for mode in (0o640, 0o604, 0o644, 0o610):
            file.chmod(mode)
            with pytest.raises(StoreError, match="may be read by others"):
                read_keys(file)


def test_a_refused_apply_leaves_the_old_keys(fresh: str, file: Path) -> None:
    before = file.read_bytes()
    assert sys.platform == "win32" or file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StoreError):
        apply(read_keys(file)[TEAM.key], COUNCIL, file)
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
    raw(read_keys(file)[TEAM.key]).close()


def test_the_matrix_tells_of_every_table_and_role() -> None:
    cells = list(matrix())
    assert [(cell.table, cell.role) for cell in cells] == [
        (table, role) for table in TABLES for role in Role
    ]
    told = {(cell.table, cell.role): cell for cell in cells}
    assert told["audit_samples", Role.SCRUTINY_OFFICER].withheld == ("salt",)
    assert told["values", Role.COMMITTEE_CHAIR].reads == "its own"
    assert told["values", Role.DATA_ENTRY].adds == "its own unit's rows"
    assert told["projects", Role.AUDIT_COMMITTEE].reads == "all of the council, nothing exempt"
    assert "note" in told["values", Role.PUBLIC].withheld
    assert {cell.adds for cell in cells if cell.role in {CHAIR.role, PUBLIC.role}} == {""}
