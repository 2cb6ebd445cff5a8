"""The floor: a notebook's cells as plain functions in one forked worker, and the same pages.

`python -m bench.floor PACK PERIOD UNIT…`, in a project folder. No notebook is executed: each code
cell is called as it stands, what it returns is put where its output would be, and the ordinary
exporter and gates make the page. The worker keeps nothing apart and makes one pack after another.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from pmf_lib import project, sections
from pmf_lib.council import load_council
from pmf_lib.periods import Period
from pmf_lib.run import closing
from pmf_lib.run.pages import finished_page, sheet_of
from pmf_lib.run.plan import Plan, Task, make_plan
from pmf_lib.run.settings import load_settings
from pmf_lib.store import open_store

__all__ = ["main", "sections"]


def main(pack: str, period: str, units: Sequence[str]) -> None:
    """Make each unit's page in one process forked from this one."""
    council = load_council("carlisle-2021")
    os.environ["PMF_BATCH"] = "1"
    os.environ["PMF_SNAPSHOT"] = open_store().snapshot(council.key).token
    plan = make_plan(council, Period.parse(period))
    child = os.fork()
    if child == 0:
        for task in plan.all_tasks:
            if task.pack == pack and task.key in units:
                _make(plan, task)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"The floor's worker ended with {status}")


def _make(plan: Plan, task: Task) -> None:
    notebook = closing.asking(nbformat.read(task.notebook, as_version=4))
    _called(notebook, task.parameters)
    sheet = sheet_of(plan, task, load_settings().page_bytes)
    page = finished_page(sheet, closing.settled(notebook))
    Path(project.root(), f"floor-{task.key}.html").write_bytes(page)


def _called(notebook: NotebookNode, parameters: dict[str, str]) -> None:
    """Every code cell called in order, its last expression's value as its output."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "cell", "exec"), names)
        if "parameters" in cell.metadata.get("tags", ()):
            names.update(parameters)
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            data = shown._repr_mimebundle_()
            cell.outputs = [new_output("execute_result", data=data, execution_count=1)]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
