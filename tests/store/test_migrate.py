"""The migrated schema is the schema the program uses; older and newer ones are told apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pmf_lib.errors import StoreError
from pmf_lib.store import open_store
from pmf_lib.store.migrate import SCRIPTS
from pmf_lib.store.schema import VERSION, VERSION_TABLE, metadata
from tests.store.builders import COUNCIL, load, value


@pytest.mark.usefixtures("store")
def test_the_migrated_schema_equals_the_tables(database_url: str) -> None:
    with sa.create_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_program_needs_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION


def test_opening_again_keeps_what_there_is(database_url: str) -> None:
    with open_store(database_url, create=True) as store:
        load(store, "values", value())
    for create in (True, False):
        with open_store(database_url, create=create) as store:
            assert store.snapshot(COUNCIL).load == 1


@pytest.mark.parametrize(("version", "said"), [("0000", "earlier"), ("9999", "later")])
def test_another_version_is_refused(database_url: str, version: str, said: str) -> None:
    open_store(database_url, create=True).close()
    with sa.create_engine(database_url).begin() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '{version}'"))
    with pytest.raises(StoreError, match=said):
        open_store(database_url)


def test_several_may_make_the_database_at_once(database_url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: open_store(database_url, create=True), range(6)))
    assert load(opened[5], "values", value()).load == 1
    for store in opened:
        store.close()
