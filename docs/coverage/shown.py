"""Which tests show a capability: those whose own words or data cite it.

A test cites by its docstring, by a comment in it or right above it, by what its decorators hold
and by the data of its module that it uses. What a whole file says of itself counts for no test,
nor does a test that is always skipped or expected to fail.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs.coverage.capabilities import ROOT
from docs.coverage.citations import cited

TESTS = ROOT / "tests"
# These tests are about citations themselves.
OWN = "test_coverage.py"
NEVER_FAILING = ("mark.skip", "mark.xfail")


@dataclass(frozen=True)
class Shown:
    """A test, as pytest names it, the file it stands in, and the ids it cites."""

    test: str
    path: Path
    ids: frozenset[str]


def every_test() -> tuple[Shown, ...]:
    """Every test of the project in the order of files and lines."""
    paths = (path for path in sorted(TESTS.rglob("test_*.py")) if "node_modules" not in path.parts)
    return tuple(found for path in paths if path.name != OWN for found in of_file(path))


def of_file(path: Path, root: Path = ROOT) -> Iterator[Shown]:
    """The tests of one file; `root` is the folder that names are relative to."""
    source = _Source(path.read_text("utf-8"))
    name = path.relative_to(root).as_posix()
    for names, node in _functions(source.tree.body):
        if not _never_fails(node):
            yield Shown("::".join((name, *names)), path, source.ids(node))


class _Source:
    """The text of one file, its comments, and what its module's data cite."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.tree = ast.parse(text)
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        self.comments = {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}
        self.data = dict(self._data())

    def ids(self, node: ast.FunctionDef) -> frozenset[str]:
        """What a test cites itself, and by the data it uses."""
        decorators = [ast.unparse(found) for found in node.decorator_list]
        comments = self._comments(_first_line(node), node.end_lineno or node.lineno)
        own = cited("\n".join((ast.get_docstring(node) or "", *decorators, *comments)))
        used = {found.id for found in ast.walk(node) if isinstance(found, ast.Name)}
        return own.union(*(self.data[name] for name in used if name in self.data))

    def _comments(self, first: int, last: int) -> list[str]:
        """The comments of these lines, and of those that stand right above them."""
        above = first - 1
        while above in self.comments and self.lines[above - 1].lstrip().startswith("#"):
            above -= 1
        lines = range(above + 1, last + 1)
        return [self.comments[line] for line in lines if line in self.comments]

    def _data(self) -> Iterator[tuple[str, frozenset[str]]]:
        for node in self.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                last = node.end_lineno or node.lineno
                ids = cited("\n".join((ast.unparse(node), *self._comments(node.lineno, last))))
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                yield from ((found.id, ids) for found in targets if isinstance(found, ast.Name))


def _functions(
    body: list[ast.stmt], inside: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], ast.FunctionDef]]:
    """The tests of a module and of its classes, with the names that lead to them."""
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield (*inside, node.name), node
        elif isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            yield from _functions(node.body, (*inside, node.name))


def _never_fails(node: ast.FunctionDef) -> bool:
    marks = [found.func if isinstance(found, ast.Call) else found for found in node.decorator_list]
    return any(ast.unparse(mark).endswith(NEVER_FAILING) for mark in marks)


def _first_line(node: ast.FunctionDef) -> int:
    return min((node.lineno, *(found.lineno for found in node.decorator_list)))
