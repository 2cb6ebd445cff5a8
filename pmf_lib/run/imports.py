"""What a piece of Python imports and which of the library's own files it reads, without running it.

Imports inside functions and under TYPE_CHECKING count like any other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

LIBRARY = "pmf_lib"
_MAGIC = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)
_IMPORTERS = frozenset({"import_module", "__import__"})
_DOTTED = re.compile(r"\w+(\.\w+)+")


@dataclass(frozen=True)
class Imports:
    """What a file asks for.

    `names` are pairs of a module and a name taken from it, the name empty where the module is
    taken whole. `data` are places of files or folders in the library. `texts` are constants that
    look like modules' names. `unknown` says that a module is imported by a name made as it runs.
    """

    names: frozenset[tuple[str, str]] = frozenset()
    data: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    unknown: bool = False


def imports_of(tree: ast.Module, package: str = "") -> Imports:
    """Read a parsed file; `package` is what its relative imports count from."""
    nodes = list(ast.walk(tree))
    called = [node for node in nodes if isinstance(node, ast.Call) and _called(node) in _IMPORTERS]
    asked = [_constant(node.args[0]) if node.args else None for node in called]
    texts = (node.value for node in nodes if isinstance(node, ast.Constant))
    return Imports(
        names=frozenset(
            (module, name)
            for node in nodes
            for module, name in (*_imported(node, package), *_attributes(node))
            if module.split(".")[0] == LIBRARY
        )
        | {(module, "") for module in asked if module},
        data=frozenset(_data(nodes)),
        texts=frozenset(
            text for text in texts if isinstance(text, str) and _DOTTED.fullmatch(text)
        ),
        unknown=None in asked,
    )


def notebook_imports(cells: list[str]) -> Imports:
    """What a notebook's code cells import; unknown where a cell is more than Python.

    A line that begins with %, ! or ? speaks to the notebook, and may run anything.
    """
    source = "\n".join(cells)
    bare = _MAGIC.sub("", source)
    try:
        found = imports_of(ast.parse(bare))
    except SyntaxError:
        return Imports(unknown=True)
    return Imports(found.names, found.data, found.texts, found.unknown or bare != source)


def _imported(node: ast.AST, package: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, "") for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            steps = package.split(".")
            kept = steps[: len(steps) - node.level + 1]
            base = ".".join([*kept, base] if base else kept)
        yield from ((base, "" if alias.name == "*" else alias.name) for alias in node.names)


def _attributes(node: ast.AST) -> Iterator[tuple[str, str]]:
    """`pmf_lib.views.words.figure`, as a name of every module on its way."""
    if isinstance(node, ast.Attribute) and (dotted := _dotted(node)):
        module, _, name = dotted.rpartition(".")
        yield module, name


def _dotted(node: ast.expr) -> str:
    """The names of `a.b.c`; empty where it starts with anything but a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def _data(nodes: list[ast.AST]) -> Iterator[str]:
    """Places named by `resources.files("pmf_lib") / "data" / "x.csv"` and PackageLoader.

    Where a step is no constant the folder above it is meant, whole.
    """
    within: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and id(node) not in within:
            base, steps = _steps(node, within)
            if place := _package(base):
                yield "/".join([place, *steps])
        elif isinstance(node, ast.Call) and id(node) not in within and (place := _package(node)):
            given = [_constant(argument) for argument in node.args[1:2]]
            yield "/".join([place, *(step for step in given if step)])


def _steps(node: ast.expr, within: set[int]) -> tuple[ast.expr, list[str]]:
    """What a chain of `/` starts with, and its constant steps up to the first that is none."""
    steps: list[str | None] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        within.add(id(node))
        steps.insert(0, _constant(node.right))
        node = node.left
    within.add(id(node))
    known = steps[: steps.index(None)] if None in steps else steps
    return node, [step for step in known if step]


def _package(node: ast.expr) -> str:
    """The folder of `files("pmf_lib.demo")` or `PackageLoader("pmf_lib", …)`; else empty."""
    if isinstance(node, ast.Call) and _called(node) in {"files", "PackageLoader"} and node.args:
        name = _constant(node.args[0]) or ""
        if name.split(".")[0] == LIBRARY:
            return name.replace(".", "/")
    return ""


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _constant(node: ast.expr) -> str | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None
