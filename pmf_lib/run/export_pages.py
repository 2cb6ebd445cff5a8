"""Pages that come from no notebook: the quarter's index, a failed pack, a table of faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pmf_lib.run import layout
from pmf_lib.views import tables
from pmf_lib.views.html import Scope
from pmf_lib.views.records import Bullets, Link, Paragraph, Part, Record, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted

if TYPE_CHECKING:
    import pandas as pd

INDEX_FILE = "index.html"
FAULTS_SHOWN = 1000
STATUS_WORDS = {"made": "Ready", "kept": "Ready", "failed": "Failed", "held back": "Held back"}
SEVERITIES = {
    "structural": "Stops its table from loading",
    "error": "The row is left out",
    "warning": "Loaded, and marked as doubtful",
}


@dataclass(frozen=True)
class Quarter:
    """A council's quarter as its pages name it.

    `facts` are terms and values of the run, without times; `links` point at its other files.
    """

    council: str
    period_label: str
    notice: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A pack in the index. `group` is its directorate, or empty for the whole council.

    `status` is made, kept, failed or held back; `note` says in a few words how things stand.
    """

    title: str
    file: str
    status: str
    audience: str = ""
    group: str = ""
    note: str = ""


@dataclass(frozen=True)
class Failure:
    """What stopped a pack: the cell's number and heading, the cause, the command to run again."""

    title: str
    cause: str
    command: str
    cell: int = 0
    heading: str = ""


@dataclass(frozen=True)
class IndexWords:
    """An index's title and first sentence."""

    title: str
    lead: str


@dataclass(frozen=True)
class PageWords:
    """A page that comes from no notebook: its title, first sentence, parts and the way back."""

    title: str
    lead: str
    parts: tuple[Record, ...] = ()
    trail: tuple[Link, ...] = ()
    echo: dict[str, str] | None = None


def index_page(quarter: Quarter, entries: Sequence[Entry], words: IndexWords | None = None) -> str:
    """An index: every pack by its group, in the order given, and the run's facts.

    Without words of its own it is the whole quarter's, and counts its reports.
    """
    scope = Scope(here=INDEX_FILE, level=1)
    title = f"Performance reports, {quarter.period_label}"
    said = words or IndexWords(title, _counts(entries))
    groups = dict.fromkeys(entry.group for entry in entries)
    parts: list[Record] = [_group(group, entries) for group in groups]
    return _page(quarter, scope, said.title, PageWords(said.title, said.lead, tuple(parts)))


def failed_page(quarter: Quarter, file: str, failure: Failure, echo: dict[str, str]) -> str:
    """The page of a pack that could not be made: what failed, in plain words, and what to do."""
    scope = Scope(here=file, level=1)
    title = f"{failure.title}: this report could not be made"
    where = f"Cell {failure.cell}" if failure.cell else "The page as a whole"
    under = f", under “{failure.heading}”" if failure.heading else ""
    parts = (
        Part(
            heading="What failed",
            blocks=(Paragraph(text=f"{where}{under}: {failure.cause}"),),
        ),
        Part(
            heading="What to do",
            blocks=(
                Bullets(
                    items=(
                        "Mend what the sentence above names, in the data or in the notebook.",
                        f"Then make this report again: {failure.command}",
                    )
                ),
                Paragraph(text="The other reports of the quarter are not affected."),
            ),
        ),
    )
    lead = f"No figures are shown here for {quarter.period_label}, so that none can mislead."
    index = Link(text="All reports of this period", target=INDEX_FILE)
    trail = (index, Link(text=failure.title, target=file))
    return _page(quarter, scope, title, PageWords(title, lead, parts, trail, echo))


def words_page(quarter: Quarter, file: str, words: PageWords) -> str:
    """A page of words alone, such as the accessibility statement, at its place in a folder."""
    return _page(quarter, Scope(here=file, level=1), words.title, words)


