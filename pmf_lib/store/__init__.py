"""The registers with their history, in SQLite or PostgreSQL; all the SQL there is."""

from pmf_lib.store.readers import Reader
from pmf_lib.store.snapshots import Snapshot
from pmf_lib.store.statement import Read
from pmf_lib.store.store import LoadResult, Store, open_store

__all__ = ["LoadResult", "Read", "Reader", "Snapshot", "Store", "open_store"]
