"""Imports run one way, in the order of the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "pmf_lib"
ORDER = (
    "errors",
    "periods",
    "workdays",
    "project",
    "scratch",
    "profile_file",
    "council",
    "register",
    "intake",
    "store",
    "methods",
    "views",
    "sections",
    "workbench",
    "run",
    "demo",
    "cli",
)
FORBIDDEN = {
    "methods": {"intake", "store"},
    "store": {"intake"},
    "views": {"intake", "store"},
    "run": {"sections"},
}


def room_of(path: Path) -> str:
    first = path.relative_to(LIBRARY).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "pmf_lib":
                yield from (f"pmf_lib.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    found = sorted(LIBRARY.rglob("*.py"))
    return [path for path in found if path != LIBRARY / "__init__.py"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(LIBRARY)))
def test_imports_only_earlier_rooms(path: Path) -> None:
    here = room_of(path)
    assert here in ORDER, f"{here} is not a room of the house"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "pmf_lib" or len(parts) == 1:
            continue
        there = parts[1]
        assert ORDER.index(there) <= ORDER.index(here), f"{here} imports {there}"
        assert there not in FORBIDDEN.get(here, set()), f"{here} imports {there}"


CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "perf_counter"}


@pytest.mark.parametrize(
    "path", sorted((LIBRARY / "methods").rglob("*.py")), ids=lambda path: path.name
)
def test_methods_read_no_clock_and_draw_nothing(path: Path) -> None:
    assert not {"altair", "sqlalchemy", "ipywidgets", "os", "time"} & set(imported(path))
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, f"{path.name} calls {node.func.attr}"


def test_views_and_sections_never_query() -> None:
    for room in ("views", "sections", "workbench"):
        for path in (LIBRARY / room).rglob("*.py"):
            assert not any(name.startswith("sqlalchemy") for name in imported(path)), path
