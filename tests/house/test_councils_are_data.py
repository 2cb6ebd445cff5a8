"""A council is a profile, its registers and its notebooks: no module knows one by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmf_lib.council import council_keys, load_council
from tests.house.test_walls import LIBRARY

# Invented data are a council's own.
OWN_DATA = LIBRARY / "demo"


def texts_of(path: Path) -> Iterator[str]:
    """The texts that a module works with; what it says of itself is none of them."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def test_no_module_knows_a_council_by_its_key_or_name() -> None:
    """Units, committees, headings and ladder are configuration, not code (R0-009)."""
    known = {word for key in council_keys() for word in (key, load_council(key).name)}
    found = {
        f"{path.relative_to(LIBRARY)}: {text}"
        for path in LIBRARY.rglob("*.py")
        if not path.is_relative_to(OWN_DATA)
        for text in texts_of(path)
        if text in known
    }
    assert known and not found


@pytest.mark.parametrize("part", ["units", "committees", "ladder", "packs", "cycle"])
def test_one_code_base_reads_councils_that_share_nothing(part: str) -> None:
    """R0-009: each with its own units, committees, ladder, reports and cycle."""
    two = (load_council("lancaster-2008"), load_council("peterborough-2009"))
    first, second = (getattr(council, part) for council in two)
    assert first and second and first != second
