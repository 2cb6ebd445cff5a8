"""The files of each body's edition: its pages, its index, and for everyone the open data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

import nbformat

from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.methods.release import Release
from pmf_lib.run import export, gates, kept_charts
from pmf_lib.run.beside import Beside, copied
from pmf_lib.run.editions import Edition
from pmf_lib.run.export import IndexWords
from pmf_lib.run.kept_charts import KeptCharts
from pmf_lib.run.pages import INDEX_FILE, as_written, entry_of, quarter_of, refuse
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.record import State
from pmf_lib.run.staging import Finished
from pmf_lib.views import tables
from pmf_lib.views.records import Link
from pmf_lib.views.words import counted

_LINK = re.compile(r'<a href="(?P<address>[^"#]+)(?:#[^"]*)?">(?P<words>.*?)</a>', re.DOTALL)
# How a notebook's file writes it; in a text of the data the marks would be escaped.
_EXEMPT = b'"type": "exempt"'


@dataclass(frozen=True)
class Shelf:
    """What editions are put together from: the plan, its packs that are ready, the open data."""

    plan: Plan
    packs: Mapping[str, Finished]
    data: Mapping[str, bytes]


def shelf_of(plan: Plan, finished: Iterator[Finished], data: Mapping[str, bytes]) -> Shelf:
    """The shelf of a quarter: packs that failed stand in nobody's edition."""
    ready = (pack for pack in finished if pack.record.status is not State.FAILED)
    return Shelf(plan, {pack.record.name: pack for pack in ready}, data)


def edition_files(shelf: Shelf, edition: Edition, release: Release) -> Iterator[Beside]:
    """Every file of a body's edition; of one that is held back its index alone, which says why."""
    index = Beside(f"{edition.folder}/{INDEX_FILE}", _index(shelf, edition, release))
    if not release.released:
        yield index
        return
    for task in edition.tasks:
        if task.name in shelf.packs:
            yield from _pack(shelf.packs[task.name], edition, task)
    for file, content in shelf.data.items() if edition.public else ():
        yield Beside(f"{edition.folder}/{file}", content)
    yield index


def _pack(finished: Finished, edition: Edition, task: Task) -> Iterator[Beside]:
    source = finished.folder / task.file
    written = source.read_text("utf-8")
    html = _public_page(finished, task) if edition.public else written
    html = without_missing_links(html, task.file, edition.files)
    if html == written:
        yield copied(f"{edition.folder}/{task.file}", source, finished.record)
    else:
        yield Beside(f"{edition.folder}/{task.file}", html.encode())
    if not edition.public:
        evidence = finished.folder / task.evidence
        yield copied(f"{edition.folder}/{task.evidence}", evidence, finished.evidence)


def _public_page(finished: Finished, task: Task) -> str:
    """The page as everyone may read it, made from the notebook without what is exempt."""
    evidence = (finished.folder / task.evidence).read_bytes()
    if _EXEMPT not in evidence:
        return (finished.folder / task.file).read_text("utf-8")
    notebook = nbformat.reads(evidence.decode(), as_version=4)
    facts = export.PageFacts(task.pack, task.key, task.file, public=True)
    return export.page(as_written(notebook), facts=facts, keeper=KeptCharts(kept_charts.place()))


def without_missing_links(html: str, file: str, files: frozenset[str]) -> str:
    """The page with links to files that its edition has not made plain words."""
    folder = posixpath.dirname(file)

    def kept(link: re.Match[str]) -> str:
        address = unquote(link["address"])
        there = posixpath.normpath(posixpath.join(folder, address))
        return link[0] if address.startswith("data:") or there in files else link["words"]

    return _LINK.sub(kept, html)


def _index(shelf: Shelf, edition: Edition, release: Release) -> bytes:
    plan = shelf.plan
    ready = [task for task in edition.tasks if task.name in shelf.packs]
    entries = [entry_of(shelf.packs[task.name].record, task, plan.council) for task in ready]
    words = IndexWords(
        title=f"{edition.body.name}: reports, {plan.period.label}",
        lead=_lead(edition, release, len(ready)),
    )
    facts = tuple((term, tables.day(on).text) for term, on in _days(plan, edition))
    links = (Link(text="The figures as open data", target="data/datapackage.json"),)
    quarter = quarter_of(plan, facts, links if edition.public else ())
    shown = entries if release.released else []
    html = export.index_page(quarter, shown, words)
    refuse(
        f"{edition.folder}/{INDEX_FILE}", gates.check(html, expected_echo={}, links=edition.files)
    )
    return html.encode()


def _lead(edition: Edition, release: Release, ready: int) -> str:
    if not release.released:
        return f"Held back: {release.reason}"
    missing = len(edition.tasks) - ready
    failed = f" {missing} could not be made." if missing else ""
    return f"{ready} of {counted(len(edition.tasks), 'report')} ready.{failed}"


def _days(plan: Plan, edition: Edition) -> Iterator[tuple[str, date]]:
    """The meeting that considers the quarter, with its deadlines."""
    council, body = plan.council, edition.body
    agendas = considered_by_meeting(council)
    for meeting in body.meetings:
        if agendas[body.key, meeting].quarter == plan.period:
            yield "Meeting", meeting
            yield "Papers due by", council.papers_due(meeting)
            if body.public:
                yield "Agenda published by", council.agenda_due(meeting)
            return
