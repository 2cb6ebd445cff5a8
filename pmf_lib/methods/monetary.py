"""Monetary-unit sampling: which items of a total in pounds to look at (R1-041).

Every pound is as likely to be looked at as any other, so large items are looked at more often.
Money is exact: pounds as written go in, pounds and pence as Decimal come out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from math import floor

from scipy import special

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure

EXPANSION_FACTORS: Mapping[float, Figure] = {0.95: Decimal("1.6"), 0.9: Decimal("1.5")}


def reliability_factor(errors: int, confidence: float = 0.95) -> float:
    """The count of errors that is believable where `errors` were found: 3.00, 4.74, 6.30 at 95 %.

    The unrounded chi-square quantile with 2 (errors + 1) degrees of freedom, halved. The AICPA's
    printed table (3.00, 4.75, 6.30, 7.76) is a rounding of the same factors.
    """
    found = given.count("errors", errors)
    return float(special.gammaincinv(found + 1, given.share("confidence", confidence)))


def interval(
    tolerable: Figure,
    confidence: float = 0.95,
    *,
    expected: Figure = 0,
    expansion: Figure = None,
) -> Decimal:
    """The sampling interval in pounds, rounded down to the penny.

    The tolerable misstatement over the factor for no error; an expected misstatement, multiplied
    by its expansion factor, is first taken off. The expansion factors of the AICPA's table are
    used for 95 % (1.6) and 90 % (1.5); any other confidence needs one given. ValueError when
    nothing tolerable, or less than a pound an interval, is left.
    """
    limit = given.due("tolerable", tolerable, above=0)
    likely = given.due("expected", expected, least=0)
    level = given.share("confidence", confidence)
    room = limit - likely * (_expansion(level, expansion) if likely else 1)
    found = room / _factor(0, level)
    if found < 1:
        raise ValueError(
            f"tolerable is {tolerable!r} and expected {expected!r}; what may be wrong beyond the "
            "expected must leave an interval of £1 or more"
        )
    return pounds(found, floor)


@dataclass(frozen=True)
class Selected:
    """An item to check. `large`: it fills an interval by itself, so it is always chosen."""

    record: str
    book: Decimal
    large: bool


@dataclass(frozen=True)
class Refused:
    """An item that cannot be drawn by its pounds, and why; it is to be looked at apart."""

    record: str
    reason: str


@dataclass(frozen=True)
class Selection:
    """What to check: interval, random start, the items, and those that could not take part.

    `complete` when nothing that took part is left unchecked.
    """

    interval: Decimal
    start: Decimal
    items: tuple[Selected, ...]
    refused: tuple[Refused, ...]
    complete: bool


def select(books: Mapping[str, Figure], interval: Figure, seed: str) -> Selection:
    """Choose the items that hold each interval-th pound, from a random start within the first.

    `books` gives each record's book value in pounds. The start, from £1 to the interval, and the
    order in which the items are laid end to end come from the seed alone, so the order of rows
    does not matter. Items of an interval or more are all chosen. Items of nothing, credits and
    missing values are refused with a reason, as no pound of theirs could be drawn.
    """
    step = Fraction(pounds(given.due("interval", interval, least=1), floor))
    start = _start(seed, step)
    figures = {record: given.figure(f"books[{record!r}]", book) for record, book in books.items()}
    taking_part = {record: book for record, book in figures.items() if book and book > 0}
    chosen, laid = [], Fraction(0)
    for record in sorted(taking_part, key=lambda record: _place(seed, record)):
        book = taking_part[record]
        # how many of the drawn pounds lie before this item's first penny and up to its last
        if (laid + book - start) // step > (laid - start) // step:
            chosen.append(Selected(record, _as_written(book), book >= step))
        laid += book
    refused = tuple(
        Refused(record, _why_refused(figures[record]))
        for record in sorted(set(figures) - set(taking_part))
    )
    return Selection(
        pounds(step), pounds(start), tuple(chosen), refused, len(chosen) == len(taking_part)
    )


def _factor(errors: int, level: float) -> Fraction:
    return Fraction(reliability_factor(errors, level))


def _expansion(level: float, expansion: Figure) -> Fraction:
    found = EXPANSION_FACTORS.get(level) if expansion is None else expansion
    if found is None:
        raise ValueError(
            f"expansion is None; with an expected misstatement and confidence {level!r} it must "
            "be a number from 1 up"
        )
    return given.due("expansion", found, least=1)


def _start(seed: str, step: Fraction) -> Fraction:
    """From £1 to the interval, to the penny."""
    choices = int(step * 100) - 100 + 1
    return Fraction(100 + int(sha256(seed.encode()).hexdigest(), 16) % choices, 100)


def _place(seed: str, record: str) -> tuple[str, str]:
    return sha256(f"{seed}\n{record}".encode()).hexdigest(), record


def _why_refused(book: Fraction | None) -> str:
    if book is None:
        return "no book value"
    if book == 0:
        return "a book value of nothing: no pound of it can be drawn"
    return "a credit: check it apart, as it would hide overstatements"


def pounds(figure: Fraction, rounded: Callable[[Fraction], int] = round) -> Decimal:
    """Pounds and pence; half a penny goes to the even one unless rounded otherwise."""
    return Decimal(rounded(figure * 100)).scaleb(-2)


def _as_written(figure: Fraction) -> Decimal:
    return Decimal(figure.numerator) / Decimal(figure.denominator)
