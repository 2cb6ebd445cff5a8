"""How long a report is, against how long it may be (R1-029: not vast amounts of paper)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from pmf_lib.sections import exception_report, followed_through
from pmf_lib.sections.listing import facts
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Paragraph, Section
from pmf_lib.views.words import counted

WORDS_A_PAGE = 450
MOST_PAGES = 12
_SKIPPED = frozenset(
    {"type", "spec", "target", "place", "tone", "shape", "letter", "name", "table"}
)
_COUNTED = (
    followed_through.decisions_overdue,
    exception_report.particularly_badly,
    exception_report.particularly_well,
    exception_report.reasons_and_remedies,
    exception_report.exceptions_without_action,
    followed_through.watch_list,
)


def length_of_report(pack: Pack) -> Section:
    """The words and pages of the exception report, its limit, and its items without an action."""
    words = sum(words_in(section(pack).model_dump()) for section in _COUNTED)
    pages = ceil(words / WORDS_A_PAGE)
    alone = int(followed_through.answered(pack)["open"].sum())
    kept = pages <= MOST_PAGES
    told = facts(
        ("Words", f"{words:,}"),
        ("Pages of print", f"About {pages}, at {WORDS_A_PAGE} words a page"),
        ("Limit", f"{MOST_PAGES} pages"),
        ("Exceptions without an action or a decision", str(alone or "None")),
    )
    over = (
        "Within the limit."
        if kept
        else f"Over the limit by {counted(pages - MOST_PAGES, 'page')}: shorten the reasons, or "
        "leave to the services' own reports what members need not decide."
    )
    headline = f"The report is about {counted(pages, 'page')} long; {MOST_PAGES} are allowed."
    blocks = (told, Paragraph(text=over))
    return Section(name="length_of_report", headline=headline, blocks=blocks)


def words_in(record: Any) -> int:
    """How many words a reader meets: of tables and sentences; not what is one click away."""
    return sum(len(text.split()) for text in _texts(record))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        if part.get("type") == "details":
            yield str(part["summary"])
            return
        for name, inner in part.items():
            if name not in _SKIPPED:
                yield from _texts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _texts(inner)
