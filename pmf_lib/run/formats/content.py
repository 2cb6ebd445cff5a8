"""An executed notebook as a report to be written in any format: the very records of its page.

`content_of` reads what `run.reading` reads, in the same order and under the same headings. What
is exempt is marked with its paragraph, or in public left out with the page's own sentence. The
figures behind the charts come at the end, so that nobody has to read past them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pmf_lib.periods import Period, read_day
from pmf_lib.run.export import PageFacts
from pmf_lib.run.formats.items import (
    Charted,
    Heading,
    Item,
    Listed,
    Manner,
    Paired,
    Run,
    Said,
    Tabled,
    Where,
    plain,
)
from pmf_lib.run.formats.markdown_items import items_of, text_of, tokens_of
from pmf_lib.run.layout import ECHO_TERMS
from pmf_lib.run.markdown import FIRST_LEVEL, LAST_LEVEL
from pmf_lib.run.pages import as_written
from pmf_lib.run.plan import WHOLE_COUNCIL
from pmf_lib.run.reading import LEFT_OUT, parts_of, said, words_of
from pmf_lib.views import records
from pmf_lib.views.clean import slug
from pmf_lib.views.html import Scope, measured, place_of, question_of
from pmf_lib.views.length import Length
from pmf_lib.views.records import (
    Block,
    Chart,
    Details,
    Exempt,
    Facts,
    Glossary,
    Nil,
    Opening,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
)

FIGURES = "Figures behind the charts"
ABOUT = "About this document"
END_OF_EXEMPT = "End of the part that is not for publication."
_ACT = "Schedule 12A of the Local Government Act 1972"


@dataclass(frozen=True)
class Content:
    """A report as items. `title` names it whole; `day` stands for it where a file needs a date.

    The day is the one the report is as known on, else the last of its period: never the clock's.
    """

    opening: Opening
    title: str
    day: date
    items: tuple[Item, ...]

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings of its sections."""
        found = (item for item in self.items if isinstance(item, Heading))
        return tuple(heading for heading in found if heading.level == FIRST_LEVEL)


def content_of(notebook: Any, facts: PageFacts) -> Content:
    """The report of an executed notebook, as the page of these facts shows it.

    GateError for anything that no report can hold.
    """
    written = as_written(notebook)
    parts = parts_of(written)
    opening, public = parts.opening, facts.public
    length = Length(words_of(parts, public=public), facts.words)
    walk = _Walk(Scope(public=public, words=said(written, public=public), length=length))
    items = [*walk.opening(opening)]
    for _, part in parts.shown:
        items += walk.words(part) if isinstance(part, str) else walk.section(part)
    items += walk.left_out(parts.left_out)
    items += walk.figures()
    items += walk.about(opening)
    title = f"{opening.title}, {opening.period_label}, {opening.council}"
    echo = opening.echo
    day = read_day(echo.get("as_known_on", "")) or Period.parse(echo["period"]).end
    return Content(opening, title, day, tuple(items))


