"""Runs one notebook in a process of its own, and says what came of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from pmf_lib import errors
from pmf_lib.run import closing, forking, processes, scrub
from pmf_lib.run.kernels import KERNEL_NAME

_START_SECONDS = 60
_AWAY = frozenset({errors.StoreAwayError.__name__, errors.FailingDiskError.__name__})
_OUTPUT_SECONDS = 60
_NOT_SHOWABLE = "The cell showed something that cannot be kept in a notebook"
_STOPPED = "The notebook stopped in this cell, which shows no error; see what it printed"


@dataclass(frozen=True)
class Failure:
    """What stopped a pack: the cell, counted from 1 in the template, its heading and the cause.

    `cell` is 0 where the fault lies in no one cell, as when a finished page is refused. `away`
    where the database did not answer, which says nothing of the pack.
    """

    cell: int
    heading: str
    cause: str
    away: bool = False


@dataclass(frozen=True)
class Executed:
    """A notebook after its run, scrubbed; `failure` is None where every cell ran."""

    notebook: NotebookNode
    failure: Failure | None


class _Progress:
    """Follows papermill from cell to cell, so that a dead kernel's cell is known."""

    def __init__(self, notebook: NotebookNode) -> None:
        self.notebook = notebook
        self.index = -1

    def started(self, notebook: NotebookNode) -> None:
        self.notebook = notebook

    def cell(self, cell: NotebookNode, cell_index: int) -> None:
        self.index = cell_index


def execute(
    notebook: Path, parameters: dict[str, str], *, home: Path, seconds: float, mark: str
) -> Executed:
    """Run the notebook with papermill in a fresh process, in the project's folder.

    The process is forked from a clean one where the system can, and a stock kernel elsewhere. It
    has this process's environment, which must carry the mark. After so many seconds it and all
    that it started are killed. Whatever happens in the notebook comes back as a Failure; only a
    fault of the machine itself is raised.
    """
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    source = closing.asking(nbformat.read(notebook, as_version=4))
    progress = _Progress(source)
    with processes.deadline(seconds, mark, lambda: forking.SERVER.pids) as passed:
        failure = _run(source, parameters, home, progress)
    if passed.is_set():
        cause = f"The notebook was stopped at its deadline of {seconds:g} seconds"
        failure = _failure(progress, progress.index, cause)
    return Executed(scrub.scrubbed(progress.notebook), failure)


def _run(
    source: NotebookNode, parameters: dict[str, str], home: Path, progress: _Progress
) -> Failure | None:
    # Slow to import, and the driver of a run, which names failures, executes nothing.
    import papermill
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import raise_for_execution_errors

    try:
        # In two steps: in one, papermill would also write the executed notebook, to nowhere.
        prepared = papermill.execute_notebook(
            source, None, parameters, kernel_name=KERNEL_NAME, prepare_only=True
        )
        progress.notebook = papermill_engines.execute_notebook_with_engine(
            nb=prepared,
            kernel_name=KERNEL_NAME,
            progress_bar=False,
            autosave_cell_every=0,
            record_timing=False,
            on_notebook_start=progress.started,
            on_cell_execute=progress.cell,
            **_engine_options(home),
        )
        raise_for_execution_errors(progress.notebook, None)
    except PapermillExecutionError:
        progress.notebook = scrub.unmarked(progress.notebook)
        return _first_error(progress) or _failure(progress, progress.index, _STOPPED)
    except nbformat.ValidationError:
        return _failure(progress, progress.index, _NOT_SHOWABLE)
    except (RuntimeError, TimeoutError) as error:
        return _failure(progress, progress.index, _death(error, progress))
    return _first_error(progress)


def _first_error(progress: _Progress) -> Failure | None:
    """The first error any cell shows; a cell that left by `sys.exit(0)` is one too.

    papermill takes that for the end of the notebook and would pass a pack cut short.
    """
    for index, cell in enumerate(progress.notebook.cells):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                failure = _failure(progress, index, _cause(output.ename, output.evalue))
                return replace(failure, away=output.ename in _AWAY)
    return None


def _engine_options(home: Path) -> dict[str, Any]:
    """Which engine runs the cells; the folder is the notebook's own, not this process's."""
    if forking.usable():
        from pmf_lib.run.engine import ENGINE_NAME

        return {"engine_name": ENGINE_NAME, "home": str(home)}
    from pmf_lib.run.own_kernel import OwnKernelManager

    return {
        "engine_name": None,
        "kernel_manager_class": OwnKernelManager,
        "resources": {"metadata": {"path": str(home)}},
        "start_timeout": _START_SECONDS,
        "iopub_timeout": _OUTPUT_SECONDS,
        "shutdown_kernel": "immediate",
    }


def _death(error: Exception, progress: _Progress) -> str:
    if progress.index < 0:
        return f"The kernel did not start: {scrub.nameless(str(error)).splitlines()[0]}"
    if closing.asks(progress.notebook.cells[progress.index]):
        return "The kernel died after this cell, before it could say what the notebook read"
    return "The kernel died while it ran this cell"


def _cause(name: str, message: str) -> str:
    """A sentence for the page: a user's failure as it stands, any other with its class."""
    words = " ".join(scrub.nameless(message).split())
    if name in _own_errors():
        return words
    return f"{name}: {words}" if words else name


def _own_errors() -> frozenset[str]:
    kinds = (known for known in vars(errors).values() if isinstance(known, type))
    return frozenset(kind.__name__ for kind in kinds if issubclass(kind, errors.PmfError))


def _failure(progress: _Progress, index: int, cause: str) -> Failure:
    """The failure at the cell of that index, counted as the template has its cells.

    What fails in the run's own last cell is told of the template's last.
    """
    cells = progress.notebook.cells[: index + 1]
    shown = [cell for cell in cells if not (scrub.injected(cell) or closing.asks(cell))]
    return Failure(len(shown), _heading_above(shown), cause)


def _heading_above(cells: list[NotebookNode]) -> str:
    """The nearest heading at or above the last of the cells; empty where there is none."""
    for cell in reversed(cells):
        lines = cell.source.splitlines() if cell.cell_type == "markdown" else []
        headings = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
        if headings:
            return str(headings[-1])
    return ""
