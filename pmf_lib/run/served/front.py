"""The front page: the newest finished quarter, and every scrutiny notebook with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pmf_lib import project
from pmf_lib.errors import PmfError
from pmf_lib.periods import Period
from pmf_lib.run.export_pages import PageWords
from pmf_lib.run.plan import BODIES
from pmf_lib.run.served import looks, scrutiny, signing_in
from pmf_lib.run.served.answers import Answer
from pmf_lib.run.served.reach import Reach
from pmf_lib.run.served.scrutiny import Notebook
from pmf_lib.store import open_store
from pmf_lib.views import tables
from pmf_lib.views.records import Facts, Link, Paragraph, Part, Table, Text
from pmf_lib.views.tables import Heading

TITLE = "Performance and scrutiny"


class FrontHandler(Answer):
    """Answers at `/`."""

    def get(self) -> None:
        """The front page as things stand."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(front_page(self.reach, self.site.people.database(self.person)))

    head = get


def newest_quarter(council: str) -> str:
    """The folder name of the council's newest finished quarter; empty where there is none."""
    found = (path.parent.name for path in quarters(council))
    return max(found, default="")


def quarters(council: str) -> tuple[Path, ...]:
    """The index pages of the council's finished quarters."""
    return tuple(sorted((project.outputs() / council).glob("[!.]*/index.html")))


def front_page(reach: Reach, database: str) -> str:
    """The front page for a post, as things stand on disk and in the database it opens."""
    council = reach.council
    listed = tuple(each for each in scrutiny.notebooks() if reach.notebook(each.name))
    parts = (_reports(reach), _notebooks(reach, listed, database), _signed_in(reach))
    lead = f"What {council.name} reports on its performance, and what members work on it with."
    return looks.plain_page(council, PageWords(TITLE, lead, parts))


def _reports(reach: Reach) -> Part:
    council = reach.council
    newest = newest_quarter(council.key)
    if not newest:
        made = ("pmf run current makes one.",) if reach.whole else ()
        return _part("Reports", "There is no finished quarter yet.", *made)
    rows = [
        (Link(text=words, target=f"{name}/{page}"), note)
        for name, note in _by_age(council.key, newest)
        for words, page in _pages(reach, name)
    ]
    if not rows:
        return _part("Reports", "There is no finished report for you yet.")
    return Part(heading="Reports", blocks=(_list("Finished reports", ("Reports", "State"), rows),))


def _pages(reach: Reach, quarter: str) -> Iterator[tuple[str, str]]:
    """Where a post begins to read in a quarter: every report, or those that are its own."""
    label, council = _label(quarter), reach.council
    if reach.whole:
        yield f"Reports of {label}", "index.html"
        return
    editions = [
        (f"{council.body(key).name}: reports of {label}", f"{BODIES}/{key}/index.html")
        for key in reach.bodies
    ]
    packs = [(f"{title}: {label}", page) for title, page in reach.own_pages]
    for words, page in (*editions, *packs):
        if (project.outputs() / council.key / quarter / page).is_file():
            yield words, page


def _by_age(council: str, newest: str) -> list[tuple[str, str]]:
    names = sorted((path.parent.name for path in quarters(council)), reverse=True)
    return [(name, "The newest" if name == newest else "Earlier") for name in names]


def _signed_in(reach: Reach) -> Part:
    """As whom the reader is here, and the way out."""
    out = Link(text="Sign out", target=signing_in.SIGN_OUT.strip("/"))
    pairs = (("You are here as", Text(text=reach.told)), ("When you have done", out))
    return Part(heading="Signed in", blocks=(Facts(pairs=pairs),))


def _label(name: str) -> str:
    """A period as people say it; a folder of another name as it is."""
    try:
        return Period.parse(name).label
    except PmfError:
        return name


def _notebooks(reach: Reach, listed: tuple[Notebook, ...], database: str) -> Part:
    heading = "Scrutiny notebooks"
    if not listed:
        return _part(heading, "There is no scrutiny notebook here for you.")
    rows = [(Link(text=each.title, target=each.address), each.sentence) for each in listed]
    table = _list("Notebooks", ("Notebook", "What it is for"), rows)
    wanting = _wanting(reach.council.key, database)
    return Part(heading=heading, blocks=(*(Paragraph(text=words) for words in wanting), table))


def _wanting(council: str, database: str) -> tuple[str, ...]:
    """Why notebooks have nothing to show, where the database is not there or holds nothing."""
    try:
        with open_store(database) as store:
            store.snapshot(council)
    except PmfError as error:
        return ("The notebooks have no figures to show yet.", error.sentence)
    return ()


def _part(heading: str, *sentences: str) -> Part:
    return Part(heading=heading, blocks=tuple(Paragraph(text=words) for words in sentences))


def _list(caption: str, titles: tuple[str, str], rows: list[tuple[Link, str]]) -> Table:
    return tables.from_rows(rows, caption=caption, headings=[Heading(title) for title in titles])
