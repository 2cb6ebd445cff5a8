"""Figures, statuses and directions in words: one way to write each of them, everywhere."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeGuard

from pmf_lib.views.icons import (
    ICON_LETTERS,
    ICON_MEANINGS,
    SIGNALS,
    STATUSES,
    assurance_icon,
    badge,
    variation_icon,
)

__all__ = [
    "DECIMALS",
    "ICON_LETTERS",
    "ICON_MEANINGS",
    "MINUS",
    "MISSING",
    "MOST_DECIMALS",
    "SIGNALS",
    "STATUSES",
    "SYMBOLS",
    "VALUE_STATUS_SYMBOLS",
    "assurance_icon",
    "badge",
    "begun",
    "change",
    "counted",
    "decimals_beside",
    "direction_words",
    "figure",
    "figure_beside",
    "is_known",
    "is_missing",
    "legend",
    "listed",
    "marked",
    "money_in_words",
    "variation_icon",
]

MISSING = "[x]"
MINUS = "\u2212"
MOST_DECIMALS = 10

DECIMALS = {"percent": 1, "money": 0, "count": 0, "days": 1, "ratio": 2, "yes_no": 0}

SYMBOLS = {
    "b": "break in the series",
    "c": "confidential",
    "e": "estimated",
    "f": "forecast",
    "low": "a low figure that rounds to nought",
    "ns": "not statistically significant",
    "p": "provisional",
    "r": "revised since it was first reported",
    "u": "of low reliability",
    "w": "none recorded in the survey",
    "x": "not available",
    "z": "not applicable",
}
_SYMBOL = re.compile(r"\[(" + "|".join(SYMBOLS) + r")\]")
VALUE_STATUS_SYMBOLS = {"provisional": "p", "estimated": "e"}

_SIGNS = {"percent": ("", "%"), "money": ("£", ""), "days": ("", " days")}
_DIRECTIONS = {"better": "Better", "worse": "Worse", "same": "No change"}


def is_known(value: float | None) -> TypeGuard[float]:
    """Whether there is a figure: not None, NaN or infinite. Nought is a figure."""
    return value is not None and math.isfinite(value)


def is_missing(value: float | None) -> bool:
    """Whether there is no figure."""
    return not is_known(value)


def figure(value: float | None, kind: str, decimals: int | None = None) -> str:
    """A value as the page prints it.

    `kind` is a unit of measurement: percent (87.5 is "87.5%"), money in pounds, count, days,
    ratio or yes_no (1 is "yes"). `decimals` defaults to the kind's own. A missing value is
    "[x]"; its reason stands elsewhere. Halves round away from nought, as people round them.
    ValueError for a kind that is not known.
    """
    if kind not in DECIMALS:
        raise ValueError(f"“{kind}” is not a unit of measurement: {', '.join(DECIMALS)}")
    if not is_known(value):
        return MISSING
    if kind == "yes_no":
        return "yes" if value else "no"
    number = _rounded(value, DECIMALS[kind] if decimals is None else int(decimals))
    digits = f"{abs(number):,f}"
    sign = MINUS if number < 0 else ""
    before, after = _SIGNS.get(kind, ("", ""))
    if kind == "days" and digits == "1":
        after = " day"
    return f"{sign}{before}{digits}{after}"


def _rounded(value: float, decimals: int) -> Decimal:
    number = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(number) if number == 0 else number


def decimals_beside(
    value: float | None, other: float | None, kind: str, decimals: int | None = None
) -> int:
    """Decimals that two figures need so that they are not printed alike when they differ.

    94.96 and 95.0 take two, because "95.0% (amber)" beside a target of "95.0%" misleads.
    """
    start = DECIMALS[kind] if decimals is None else int(decimals)
    if not (is_known(value) and is_known(other)) or value == other:
        return start
    enough = (
        places
        for places in range(start, MOST_DECIMALS)
        if figure(value, kind, places) != figure(other, kind, places)
    )
    return next(enough, start)


def figure_beside(
    value: float | None, other: float | None, kind: str, decimals: int | None = None
) -> str:
    """`value` as printed next to `other`, with as many decimals as tell the two apart."""
    return figure(value, kind, decimals_beside(value, other, kind, decimals))


def money_in_words(value: float | None) -> str:
    """Pounds for a sentence: "£4.2 million", "£1.3 billion", and whole pounds below a million."""
    if not is_known(value):
        return MISSING
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if abs(value) >= size:
            return f"{figure(value / size, 'money', 1)} {word}"
    return figure(value, "money", 0)


def change(value: float | None, kind: str, decimals: int | None = None) -> str:
    """A difference with its sign: "+1.5 percentage points", "−£1,234", "no change"."""
    if not is_known(value):
        return MISSING
    places = DECIMALS.get(kind, 0) if decimals is None else int(decimals)
    if _rounded(value, places) == 0:
        return "no change"
    plus = "+" if value > 0 else ""
    if kind == "percent":
        return f"{plus}{figure(value, 'ratio', places)} percentage points"
    return plus + figure(value, kind, places)


def direction_words(
    direction: str,
    before: float | None,
    now: float | None,
    kind: str,
    decimals: int | None = None,
    *,
    beside: float | None = None,
) -> str:
    """A direction of travel in words: "Better: fell from 12.1 days to 10.4 days".

    `direction` is better, worse, same, or anything else for a comparison that is not judged
    (polarity none, no trend). The raw movement is always said, because a measure that is to be
    kept low gets better by falling. `beside` is a target the words stand next to: they take as
    many decimals as tell the figure from it.
    """
    if not (is_known(before) and is_known(now)):
        return "No comparison: an earlier figure is not available"
    judged = _DIRECTIONS.get(str(direction))
    movement = _movement(before, now, kind, decimals_beside(now, beside, kind, decimals))
    if judged == "No change" and before != now:
        judged = "Little change"
    return f"{judged}: {movement}" if judged else begun(movement)


def _movement(before: float, now: float, kind: str, decimals: int) -> str:
    if before == now:
        return f"stayed at {figure(now, kind, decimals)}"
    if kind == "yes_no":
        return f"went from {figure(before, kind)} to {figure(now, kind)}"
    places = decimals_beside(before, now, kind, decimals)
    verb = "rose" if now > before else "fell"
    return f"{verb} from {figure(before, kind, places)} to {figure(now, kind, places)}"


def marked(text: str, *symbols: str) -> str:
    """A figure followed by its symbols, one bracket each: "87.5% [p] [r]"."""
    unknown = [symbol for symbol in symbols if symbol not in SYMBOLS]
    if unknown:
        raise ValueError(f"“{unknown[0]}” is not a symbol: {', '.join(SYMBOLS)}")
    return " ".join((text, *(f"[{symbol}]" for symbol in symbols)))


def legend(texts: Iterable[str]) -> tuple[str, ...]:
    """What the symbols used in these texts mean, one sentence each, in alphabetical order."""
    used = {found for text in texts for found in _SYMBOL.findall(text)}
    return tuple(f"[{symbol}] means {SYMBOLS[symbol]}." for symbol in sorted(used))


def begun(words: str) -> str:
    """Words with a large letter at their beginning: "no PRT" as "No PRT"; names keep theirs."""
    return f"{words[:1].upper()}{words[1:]}"


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 measure", "2 measures", "no measures"."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
