"""Text made safe to show: nothing in it may reorder, hide or break what stands around it."""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb"
_HIDDEN = re.compile(f"[{_BIDI}{_CONTROL}]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")

BIDI = re.compile(f"[{_BIDI}]")


def clean(text: str) -> str:
    """The text without control characters and without what reorders text.

    A right-to-left override can make "1.23" read "32.1": bidirectional controls are dropped.
    Halves of surrogate pairs and code points that no page may hold become a replacement mark.
    """
    return _BROKEN.sub("\ufffd", _HIDDEN.sub("", text))


def slug(text: str) -> str:
    """Words as a name for a place in a page: "Budget Update" is `budget-update`."""
    name = _NOT_IN_NAMES.sub("-", clean(text).lower().replace("’", "").replace("‘", "")).strip("-")
    if not name:
        return "part"
    return name if name[0].isalpha() else f"part-{name}"
