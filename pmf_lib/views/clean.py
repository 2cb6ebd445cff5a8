"""Text made safe to show: nothing in it may reorder, hide or break what stands around it."""

from __future__ import annotations

import json
import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb"
_HIDDEN = re.compile(f"[{_BIDI}{_CONTROL}]")
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")

BIDI = re.compile(f"[{_BIDI}]")


def clean(text: str) -> str:
    """The text without control characters and without what reorders text.

    A right-to-left override can make "1.23" read "32.1": bidirectional controls are dropped.
    Halves of surrogate pairs and code points that no page may hold become a replacement mark.
    """
    return _BROKEN.sub("\ufffd", _HIDDEN.sub("", text))


def escaped(text: str) -> str:
    """JSON with its escapes in place of signs that are not seen, but for the ends of its lines.

    It says the same, and can neither steer a terminal nor be cut where another program sees a line
    end; halves of surrogate pairs can be written out.
    """
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(json.dumps(sign)[1:-1] if _is_unseen(sign) else sign for sign in text)


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in _UNSEEN


def place_of(kind: str, code: str) -> str:
    """Where the entry of a code stands in a page: `review-rv-01`.

    A letter that no address holds as it is counts by its number, so that two codes stay two.
    """
    return f"{kind}-{''.join(map(_in_a_name, code.lower()))}"


def _in_a_name(sign: str) -> str:
    if not sign.isascii():
        return f"{ord(sign):x}"
    return sign if sign.isalnum() else "-"


def slug(text: str) -> str:
    """Words as a name for a place in a page: "Budget Update" is `budget-update`."""
    name = _NOT_IN_NAMES.sub("-", clean(text).lower().replace("’", "").replace("‘", "")).strip("-")
    if not name:
        return "part"
    return name if name[0].isalpha() else f"part-{name}"
