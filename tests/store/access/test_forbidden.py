"""What nobody but the owner may do, tried by every post with SQL of its own on every table."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg import errors, sql

from pmf_lib.store.access import Post
from pmf_lib.store.schema import FACTS, LOADS, VERSION_TABLE
from tests.store.access.conftest import Ruled
from tests.store.access.posts import AUDIT, CHAIR, ENTRY, OFFICER, ONE_OF_EACH, PUBLIC, TEAM
from tests.store.access.test_reads import granted

EVERY_TABLE = (*(facts.name for facts in FACTS.values()), LOADS.name, VERSION_TABLE, "pmf_access")
CHANGES = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "TRUNCATE {table} CASCADE",
    "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE {table} ADD COLUMN mine text",
    "ALTER TABLE {table} OWNER TO CURRENT_USER",
    "DROP TABLE {table}",
    "CREATE POLICY mine ON {table} USING (true)",
    "CREATE TRIGGER mine BEFORE INSERT ON {table} EXECUTE FUNCTION "
    "suppress_redundant_updates_trigger()",
    "CREATE RULE mine AS ON INSERT TO {table} DO INSTEAD NOTHING",
    "CREATE INDEX ON {table} ({column})",
    "GRANT SELECT ON {table} TO PUBLIC",
    "SELECT {column} FROM {table} FOR UPDATE",
    "COPY {table} FROM STDIN",
)
ELSEWHERE = (
    "SELECT rolpassword FROM pg_authid",
    "SELECT passwd FROM pg_shadow",
    "SELECT pg_read_file('pg_hba.conf')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT setval('pmf_values_row_id_seq', 1)",
    "SELECT pg_reload_conf()",
    "SELECT query_to_xml('SELECT login FROM pmf_access', true, true, '')",
    "COPY (SELECT 1) TO '/tmp/of-a-post'",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SET session_replication_role = replica",
    "SET SESSION AUTHORIZATION postgres",
    "SET ROLE postgres",
    "CREATE ROLE another LOGIN",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "CREATE SCHEMA mine",
    "CREATE TABLE public.pmf_mine (id int)",
    "CREATE VIEW public.mine AS SELECT 1",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION pg_catalog.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE PUBLICATION mine",
    "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION pg_catalog.now()",
    "ALTER DATABASE {database} SET search_path = pg_temp",
    "ALTER SYSTEM SET log_statement = 'all'",
    "DROP FUNCTION pmf_access_units()",
    "ALTER FUNCTION pmf_access_units() SECURITY INVOKER",
    "SELECT pmf_access_guard_values()",
    "SELECT pmf_access_period_end('2021-22')",
)


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_nobody_changes_what_stands(ruled: Ruled, post: Post) -> None:
    with ruled.raw(post) as connection:
        for name in EVERY_TABLE:
            column = {VERSION_TABLE: "version_num", "pmf_access": "login"}.get(name, "council")
            for change in CHANGES:
                said = sql.SQL(change).format(
                    table=sql.Identifier(name), column=sql.Identifier(column)
                )
                with pytest.raises(REFUSALS), connection.transaction():
                    run(connection, said)


# A copy into a table with row security is refused as such, where it would be allowed at all.
REFUSALS = (errors.InsufficientPrivilege, errors.FeatureNotSupported)


def run(connection: psycopg.Connection, said: sql.Composed) -> None:
    text = said.as_string(connection)
    if text.startswith("COPY"):
        with connection.cursor().copy(text):
            return
    connection.execute(text)


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_nobody_leaves_what_is_theirs(ruled: Ruled, post: Post) -> None:
    with ruled.raw(post) as connection:
        others = [ruled.login(other) for other in ONE_OF_EACH if other != post]
        tries = [sql.SQL(text).format(database=sql.Identifier(ruled.name)) for text in ELSEWHERE]
        for login in others:
            for text in ("SET ROLE {}", "SET SESSION AUTHORIZATION {}", "DROP ROLE {}"):
                tries.append(sql.SQL(text).format(sql.Identifier(login)))
            tries.append(sql.SQL("ALTER ROLE {} PASSWORD 'x'").format(sql.Identifier(login)))
            tries.append(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(login)))
        for said in tries:
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(said)
        for group in granted_roles(connection):
            connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(group)))
            assert connection.execute("SELECT pmf_access_council()").fetchone() == (
                "carlisle-2021",
            )


def granted_roles(connection: psycopg.Connection) -> list[str]:
    """What the login may become: its own group, as which it is whom it signed in as."""
    asked = (
        "SELECT rolname FROM pg_roles WHERE pg_has_role(oid, 'MEMBER') AND rolname <> session_user"
    )
    found = [name for (name,) in connection.execute(asked)]
    assert len(found) == 1
    return found


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_every_table_has_row_security(ruled: Ruled, post: Post) -> None:
    """And without it a statement is refused, so that nothing is told by leaving it out."""
    asked = (
        "SELECT relname FROM pg_class WHERE starts_with(relname, 'pmf_') AND relkind = 'r' "
        "AND NOT relrowsecurity"
    )
    with ruled.raw(post) as connection:
        assert connection.execute(asked).fetchall() == []
        connection.execute("SET row_security = off")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT measure FROM pmf_values")


def test_statistics_tell_nothing_of_the_rows(ruled: Ruled) -> None:
    ruled.server.run("ANALYZE pmf_values", "ANALYZE pmf_measures", database=ruled.name)
    with ruled.raw(CHAIR) as connection:
        asked = "SELECT * FROM pg_stats WHERE tablename IN ('pmf_values', 'pmf_measures')"
        assert connection.execute(asked).fetchall() == []
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT stavalues1 FROM pg_statistic")


def test_nobody_sees_what_others_ask(ruled: Ruled) -> None:
    with ruled.raw(TEAM) as other, ruled.raw(CHAIR) as connection:
        other.execute("SELECT 'a secret question'")
        asked = "SELECT query FROM pg_stat_activity WHERE usename <> session_user"
        told = {query for (query,) in connection.execute(asked)}
        assert not any("secret question" in (query or "") for query in told)


def test_a_function_that_looks_on_sees_no_row_of_others(ruled: Ruled) -> None:
    """A costless function of the reader's own is not asked before the policy is."""
    spying = (
        "CREATE FUNCTION pg_temp.spy(said text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 "
        "AS $$BEGIN RAISE NOTICE '%', said; RETURN true; END$$"
    )
    heard: set[str] = set()
    with ruled.raw(CHAIR) as connection:
        connection.add_notice_handler(lambda told: heard.add(str(told.message_primary)))
        connection.execute(spying)
        connection.execute("SELECT unit FROM pmf_actions WHERE pg_temp.spy(unit)")
        own = set(connection.execute("SELECT pmf_access_units()").fetchone()[0])
    assert heard
    assert heard <= own


