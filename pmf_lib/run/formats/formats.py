"""The formats there are, and a report in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pmf_lib.errors import ParameterError
from pmf_lib.run.export import PageFacts
from pmf_lib.run.formats.content import Content, content_of
from pmf_lib.views.draw import Keeper


class Format(StrEnum):
    """A format that a report can be had in besides its page."""

    WORD = "word"
    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"  # last, because it alone needs what may not be here

    @property
    def suffix(self) -> str:
        """How its files' names end."""
        return _SUFFIXES[self]


_SUFFIXES = {
    Format.WORD: ".docx",
    Format.XLSX: ".xlsx",
    Format.PDF: ".pdf",
    Format.CSV: ".csv.zip",
}


def read_formats(words: Sequence[str]) -> tuple[Format, ...]:
    """The formats of these names, each once; all of them where none is named.

    A ParameterError for a name that is no format's.
    """
    for word in words:
        if word not in list(Format):
            raise ParameterError(
                f"“{word}” is not a format", f"Formats are {', '.join(Format)}", "Name one of them"
            )
    return tuple(each for each in Format if not words or each in words)


@dataclass(frozen=True)
class Report:
    """An executed notebook to be written in formats, its page's facts, and what draws its charts.

    `browser` is the program that prints it; empty where there is none.
    """

    notebook: Any
    facts: PageFacts
    keeper: Keeper | None = None
    browser: str = ""

    def content(self) -> Content:
        """What it says; GateError for anything that no report can hold."""
        return content_of(self.notebook, self.facts)


def written(report: Report, content: Content, wanted: Format) -> bytes:
    """The report in a format; the same report gives the same bytes.

    A RunError where the browser prints nothing.
    """
    # Each brings a library that is slow to import, and most runs of the program need none.
    match wanted:
        case Format.WORD:
            from pmf_lib.run.formats.word import word_of

            return word_of(content, report.keeper)
        case Format.XLSX:
            from pmf_lib.run.formats.workbook import workbook_of

            return workbook_of(content)
        case Format.CSV:
            from pmf_lib.run.formats.open_tables import open_tables_of

            return open_tables_of(content)
        case Format.PDF:
            return _pdf(report, content)


def _pdf(report: Report, content: Content) -> bytes:
    from pmf_lib.run.formats.browser import printed
    from pmf_lib.run.formats.pdf import mended
    from pmf_lib.run.formats.print_page import links_in, print_page

    page = print_page(report.notebook, report.facts, report.keeper)
    return mended(
        printed(page, report.browser),
        title=content.title,
        author=content.opening.council,
        day=content.day,
        links=links_in(page),
    )
