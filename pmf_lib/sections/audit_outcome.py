"""What an audit sample comes to, in words that a councillor knows (R1-041)."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.methods.audit_draw import MONEY, RECORDS
from pmf_lib.methods.audit_result import Layer, Result, State
from pmf_lib.methods.latest import figure
from pmf_lib.methods.misstatement import Misstatement
from pmf_lib.methods.sampling import Conclusion
from pmf_lib.methods.working_paper import Finding
from pmf_lib.sections.audit_records import Sample
from pmf_lib.sections.listing import facts
from pmf_lib.sections.show import day, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph, Part
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, money_in_words

_WITHIN = "within what can be borne"
_BEYOND = "more than can be borne"
_WHOLE, _NOT_YET = "All together", "Not yet"
_NOT_AS_DRAWN = "The items are not those that its seed draws, so they stand for nothing else"


def percent(share: object) -> str:
    """A share as a percentage of at most one decimal."""
    return words.figure(100 * float(str(share)), "percent", 1).replace(".0%", "%")


def whole_words(one: Sample) -> str:
    """The population in words."""
    if one.design.sampled == MONEY:
        total = sum(book for book in map(figure, one.frame["book_value"]) if book and book > 0)
        return f"{money_in_words(total)} in {counted(len(one.frame), 'line')}"
    return counted(len(one.frame), "record" if one.design.sampled == RECORDS else "figure")


def outcome(one: Sample) -> Part:
    """How much is wrong, how much may be, and whether that can be borne."""
    return Part(heading="What it comes to", blocks=tuple(_outcome(one)))


def _outcome(one: Sample) -> Iterator[Block]:
    if one.verdict is None:
        yield Nil(reason=f"Nil return: {_not_yet(one)}.")
    elif one.misstatement is not None:
        yield Paragraph(text=_pounds(one, one.misstatement))
    elif one.result is not None:
        yield Paragraph(text=_shares(one, one.result))
        yield from _layers(one, one.result)
    if one.ended is not None:
        on = f"{one.ended.concluded_by}, {day(one.ended.concluded_on)}"
        yield Paragraph(text=f"Conclusion ({on}): {one.ended.conclusion}")


def so_far(one: Sample) -> Iterator[Block]:
    """What the papers say up to now: how many of each finding, and each part that is tested."""
    counts = one.items["finding"].value_counts()
    told = [(begun(each), f"{counts.get(each, 0):,}") for each in Finding]
    yield facts(*told, ("Still to be tested", f"{len(one.untested):,}"))
    tested = len(one.untested) < len(one.items)
    if tested and one.result is not None and (one.verdict is None or len(one.result.layers) == 1):
        yield _parts(one, one.result)


def verdict_words(one: Sample) -> str:
    """In a line: the likely error, the most it may be, whether that can be borne."""
    if one.verdict is None:
        return begun(_not_yet(one))
    within = _WITHIN if one.verdict is Conclusion.ACCEPT else _BEYOND
    if one.misstatement is not None:
        return f"At most {_money(one.misstatement.upper_limit)} overstated: {within}"
    limit = one.result.upper_limit if one.result else None
    return f"At most {percent(limit)} wrong: {within}"


def _not_yet(one: Sample) -> str:
    if one.state in (State.PLANNED, State.GIVEN_UP):
        return f"nothing can be said, as the sample is {one.state}"
    if one.differs and not len(one.untested):
        return f"{_NOT_AS_DRAWN[:1].lower()}{_NOT_AS_DRAWN[1:]}"
    left = counted(len(one.untested), "item")
    return f"nothing can be said of the whole before every item is tested; {left} to go"


def _shares(one: Sample, result: Result) -> str:
    noun = "record" if one.design.sampled == RECORDS else "figure"
    was = "was" if result.errors == 1 else "were"
    within = _WITHIN if result.conclusion is Conclusion.ACCEPT else _BEYOND
    return (
        f"{begun(counted(result.errors, noun))} of the {result.tested} tested {was} wrong. If all "
        f"{len(one.frame):,} are like them, {percent(result.rate)} are wrong; we can be "
        f"{percent(one.design.confidence)} sure that no more than {percent(result.upper_limit)} "
        f"are. Up to {percent(one.design.tolerable)} can be borne: this is {within}."
        + (f" {_NOT_AS_DRAWN}." if one.differs else "")
    )


def _layers(one: Sample, result: Result) -> Iterator[Block]:
    if len(result.layers) > 1:
        yield _parts(one, result)


def _parts(one: Sample, result: Result) -> Block:
    return table(
        f"{one.code}: errors in each part",
        (
            "Part",
            Heading("In all", "count"),
            Heading("Drawn", "count"),
            Heading("Tested", "count"),
            Heading("Wrong", "count"),
            "Likely wrong",
            f"At most wrong ({percent(one.design.confidence)} sure)",
        ),
        [_layer(layer) for layer in result.layers],
        source="Working papers of the sample",
        notes=(
            "A part of which few items were tested says little by itself; all parts together are "
            "what the sample was made for.",
        ),
    )


def _layer(layer: Layer) -> tuple[object, ...]:
    shares = (
        _NOT_YET if share is None else percent(share) for share in (layer.rate, layer.upper_limit)
    )
    name = begun(layer.name) or _WHOLE
    return (name, layer.population, layer.drawn, layer.tested, layer.errors, *shares)


def _pounds(one: Sample, found: Misstatement) -> str:
    within = _WITHIN if found.conclusion is Conclusion.ACCEPT else _BEYOND
    return (
        f"By what was found, {whole_words(one)} is likely to be overstated by "
        f"{_money(found.projected)} and understated by {_money(found.understated)}. We can be "
        f"{percent(one.design.confidence)} sure that it is overstated by no more than "
        f"{_money(found.upper_limit)}. Up to {money_in_words(figure(one.design.tolerable))} can "
        f"be borne: this is {within}."
    )


def _money(amount: object) -> str:
    return words.figure(float(str(amount)), "money", 0)
