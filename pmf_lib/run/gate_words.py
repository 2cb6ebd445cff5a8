"""What the gates know: the attributes of pages, what styles load, alternatives that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmf_lib.views.svg_allowed import ATTRIBUTES

PAINTING = frozenset(
    {"fill", "stroke", "clip-path", "filter", "mask", "cursor"}
    | {"marker-start", "marker-mid", "marker-end"}
)
_ANYWHERE = frozenset({"class", "id", "lang", "role", "tabindex", "title"})
_DRAWN = frozenset(name.lower() for name in ATTRIBUTES) | {"viewbox", "font-family", "focusable"}
_OWN = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "link": {"rel", "href"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}

# A file of the quarter and a place in it, from the page's own folder. No scheme, host or root.
LINK = re.compile(r"(?:[\w.~%-]+(?:/[\w.~%-]+)*)?(?:#[\w.~%-]*)?", re.ASCII)
# An address with a scheme, or with a host and the page's own scheme.
SCHEME = re.compile(r"\s*(?:[a-z][a-z0-9+.\s-]*:|[/\\]\s*[/\\])", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?:png|gif|jpeg|webp);base64,[A-Za-z0-9+/=]*")

# Alternatives that stand for no words: empty, a stock word, the name of a file.
NO_ALTERNATIVE = re.compile(
    r"|image|picture|chart|graph|figure|plot|untitled|[\w./\\ -]+\.(?:png|jpe?g|gif|svg|webp)",
    re.IGNORECASE,
)

# One directive at most lets anything in, and then only the page's own stylesheet and pictures.
_POLICY = re.compile(
    r"default-src 'none'(?:; (?:style-src 'sha256-[A-Za-z0-9+/]{43}='|img-src data:"
    r"|(?:base-uri|form-action|object-src|script-src|frame-src|connect-src) 'none'))*;?"
)

# Our pages write signs of words in their margins as escapes of six digits, never letters or digits.
_CSS_ESCAPE = re.compile(r"\\(?P<code>[0-9a-f]{6})?")
_CSS_ADDRESS = re.compile(
    r"url\(\s*['\"]?([^)'\"]*)|@import[^;]*|(?:image|image.?set|src|cross.?fade)\([^)]*",
    re.IGNORECASE,
)


def may_have(element: str, attribute: str) -> bool:
    """Whether an element of a page may have an attribute of that name."""
    return (
        attribute in _ANYWHERE
        or attribute in _OWN.get(element, ())
        or attribute in _DRAWN
        or attribute.startswith(("aria-", "data-"))
    )


def is_strict(policy: str) -> bool:
    """Whether a Content-Security-Policy lets in nothing from outside the page."""
    return _POLICY.fullmatch(policy) is not None


def css_addresses(css: str) -> Iterator[str]:
    """What a stylesheet or an attribute would load from outside the page, or hides by escapes."""
    for escape in _CSS_ESCAPE.finditer(css):
        code = int(escape["code"] or "61", 16)
        if code < 128 and chr(code).isalnum():
            yield css[escape.start() :]
    for match in _CSS_ADDRESS.finditer(_CSS_ESCAPE.sub("\ufffd", css)):
        address = match[1] if match[1] is not None else match[0]
        if not address.startswith(("#", "data:image/")):
            yield match[0]
