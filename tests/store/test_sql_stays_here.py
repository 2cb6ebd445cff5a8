"""SQL stays in the store, and in the one file of intake that reads a council's database."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "pmf_lib"
DATABASE_MODULES = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}
HERE = ("store/", "intake/databases.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_only_the_store_speaks_sql() -> None:
    offenders = [
        f"{path.relative_to(LIBRARY)} imports {name}"
        for path in sorted(LIBRARY.rglob("*.py"))
        for name in imported(path)
        if name.split(".")[0] in DATABASE_MODULES
        and not path.relative_to(LIBRARY).as_posix().startswith(HERE)
    ]
    assert offenders == []


def test_the_search_would_find_an_offender() -> None:
    assert "sqlalchemy" in set(imported(LIBRARY / "store" / "engine.py"))
