"""Which of the library's files a notebook reaches: what its page depends on, and nothing else."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pmf_lib
from pmf_lib.run.digests import digest_of, file_digest
from pmf_lib.run.imports import LIBRARY, Imports, imports_of, notebook_imports

# What makes a page of any notebook; kernels and forks are started by name from here.
MACHINERY = (
    ("pmf_lib.run.worker", ""),
    ("pmf_lib.run.workers", ""),
)
_TEMPLATE = "pmf_lib/template"
_ROOM = "pmf_lib.run"
_LEFT_OUT = frozenset({".pyc", ".pyo"})


@dataclass(frozen=True)
class Library:
    """The library's files as they lie now. `folder` is the package's own."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, str]:
        """The digest of each file by its place, such as `pmf_lib/views/words.py`."""
        paths = (path for path in self.folder.rglob("*") if path.suffix not in _LEFT_OUT)
        found = {
            f"{LIBRARY}/{path.relative_to(self.folder).as_posix()}": path
            for path in paths
            if path.is_file()
        }
        return {place: file_digest(found[place]) for place in sorted(found)}

    def reached(self, notebook: Path) -> dict[str, str]:
        """What the notebook's page depends on: each file's digest by its place.

        A name taken from a package that only hands on what others define counts as
        `package:name`, with where it comes from; such a package's own file does not count, nor
        what else it hands on, unless that is not Python and so stops every import of the package.
        A notebook that imports by names made as it runs depends on every file.
        """
        walk = Walk(self)
        walk.follow(notebook_imports(_code_cells(notebook)), whole_if_unknown=True)
        for module, name in MACHINERY:
            walk.need(module, name)
        walk.read(_TEMPLATE)
        return dict(sorted({**walk.names, **walk.places, **self._broken(walk)}.items()))

    def _broken(self, walk: Walk) -> dict[str, str]:
        beside = Walk(self)
        for package in walk.packages:
            beside.need(package, "")
        return {
            place: digest
            for place, digest in beside.places.items()
            if place.endswith(".py") and self.imports(place) is None
        }

    def place_of(self, module: str) -> str:
        """A module's file; empty where the library has no such module."""
        path = module.replace(".", "/")
        places = (f"{path}.py", f"{path}/__init__.py")
        return next((place for place in places if place in self.files), "")

    def imports(self, place: str) -> Imports | None:
        """What a module asks for; None where it is not Python."""
        return self._parsed(place)[0]

    def hands_on(self, place: str) -> dict[str, tuple[str, str]] | None:
        """Where a package that does nothing else takes each of its names from; None for others."""
        return self._parsed(place)[1]

    @cached_property
    def _known(self) -> dict[str, tuple[Imports | None, dict[str, tuple[str, str]] | None]]:
        return {}

    def _parsed(self, place: str) -> tuple[Imports | None, dict[str, tuple[str, str]] | None]:
        if place not in self._known:
            source = (self.folder.parent / place).read_text("utf-8")
            package = place.rpartition("/")[0].replace("/", ".")
            try:
                tree = ast.parse(source)
            except SyntaxError:
                self._known[place] = (None, None)
            else:
                names = _handed_on(tree) if place.endswith("/__init__.py") else None
                self._known[place] = (imports_of(tree, package), names)
        return self._known[place]

    @property
    def digest(self) -> str:
        """One digest of every file."""
        return digest_of(self.files)


def the_library() -> Library:
    """The library that runs."""
    return Library(Path(pmf_lib.__file__).parent)


class Walk:
    """A walk from what is imported to all that it needs in turn."""

    def __init__(self, library: Library) -> None:
        self.places: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.packages: set[str] = set()
        self._whole: set[str] = set()
        self._library = library

    def follow(self, found: Imports, *, whole_if_unknown: bool) -> None:
        """Need everything that some source asks for."""
        if found.unknown and whole_if_unknown:
            self.places.update(self._library.files)
        for module, name in sorted(found.names):
            self.need(module, name)
        for place in found.data:
            self.read(place)

    def need(self, module: str, name: str) -> None:
        """Need a name of a module, or the whole of it where the name is empty."""
        place = self._library.place_of(module)
        if not place:
            self._need_known_part(module)
            return
        handed_on = self._library.hands_on(place)
        if handed_on is None:
            self._enter(module, place)
        else:
            self._need_handed_on(module, name, handed_on)
        if name and self._library.place_of(f"{module}.{name}"):
            self.need(f"{module}.{name}", "")
        self._need_parents(module)

    def _need_handed_on(
        self, package: str, name: str, handed_on: dict[str, tuple[str, str]]
    ) -> None:
        self.packages.add(package)
        if name in handed_on:
            self.names[f"{package}:{name}"] = ":".join(handed_on[name])
            self.need(*handed_on[name])
        if not name and package not in self._whole:
            self._whole.add(package)
            for source in handed_on.values():
                self.need(*source)

    def read(self, place: str) -> None:
        """Need a data file, or every data file of a folder."""
        for file, digest in self._library.files.items():
            inside = file == place or file.startswith(f"{place}/")
            if inside and not file.endswith(".py"):
                self.places[file] = digest

    def _need_known_part(self, module: str) -> None:
        """Of `pmf_lib.views.words.figure` the part that is a module."""
        parent, _, name = module.rpartition(".")
        if parent:
            self.need(parent, name)

    def _need_parents(self, module: str) -> None:
        """The packages above a module are run before it, those that do more than hand on."""
        parent = module.rpartition(".")[0]
        place = self._library.place_of(parent) if parent else ""
        if place and self._library.hands_on(place) is None:
            self._enter(parent, place)
        if parent:
            self._need_parents(parent)

    def _enter(self, module: str, place: str) -> None:
        if place in self.places:
            return
        self.places[place] = self._library.files[place]
        found = self._library.imports(place)
        if found is None:
            return
        # A room that runs notebooks loads modules early by their names; the notebooks that use
        # them import them. Only its own modules it starts by name.
        own = module.startswith(f"{_ROOM}.")
        self.follow(found, whole_if_unknown=not own)
        for text in found.texts if own else ():
            if text.startswith(f"{_ROOM}.") and self._library.place_of(text):
                self.need(text, "")


def _handed_on(tree: ast.Module) -> dict[str, tuple[str, str]] | None:
    """The names of a package whose file holds imports and `__all__` alone; None for any other."""
    names: dict[str, tuple[str, str]] = {}
    for statement in tree.body:
        match statement:
            case ast.Expr(value=ast.Constant()) | ast.ImportFrom(module="__future__"):
                continue
            case ast.ImportFrom(module=str(module), level=0):
                names |= {
                    alias.asname or alias.name: (module, alias.name) for alias in statement.names
                }
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                continue
            case _:
                return None
    return None if "*" in names else names


def _code_cells(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text("utf-8")).get("cells", ())
    return list(_sources(cells))


def _sources(cells: list[dict[str, object]]) -> Iterator[str]:
    for cell in cells:
        source = cell.get("source", "")
        if cell.get("cell_type") == "code":
            yield "".join(source) if isinstance(source, list) else str(source)
