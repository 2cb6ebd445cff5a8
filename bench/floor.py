"""The floor: a notebook's cells as plain functions in one forked worker, and the same pages.

`python -m bench.floor COUNCIL PERIOD PACK UNIT…`, in a project folder, prints what it cost as
JSON. No notebook is executed: each code cell is called as it stands, what it returns is put where
its output would be, and the ordinary exporter and gates make the page. All imports are done
before the worker is forked and are not counted. The worker keeps nothing apart and makes one pack
after another.
"""

from __future__ import annotations

import ast
import gc
import importlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from bench.spending import Spent, spent
from pmf_lib import project
from pmf_lib.council import load_council
from pmf_lib.periods import Period
from pmf_lib.run import closing
from pmf_lib.run.pages import finished_page, sheet_of
from pmf_lib.run.plan import Plan, Task, make_plan
from pmf_lib.run.settings import load_settings
from pmf_lib.store import open_store
from pmf_lib.store.statement import STATEMENT_MIME, statement

FOLDER = "floor"
# What the work would import when it first needs it; the drawing engine starts in the worker.
_LATE = ("pmf_lib.sections", "vl_convert", "sqlalchemy.dialects.sqlite")


def make(council: str, period: str, pack: str, units: Sequence[str]) -> Spent:
    """Make each unit's page in a process forked from this one; what that process cost."""
    for name in _LATE:
        importlib.import_module(name)
    Path(project.root(), FOLDER).mkdir(exist_ok=True)
    gc.freeze()
    return spent(lambda: _in_a_worker(council, period, pack, units))


def _in_a_worker(council: str, period: str, pack: str, units: Sequence[str]) -> None:
    child = os.fork()
    if child == 0:
        _work(council, period, pack, units)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"The floor's worker ended with {status}")


def _work(council: str, period: str, pack: str, units: Sequence[str]) -> None:
    with open_store() as store:
        os.environ |= {"PMF_BATCH": "1", "PMF_SNAPSHOT": store.snapshot(council).token}
    plan = make_plan(
        load_council(council), Period.parse(period), only=[f"{pack}:{unit}" for unit in units]
    )
    limit = load_settings().page_bytes
    for task in plan.tasks:
        page = _page(plan, task, limit)
        Path(project.root(), FOLDER, f"{task.key}.html").write_bytes(page)


def _page(plan: Plan, task: Task, limit: int) -> bytes:
    before = len(statement().reads)
    notebook = closing.asking(nbformat.read(task.notebook, as_version=4))
    _call(notebook, task.parameters)
    _leave_out(notebook, before)
    return finished_page(sheet_of(plan, task, limit), closing.settled(notebook))


def _call(notebook: NotebookNode, parameters: dict[str, str]) -> None:
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


def _leave_out(notebook: NotebookNode, before: int) -> None:
    """Take what packs before this one read out of the last cell's answer."""
    answer = notebook.cells[-1].outputs[0].data[STATEMENT_MIME]
    answer["reads"] = answer["reads"][before:]


if __name__ == "__main__":
    print(json.dumps(asdict(make(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]))))
