"""The registers with their history, in SQLite or PostgreSQL; all the SQL there is.

Names are imported when they are asked for: SQLAlchemy is slow to import, and a run's workers need
only what was read and the snapshot it was read from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmf_lib.store.readers import Reader
    from pmf_lib.store.snapshots import Snapshot
    from pmf_lib.store.statement import Read
    from pmf_lib.store.store import LoadResult, Store, open_store

__all__ = ["LoadResult", "Read", "Reader", "Snapshot", "Store", "open_store"]


def __getattr__(name: str) -> object:
    # Written out: what a notebook's page depends on is found by reading the imports.
    match name:
        case "Read":
            from pmf_lib.store.statement import Read

            return Read
        case "Snapshot":
            from pmf_lib.store.snapshots import Snapshot

            return Snapshot
        case "Reader":
            from pmf_lib.store.readers import Reader

            return Reader
        case "LoadResult" | "Store" | "open_store":
            from pmf_lib.store import store

            return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
