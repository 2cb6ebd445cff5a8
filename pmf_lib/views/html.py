"""Records made into HTML: what the exporter and JupyterLab show.

All markup lies in the templates; every word that comes from data passes through `clean` and
Jinja's escaping on its way there.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pmf_lib.methods.acronyms import unexplained
from pmf_lib.views import draw, icon_picture, records, spark
from pmf_lib.views.clean import clean, slug
from pmf_lib.views.length import Length
from pmf_lib.views.records import (
    Badge,
    Chart,
    Facts,
    Glossary,
    Icon,
    Link,
    Opening,
    Part,
    Record,
    Section,
    Shape,
    Spark,
    Text,
)

GLYPHS = {
    Shape.CIRCLE: "●",
    Shape.TRIANGLE: "▲",
    Shape.TRIANGLE_DOWN: "▼",
    Shape.SQUARE: "■",
    Shape.DIAMOND: "◆",
    Shape.STAR: "★",
    Shape.DASH: "–",
}
_PLACE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_PRESS = re.compile(r"press:(?P<name>[\w-]+)/(?P<value>.*)", re.DOTALL)
_SAFE_TARGET = re.compile(r"(?P<file>[\w][\w.-]*(?:/[\w][\w.-]*)*)?(?:#(?P<place>[\w-]+))?")


@dataclass
class Scope:
    """The page that records are shown on: its names so far, and where it lies.

    `here` is the page's file relative to the quarter's folder, `level` the level of the heading
    that the next record stands under. Ids and the names of regions come once in a page. `keeper`
    keeps its charts from one run to the next. A `public` page leaves out what is exempt. `words`
    is all that the page says and `length` how long it is, None where that is not known. Only on a
    screen of the workbench can something be pressed (`presses`).
    """

    here: str = ""
    level: int = 2
    prefix: str = ""
    keeper: draw.Keeper | None = None
    public: bool = False
    words: str | None = None
    length: Length | None = None
    presses: bool = False
    _met: Counter[str] = field(default_factory=Counter)

    def id(self, name: str) -> str:
        """An id no other element of the page has."""
        return self._once(f"{self.prefix}{name}", "-")

    def label(self, words: str) -> str:
        """Words that name a region, told apart by a number when they come again."""
        return self._once(words, " ", "({})")

    def href(self, link: Link) -> str:
        """The link's address relative to this page; empty when it is no address of ours."""
        match = _SAFE_TARGET.fullmatch(link.target)
        if match is None or not (match["file"] or match["place"]):
            return ""
        place = f"#{quote(match['place'])}" if match["place"] else ""
        if not match["file"]:
            return place
        folder = posixpath.dirname(self.here) or "."
        return quote(posixpath.relpath(match["file"], folder)) + place

    def press(self, link: Link) -> tuple[str, str] | None:
        """What a press on `press:name/value` does, on a screen; None on a page, and for a link."""
        match = _PRESS.fullmatch(link.target) if self.presses else None
        return (match["name"], match["value"]) if match else None

    def used(self, glossary: Glossary) -> tuple[tuple[str, str], ...]:
        """The short forms that the page uses, a plural counted; all where its words are unknown."""
        if self.words is None:
            return glossary.items
        said = self.words
        return tuple(item for item in glossary.items if _as_word(item[0]).search(said))

    def unexplained(self, glossary: Glossary) -> tuple[str, ...]:
        """The short forms of the page that the glossary gives no words for (R2-010)."""
        return unexplained(self.words or "", [short for short, _ in glossary.items])

    def _once(self, name: str, space: str, form: str = "{}") -> str:
        self._met[name] += 1
        count = self._met[name]
        if count == 1:
            return name
        return self._once(f"{name}{space}{form.format(count)}", space, form)


def render_fragment(record: Record, scope: Scope | None = None) -> str:
    """A record as HTML: a Section or Opening, or any block or cell of one.

    `scope` is the page it will stand on; without one it stands alone, and its ids begin with a
    digest of the record so that several can be shown in one notebook.
    """
    if scope is None:
        digest = hashlib.sha256(record.model_dump_json().encode()).hexdigest()
        scope = Scope(prefix=f"p{digest[:8]}-")
    shown = environment().get_template("records.html.j2").module.show  # type: ignore[attr-defined]
    return str(shown(record, scope, scope.level + 1))


def render_for_notebook(record: Record) -> str:
    """A record with the page's look, for JupyterLab, where no page brings it."""
    return f'<div class="pmf"><style>{notebook_style()}</style>{render_fragment(record)}</div>'


@cache
def environment() -> Environment:
    """The templates, escaping all they are given."""
    found = Environment(
        loader=PackageLoader("pmf_lib", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return prepared(found)


def prepared(found: Environment) -> Environment:
    """Any Jinja environment with our filters, and every word cleaned before it is escaped."""
    found.autoescape = True
    found.finalize = _finalised
    found.filters.update(glyph=_glyph, picture=_picture, sparkline=_sparkline, slug=slug)
    found.filters.update(question=question_of, place=place_of, icon=_icon, measured=measured)
    found.tests.update(section=_is_section, opening=_is_opening)
    return found


@cache
def style() -> str:
    """The pages' one stylesheet, without comments and needless space."""
    return _squeezed(_template_text("records.css") + _template_text("page.css"))


@cache
def notebook_style() -> str:
    """The part of the stylesheet that records need, kept to what is ours in JupyterLab.

    The class is named twice to outweigh JupyterLab's own rules for tables.
    """
    return f".pmf.pmf{{{_squeezed(_template_text('records.css'))}}}"


def measured(record: records.Length, scope: Scope) -> Facts:
    """The length of the report it stands in, then the facts beside it."""
    known = scope.length.pairs if scope.length else (("Words", "Counted when the page is made"),)
    own = tuple((term, Text(text=words)) for term, words in known)
    return Facts(pairs=(*own, *record.pairs))


def place_of(part: Part) -> str:
    """The name that links to a part point at."""
    return part.place if _PLACE.fullmatch(part.place) else slug(part.place or part.heading)


def question_of(sentence: str) -> tuple[str, str]:
    """A sentence that opens with a question, as the question and its answer."""
    question, mark, answer = sentence.partition("? ")
    return (question + "?", answer) if mark and len(question) < 60 else ("", sentence)


def _template_text(name: str) -> str:
    return (resources.files("pmf_lib") / "template" / name).read_text(encoding="utf-8")


def _squeezed(css: str) -> str:
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").strip()


def _finalised(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _glyph(badge: Badge) -> str:
    return GLYPHS[badge.shape]


def _picture(chart: Chart, scope: Scope) -> Markup:
    drawn = draw.draw(
        chart.spec,
        prefix=scope.id("chart"),
        title=chart.headline,
        description=chart.alternative,
        keeper=scope.keeper,
    )
    return Markup(drawn)


def _icon(record: Icon) -> Markup:
    return Markup(icon_picture.icon(record))


def _sparkline(record: Spark, name: str) -> Markup:
    return Markup(spark.spark(record, name))


def _as_word(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&]){re.escape(short)}s?(?![\w&])")


def _is_section(record: Record) -> bool:
    return isinstance(record, Section)


def _is_opening(record: Record) -> bool:
    return isinstance(record, Opening)
