"""What the errors in a sample of pounds say of the whole total (R1-041)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure
from pmf_lib.methods.monetary import Selection, pounds, reliability_factor
from pmf_lib.methods.sampling import Conclusion


@dataclass(frozen=True)
class Tainting:
    """The share of one item's book value that is wrong: positive when it was overstated."""

    record: str
    share: Fraction


@dataclass(frozen=True)
class Misstatement:
    """What the checked items say of the whole, in pounds.

    `projected` and `understated` are the likely overstatement and understatement, kept apart;
    `basic`, `incremental` and `face` add up to `upper_limit`, which is rounded up to the penny.
    """

    taintings: tuple[Tainting, ...]
    projected: Decimal
    understated: Decimal
    basic: Decimal
    incremental: Decimal
    face: Decimal
    upper_limit: Decimal
    conclusion: Conclusion


def evaluate(
    selection: Selection,
    audited: Mapping[str, Figure],
    tolerable: Figure,
    confidence: float = 0.95,
) -> Misstatement:
    """Project the errors found, with the upper limit of what the total may be overstated by.

    `audited` gives the value that the evidence bears out for every item of the selection, in
    pounds, 0 for one that nothing supports. The limit is the interval times the factor for no
    error, more for each tainting in falling order, and the errors of large items at face value;
    overstatements are never set off against understatements. Where every item was checked there
    is nothing to project, and the limit is what was found. Source: AICPA Audit Sampling guide.
    """
    limit = given.due("tolerable", tolerable, above=0)
    level = given.share("confidence", confidence)
    wrong = _errors(selection, audited)
    at_face = [wrong[i.record] for i in selection.items if i.large or selection.complete]
    taintings = _taintings(selection, wrong)
    step = Fraction(selection.interval)
    basic = Fraction(0) if selection.complete else step * Fraction(reliability_factor(0, level))
    incremental = step * _incremental([tainting.share for tainting in taintings], level)
    face = _above(at_face)
    over = step * _above(tainting.share for tainting in taintings) + face
    under = step * _below(tainting.share for tainting in taintings) + _below(at_face)
    upper = basic + incremental + face
    return Misstatement(
        tuple(tainting for tainting in taintings if tainting.share),
        projected=pounds(over),
        understated=pounds(under),
        basic=pounds(basic),
        incremental=pounds(incremental),
        face=pounds(face),
        upper_limit=pounds(upper, ceil),
        conclusion=Conclusion.ACCEPT if upper <= limit else Conclusion.REJECT,
    )


def _errors(selection: Selection, audited: Mapping[str, Figure]) -> dict[str, Fraction]:
    """Book value less audited value, for exactly the items selected."""
    books = {item.record: Fraction(item.book) for item in selection.items}
    if set(books) != set(audited):
        missing, beyond = sorted(set(books) - set(audited)), sorted(set(audited) - set(books))
        raise ValueError(
            f"audited lacks {missing} and has {beyond} beyond the selection; it must have a value "
            "for every item selected and no other"
        )
    return {
        record: book - given.due(f"audited[{record!r}]", audited[record], least=0)
        for record, book in books.items()
    }


def _taintings(selection: Selection, wrong: Mapping[str, Fraction]) -> list[Tainting]:
    """Of the items that stand for others, the largest share first."""
    found = [
        Tainting(item.record, wrong[item.record] / Fraction(item.book))
        for item in selection.items
        if not (item.large or selection.complete)
    ]
    return sorted(found, key=lambda tainting: (-tainting.share, tainting.record))


def _incremental(shares: list[Fraction], level: float) -> Fraction:
    """What each overstatement, the largest first, adds to the limit, in intervals."""
    over = [share for share in shares if share > 0]
    factors = [Fraction(reliability_factor(i, level)) for i in range(len(over) + 1)]
    steps = (later - earlier for earlier, later in pairwise(factors))
    return sum((step * share for step, share in zip(steps, over, strict=True)), Fraction(0))


def _above(figures: Iterable[Fraction]) -> Fraction:
    return sum((figure for figure in figures if figure > 0), Fraction(0))


def _below(figures: Iterable[Fraction]) -> Fraction:
    return -sum((figure for figure in figures if figure < 0), Fraction(0))