@dataclass
class _Walk:
    """Where a walk over a report's records has come to."""

    scope: Scope
    level: int = 1
    where: Where = field(default_factory=Where)
    tables: int = 0
    charts: int = 0
    behind: list[tuple[str, Chart]] = field(default_factory=list)

    def opening(self, record: Opening) -> Iterator[Item]:
        yield self.heading(record.title, 1)
        about = f"{record.council}. {record.period_label}. For: {record.audience}."
        yield Said(self.where, plain(about))
        if record.notice:
            yield Said(self.where, (Run(record.notice, strong=True),))
        for sentence in record.summary:
            question, answer = question_of(sentence)
            asked = (Run(f"{question} ", strong=True),) if question else ()
            yield Said(self.where, (*asked, Run(answer)), Manner.LEAD)
        if record.facts:
            pairs = tuple((term, Text(text=value)) for term, value in record.facts)
            yield Paired(self.where, pairs)

    def words(self, source: str) -> Iterator[Item]:
        """A Markdown cell."""
        for token in tokens_of(source):
            if token["type"] == "heading":
                yield self.heading(text_of(token), token["attrs"]["level"])
            else:
                yield from items_of(token, self.where)

    def heading(self, text: str, level: int, place: str = "") -> Heading:
        """A heading no deeper than one below the last, as on the page."""
        least = min(level, FIRST_LEVEL)
        self.level = max(least, min(level, self.level + 1, LAST_LEVEL))
        if self.level <= FIRST_LEVEL:
            section = text if self.level == FIRST_LEVEL else ""
            self.where = Where(section=section, exempt=self.where.exempt)
        else:
            self.where = replace(self.where, part=text)
        return Heading(self.where, self.level, text, self.scope.id(place or slug(text)))

    def section(self, record: Section) -> Iterator[Item]:
        if record.headline:
            yield Said(self.where, plain(record.headline), Manner.LEAD)
        if record.left_out:
            yield Said(self.where, plain(record.left_out), Manner.NIL)
        yield from self.blocks(record.blocks)

    def blocks(self, inside: tuple[Block, ...]) -> Iterator[Item]:
        for record in inside:
            yield from self.block(record)

    def block(self, record: Block) -> Iterator[Item]:
        match record:
            case Part():
                yield from self.part(record)
            case Exempt():
                yield from self.exempt(record)
            case Details():
                yield Said(self.where, plain(record.summary), Manner.FOLD)
                yield from self.blocks(record.blocks)
            case Glossary():
                yield from self.glossary(record)
            case Table():
                yield self.table(record)
            case Chart():
                yield from self.chart(record)
            case Facts():
                yield Paired(self.where, record.pairs)
            case records.Length():
                yield Paired(self.where, measured(record, self.scope).pairs)
            case Nil():
                yield Said(self.where, plain(record.reason), Manner.NIL)
            case Paragraph():
                yield Said(self.where, plain(record.text))
            case _:
                yield Listed(self.where, tuple(plain(line) for line in record.items))

    def part(self, record: Part) -> Iterator[Item]:
        level, where = self.level, self.where
        yield self.heading(record.heading, level + 1, place_of(record))
        yield from self.blocks(record.blocks)
        self.level, self.where = level, where

    def exempt(self, record: Exempt) -> Iterator[Item]:
        """What is not for publication between two sentences; in public one that says so."""
        if self.scope.public:
            withheld = (
                "A part of this section is not published: it is exempt under "
                f"{record.paragraph} of {_ACT}."
            )
            yield Said(self.where, plain(withheld), Manner.NIL)
            return
        before = self.where
        self.where = replace(before, exempt=record.paragraph)
        words = f"Not for publication: exempt under {record.paragraph} of {_ACT}."
        yield Said(self.where, plain(words), Manner.EXEMPT)
        yield from self.blocks(record.blocks)
        yield Said(self.where, plain(END_OF_EXEMPT), Manner.EXEMPT)
        self.where = before

    def glossary(self, record: Glossary) -> Iterator[Item]:
        told = self.scope.used(record)
        if not told:
            words = "Nil return: this report uses no short forms."
            yield Said(self.where, plain(words), Manner.NIL)
            return
        yield Said(self.where, plain(record.summary), Manner.FOLD)
        yield Listed(self.where, tuple(plain(f"{short}: {words}") for short, words in told))

    def table(self, record: Table) -> Tabled:
        self.tables += 1
        return Tabled(self.where, record, self.tables)

    def chart(self, record: Chart) -> Iterator[Item]:
        """A chart, whose figures come at the end, but for what is exempt: that stays together."""
        self.charts += 1
        place = "" if self.where.exempt else self.scope.id(f"figures-{self.charts}")
        yield Charted(self.where, record, self.charts, place)
        if place:
            self.behind.append((place, record))
        else:
            yield Said(self.where, plain(record.alternative))
            yield self.table(record.table)

    def left_out(self, found: tuple[tuple[str, str], ...]) -> Iterator[Item]:
        if found:
            yield self.heading(LEFT_OUT, FIRST_LEVEL, "left-out")
            lines = tuple(plain(f"{heading}: {reason}") for heading, reason in found)
            yield Listed(self.where, lines)

    def figures(self) -> Iterator[Item]:
        if self.behind:
            yield self.heading(FIGURES, FIRST_LEVEL)
        for place, chart in self.behind:
            heading = self.heading(chart.subtitle, FIRST_LEVEL + 1)
            yield replace(heading, place=place)
            yield Said(self.where, plain(chart.alternative))
            yield self.table(chart.table)

    def about(self, opening: Opening) -> Iterator[Item]:
        """What the report was made from, as at the foot of its page."""
        whole = opening.echo.get("key") == WHOLE_COUNCIL
        told = {
            "council": opening.council,
            "period": opening.period_label,
            "key": opening.council if whole else opening.title.partition(": ")[0],
        }
        yield self.heading(ABOUT, FIRST_LEVEL)
        pairs = [
            (term, told.get(name) or opening.echo[name] or "The latest known")
            for name, term in ECHO_TERMS.items()
            if name in opening.echo
        ]
        if self.scope.length:
            pairs.insert(0, ("Length", self.scope.length.sentence))
        yield Paired(self.where, tuple((term, Text(text=value)) for term, value in pairs))
