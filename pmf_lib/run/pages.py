"""A pack's page made and passed through the gates, and the quarter's index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nbformat import NotebookNode

from pmf_lib.council import Council
from pmf_lib.errors import GateError
from pmf_lib.run import closing, export, gates, kept_charts, reads
from pmf_lib.run.editions import Edition, editions
from pmf_lib.run.execute import Failure
from pmf_lib.run.kept_charts import KeptCharts
from pmf_lib.run.plan import WHOLE_COUNCIL, Plan, Task
from pmf_lib.run.record import PackRecord
from pmf_lib.run.scrub import injected
from pmf_lib.store import Snapshot
from pmf_lib.views.records import Link

if TYPE_CHECKING:
    from pmf_lib.methods.release import Release

INDEX_FILE = "index.html"
_LINKS = (
    Link(text="The figures as open data", target="data/datapackage.json"),
    Link(text="List of files with their digests", target="manifest.json"),
)


@dataclass(frozen=True)
class Sheet:
    """All that shapes a pack's page besides its notebook, and what the page must keep to.

    `echo` is what it must say it was made for, `files` are those of the quarter that it may link
    to, `command` makes it again. `charts` is the folder that drawn charts are kept in. `letters`
    are the short forms that it may have, None where it may have any.
    """

    facts: export.PageFacts
    quarter: export.Quarter
    title: str
    echo: dict[str, str]
    files: frozenset[str]
    limit_bytes: int
    command: str
    charts: Path
    letters: frozenset[str] | None = None


def sheet_of(plan: Plan, task: Task, limit_bytes: int) -> Sheet:
    """The sheet of one task."""
    evidence = Link(text="The notebook as it was run", target=task.evidence)
    words = plan.council.pack(task.pack).words
    return Sheet(
        facts=export.PageFacts(task.pack, task.key, task.file, (evidence,), words=words),
        quarter=quarter_of(plan, (), _LINKS),
        title=task.whole_title,
        echo=echo_of(task),
        files=plan.files,
        limit_bytes=limit_bytes,
        command=plan.command(task.name),
        charts=kept_charts.place(),
        letters=plan.council.letters_allowed,
    )


def echo_of(task: Task) -> dict[str, str]:
    """What the task's notebook must say it used, or its page is refused."""
    return {
        "council": task.parameters["council"],
        "period": task.parameters["period"],
        "as_known_on": task.parameters["as_known_on"],
        "key": task.key,
    }


def finished_page(sheet: Sheet, notebook: NotebookNode) -> bytes:
    """The page of an executed notebook; a GateError with every reason not to publish it.

    Where the notebook used the snapshot it was given, its echo says in words what it read.
    """
    found = closing.reads_of(notebook.metadata)
    if found is None:
        raise GateError(
            f"Nobody knows what the notebook of {sheet.facts.file} read",
            "A run's notebook says at its end what it read",
            "Run it again, and see that no cell changes how results are shown",
        )
    keeper = KeptCharts(sheet.charts)
    html = export.page(as_written(notebook), facts=sheet.facts, keeper=keeper)
    faults = gates.check(
        html,
        expected_echo={**sheet.echo, "snapshot": reads.words(found)},
        links=sheet.files,
        limit_bytes=sheet.limit_bytes,
        limit_words=sheet.facts.words,
        letters=sheet.letters,
    )
    refuse(sheet.facts.file, faults)
    return html.encode()


def failed_page(sheet: Sheet, failure: Failure) -> bytes:
    """The page that stands for a pack that could not be made."""
    told = export.Failure(sheet.title, failure.cause, sheet.command, failure.cell, failure.heading)
    return export.failed_page(sheet.quarter, sheet.facts.file, told, sheet.echo).encode()


def index_page(
    plan: Plan,
    snapshot: Snapshot,
    records: Sequence[PackRecord],
    released: Mapping[str, Release],
) -> bytes:
    """The quarter's index: the whole council's packs first, then the others', then each edition.

    `released` says of each body whether its edition is released.
    """
    facts = (
        ("Snapshot of the data", snapshot.token),
        ("Made under", plan.council.framework.standing),
    )
    order = {task.name: place for place, task in enumerate(plan.all_tasks)}
    whole = {task.name for task in plan.all_tasks if task.key == WHOLE_COUNCIL}
    listed = sorted(records, key=lambda record: (record.name not in whole, order[record.name]))
    abouts = {task.name: task for task in plan.all_tasks}
    entries = [entry_of(record, abouts[record.name], plan.council) for record in listed]
    entries += [_edition(each, released[each.body.key]) for each in editions(plan)]
    html = export.index_page(quarter_of(plan, facts, _LINKS), entries)
    refuse(INDEX_FILE, gates.check(html, expected_echo={}, links=plan.files))
    return html.encode()


def _edition(edition: Edition, release: Release) -> export.Entry:
    """An edition's line in the quarter's index; its own index says what it holds."""
    return export.Entry(
        title=edition.body.name,
        file=f"{edition.folder}/{INDEX_FILE}",
        status="made" if release.released else "held back",
        group="Editions, body by body",
        note=release.reason,
    )


def entry_of(record: PackRecord, task: Task, council: Council) -> export.Entry:
    """A pack's line in an index."""
    unit = task.parameters.get("unit")
    others = "" if task.key == WHOLE_COUNCIL else task.title
    return export.Entry(
        title=record.title,
        file=record.file,
        status=record.status,
        audience=record.audience,
        group=council.directorate_of(unit).name if unit else others,
        note=record.error.words if record.error else "",
    )


def quarter_of(
    plan: Plan, facts: tuple[tuple[str, str], ...], links: tuple[Link, ...]
) -> export.Quarter:
    """The quarter as its pages name it, with these facts and links at the foot."""
    return export.Quarter(
        council=plan.council.name,
        period_label=plan.period.label,
        notice=plan.council.notice,
        facts=facts,
        links=links,
    )


def as_written(notebook: NotebookNode) -> NotebookNode:
    """The notebook without papermill's own cell, so that cells count as in the template."""
    cells = [cell for cell in notebook.cells if not injected(cell)]
    return NotebookNode({**notebook, "cells": cells})


def refuse(file: str, faults: Sequence[str]) -> None:
    """A GateError with every fault of a page that has any."""
    if faults:
        raise GateError(
            f"{file} may not be published: {'; '.join(fault.rstrip('.') for fault in faults)}",
            "A page must pass every gate",
            "Mend the notebook or the section that the sentence names",
        )
