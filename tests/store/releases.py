"""Databases as earlier releases left them, with two loads in each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from pmf_lib.register import FAMILIES
from pmf_lib.store.migrate import SCRIPTS
from pmf_lib.store.schema import VERSION_TABLE

FIRST_REGISTER = ("indicators", "money", "delivery", "service")
SECOND_REGISTER = (*FIRST_REGISTER, "yardsticks")


@dataclass(frozen=True)
class Release:
    """A released version: its families of tables, and what its dump holds after two loads."""

    version: str
    families: tuple[str, ...]
    rows: int
    digest: str

    @property
    def dump(self) -> str:
        return (Path(__file__).parent / "released" / f"{self.version}.sql").read_text("utf-8")

    def put(self, file: Path) -> Path:
        """The file that the release left."""
        connection = sqlite3.connect(file)
        connection.executescript(self.dump)
        connection.close()
        return file

    @property
    def added_since(self) -> set[str]:
        return {
            f"pmf_{table.name}"
            for family, tables in FAMILIES.items()
            for table in tables
            if family not in self.families
        }


RELEASES = (
    Release(
        version="0001",
        families=FIRST_REGISTER,
        rows=8,
        digest="105143f4f7516e218dd94a16ee683376bff7539948d621f5b4d01eadf5710d7b",
    ),
    Release(
        version="0002",
        families=SECOND_REGISTER,
        rows=9,
        digest="c46f5795344916a2e575b9df86e6b62ea03b00ef7d3ee8be20e845d580bc7cbf",
    ),
)


def released_on(url: str, release: Release, released: Path) -> None:
    """What the release left, in a PostgreSQL database that its migrations laid out."""
    old, new = sa.create_engine(f"sqlite:///{released}"), sa.create_engine(url)
    with old.connect() as source, new.begin() as target:
        migrate_to(target, release.version)
        laid_out = sa.MetaData()
        laid_out.reflect(target)
        there = sa.MetaData()
        there.reflect(source)
        for table in laid_out.sorted_tables:
            if table.name == VERSION_TABLE:
                continue
            rows = source.execute(sa.select(there.tables[table.name]).order_by(sa.text("1, 2")))
            for row in rows.mappings():
                # The database numbers rows by itself, and would give these numbers again.
                kept = {name: cell for name, cell in row.items() if name != "row_id"}
                target.execute(table.insert().values(kept))
    new.dispose()


def migrate_to(connection: sa.Connection, version: str) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS))
    command.upgrade(config, version)