def test_tables_of_ones_own_change_nothing(ruled: Ruled) -> None:
    """Neither a search path nor a temporary table is what the policies look things up in."""
    with ruled.raw(ENTRY) as connection:
        before = connection.execute("SELECT row_id FROM public.pmf_risks ORDER BY 1").fetchall()
        for statement in (
            "CREATE TEMP TABLE pmf_access (login text, council text, role text, of text, "
            "units text[], committees text[], bodies text[])",
            "INSERT INTO pmf_access VALUES (session_user, 'carlisle-2021', 'performance-team', '', "
            "ARRAY['pa-support'], '{}', '{}')",
            "CREATE TEMP TABLE pmf_risks (row_id bigint)",
            "CREATE FUNCTION pg_temp.pmf_access_units() RETURNS text[] LANGUAGE sql "
            "AS $$SELECT ARRAY['pa-support']$$",
            "CREATE FUNCTION pg_temp.starts_with(text, text) RETURNS bool LANGUAGE sql "
            "AS $$SELECT true$$",
            "SET search_path = pg_temp, public, pg_catalog",
        ):
            connection.execute(statement)
        after = connection.execute("SELECT row_id FROM public.pmf_risks ORDER BY 1").fetchall()
        assert before == after
        assert connection.execute("SELECT public.pmf_access_units()").fetchone() == (
            ["ict-services"],
        )


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_functions_tell_no_more_than_tables(ruled: Ruled, post: Post) -> None:
    """Every function that may be called at all gives entries of tables that are read anyway."""
    asked = (
        "SELECT proname FROM pg_proc WHERE starts_with(proname, 'pmf_access_') "
        "AND has_function_privilege(oid, 'EXECUTE') AND proretset"
    )
    prefix = f"pmf_access_{post.role.replace('-', '_')}_"
    with ruled.raw(post) as connection:
        for (name,) in connection.execute(asked).fetchall():
            assert name.startswith(prefix)
            word = name.removeprefix(prefix)
            table = f"pmf_{word.removeprefix('rows_').removeprefix('own_')}"
            column = "row_id" if word.startswith("rows_") else "key_digest"
            told = sql.SQL("SELECT {} FROM {}() AS f ({})").format(
                sql.Identifier(column),
                sql.Identifier(name),
                sql.SQL("row_id" if column == "row_id" else "key_digest, code"),
            )
            seen = sql.SQL("SELECT {} FROM {}").format(
                sql.Identifier(column), sql.Identifier(table)
            )
            assert set(connection.execute(told)) <= set(connection.execute(seen))


WRITERS = {TEAM, OFFICER, AUDIT, ENTRY}


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_who_adds_to_which_tables(ruled: Ruled, post: Post) -> None:
    with ruled.raw(post) as connection:
        found = {name for name, columns in granted(connection, "INSERT").items() if columns}
        changed = granted(connection, "UPDATE")
    assert not any(changed.values())
    assert ("loads" in found) == (post in WRITERS)
    samples = {"audit_samples", "audit_sample_items", "working_papers", "audit_conclusions"}
    if post == AUDIT:
        assert found == {*samples, "loads"}
    if post == OFFICER:
        scrutiny = {"scrutiny_reviews", "recommendations", "questions", "clinics", "watch_list"}
        assert scrutiny | {"pairing_trials", "proposals"} <= found
        assert not found & {"values", "measures", "targets", *samples}
    if post == ENTRY:
        assert {"values", "commentaries", "actions", "risks", "milestones"} <= found
        assert not found & {"measures", "targets", "scrutiny_reviews", "proposals", *samples}
    if post in {CHAIR, PUBLIC}:
        assert found == set()


def test_a_table_made_later_is_denied(trial: Ruled) -> None:
    """A migration grants nothing; who applies access again says who reads what it made."""
    trial.server.run(
        "CREATE TABLE pmf_later (council text)",
        "ALTER TABLE pmf_risks ADD COLUMN later text",
        database=trial.name,
    )
    for post in ONE_OF_EACH:
        with trial.raw(post) as connection:
            for asked in ("SELECT * FROM pmf_later", "SELECT later FROM pmf_risks"):
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(asked)


def test_no_file_was_written() -> None:
    assert not Path("/tmp/of-a-post").exists()
