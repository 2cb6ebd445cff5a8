"""What only handles reads and snapshots imports neither SQLAlchemy nor pandas."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from pmf_lib import store

HEAVY = "import sys; print(sorted({'sqlalchemy', 'pandas', 'numpy'} & set(sys.modules)))"


@pytest.mark.parametrize(
    ("imported", "heavy"),
    [
        ("from pmf_lib.store import Read, Snapshot", "[]"),
        ("import pmf_lib.store.statement; pmf_lib.store.statement.statement()", "[]"),
        ("import pmf_lib.run.worker", "[]"),
        ("from pmf_lib.store import open_store", "['sqlalchemy']"),
    ],
)
def test_imports_no_more_than_it_needs(imported: str, heavy: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{imported}; {HEAVY}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == heavy


def test_every_name_is_what_its_own_module_defines() -> None:
    for name in store.__all__:
        found = getattr(store, name)
        assert found is getattr(import_module(found.__module__), name)
        assert found.__module__.startswith("pmf_lib.store.")
    with pytest.raises(AttributeError, match="nothing"):
        _ = store.nothing
