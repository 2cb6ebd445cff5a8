"""A measure among like authorities: its rank in words, and a chart of all of them (R4-066)."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods.benchmark import quartile_bounds
from pmf_lib.methods.comparison import Outcome
from pmf_lib.methods.peers import Standing
from pmf_lib.sections.show import decimals
from pmf_lib.views import charts, words
from pmf_lib.views.charts import Titles
from pmf_lib.views.records import Block, Cell, Details, Paragraph, Text
from pmf_lib.views.words import begun

SOURCE = "Figures that the authorities publish"
_VERDICTS = {
    Outcome.BETTER: "significantly better than {against}",
    Outcome.SIMILAR: "no different from {against} beyond chance",
    Outcome.WORSE: "significantly worse than {against}",
}


def facts(row: Any) -> list[tuple[str, Cell]]:
    """Where it ranks, in which period, and whether the difference is more than chance."""
    found: Standing | None = row.standing
    if found is None:
        return []
    told = f"{begun(found.words)} in {found.period.label}; {_verdict(row)}"
    return [("Among similar councils", Text(text=told))]


def details(row: Any, council: str) -> tuple[Block, ...]:
    """Every authority's figure in a chart, one click away."""
    found: Standing | None = row.standing
    if found is None:
        return ()
    figures = [(peer.authority, peer.value) for peer in found.peers]
    figures.append((council, found.value))
    figures.sort(key=lambda pair: (_worst_last(row, pair[1]), pair[0]))
    bounds = quartile_bounds([value for _, value in figures]) or ()
    drawn = charts.peers(
        Titles(
            headline=f"{row.title}: {found.words}",
            subtitle=f"{row.title}, {found.period.label}, best first",
            source=SOURCE,
        ),
        figures,
        council,
        kind=row.kind,
        decimals=decimals(row.decimals),
        median=found.median,
        quartiles=tuple(bounds[1:-1]),
    )
    summary = f"{row.title}: among similar councils"
    return (Details(summary=summary, blocks=(Paragraph(text=_caveat(found)), drawn)),)


def _verdict(row: Any) -> str:
    found: Standing = row.standing
    kind, places = row.kind, decimals(row.decimals)
    value = words.figure(found.benchmark, kind, places)
    against = f"all of them together, {value}" if found.pooled else f"their median, {value}"
    told = _VERDICTS.get(found.verdict.outcome)
    return told.format(against=against) if told else f"not tested, as {found.verdict.reason}"


def _caveat(found: Standing) -> str:
    """What a reader of a league table must know before quoting it."""
    told = [_chance(found)]
    if words.is_known(found.cases):
        told.append(f"The council's own figure is of {found.cases:,.0f} cases.")
    if found.provisional:
        authorities = words.counted(found.provisional, "authority", "authorities")
        told.append(f"The figures of {authorities} are provisional.")
    return " ".join(told)


def _chance(found: Standing) -> str:
    if found.by_chance is None:
        return (
            "A place in such a list changes by chance alone: authorities with nearly the same "
            "figure may change places from year to year."
        )
    if found.by_chance.best == found.by_chance.worst:
        return "The place is so clear that chance alone would not have changed it."
    span = found.by_chance.words.removeprefix("ranks ")
    return f"By chance alone the council could stand anywhere from {span}."


def _worst_last(row: Any, value: float | None) -> float:
    figure = value if words.is_known(value) else float("inf")
    return -figure if row.polarity == "maximise" else figure
