"""What the gates look for: attributes that load, tags that run, alternatives that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

LOADING = frozenset(
    {
        "src",
        "srcset",
        "href",
        "xlink:href",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "cite",
        "ping",
        "manifest",
    }
)
PAINTING = frozenset(
    {
        "style",
        "fill",
        "stroke",
        "filter",
        "mask",
        "clip-path",
        "cursor",
        "marker-start",
        "marker-mid",
        "marker-end",
    }
)
FORBIDDEN_TAGS = frozenset(
    {
        "script",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "form",
        "input",
        "button",
        "base",
        "audio",
        "video",
        "portal",
        "foreignobject",
        "noscript",
        "template",
    }
)

# An address with a scheme, or with a host and the page's own scheme.
SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)

# Alternatives that stand for no words: empty, a stock word, the name of a file.
NO_ALTERNATIVE = re.compile(
    r"|image|picture|chart|graph|figure|plot|untitled|[\w./\\ -]+\.(?:png|jpe?g|gif|svg|webp)",
    re.IGNORECASE,
)

_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^)'\"]*)|@import[^;]*", re.IGNORECASE)


def css_addresses(css: str) -> Iterator[str]:
    """What a stylesheet or an attribute would load from outside the page."""
    for match in _CSS_ADDRESS.finditer(css):
        address = match[1] if match[1] is not None else match[0]
        if not address.startswith(("#", "data:image/")):
            yield match[0]
