"""Makes one pack, in a worker process: notebook to page, through the gates."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pmf_lib.errors import PmfError
from pmf_lib.run import processes, scrub
from pmf_lib.run.execute import Executed, Failure, execute
from pmf_lib.run.notebook_text import notebook_text
from pmf_lib.run.pages import Sheet, failed_page, finished_page
from pmf_lib.run.plan import Task


@dataclass(frozen=True)
class Job:
    """All that a worker is told about a pack."""

    task: Task
    sheet: Sheet
    home: Path
    seconds: float


@dataclass(frozen=True)
class Made:
    """A pack's page and executed notebook; the page says what failed where `failure` is there."""

    page: bytes
    evidence: bytes
    failure: Failure | None
    seconds: float


def warm() -> None:
    """Import what every pack needs, once a worker; later collections of garbage pass it over."""
    import pmf_lib.run.engine
    import pmf_lib.run.exporter  # noqa: F401

    gc.collect()
    gc.freeze()


def make(job: Job) -> Made:
    """Run the pack's notebook and make its page; a failure comes back with a page that says so."""
    started = time.monotonic()
    executed = execute(
        job.task.notebook,
        job.task.parameters,
        home=job.home,
        seconds=job.seconds,
        mark=os.environ[processes.MARK_VARIABLE],
    )
    page, failure = _page(job.sheet, executed)
    return Made(page, written(executed.notebook), failure, time.monotonic() - started)


def _page(sheet: Sheet, executed: Executed) -> tuple[bytes, Failure | None]:
    if executed.failure:
        return failed_page(sheet, executed.failure), executed.failure
    try:
        return finished_page(sheet, executed.notebook), None
    except PmfError as error:
        failure = Failure(0, "", scrub.nameless(error.sentence))
        return failed_page(sheet, failure), failure


def lost(job: Job, cause: str) -> Made:
    """What stands for a pack whose worker could not answer: a page that says so."""
    failure = Failure(0, "", scrub.nameless(cause))
    notebook = scrub.scrubbed(nbformat.read(job.task.notebook, as_version=4))
    return Made(failed_page(job.sheet, failure), written(notebook), failure, 0.0)


def written(notebook: NotebookNode) -> bytes:
    """The notebook as its file's bytes."""
    return f"{notebook_text(notebook)}\n".encode()
