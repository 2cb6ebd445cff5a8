"""The store's own reading as each post: withheld columns are missing, withheld tables told so."""

from __future__ import annotations

import pytest

from pmf_lib.errors import StoreError
from pmf_lib.register import TABLES
from pmf_lib.store import open_store, readers
from pmf_lib.store.access import Post
from tests.store.access.conftest import Ruled
from tests.store.access.posts import AUDIT, CHAIR, ENTRY, OFFICER, ONE_OF_EACH, PUBLIC, TEAM
from tests.store.access.reckoning import COMMITTEES, OFFICERS
from tests.store.access.reckoning import PUBLIC as PUBLISHED
from tests.store.access.whole import COUNCIL

DENIED = {
    TEAM: frozenset(),
    OFFICER: frozenset(),
    AUDIT: frozenset({"pairing_trials"}),
    CHAIR: OFFICERS,
    ENTRY: OFFICERS | COMMITTEES,
    PUBLIC: frozenset(TABLES) - PUBLISHED,
}


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_every_table_is_read_or_refused_in_a_sentence(ruled: Ruled, post: Post) -> None:
    with ruled.store(post) as store:
        reader = store.reader(store.snapshot(COUNCIL.key))
        for table in TABLES:
            if table in DENIED[post]:
                with pytest.raises(StoreError, match=f"not allowed to read the table {table} "):
                    readers.entries(reader, table)
            else:
                latest, every = readers.entries(reader, table), readers.entry_history(reader, table)
                assert list(latest.columns[: len(TABLES[table].names)]) == [*TABLES[table].names]
                assert len(latest) <= len(every)
        assert any(read.rows for read in reader.reads)


def test_a_chairs_reader_gives_the_own_committees_units_only(ruled: Ruled) -> None:
    """R0-004: which committee scrutinises which units."""
    own = {unit.key for unit in COUNCIL.units_before(CHAIR.of)}
    with ruled.store(CHAIR) as store, ruled.owner() as whole:
        reader = store.reader(store.snapshot(COUNCIL.key))
        every = whole.reader(whole.snapshot(COUNCIL.key))
        assert reader.snapshot == every.snapshot
        for table in ("values", "actions", "risks", "measures", "budget"):
            seen = readers.entries(reader, table)
            told = readers.entries(every, table)
            assert set(seen["unit"]) <= own
            assert len(seen) == told["unit"].isin(own).sum() < len(told)
            assert readers.entries(reader, table, unit="pa-support").empty or "pa-support" in own


def test_a_withheld_column_is_missing_and_nothing_else_is(ruled: Ruled) -> None:
    with ruled.store(OFFICER) as store, ruled.owner() as whole:
        seen = readers.entries(store.reader(store.snapshot(COUNCIL.key)), "audit_samples")
        told = readers.entries(whole.reader(whole.snapshot(COUNCIL.key)), "audit_samples")
    assert seen["salt"].isna().all()
    assert told["salt"].notna().any()
    assert seen.drop(columns="salt").equals(told.drop(columns="salt"))


def test_the_public_reads_figures_without_notes_or_files(ruled: Ruled) -> None:
    with ruled.store(PUBLIC) as store:
        seen = readers.values_by_period(store.reader(store.snapshot(COUNCIL.key)), subgroups=True)
    assert not seen.empty
    assert seen["value"].notna().any()
    for name in ("note", "numerator", "denominator", "ward", "source_file", "flags"):
        assert seen[name].isna().all()
    assert set(seen["source_line"]) == {0}


def test_what_is_checked_against_earlier_rows_is_what_may_be_read(ruled: Ruled) -> None:
    with ruled.store(ENTRY) as store, ruled.owner() as whole:
        assert store.known_kinds(COUNCIL.key) == whole.known_kinds(COUNCIL.key)
        codes = store.known_codes(COUNCIL.key)
        assert "measure" in codes
        assert "review" not in codes
        assert codes["action"] < whole.known_codes(COUNCIL.key)["action"]
        assert ("audit_samples", "salt") not in store.known_cells(COUNCIL.key)


def test_the_owner_and_a_file_are_asked_nothing_of_what_is_withheld(
    ruled: Ruled, tmp_path: object
) -> None:
    with ruled.owner() as store:
        assert store._withheld == {}
    with open_store(f"sqlite:///{tmp_path}/file.sqlite", create=True) as store:
        assert store._withheld == {}


def test_a_post_migrates_nothing(ruled: Ruled) -> None:
    with open_store(ruled.url(ENTRY), create=True) as store:
        assert store.snapshot(COUNCIL.key).load == 2
