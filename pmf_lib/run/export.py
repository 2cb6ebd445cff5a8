"""An executed notebook made into a page: accessible, safe, offline and repeatable.

The notebook's outputs are data (records); all markup is made here and in the templates. A page
holds one stylesheet, its charts as drawings, and no script at all: any browser shows it, without
Python (R1-071), and whatever else renders records may take its place (R2-012).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

from pmf_lib.run import layout
from pmf_lib.run.export_pages import (
    FAULTS_SHOWN,
    Entry,
    Failure,
    IndexWords,
    Quarter,
    failed_page,
    faults_page,
    index_page,
)
from pmf_lib.run.reading import read
from pmf_lib.views.draw import Keeper
from pmf_lib.views.html import Scope
from pmf_lib.views.records import Link

if TYPE_CHECKING:
    from pmf_lib.run.exporter import PageExporter

__all__ = [
    "FAULTS_SHOWN",
    "Entry",
    "Failure",
    "IndexWords",
    "PageFacts",
    "Quarter",
    "failed_page",
    "faults_page",
    "index_page",
    "page",
]

INDEX = Link(text="All reports of this period", target="index.html")


@dataclass(frozen=True)
class PageFacts:
    """Which page this is: its pack and key, its file in the quarter's folder, what it links to.

    `links` are shown at the foot: the evidence copy, the data. A `public` page leaves out what is
    exempt. `words` is how long the report may be, 0 where nobody says.
    """

    pack: str
    key: str
    file: str
    links: tuple[Link, ...] = ()
    public: bool = False
    words: int = 0


def page(notebook: Any, *, facts: PageFacts, keeper: Keeper | None = None) -> str:
    """The page of an executed notebook (an nbformat node); the same notebook, the same bytes.

    Charts that the `keeper` has are not drawn again. GateError when the notebook holds anything
    but records and Markdown, or no opening.
    """
    scope = Scope(here=facts.file, keeper=keeper, public=facts.public)
    reading = read(notebook, scope, facts.words)
    opening = reading.opening
    title = f"{opening.title}, {opening.period_label}, {opening.council}"
    here = Link(text=opening.title, target=facts.file)
    content = {
        "reading": reading,
        "head": layout.head(title, opening.council, opening.notice, (INDEX, here), scope),
        "foot": layout.foot((INDEX, *facts.links), opening.echo, scope),
    }
    html, _ = _exporter().from_notebook_node(_bare(notebook), resources={"page": content})
    return layout.tidy(html)


def _bare(notebook: Any) -> NotebookNode:
    """As many cells with nothing in them: nbconvert copies all it is given, more than once."""
    cells = [
        NotebookNode(cell_type="markdown", id=str(place), metadata=NotebookNode(), source="")
        for place, _ in enumerate(notebook.cells)
    ]
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=NotebookNode(), cells=cells)


@cache
def _exporter() -> PageExporter:
    # Slow to import, and the driver of a run makes pages that are of no notebook.
    from pmf_lib.run.exporter import PageExporter

    return PageExporter()
