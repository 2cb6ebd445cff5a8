"""What a section returns: data, not markup. The exporter alone makes pages of it.

Every record is frozen, checked on making, and survives the journey through a notebook as JSON.
"""

from __future__ import annotations

import os
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pmf_lib.views.looks import IconTone, Shape, Tone

SECTION_MIME = "application/vnd.pmf.section.v1+json"
PACK_MIME = "application/vnd.pmf.pack.v1+json"
BATCH_VARIABLE = "PMF_BATCH"

Words = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """A frozen piece of a page that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Record):
    """Plain words in a table cell; `number` keeps what the words show, for sorting and data."""

    type: Literal["text"] = "text"
    text: str
    number: float | None = None


class Badge(Record):
    """A status as word, shape and colour."""

    type: Literal["badge"] = "badge"
    word: Words
    tone: Tone
    shape: Shape


class Icon(Record):
    """A verdict as a letter in a coloured shape, with its word beside it."""

    type: Literal["icon"] = "icon"
    letter: Annotated[str, Field(min_length=1, max_length=2)]
    word: Words
    shape: Shape
    tone: IconTone


class Spark(Record):
    """A line the size of a word, with the words that say what it shows."""

    type: Literal["spark"] = "spark"
    values: tuple[float | None, ...]
    label: Words
    target: float | None = None


class Link(Record):
    """A link to another pack's page (`unit_monitoring/ict-services.html`) or `#place`."""

    type: Literal["link"] = "link"
    text: Words
    target: Words


Cell = Annotated[Text | Badge | Icon | Spark | Link, Field(discriminator="type")]


class Column(Record):
    """A table's column; numbers are set right-aligned."""

    title: Words
    numeric: bool = False


class Table(Record):
    """A table with a caption; the first cell of each row is the row's heading."""

    type: Literal["table"] = "table"
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _rows_fit(self) -> Table:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"“{self.caption}”: a row has {len(row)} cells, the table "
                    f"{len(self.columns)} columns"
                )
        return self


class Chart(Record):
    """A chart: message, measure and place, words for who cannot see it, source and figures.

    `spec` is a Vega-Lite 6 specification without a title of its own.
    """

    type: Literal["chart"] = "chart"
    headline: Words
    subtitle: Words
    alternative: Words
    source: Words
    spec: dict[str, Any]
    table: Table


class Paragraph(Record):
    """A paragraph of plain words."""

    type: Literal["paragraph"] = "paragraph"
    text: Words


class Bullets(Record):
    """A list of plain words."""

    type: Literal["bullets"] = "bullets"
    items: tuple[Words, ...]


class Glossary(Record):
    """Short forms, each with the words it stands for; a page shows those it uses (R2-010)."""

    type: Literal["glossary"] = "glossary"
    summary: Words
    items: tuple[tuple[Words, Words], ...]


class Nil(Record):
    """Nothing to report, and why."""

    type: Literal["nil"] = "nil"
    reason: Words


class Length(Record):
    """How long the report is and may be, which the page fills in, beside facts that bear on it."""

    type: Literal["length"] = "length"
    pairs: tuple[tuple[Words, Cell], ...] = ()


class Facts(Record):
    """Pairs of a term and what it is here; the values may be badges or sparklines."""

    type: Literal["facts"] = "facts"
    pairs: tuple[tuple[Words, Cell], ...]


class Details(Record):
    """What is one click away."""

    type: Literal["details"] = "details"
    summary: Words
    blocks: tuple[Block, ...]


class Part(Record):
    """A part of a section under a heading of its own; `place` is what links may point at."""

    type: Literal["part"] = "part"
    heading: Words
    blocks: tuple[Block, ...]
    place: str = ""


class Exempt(Record):
    """What the public edition leaves out, and the paragraph of Schedule 12A that allows it."""

    type: Literal["exempt"] = "exempt"
    paragraph: Words
    blocks: tuple[Block, ...]


Block = Annotated[
    Table | Chart | Paragraph | Bullets | Glossary | Nil | Length | Facts | Details | Part | Exempt,
    Field(discriminator="type"),
]


class _Shown(Record):
    """A record that a notebook shows."""

    mime: ClassVar[str]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Data alone in a run; in JupyterLab the page's own look as well."""
        bundle: dict[str, Any] = {
            self.mime: self.model_dump(mode="json"),
            "text/plain": type(self).__name__,
        }
        if not os.environ.get(BATCH_VARIABLE):
            from pmf_lib.views.html import render_for_notebook

            bundle["text/html"] = render_for_notebook(self)
        return bundle


class Section(_Shown):
    """What one section of a report says: a headline sentence and the blocks that bear it out.

    `left_out` is why a section that does not always apply is left out: then it says nothing else,
    and a page leaves its heading out too and lists both at its end (R0-026).
    """

    mime: ClassVar[str] = SECTION_MIME

    name: Words
    headline: str = ""
    blocks: tuple[Block, ...] = ()
    left_out: str = ""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Section:
        if self.left_out and (self.headline or self.blocks):
            raise ValueError(f"{self.name} is left out and shows something all the same")
        return self


class Opening(_Shown):
    """A pack's first words, and the echo of what it was made from.

    `echo` holds what the notebook really used: council, period, key and snapshot. The run
    refuses a page whose echo is not what was asked for.
    """

    mime: ClassVar[str] = PACK_MIME

    title: Words
    council: Words
    period_label: Words
    audience: Words
    notice: str = ""
    summary: tuple[str, ...] = ()
    facts: tuple[tuple[Words, str], ...] = ()
    echo: dict[str, str]


Details.model_rebuild()
Part.model_rebuild()
Exempt.model_rebuild()
Section.model_rebuild()
