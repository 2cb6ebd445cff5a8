"""What the design of an audit sample leads to, told before it is drawn (R1-041)."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from pmf_lib.methods import audit_draw, sample_drawing
from pmf_lib.methods.audit_draw import MONEY, RECORDS
from pmf_lib.methods.audit_result import most_errors
from pmf_lib.methods.latest import figure
from pmf_lib.sections.audit_outcome import percent, whole_words
from pmf_lib.sections.audit_records import Sample
from pmf_lib.sections.show import table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, money_in_words

_SOURCE = "The sample's design, and what its periods hold"


def leads_to(one: Sample) -> Iterator[Block]:
    """How many items would be drawn and why so many, from which parts; for money, how far apart."""
    if one.frame.empty:
        yield Nil(reason="Nothing lies in these periods: there is nothing to draw from.")
    elif one.design.sampled == MONEY:
        yield from _pounds(one)
    else:
        yield from _items(one)


def _items(one: Sample) -> Iterator[Block]:
    size = audit_draw.planned_size(one.design, one.sizes)
    noun = "record" if one.design.sampled == RECORDS else "figure"
    why = "as the design says" if one.design.size is not None else _needed(one)
    yield Paragraph(
        text=f"Of {whole_words(one)}, {counted(size, noun)} will be drawn: {why}. {_allows(one)}"
    )
    if len(one.sizes) > 1:
        drawn = sample_drawing.allocate(one.sizes, size)
        yield table(
            f"{one.code}: parts that the {noun}s are divided into",
            ("Part", Heading("In all", "count"), Heading("To be drawn", "count")),
            [(begun(name), size, drawn[name]) for name, size in one.sizes.items()],
            source=_SOURCE,
            notes=("Each part in proportion to its size, and at least one of each.",),
        )


def _needed(one: Sample) -> str:
    share = one.design.expected
    expected = f"{percent(share)} are" if share else "none is"
    return (
        f"as many as are needed where {expected} expected to be wrong, to be "
        f"{percent(one.design.confidence)} sure that no more than "
        f"{percent(one.design.tolerable)} of all are"
    )


def _allows(one: Sample) -> str:
    most = most_errors(one.design, one.sizes)
    if most is None:
        return "That is too few: even with none of them wrong, more may be than can be borne."
    return f"What may then be wrong in all can be borne if {_no_more_than(most)} found wrong."


def _no_more_than(most: int) -> str:
    if most == 0:
        return "none of those drawn is"
    return f"no more than {most} of those drawn {'is' if most == 1 else 'are'}"


def _pounds(one: Sample) -> Iterator[Block]:
    step = audit_draw.money_interval(one.design)
    books = [book for book in map(figure, one.frame["book_value"]) if book and book > 0]
    total, large = sum(books), [book for book in books if book >= step]
    apart = len(one.frame) - len(books)
    yield Paragraph(
        text=f"Of {whole_words(one)}, those that hold each pound at "
        f"{words.figure(float(step), 'money', 2)} apart will be drawn: no more than "
        f"{counted(min(ceil(total / float(step)), len(books)), 'line')}. They lie so near that, if "
        f"no more is wrong than is expected, we can be {percent(one.design.confidence)} sure that "
        f"no more than {money_in_words(figure(one.design.tolerable))} is."
    )
    yield Paragraph(
        text=f"{begun(counted(len(large), 'line'))} of that much or more, "
        f"{money_in_words(sum(large))} together, will be drawn whatever the secret word. "
        f"{begun(counted(apart, 'line'))} of nothing, of credit or without an amount cannot be "
        "drawn by pounds, and must be looked at apart."
    )
