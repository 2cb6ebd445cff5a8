"""The front page: the newest finished quarter, and every scrutiny notebook with its sentence."""

from __future__ import annotations

from pathlib import Path

from pmf_lib import project
from pmf_lib.council import Council
from pmf_lib.errors import PmfError
from pmf_lib.periods import Period
from pmf_lib.run.export_pages import PageWords
from pmf_lib.run.served import looks, scrutiny
from pmf_lib.run.served.answers import Answer
from pmf_lib.run.served.scrutiny import Notebook
from pmf_lib.store import open_store
from pmf_lib.views import tables
from pmf_lib.views.records import Link, Paragraph, Part, Table
from pmf_lib.views.tables import Heading

TITLE = "Performance and scrutiny"


class FrontHandler(Answer):
    """Answers at `/`."""

    def get(self) -> None:
        """The front page as things stand."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(front_page(self.site.council))

    head = get


def newest_quarter(council: str) -> str:
    """The folder name of the council's newest finished quarter; empty where there is none."""
    found = (path.parent.name for path in quarters(council))
    return max(found, default="")


def quarters(council: str) -> tuple[Path, ...]:
    """The index pages of the council's finished quarters."""
    return tuple(sorted((project.outputs() / council).glob("[!.]*/index.html")))


def front_page(council: Council) -> str:
    """The front page as things stand on disk and in the database."""
    parts = (_reports(council.key), _notebooks(council.key, scrutiny.notebooks()))
    lead = f"What {council.name} reports on its performance, and what members work on it with."
    return looks.plain_page(council, PageWords(TITLE, lead, parts))


def _reports(council: str) -> Part:
    newest = newest_quarter(council)
    if not newest:
        return _part("Reports", "There is no finished quarter yet.", "pmf run current makes one.")
    rows = [
        (Link(text=f"Reports of {_label(name)}", target=f"{name}/index.html"), note)
        for name, note in _by_age(council, newest)
    ]
    return Part(heading="Reports", blocks=(_list("Finished reports", ("Reports", "State"), rows),))


def _by_age(council: str, newest: str) -> list[tuple[str, str]]:
    names = sorted((path.parent.name for path in quarters(council)), reverse=True)
    return [(name, "The newest" if name == newest else "Earlier") for name in names]


def _label(name: str) -> str:
    """A period as people say it; a folder of another name as it is."""
    try:
        return Period.parse(name).label
    except PmfError:
        return name


def _notebooks(council: str, listed: tuple[Notebook, ...]) -> Part:
    heading = "Scrutiny notebooks"
    if not listed:
        return _part(heading, "There is no scrutiny notebook here.")
    rows = [(Link(text=each.title, target=each.address), each.sentence) for each in listed]
    table = _list("Notebooks", ("Notebook", "What it is for"), rows)
    wanting = _wanting(council)
    return Part(heading=heading, blocks=(*(Paragraph(text=words) for words in wanting), table))


def _wanting(council: str) -> tuple[str, ...]:
    """Why notebooks have nothing to show, where the database is not there or holds nothing."""
    try:
        with open_store() as store:
            store.snapshot(council)
    except PmfError as error:
        return ("The notebooks have no figures to show yet.", error.sentence)
    return ()


def _part(heading: str, *sentences: str) -> Part:
    return Part(heading=heading, blocks=tuple(Paragraph(text=words) for words in sentences))


def _list(caption: str, titles: tuple[str, str], rows: list[tuple[Link, str]]) -> Table:
    return tables.from_rows(rows, caption=caption, headings=[Heading(title) for title in titles])