def faults_page(
    first: pd.DataFrame, counts: Mapping[str, int], *, quarter: Quarter, source: str, file: str
) -> str:
    """The faults of a source as a page; of more than 1,000 it shows the first.

    `first` has the columns severity, code, table, file, sheet, line, column, found, allowed, and
    as many rows as there are faults, up to FAULTS_SHOWN; `counts` is how many of each severity
    there are in all. `file` is the page's own place relative to the folder that its links count
    from.
    """
    scope = Scope(here=file, level=1)
    title = f"Faults found in {source}"
    total = sum(counts.values())
    if not total:
        return _page(quarter, scope, title, PageWords(title, "No fault was found."))
    shown = first.head(FAULTS_SHOWN)
    parts = (
        Part(heading="How many, and what they mean", blocks=(_severities(counts),)),
        Part(heading="Every fault", blocks=(_faults(shown),)),
    )
    cut = total > len(shown)
    more = f" The first {len(shown):,} are shown; the CSV file holds all." if cut else ""
    lead = f"{counted(total, 'fault').capitalize()} found.{more}"
    return _page(quarter, scope, title, PageWords(title, lead, parts))


def _page(quarter: Quarter, scope: Scope, title: str, text: PageWords) -> str:
    head = layout.head(
        f"{title}, {quarter.council}", quarter.council, quarter.notice, text.trail, scope
    )
    foot = layout.foot((*text.trail[:1], *quarter.links), text.echo or {}, scope, quarter.facts)
    content: dict[str, Any] = {"text": text, "scope": scope}
    return layout.page("page.html.j2", head, foot, **content)


def _group(group: str, entries: Sequence[Entry]) -> Part:
    """A directorate's reports; whom they are written for is said once where it is the same."""
    listed = [entry for entry in entries if entry.group == group]
    audiences = {entry.audience for entry in listed}
    same = len(audiences) == 1
    rows = [
        (
            Link(text=entry.title, target=entry.file),
            STATUS_WORDS.get(entry.status, entry.status),
            entry.note,
            "" if same else entry.audience,
        )
        for entry in listed
    ]
    name = group or "The whole council"
    table = tables.from_rows(
        rows,
        caption=f"Reports: {name}",
        headings=[Heading(title) for title in ("Report", "State", "In brief", "Written for")],
    )
    said = [Paragraph(text=f"Written for: {words}.") for words in audiences if same and words]
    return Part(heading=name, blocks=(*said, _without_empty_columns(table)))


def _without_empty_columns(table: Table) -> Table:
    kept = [
        place
        for place in range(len(table.columns))
        if any(not isinstance(row[place], Text) or row[place].text for row in table.rows)  # type: ignore[union-attr]
    ]
    return table.model_copy(
        update={
            "columns": tuple(table.columns[place] for place in kept),
            "rows": tuple(tuple(row[place] for place in kept) for row in table.rows),
        }
    )


def _counts(entries: Sequence[Entry]) -> str:
    reports = [entry for entry in entries if not entry.file.endswith(f"/{INDEX_FILE}")]
    failed = sum(entry.status == "failed" for entry in reports)
    ready = counted(len(reports) - failed, "report")
    if not failed:
        return f"{ready.capitalize()} ready."
    return f"{ready.capitalize()} ready; {counted(failed, 'report')} could not be made."


def _severities(counts: Mapping[str, int]) -> Table:
    return tables.from_rows(
        [
            (severity.capitalize(), counts.get(severity, 0), meaning)
            for severity, meaning in SEVERITIES.items()
        ],
        caption="Faults by severity",
        headings=(Heading("Severity"), Heading("Faults", "count"), Heading("What happens")),
    )


def _faults(shown: pd.DataFrame) -> Table:
    where = ["table", "file", "sheet", "line", "column"]
    titles = ("Severity", "Table", "File", "Sheet", "Line", "Column", "Found", "Allowed", "Code")
    ordered = shown[["severity", *where, "found", "allowed", "code"]]
    missing = ordered.isna().itertuples(index=False, name=None)
    rows = [
        ["" if absent else _plain(value) for value, absent in zip(row, gaps, strict=True)]
        for row, gaps in zip(ordered.itertuples(index=False, name=None), missing, strict=True)
    ]
    return tables.from_rows(
        rows, caption="Faults, in the order they were met", headings=[Heading(t) for t in titles]
    )


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
