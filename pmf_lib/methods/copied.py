"""Whether a text was copied from an earlier one: like it when dates and figures are left out.

Three words in a row are one mark; two texts are as like as the share of their marks that both
have (Broder 1997). Changing a month or a figure makes no new comment.
"""

from __future__ import annotations

import re
from calendar import month_name

COPIED = 0.8
LEAST_WORDS = 6
_RUN = 3
_MONTH = "|".join((*month_name[1:], "spring", "summer", "autumn", "winter"))
_PLAIN = (
    (re.compile(rf"\b(?:{_MONTH})\b", re.IGNORECASE), "month"),
    (re.compile(r"\bq[1-4]\b|\b(?:first|second|third|fourth) quarter\b", re.IGNORECASE), "quarter"),
    (re.compile(r"[£€]?\d[\d,./]*(?:st|nd|rd|th)?%?"), "figure"),
)


def similarity(text: str, earlier: str) -> float:
    """How like two texts are: 0 nothing in common, 1 the same but for dates and figures."""
    one, other = (_plain(each) for each in (text, earlier))
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    first, second = _marks(one), _marks(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def is_copied(text: str, earlier: str) -> bool:
    """Whether a text of some length is the earlier one again."""
    return len(_plain(text)) >= LEAST_WORDS and similarity(text, earlier) >= COPIED


def _plain(text: str) -> tuple[str, ...]:
    for pattern, word in _PLAIN:
        text = pattern.sub(f" {word} ", text)
    return tuple(re.findall(r"[^\W_]+", text.lower()))


def _marks(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[place : place + _RUN] for place in range(len(words) - _RUN + 1))
