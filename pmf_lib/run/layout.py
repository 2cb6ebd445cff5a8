"""What every page has around its text: head, policy, band, notice, trail and foot."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pmf_lib.views.clean import clean
from pmf_lib.views.html import Scope, environment, style
from pmf_lib.views.length import Length
from pmf_lib.views.records import Link

ECHO_TERMS = {
    "council": "Council",
    "period": "Period",
    "key": "Report for",
    "as_known_on": "As known on",
    "snapshot": "Data it stands on",
}


@dataclass(frozen=True)
class Head:
    """A page's head: its title, whose it is, where it lies, its notice and the way back."""

    title: str
    council: str
    file: str
    notice: str = ""
    trail: tuple[tuple[str, str], ...] = ()

    @property
    def style(self) -> Markup:
        """The one stylesheet, with this page's title and notice in its printed margins."""
        return Markup(style() + _margins(self.title, self.notice))

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: nothing but this stylesheet, by its hash."""
        digest = hashlib.sha256(self.style.encode()).digest()
        return (
            f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )


@dataclass(frozen=True)
class Foot:
    """A page's foot: where else to look, how long the page is, and what it was made from."""

    links: tuple[tuple[str, str], ...] = ()
    echo: tuple[tuple[str, str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    length: Length | None = None


def head(title: str, council: str, notice: str, trail: Sequence[Link], scope: Scope) -> Head:
    """The head of the page at `scope.here`; a trail's last step is the page itself."""
    steps = [(link.text, scope.href(link)) for link in trail]
    if steps:
        steps[-1] = (steps[-1][0], "")
    return Head(clean(title), council, scope.here, notice, tuple(steps))


def foot(
    links: Sequence[Link],
    echo: dict[str, str],
    scope: Scope,
    facts: Sequence[tuple[str, str]] = (),
) -> Foot:
    """The foot of the page at `scope.here`: links, plain facts, and the echo in its order."""
    order = [*ECHO_TERMS, *sorted(set(echo) - set(ECHO_TERMS))]
    terms = [(name, ECHO_TERMS.get(name, name), echo[name]) for name in order if name in echo]
    shown = [(link.text, scope.href(link)) for link in links]
    linked = tuple(pair for pair in shown if pair[1])
    return Foot(linked, tuple(terms), tuple(facts), scope.length)


def page(template: str, head: Head, foot: Foot, **content: Any) -> str:
    """A page that comes from no notebook."""
    return tidy(environment().get_template(template).render(head=head, foot=foot, **content))


def tidy(text: str) -> str:
    """The text without blank lines and trailing space, which only cost bytes."""
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip()) + "\n"


def _margins(title: str, notice: str) -> str:
    """Margin boxes of the printed page. Words enter the stylesheet as escapes only."""
    return (
        f'@page{{@top-left{{content:"{_css_text(notice)}"}}'
        f'@bottom-left{{content:"{_css_text(title)}"}}}}'
    )


def _css_text(words: str) -> str:
    return "".join(
        sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in clean(words)
    )
