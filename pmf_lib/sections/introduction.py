"""Heading 1 of a unit's report: the head of service's own words (R0-024)."""

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Nil, Paragraph, Section


def introduction(pack: Pack) -> Section:
    """The introduction written for this quarter, or a nil return that says there is none."""
    found = pack.entries("introductions")
    blocks: tuple[Block, ...] = tuple(
        block
        for row in found.itertuples()
        for block in (Paragraph(text=row.text), Paragraph(text=_signed(row)))
    )
    nil = Nil(reason=f"No introduction was handed in for {pack.period.label}.")
    return Section(name="introduction", blocks=blocks or (nil,))


def _signed(row: object) -> str:
    author = said(getattr(row, "author", None), "the service")
    written = day(getattr(row, "written_on", None))
    return f"Written by the {author} on {written}." if written else f"Written by the {author}."
