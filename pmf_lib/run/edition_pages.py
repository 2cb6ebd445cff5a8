"""The files of each body's edition: its pages, its index, and for everyone the open data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

import nbformat

from pmf_lib.council import Body
from pmf_lib.methods.ladder import Agendas, considered_by_meeting, first_meeting_on
from pmf_lib.methods.release import Release
from pmf_lib.periods import Grain
from pmf_lib.run import export, gates, kept_charts
from pmf_lib.run.accessibility import ACCESSIBILITY_FILE, STATEMENT, statement_page
from pmf_lib.run.beside import Beside, copied
from pmf_lib.run.editions import Edition
from pmf_lib.run.export import IndexWords
from pmf_lib.run.kept_charts import KeptCharts
from pmf_lib.run.pages import INDEX_FILE, as_written, echo_of, entry_of, quarter_of, refuse
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
    """What editions are put together from: the plan, its packs that are ready, the open data, and
    what each meeting considers.
    """

    plan: Plan
    packs: Mapping[str, Finished]
    data: Mapping[str, bytes]
    agendas: Agendas


def shelf_of(plan: Plan, finished: Iterable[Finished], data: Mapping[str, bytes]) -> Shelf:
    """The shelf of a quarter: packs that failed stand in nobody's edition."""
    ready = (pack for pack in finished if pack.record.status is not State.FAILED)
    packs = {pack.record.name: pack for pack in ready}
    return Shelf(plan, packs, data, considered_by_meeting(plan.council))


def edition_files(shelf: Shelf, edition: Edition, release: Release) -> Iterator[Beside]:
    """Every file of a body's edition; of one that is held back its index alone, which says why."""
    index = Beside(f"{edition.folder}/{INDEX_FILE}", _index(shelf, edition, release))
    if not release.released:
        yield index
        return
    for task in edition.tasks:
        if task.name in shelf.packs:
            yield from _pack(shelf.packs[task.name], edition, task)
    if edition.public:
        yield Beside(f"{edition.folder}/{ACCESSIBILITY_FILE}", _statement(shelf.plan, edition))
        for file, content in shelf.data.items():
            yield Beside(f"{edition.folder}/{file}", content)
    yield index


def _pack(finished: Finished, edition: Edition, task: Task) -> Iterator[Beside]:
    source = finished.folder / task.file
    written = source.read_text("utf-8")
    html = _public_page(finished, task, written) if edition.public else written
    html = without_missing_links(html, task.file, edition.files)
    file = f"{edition.folder}/{task.file}"
    if html == written:
        yield copied(file, source, finished.record)
    else:
        refuse(file, gates.check(html, expected_echo=echo_of(task), links=edition.files))
        yield Beside(file, html.encode())
    if not edition.public:
        evidence = finished.folder / task.evidence
        yield copied(f"{edition.folder}/{task.evidence}", evidence, finished.evidence)


def _public_page(finished: Finished, task: Task, written: str) -> str:
    """The page as everyone may read it: as written, or made again without what is exempt."""
    evidence = (finished.folder / task.evidence).read_bytes()
    if _EXEMPT not in evidence:
        return written
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


def _statement(plan: Plan, edition: Edition) -> bytes:
    html = statement_page(plan, quarter_of(plan, (), ()))
    faults = gates.check(html, expected_echo={}, links=edition.files)
    refuse(f"{edition.folder}/{ACCESSIBILITY_FILE}", faults)
    return html.encode()


def _index(shelf: Shelf, edition: Edition, release: Release) -> bytes:
    plan = shelf.plan
    ready = [task for task in edition.tasks if task.name in shelf.packs]
    entries = [entry_of(shelf.packs[task.name].record, task, plan.council) for task in ready]
    words = IndexWords(
        title=f"{edition.body.name}: reports, {plan.period.label}",
        lead=_lead(edition, release, len(ready)),
    )
    facts = tuple((term, tables.day(on).text) for term, on in _days(shelf, edition))
    links = (Link(text="The figures as open data", target="data/datapackage.json"), STATEMENT)
    quarter = quarter_of(plan, facts, links if edition.public and release.released else ())
    shown = entries if release.released else []
    html = export.index_page(quarter, shown, words)
    faults = gates.check(html, expected_echo={}, links=edition.files)
    refuse(f"{edition.folder}/{INDEX_FILE}", faults)
    return html.encode()


def _lead(edition: Edition, release: Release, ready: int) -> str:
    if not release.released:
        return f"Held back: {release.reason}"
    missing = len(edition.tasks) - ready
    failed = f" {missing} could not be made." if missing else ""
    return f"{ready} of {counted(len(edition.tasks), 'report')} ready.{failed}"


def _days(shelf: Shelf, edition: Edition) -> Iterator[tuple[str, date]]:
    """The meeting that considers the quarter, with its deadlines."""
    council, body = shelf.plan.council, edition.body
    meeting = _meeting(shelf, body)
    if meeting is not None:
        yield "Meeting", meeting
        yield "Papers due by", council.papers_due(meeting)
        if body.public:
            yield "Agenda published by", council.agenda_due(meeting)


def _meeting(shelf: Shelf, body: Body) -> date | None:
    """The meeting that considers the period: of a month, the first after its packs are made."""
    plan = shelf.plan
    if plan.period.grain is Grain.MONTH:
        return first_meeting_on(plan.council, body, plan.period)
    considers = (
        day for day in body.meetings if shelf.agendas[body.key, day].quarter == plan.period
    )
    return next(considers, None)
