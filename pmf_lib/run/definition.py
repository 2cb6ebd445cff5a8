"""Whether a pack's notebook says what the council's profile says it must, before anything runs.

The profile may list a report's headings in the exact words of the council's paper, each with the
section that stands under it (R0-009, R3-060). Nothing here runs a notebook or imports a section.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pmf_lib.council import PackSpec
from pmf_lib.errors import ParameterError

_SECTIONS = "pmf_lib.sections"
_HEADING = "## "


def check_definition(spec: PackSpec, notebook: Path) -> None:
    """Refuse a pack that names an unknown section, or whose notebook has other headings.

    ParameterError where the profile or the notebook names a section that there is not, and where
    the notebook's headings with their sections do not begin with those of the profile.
    """
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    for name in (*spec.sections.values(), *_imported(cells)):
        _require_known(name, spec)
    wanted, found = list(spec.sections.items()), list(_outline(cells))
    if found[: len(wanted)] != wanted:
        nth = next(at for at, pair in enumerate(wanted) if found[at : at + 1] != [pair])
        heading, section = wanted[nth]
        stands = f"“{found[nth][0]}” with {found[nth][1]}" if nth < len(found) else "nothing"
        raise ParameterError(
            f"In {notebook.name} heading {nth + 1} is {stands}",
            f"The profile's pack {spec.pack} asks for “{heading}” with {section}",
            "Mend the notebook, or the pack's sections in the profile",
        )


@cache
def section_names() -> tuple[str, ...]:
    """The sections that notebooks may call, in order of their names."""
    source = (resources.files("pmf_lib") / "sections" / "__init__.py").read_text("utf-8")
    imports = (node for node in ast.parse(source).body if isinstance(node, ast.ImportFrom))
    return tuple(sorted(alias.name for node in imports for alias in node.names))


def _require_known(name: str, spec: PackSpec) -> None:
    names = section_names()
    if name in names:
        return
    near = get_close_matches(name, names, 3, 0.5)
    raise ParameterError(
        f"The pack {spec.pack} names the section “{name}”, which there is not",
        f"The nearest are {', '.join(near)}" if near else f"There are {', '.join(names)}",
        "Correct its name in the profile and in the notebook",
    )


def _imported(cells: list[dict[str, Any]]) -> Iterator[str]:
    """What the notebook takes from the room of sections; a cell that is no Python tells nothing."""
    for tree in _code(cells):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == _SECTIONS:
                yield from (alias.name for alias in node.names)


def _outline(cells: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each heading of the report with the section called under it; empty where none is."""
    heading = ""
    for cell in cells:
        source = "".join(cell["source"]).strip()
        if cell["cell_type"] == "markdown" and source.startswith(_HEADING):
            heading = source.removeprefix(_HEADING).strip()
        elif heading and cell["cell_type"] == "code":
            yield heading, source.partition("(")[0].strip()
            heading = ""


def _code(cells: list[dict[str, Any]]) -> Iterator[ast.Module]:
    for cell in cells:
        if cell["cell_type"] == "code":
            try:
                yield ast.parse("".join(cell["source"]))
            except SyntaxError:
                continue
