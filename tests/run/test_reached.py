"""Which of the library's files a notebook reaches."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from pmf_lib.run.imports import imports_of, notebook_imports
from pmf_lib.run.reached import Library, the_library
from tests.conftest import ROOT

FILES = {
    "__init__.py": '"""A library."""\n',
    "sections/__init__.py": (
        "from pmf_lib.sections.good import good\n"
        "from pmf_lib.sections.bad import bad as worst\n"
        '__all__ = ["good", "worst"]\n'
    ),
    "sections/good.py": "from pmf_lib.methods import rules\n",
    "sections/bad.py": "def bad():\n    from pmf_lib.methods.late import late\n",
    "methods/__init__.py": "",
    "methods/rules.py": (
        'from importlib import resources\nresources.files("pmf_lib") / "data" / "days.csv"\n'
    ),
    "methods/late.py": 'import importlib\nimportlib.import_module("pmf_lib.methods.named")\n',
    "methods/named.py": "from . import rules\n",
    "busy/__init__.py": "from pmf_lib.busy.one import one\nCOUNT = 1\n",
    "busy/one.py": "",
    "busy/two.py": "",
    "any/thing.py": "import importlib\nimportlib.import_module(input())\n",
    "alone.py": "",
    "data/days.csv": "",
    "data/other.csv": "",
    "template/page.css": "",
    "run/__init__.py": "",
    "run/worker.py": 'import importlib\nWARM = ("pmf_lib.sections", "pmf_lib.run.start")\n',
    "run/start.py": "importlib.import_module(WARM[0])\n",
    "run/workers.py": "",
}
MACHINERY = {"run/worker.py", "run/start.py", "run/workers.py", "template/page.css"}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "pmf_lib"
    for file, text in FILES.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text)
    return Library(folder)


def names(library: Library, *cells: str) -> set[str]:
    notebook = library.folder.parent / "report.ipynb"
    content = {"cells": [{"cell_type": "code", "source": [cell]} for cell in cells]}
    notebook.write_text(json.dumps(content))
    reached = library.reached(notebook)
    return {name.removeprefix("pmf_lib/") for name in reached}


GOOD = {"sections/good.py", "methods/rules.py", "data/days.csv"}
BAD = {"sections/bad.py", "methods/late.py", "methods/named.py", "methods/rules.py"}
REACHED: Mapping[str, tuple[str, set[str]]] = {
    "nothing": ("1 + 1", set()),
    "a name handed on": (
        "from pmf_lib.sections import good",
        GOOD | {"pmf_lib.sections:good"},
    ),
    "by another name, in a function": (
        "def f():\n    from pmf_lib.sections import worst",
        BAD | {"data/days.csv", "pmf_lib.sections:worst"},
    ),
    "a package whole": ("import pmf_lib.sections as s", GOOD | BAD),
    "everything of a package": ("from pmf_lib.sections import *", GOOD | BAD),
    "a module of a package": (
        "from pmf_lib.sections import good as g\n",
        GOOD | {"pmf_lib.sections:good"},
    ),
    "a package that does more": (
        "import pmf_lib.busy.two",
        {"busy/__init__.py", "busy/one.py", "busy/two.py"},
    ),
    "by its whole name": (
        "import pmf_lib\npmf_lib.methods.rules.x()",
        {"methods/rules.py", "data/days.csv"},
    ),
    "a module, dynamically": (
        "import importlib\nimportlib.import_module('pmf_lib.alone')",
        {"alone.py"},
    ),
}


@pytest.mark.parametrize(("cell", "expected"), REACHED.values(), ids=REACHED)
def test_reaches_what_it_imports_and_no_more(
    library: Library, cell: str, expected: set[str]
) -> None:
    assert names(library, cell) == expected | MACHINERY


@pytest.mark.parametrize(
    "cell",
    [
        "import importlib\nimportlib.import_module(name)",
        "__import__(name)",
        "from pmf_lib.any.thing import x",
        "%run other.py",
        "!ls",
        "this is no Python",
    ],
)
def test_what_cannot_be_known_depends_on_everything(library: Library, cell: str) -> None:
    assert set(FILES) <= names(library, "1", cell)


def test_another_source_of_a_name_is_another_page(library: Library) -> None:
    notebook = library.folder.parent / "report.ipynb"
    names(library, "from pmf_lib.sections import good")
    before = library.reached(notebook)
    facade = library.folder / "sections" / "__init__.py"
    facade.write_text(FILES["sections/__init__.py"].replace("import good", "import best as good"))
    after = Library(library.folder).reached(notebook)
    assert before.keys() == after.keys()
    assert before != after


def test_a_neighbour_that_is_not_python_stops_every_import(library: Library) -> None:
    (library.folder / "methods" / "late.py").write_text("def (")
    found = names(Library(library.folder), "from pmf_lib.sections import good")
    assert "methods/late.py" in found
    assert "sections/bad.py" not in found


def test_the_packs_reach_their_own_sections_alone() -> None:
    library = the_library()
    packs = ROOT / "notebooks" / "packs"
    unit = set(library.reached(packs / "unit_monitoring.ipynb"))
    overview = set(library.reached(packs / "quarter_overview.ipynb"))
    assert "pmf_lib/sections/overview.py" in overview - unit
    assert "pmf_lib/sections/budget_update.py" in unit - overview
    both = unit & overview
    assert {
        "pmf_lib/data/bank_holidays.csv",
        "pmf_lib/template/page.css",
        "pmf_lib/views/html.py",
        "pmf_lib/run/gates.py",
        "pmf_lib/run/export.py",
        "pmf_lib/run/kernel_start.py",
        "pmf_lib/store/latest.py",
    } <= both
    rooms = {place.split("/")[1] for place in unit | overview if "/" in place}
    assert not rooms & {"cli", "demo", "intake"}


def test_a_line_for_the_notebook_leaves_the_rest_readable() -> None:
    found = notebook_imports(["%time\nfrom pmf_lib.sections import good"])
    assert found.unknown
    assert ("pmf_lib.sections", "good") in found.names


def test_steps_that_are_made_as_they_run_mean_the_folder_above() -> None:
    source = 'PackageLoader("pmf_lib", "template")\nfiles("pmf_lib.demo") / "data" / name / "x"'
    assert imports_of(ast.parse(source)).data == {"pmf_lib/template", "pmf_lib/demo/data"}
