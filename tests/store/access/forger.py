"""Rows and loads written with SQL, as the store would write them but for one thing or another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import psycopg
import pytest
from psycopg import sql

from pmf_lib.register import TABLES
from pmf_lib.store.access.guards import REFUSED
from pmf_lib.store.rows import Reading
from tests.store.access.whole import COUNCIL, SECOND
from tests.store.builders import frame

DAY = SECOND + timedelta(30)
OWN, OTHERS = "ict-services", "pa-support"


def risk(code: str = "R-new", unit: str = OWN, known: date | None = DAY, **more: Any) -> dict:
    said = {"title": "A risk", "likelihood": 2, "impact": 3, "owner": "ICT Services Manager"}
    return {"risk": code, "unit": unit, **said, "recorded_on": known, **more}


@dataclass
class Forger:
    """Writes with SQL what the store would write, but for what a test changes."""

    connection: psycopg.Connection

    @property
    def load(self) -> int:
        """The number of the load under way."""
        return self._head[0] + 1

    @property
    def _head(self) -> tuple[int, date, str]:
        asked = "SELECT load_id, loaded_on, digest FROM pmf_loads ORDER BY load_id DESC LIMIT 1"
        return self.connection.execute(asked).fetchone()

    def row(self, table: str, cells: dict[str, Any], **changed: Any) -> None:
        """One row of the load under way."""
        made = Reading(TABLES[table], COUNCIL.key, DAY).rows(frame(table, cells))
        row = {**next(made)[0], "council": COUNCIL.key, "load_id": self.load, **changed}
        del row["own_day"]
        self._insert(f"pmf_{table}", row)

    def record(self, **changed: Any) -> None:
        """The load itself, of a risk."""
        load, day, previous = self._head
        chain = sha256(f"{COUNCIL.key}\n{previous}\n".encode() + self._digest_of("risks"))
        told = {"source": "s", "sha256": "", "loaded_on": day, "added": '{"risks": 1}'}
        row = {"council": COUNCIL.key, "load_id": load + 1, **told, "digest": chain.hexdigest()}
        self._insert("pmf_loads", {**row, **changed})

    def risk(self, cells: dict[str, Any], **changed: Any) -> None:
        """A risk and its load, honest but for what is changed."""
        with self.connection.transaction():
            self.row("risks", cells, **changed)
            self.record()

    def _digest_of(self, table: str) -> bytes:
        """The chain's line of one table, as the store makes it."""
        asked = "SELECT key_digest, digest, recorded_on FROM {} WHERE load_id = %s ORDER BY 1"
        told = sql.SQL(asked).format(sql.Identifier(f"pmf_{table}"))
        rows = self.connection.execute(told, (self.load,)).fetchall()
        said = [
            key + digest + (day.isoformat() if day else "-" * 10).encode()
            for key, digest, day in rows
        ]
        return f"{table} {len(rows)} {sha256(b''.join(said)).hexdigest()}\n".encode()

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        told = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join([sql.Placeholder()] * len(row)),
        )
        self.connection.execute(told, list(row.values()))


def refused(found: pytest.ExceptionInfo[psycopg.Error]) -> bool:
    """By a guard, by a policy or for want of a grant; and not by chance."""
    return found.value.sqlstate in {REFUSED, "42501"}
