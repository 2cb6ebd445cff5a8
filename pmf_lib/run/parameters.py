"""What parameters a notebook takes, read without running it."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path

from pmf_lib.errors import ParameterError

PARAMETERS_TAG = "parameters"
# What reading a file that is no notebook of format 4 raises, as it is met.
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError)


def check_parameters(notebook: Path, given: Mapping[str, str]) -> None:
    """Refuse parameters the notebook does not take, or takes as something other than text.

    papermill only logs an unknown parameter, and the notebook then runs on its defaults: the
    wrong unit's figures under a right title. A ParameterError here instead.
    """
    taken = notebook_parameters(notebook)
    for name, value in given.items():
        if name not in taken:
            raise ParameterError(
                f"The notebook {notebook.name} has no parameter “{name}”",
                f"Its parameters are {', '.join(taken)}",
                f"Add {name} to its parameters cell, or mend the council's list of packs",
            )
        if not isinstance(value, str):
            raise ParameterError(
                f"The parameter “{name}” of {notebook.name} was given {value!r}",
                "Every parameter is text",
                "Write it in quotation marks",
            )


def notebook_parameters(notebook: Path) -> dict[str, str]:
    """The parameters with their defaults, from the one cell tagged `parameters`."""
    source = _parameters_cell(notebook)
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        raise _refused(notebook, f"its parameters cell is not Python: {error.msg}") from None
    found: dict[str, str] = {}
    for statement in statements:
        name, default = _assignment(statement)
        if not name:
            raise _refused(notebook, f"line {statement.lineno} of its parameters cell does more")
        if not isinstance(default, str):
            raise _refused(notebook, f"the default of “{name}” is not text")
        found[name] = default
    return found


def _assignment(statement: ast.stmt) -> tuple[str, object]:
    """Name and literal of `name = "literal"` (annotated or not); no name for anything else."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)):
            return name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=value)):
            return name, value
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name, None
        case _:
            return "", None


def _parameters_cell(notebook: Path) -> str:
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [
            "".join(cell["source"])
            for cell in cells
            if PARAMETERS_TAG in cell["metadata"].get("tags", ())
        ]
    except FileNotFoundError:
        raise ParameterError(
            f"The notebook {notebook} is missing",
            "Each pack of a council's profile names a notebook of the project",
            "Mend the notebook's path in the profile",
        ) from None
    except _UNREADABLE as error:
        raise _refused(notebook, f"it cannot be read ({type(error).__name__})") from None
    if len(tagged) != 1:
        raise _refused(notebook, f"{len(tagged)} of its cells carry the tag “parameters”")
    return tagged[0]


def _refused(notebook: Path, why: str) -> ParameterError:
    return ParameterError(
        f"The notebook {notebook.name} cannot be given parameters: {why}",
        "One cell, tagged “parameters”, sets each parameter to a text in quotation marks",
        "Mend the notebook, then run again",
    )
