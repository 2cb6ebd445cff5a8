"""A notebook's cells run one after the other, each given as HTML as soon as it is there."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Iterator
from typing import Any, cast

from jupyter_core.utils import ensure_async
from markupsafe import Markup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from pmf_lib.errors import PmfError
from pmf_lib.run import markdown
from pmf_lib.run.markdown import Outline
from pmf_lib.views.html import environment

WIDGET_MIME = "application/vnd.jupyter.widget-view+json"
HTML_MIME = "text/html"
STOPPED = "This part of the page could not be made. The details are in the server's log."
GONE = "The session of this page ended before the page was whole. Open the page again."
STARTED_WITHIN = 60
_log = logging.getLogger(__name__)


def words_before(cells: list[Any], outline: Outline) -> Iterator[Markup]:
    """The Markdown cells that stand before any code: shown before a kernel is asked for."""
    for cell in cells:
        if cell.cell_type == "code":
            return
        yield _words(cell, outline)


async def pieces(notebook: Any, kernel: Any, outline: Outline) -> AsyncGenerator[Markup]:
    """Each cell as HTML, from the first code cell on; a cell that fails is told and is the last.

    `kernel` is the manager of a running kernel, which keeps running.
    """
    client = NotebookClient(notebook, km=kernel, timeout=None, startup_timeout=STARTED_WITHIN)
    cells = list(enumerate(notebook.cells))
    while cells and cells[0][1].cell_type != "code":
        cells.pop(0)
    try:
        await client.async_start_new_kernel_client()
        for index, cell in cells:
            if cell.cell_type != "code":
                yield _words(cell, outline)
                continue
            stopped = await _run(client, cell, index)
            yield Markup("\n").join(_output(output) for output in cell.outputs)
            if stopped:
                yield stop(stopped)
                return
    except (RuntimeError, DeadKernelError) as error:
        _log.error("A page's kernel ended while its cells ran: %s", error)
        yield stop(GONE)
    finally:
        if client.kc is not None:
            await ensure_async(cast("Any", client.kc).stop_channels())


def stop(sentence: str) -> Markup:
    """A short element that says why the page goes no further."""
    return Markup(_template().stop(sentence))


async def _run(client: NotebookClient, cell: Any, index: int) -> str:
    """Run a cell; empty where it did, else the sentence for its reader."""
    try:
        await client.async_execute_cell(cell, index, store_history=False)
    except CellExecutionError as error:
        if error.ename in _known(PmfError):
            return str(error.evalue)
        _log.error("A cell of a page failed: %s", error)
        return STOPPED
    except CellTimeoutError as error:
        _log.error("A cell of a page took too long: %s", error)
        return STOPPED
    return ""


def _known(kind: type[PmfError]) -> set[str]:
    """The names of the failures whose sentences are written for readers."""
    return {kind.__name__}.union(*(_known(each) for each in kind.__subclasses__()))


def _words(cell: Any, outline: Outline) -> Markup:
    return markdown.render(cell.source, outline) if cell.cell_type == "markdown" else Markup()


def _output(output: Any) -> Markup:
    """One output: a widget or a picture for the browser to draw, HTML of our own, or words."""
    kind = output.output_type
    if kind == "stream":
        return Markup(_template().words(output.text)) if output.name == "stdout" else Markup()
    if kind not in ("display_data", "execute_result"):
        return Markup()
    data = output.data
    if HTML_MIME in data and WIDGET_MIME not in data:
        return Markup(_template().html(Markup(data[HTML_MIME])))
    if set(data) == {"text/plain"}:
        return Markup(_template().words(data["text/plain"]))
    return Markup(_template().drawn({**output, "trusted": True}))


def _template() -> Any:
    return environment().get_template("served_cell.html.j2").module
