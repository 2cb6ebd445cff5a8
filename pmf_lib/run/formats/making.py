"""The packs of a finished quarter written in other formats, in a folder of their own.

A finished quarter is sealed by its manifest, so nothing is put into it: the files lie beside it,
each under the name of its page. They are made from the executed notebooks, so no kernel runs.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pmf_lib.errors import PmfError, RunError
from pmf_lib.run import kept_charts
from pmf_lib.run.digests import content_digest
from pmf_lib.run.editions import editions
from pmf_lib.run.export import PageFacts
from pmf_lib.run.formats.browser import browser
from pmf_lib.run.formats.formats import Format, Report, written
from pmf_lib.run.kept_charts import KeptCharts
from pmf_lib.run.place import Place, writing
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.progress import Reporter
from pmf_lib.run.record import FileRecord, Manifest, State, read_manifest
from pmf_lib.run.staging import write_whole

FOLDER = "formats"
PUBLIC = "public"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: which formats, for whom, where to, and how many packs at once."""

    formats: tuple[Format, ...]
    to: Path
    public: bool = False
    jobs: int = 1


@dataclass(frozen=True)
class Outcome:
    """What came of it: the files written, and a sentence for whatever could not be."""

    files: tuple[Path, ...]
    refused: tuple[str, ...]


def folder_beside(place: Place) -> Path:
    """Where a quarter's formats lie where nobody says otherwise."""
    return place.folder / FOLDER / place.period.code


def make_formats(plan: Plan, place: Place, wanted: Wanted, reporter: Reporter) -> Outcome:
    """Write the plan's packs in the formats wanted; one that fails stops no other.

    Where no browser is here PDF files are refused, with advice, and the rest is made. A public
    file leaves out what is exempt, and is made only of what the public edition holds. A RunError
    where the quarter is not finished or the folder cannot be written.
    """
    formats, program, refused = _printable(wanted.formats)
    quarter = _Quarter(plan, place.published, _manifest(plan, place))
    desk = _Desk(quarter, replace(wanted, formats=formats), program)
    tasks = [task for task in plan.tasks if not wanted.public or task.name in quarter.public]
    if not tasks:
        refused = (*refused, "The public edition of this period holds none of these reports.")
    files: list[Path] = []
    with writing(wanted.to), ThreadPoolExecutor(max_workers=wanted.jobs) as hands:
        for task, (outcome, seconds) in zip(tasks, hands.map(desk.make, tasks), strict=True):
            files += outcome.files
            refused = (*refused, *outcome.refused)
            state = State.FAILED if outcome.refused else State.MADE
            reporter.done(task.name, state, seconds)
    return Outcome(tuple(files), refused)


def public_packs(plan: Plan, place: Place) -> frozenset[str]:
    """The packs that the public edition of a finished quarter holds; else a RunError."""
    return _Quarter(plan, place.published, _manifest(plan, place)).public


def _printable(formats: Sequence[Format]) -> tuple[tuple[Format, ...], str, tuple[str, ...]]:
    """The formats that can be made here, the browser, and why one cannot be."""
    if Format.PDF not in formats:
        return tuple(formats), "", ()
    try:
        return tuple(formats), browser(), ()
    except RunError as error:
        return tuple(each for each in formats if each is not Format.PDF), "", (error.sentence,)


def _manifest(plan: Plan, place: Place) -> Manifest:
    manifest = read_manifest(place.published)
    if manifest is None:
        raise RunError(
            f"{plan.council.key} has no finished packs of {plan.period}",
            "Other formats are made from packs that pmf run has made",
            f"Run pmf run {plan.period} --council {plan.council.key} first",
        )
    return manifest


@dataclass(frozen=True)
class _Quarter:
    """A finished quarter: its plan, its folder and what its manifest says of each file."""

    plan: Plan
    folder: Path
    manifest: Manifest

    @cached_property
    def files(self) -> dict[str, FileRecord]:
        return {record.file: record for record in self.manifest.every_file}

    @cached_property
    def made(self) -> frozenset[str]:
        packs = self.manifest.packs
        return frozenset(pack.name for pack in packs if pack.status is not State.FAILED)

    @cached_property
    def public(self) -> frozenset[str]:
        """The packs that the public edition holds: due there, and released."""
        return frozenset(
            task.name
            for edition in editions(self.plan)
            if edition.public
            for task in edition.tasks
            if f"{edition.folder}/{task.file}" in self.files
        )

    def notebook(self, task: Task) -> NotebookNode:
        """The executed notebook; a RunError where there is none, or not as it was written."""
        file = self.files.get(task.evidence)
        content = self._content(file) if file and task.name in self.made else None
        if content is None:
            raise RunError(
                "This report was not made, or its notebook is not as it was written",
                "Other formats are made from the notebook as it was run",
                f"Make it again: {self.plan.command(task.name)}",
            )
        return nbformat.reads(content.decode(), as_version=4)

    def _content(self, file: FileRecord) -> bytes | None:
        """The bytes that the manifest speaks of; a run may let another quarter take their place."""
        try:
            content = (self.folder / file.file).read_bytes()
        except FileNotFoundError:
            return None
        return content if content_digest(content) == file.sha256 else None


@dataclass(frozen=True)
class _Desk:
    quarter: _Quarter
    wanted: Wanted
    program: str

    def make(self, task: Task) -> tuple[Outcome, float]:
        """One pack in every format, and the seconds it took."""
        begun = time.monotonic()
        files: list[Path] = []
        refused: list[str] = []
        try:
            report = self.report(task)
            content = report.content()
            for kind in self.wanted.formats:
                path = self.path(task, kind)
                write_whole(path, written(report, content, kind))
                files.append(path)
        except PmfError as error:
            refused.append(f"{task.name}: {error.sentence}")
        return Outcome(tuple(files), tuple(refused)), time.monotonic() - begun

    def path(self, task: Task, kind: Format) -> Path:
        top = self.wanted.to / PUBLIC if self.wanted.public else self.wanted.to
        return top / task.pack / f"{task.key}{kind.suffix}"

    def report(self, task: Task) -> Report:
        plan, public = self.quarter.plan, self.wanted.public
        words = plan.council.pack(task.pack).words
        return Report(
            notebook=self.quarter.notebook(task),
            facts=PageFacts(task.pack, task.key, task.file, public=public, words=words),
            keeper=KeptCharts(kept_charts.place()),
            browser=self.program,
        )
