"""Cells as text: what a person would read in them, cleaned, and shown safely in a fault."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

LONGEST_CELL = 10_000
LONGEST_KEY = 200  # longer ones could not be indexed, and nobody could tell them apart
LONGEST_SHOWN = 200

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# Control characters, and those that turn the reading direction so that text shows as another.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_TROUBLE = re.compile(r"[^\x20-\x7e\u00a0-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_SAFE_ABOVE = 0x10000


def clean(text: str) -> str:
    """The text without outer spaces and control characters, its new lines all `\\n`."""
    if text.isprintable():
        return text.strip()
    lines = _NEWLINES.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", lines)).strip()


def has_controls(text: str) -> bool:
    """Whether cleaning takes more than spaces away or turns new lines."""
    return not text.isprintable() and bool(_CONTROLS.search(text) or _SURROGATES.search(text))


def visible(text: str) -> str:
    """The text as a fault shows it: at most 200 characters, each of them one that can be seen."""
    cut = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return _TROUBLE.sub(_named, cut)[:LONGEST_SHOWN]


def _named(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in (0x0A, 0x0D, 0x09):
        return {0x0A: "↵", 0x0D: "↵", 0x09: "⇥"}[code]
    if code >= _SAFE_ABOVE:
        return match[0]
    return f"⟨{code:04X}⟩"


def as_text(found: object, *, percent: bool = False) -> str:
    """A workbook's or database's cell as a person reads it there.

    A number shown as a percentage (`percent`) is held as 0.875 and read as 87.5%. Dates come in
    ISO form, whole numbers without a point, nothing as an empty text.
    """
    if found is None or isinstance(found, str):
        return found or ""
    if isinstance(found, bool):
        return str(found).upper()
    if isinstance(found, float | int | Decimal):
        return _number_text(found, percent)
    return _other_text(found)


def _other_text(found: object) -> str:
    match found:
        case datetime():
            midnight = found.time() == time(0)
            return found.date().isoformat() if midnight else found.isoformat(sep=" ")
        case date():
            return found.isoformat()
        case bytes() | memoryview():
            return bytes(found).decode("utf-8", errors="replace")
        case _:
            return str(found)


def _number_text(found: float | Decimal, percent: bool) -> str:
    exact = Decimal(repr(found)) if isinstance(found, float) else Decimal(found)
    if not exact.is_finite():
        return str(found)
    if percent:
        return f"{(exact * 100).normalize():f}%"
    if exact == exact.to_integral_value() and abs(exact) < 10**16:
        return f"{exact:.0f}"
    return repr(found) if isinstance(found, float) else str(found)
