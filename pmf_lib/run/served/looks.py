"""What pages of the server say around their own matter, and the headers they go with."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from markupsafe import Markup

from pmf_lib.council import Council
from pmf_lib.run import layout
from pmf_lib.run.export_pages import PageWords
from pmf_lib.run.layout import Foot, Head
from pmf_lib.views.html import Scope
from pmf_lib.views.records import Paragraph, Record

FRONT = ("All reports and notebooks", "/")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}
# Widgets set styles as they draw, and anywidget imports each widget's module from a blob.
WIDGET_POLICY = (
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline' blob:; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)


@dataclass(frozen=True)
class WidgetHead(Head):
    """The head of a page that is alive: its own scripts, and the look of widgets."""

    widgets: str = field(default="", repr=False)

    @property
    def style(self) -> Markup:
        """The pages' stylesheet, and what widgets need beside it."""
        return super().style + Markup(self.widgets)

    @property
    def policy(self) -> str:
        """This server's scripts alone; no other address for anything."""
        return WIDGET_POLICY


def served_file(name: str) -> Path:
    """A script or stylesheet of the server's own."""
    return Path(str(resources.files("pmf_lib") / "data" / "served")) / name


def widget_head(council: Council, title: str, here: str) -> WidgetHead:
    """The head of a notebook's page."""
    return WidgetHead(
        title=f"{title}, {council.name}",
        council=council.name,
        file=here,
        notice=council.notice,
        trail=(FRONT, (title, "")),
        widgets=served_file("widgets.css").read_text(encoding="utf-8"),
    )


def foot() -> Foot:
    """The foot of every page that the server makes."""
    return Foot(links=(FRONT,))


def plain_page(council: Council, words: PageWords, here: str = "") -> str:
    """A page of words alone, with the way back to the front page."""
    trail = ((FRONT, (words.title, ""))) if here else ()
    title = f"{words.title}, {council.name}"
    head = Head(title, council.name, here, council.notice, trail)
    scope = Scope(here=here, level=1)
    under = foot() if here else Foot()
    return layout.page("page.html.j2", head, under, text=words, scope=scope)


def told(title: str, *sentences: str) -> PageWords:
    """A page that says one thing."""
    parts: tuple[Record, ...] = tuple(Paragraph(text=words) for words in sentences[1:])
    return PageWords(title, sentences[0], parts)
