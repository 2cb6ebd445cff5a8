"""A store without data, made once a process and copied for whoever needs one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pmf_lib.store import open_store


def put_empty_store(file: Path) -> str:
    """A store at the file, without data, if there is none yet; its URL."""
    if not file.exists():
        file.write_bytes(_made())
    return f"sqlite:///{file}"


@cache
def _made() -> bytes:
    # Laying out the register's many tables takes a third of a second, a copy next to nothing.
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        open_store(f"sqlite:///{file}", create=True).close()
        return file.read_bytes()
