"""What a proposed indicator would have been in the past, from figures that are loaded (R0-036)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmf_lib.methods.latest import NOTHING, History
from pmf_lib.periods import Grain, Period
from pmf_lib.register.formula import Formula
from pmf_lib.register.proposals import Item

Items = Mapping[str, float | None]
"""A figure of each name of a formula; None where one is missing."""

GRAINS = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
_AS_OF_ITS_END = ("entered_cumulative", "rolling", "last")


@dataclass(frozen=True)
class Proposal:
    """A proposed indicator. Figures are in its own unit of measurement.

    Tolerances are as files write them: percent of the target in mode `relative`; those that are
    None are the council's own.
    """

    key: str
    title: str
    unit: str
    formula: Formula
    polarity: str
    kind: str
    frequency: str
    target: float
    mode: str | None = None
    green: float | None = None
    red: float | None = None

    @property
    def grain(self) -> Grain:
        """The length of its periods."""
        return GRAINS[self.frequency]

    @property
    def better(self) -> int:
        """1 where more is better, -1 where less is."""
        return 1 if self.polarity == "maximise" else -1


@dataclass(frozen=True)
class Source:
    """What a name of a formula stands for: a part of the figures of one measure."""

    history: History
    part: str

    def figure(self, period: Period) -> float | None:
        """The part's figure for a period; None unless all of the period is known.

        Cases are added up over the measure's own periods, figures as the measure says. What a
        running total has added counts, and of what is as of a period's end the last.
        """
        own = self.history
        parts = period.within(own.grain) if own.grain.months < period.grain.months else (period,)
        if self.part == "value":
            if own.aggregation == "entered_cumulative":
                return _sum([own.increment(one) for one in parts])
            return own.value(period) if len(parts) == 1 else own.rolled_up(period)
        cases = [getattr(own.point(one), self.part) for one in parts]
        return cases[-1] if own.aggregation in _AS_OF_ITS_END else _sum(cases)


def sources_of(
    proposal: Proposal, names: Mapping[str, Item], known: Mapping[str, History]
) -> dict[str, Source] | str:
    """Each name of the formula with its source; why there is none, in a sentence."""
    found: dict[str, Source] = {}
    for name in proposal.formula.names:
        item = names.get(name)
        history = known.get(item.measure) if item else None
        if item is None or history is None:
            return f"“{name}” names no measure that is loaded."
        if history.grain.months > proposal.grain.months:
            own = history.row["frequency"]
            return f"{item.measure} is {own}: no {proposal.frequency} indicator can be made of it."
        if not any(getattr(point, item.part) is not None for point in history.points.values()):
            return f"{item.measure} has no {item.part} in any period, so nothing can be worked out."
        found[name] = Source(history, item.part)
    return found


def back_cast(
    formula: Formula, sources: Mapping[str, Source], periods: Sequence[Period]
) -> dict[Period, Items]:
    """The items of each period, the periods before the first that can be worked out left off."""
    found = {one: {name: source.figure(one) for name, source in sources.items()} for one in periods}
    first = next((place for place, one in enumerate(periods) if _known(formula, found[one])), None)
    return {} if first is None else {one: found[one] for one in periods[first:]}


def history_of(
    proposal: Proposal, items: Mapping[Period, Items], sources: Mapping[str, Source]
) -> History:
    """The proposal as a measure with figures: those that it would have had.

    One that is made of a rolling figure rolls, and one made of a seasonal figure is seasonal, so
    that neither is given a control chart that it cannot have.
    """
    made_of = [source.history for source in sources.values()]
    rolls = any(one.aggregation == "rolling" for one in made_of)
    row = {
        "measure": proposal.key,
        "title": proposal.title,
        "unit": proposal.unit,
        "polarity": proposal.polarity,
        "kind": proposal.kind,
        "frequency": proposal.frequency,
        "aggregation": "rolling" if rolls else "last",
        "seasonal": "yes" if any(one.text("seasonal") == "yes" for one in made_of) else None,
        "tolerance_mode": proposal.mode,
        "green_tolerance": proposal.green,
        "red_tolerance": proposal.red,
    }
    points = {
        period: NOTHING._replace(value=proposal.formula.value(found))
        for period, found in items.items()
    }
    return History(row, points)


def _known(formula: Formula, items: Items) -> bool:
    return formula.value(items) is not None


def _sum(figures: Sequence[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None
