"""What each post reads with SQL of its own, against the same rules worked out from whole tables."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import psycopg
import pytest
from psycopg import errors, sql

from pmf_lib.register import TABLES
from pmf_lib.store.access import Post, Role, posts_of
from pmf_lib.store.schema import FACTS
from tests.store.access.conftest import Ruled
from tests.store.access.posts import AUDIT, CHAIR, ENTRY, OFFICER, ONE_OF_EACH, PUBLIC, TEAM
from tests.store.access.reckoning import EVERYBODYS, Reckoning
from tests.store.access.whole import COUNCIL

BOOK_OF_THE_PUBLIC = {"row_id", "council", "load_id", "known_from", "key_digest"} | {
    "period_end",
    "grain",
}
PUBLISHED = {
    "measures": "measure title unit polarity kind frequency aggregation formula purpose "
    "measure_class priority decimals state version defined_on",
    "values": "measure unit period value recorded_on status ward town area client_group",
    "targets": "measure period target lower upper set_on",
    "benchmarks": "measure authority period value family status source recorded_on",
    "service_standards": "standard unit measure title dimension threshold exclusions "
    "consequence recorded_on",
    "meetings": "meeting body held_on kind period agenda_published_on minute recorded_on",
    "meeting_papers": "meeting document sha256 recorded_on",
    "forward_plan": "decision unit matter decision_maker title_of_maker decide_on documents "
    "contact significant wards noticed_on recorded_on",
    "key_decisions": "decision unit title decision_maker due_on taken_on status recorded_on",
    "priorities": "priority plan rank origin horizon starts_on ends_on ambition set_on",
    "good_news": "story unit measure period headline approved_on recorded_on",
}


@pytest.fixture(scope="module")
def whole(ruled: Ruled) -> dict[str, pd.DataFrame]:
    return ruled.whole()


def rows_seen(connection: psycopg.Connection, table: str) -> set[int] | None:
    asked = sql.SQL("SELECT row_id FROM {}").format(sql.Identifier(f"pmf_{table}"))
    try:
        return {number for (number,) in connection.execute(asked)}
    except errors.InsufficientPrivilege:
        return None


MANY = (
    *(post for post in posts_of(COUNCIL) if post.role is not Role.DATA_ENTRY),
    *(Post(Role.DATA_ENTRY, unit.key) for unit in COUNCIL.units[::6]),
)


@pytest.mark.parametrize("post", MANY, ids=lambda post: post.key)
def test_a_post_sees_the_rows_it_should_and_no_other(
    ruled: Ruled, whole: dict[str, pd.DataFrame], post: Post
) -> None:
    with ruled.raw(post) as connection:
        seen = {table: rows_seen(connection, table) for table in TABLES}
    expected = Reckoning(whole, COUNCIL, post).seen
    assert {name for name in TABLES if seen[name] != expected[name]} == set()


def test_the_rows_tell_the_posts_apart(ruled: Ruled, whole: dict[str, pd.DataFrame]) -> None:
    """Else the test above could not fail: of most tables a scoped post sees some rows, not all."""
    told = Counter()
    for post in (CHAIR, AUDIT, PUBLIC):
        for table, seen in Reckoning(whole, COUNCIL, post).seen.items():
            frame = whole[table]
            every = set(frame.loc[frame["council"] == COUNCIL.key, "row_id"])
            told[post.key] += seen is not None and bool(seen) and seen < every
    assert told[CHAIR.key] > 70
    assert told[AUDIT.key] >= 8
    assert told[PUBLIC.key] >= 9


def granted(connection: psycopg.Connection, what: str) -> dict[str, set[str]]:
    asked = (
        "SELECT c.relname, a.attname FROM pg_class AS c JOIN pg_attribute AS a "
        "ON a.attrelid = c.oid WHERE starts_with(c.relname, 'pmf_') AND c.relkind = 'r' "
        "AND a.attnum > 0 AND has_column_privilege(c.oid, a.attnum, %s)"
    )
    found: dict[str, set[str]] = {name: set() for name in TABLES}
    for table, column in connection.execute(asked, (what,)):
        found.setdefault(table.removeprefix("pmf_"), set()).add(column)
    return found


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_a_post_reads_the_columns_it_should_and_no_other(ruled: Ruled, post: Post) -> None:
    with ruled.raw(post) as connection:
        found = granted(connection, "SELECT")
        for table, facts in FACTS.items():
            columns = set(facts.columns.keys())
            if post == PUBLIC:
                named = PUBLISHED.get(table, "").split()
                meant = columns & (BOOK_OF_THE_PUBLIC | set(named)) if named else set()
            elif post == OFFICER and table == "audit_samples":
                meant = columns - {"salt"}
            else:
                meant = columns if found[table] else set()
            assert found[table] == meant, table
            withheld = columns - meant
            for name in sorted(withheld):
                asked = sql.SQL("SELECT {} FROM {}").format(
                    sql.Identifier(name), sql.Identifier(facts.name)
                )
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(asked)


@pytest.mark.parametrize("post", ONE_OF_EACH[1:], ids=lambda post: post.key)
def test_who_reads_only_some_columns_cannot_ask_for_the_whole_row(ruled: Ruled, post: Post) -> None:
    table = {PUBLIC: "pmf_values", OFFICER: "pmf_audit_samples"}.get(post, "pmf_loads")
    with ruled.raw(post) as connection:
        for asked in ("SELECT * FROM {}", "SELECT t FROM {} AS t", "SELECT to_jsonb(t) FROM {} t"):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(sql.SQL(asked).format(sql.Identifier(table)))


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_a_post_sees_the_loads_of_its_own_council(ruled: Ruled, post: Post) -> None:
    with ruled.raw(post) as connection:
        found = connection.execute("SELECT council, load_id FROM pmf_loads ORDER BY 2").fetchall()
        assert found == [(COUNCIL.key, 1), (COUNCIL.key, 2)]
        if post != TEAM:
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute("SELECT source FROM pmf_loads")


def test_who_is_whom_is_read_by_nobody(ruled: Ruled) -> None:
    for post in ONE_OF_EACH:
        with ruled.raw(post) as connection:
            for asked in ("SELECT count(login) FROM pmf_access", "SELECT * FROM pmf_access"):
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(asked)


def test_two_units_see_nothing_of_each_other(ruled: Ruled, whole: dict[str, pd.DataFrame]) -> None:
    """Of what is not everybody's, nothing is common but entries that name both units."""
    other = Post(ENTRY.role, "pa-support")
    common = EVERYBODYS | {"plans", "objectives", "plan_reviews", "workforce_answers"}
    one, two = (Reckoning(whole, COUNCIL, post).seen for post in (ENTRY, other))
    with ruled.raw(ENTRY) as first, ruled.raw(other) as second:
        for table in set(TABLES) - common:
            if TABLES[table].has("unit") and one[table] is not None and table != "measures":
                shared = rows_seen(first, table) & rows_seen(second, table)
                assert shared == (one[table] & two[table])
                if table not in {"cross_unit_issues", "service_standards"}:
                    assert shared == set(), table
