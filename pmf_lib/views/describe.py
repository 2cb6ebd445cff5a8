"""What a chart shows, in sentences, for who cannot see it (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmf_lib.views.words import STATUSES, badge, counted, figure, is_known, listed

_COLOURED = ("red", "amber", "green")
UNCOLOURED = "Not coloured"
COLOUR_WORDS = ("Red", "Amber", "Green", UNCOLOURED)


@dataclass(frozen=True)
class Series:
    """A named line: one value a period, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    target: bool = False

    @property
    def known(self) -> tuple[tuple[int, float], ...]:
        """Place and value of each value there is."""
        return tuple((place, value) for place, value in enumerate(self.values) if is_known(value))

    def points(self, most: int) -> tuple[int, ...]:
        """Places to mark with a point: all when few, else the last and those that stand alone."""
        places = [place for place, _ in self.known]
        alone = [place for place in places if not {place - 1, place + 1} & set(places)]
        if self.target:
            return tuple(alone)
        if len(places) <= most:
            return tuple(places)
        return tuple(sorted({*alone, places[-1]}))


def lines(labels: Sequence[str], series: Sequence[Series], kind: str, decimals: int | None) -> str:
    """A line chart in words: first, last, highest and lowest of each series."""
    opening = f"Line chart from {labels[0]} to {labels[-1]}."
    return " ".join((opening, *(_one_line(labels, item, kind, decimals) for item in series)))


def _one_line(labels: Sequence[str], item: Series, kind: str, decimals: int | None) -> str:
    known = item.known
    values = [value for _, value in known]
    first, last = known[0], known[-1]

    def at(point: tuple[int, float]) -> str:
        return f"{figure(point[1], kind, decimals)} in {labels[point[0]]}"

    if min(values) == max(values):
        held = f"{item.name} is {figure(values[0], kind, decimals)}"
        sentence = f"{held} throughout." if len(known) > 1 else f"{item.name} is {at(first)}."
    else:
        high = max(known, key=lambda point: point[1])
        low = min(known, key=lambda point: point[1])
        sentence = (
            f"{item.name} went from {at(first)} to {at(last)}; "
            f"its highest was {at(high)} and its lowest {at(low)}."
        )
    missing = len(labels) - len(known)
    return f"{sentence} {_gaps(missing)}" if missing and not item.target else sentence


def _gaps(missing: int) -> str:
    return (
        f"{counted(missing, 'period').capitalize()} {'has' if missing == 1 else 'have'} no value."
    )


def bars(figures: Sequence[tuple[str, float | None]], kind: str, decimals: int | None) -> str:
    """A bar chart in words: how many bars, the highest and the lowest."""
    known = [(name, value) for name, value in figures if is_known(value)]
    opening = f"Bar chart of {counted(len(figures), 'bar')}."
    high, low = max(known, key=lambda item: item[1]), min(known, key=lambda item: item[1])
    if len(known) == 1:
        body = f"{high[0]} is {figure(high[1], kind, decimals)}."
    else:
        body = (
            f"The highest is {high[0]} at {figure(high[1], kind, decimals)}; "
            f"the lowest is {low[0]} at {figure(low[1], kind, decimals)}."
        )
    missing = len(figures) - len(known)
    return f"{opening} {body}" + (
        f" {counted(missing, 'figure').capitalize()} not available." if missing else ""
    )


def coloured(row: Mapping[str, int]) -> dict[str, int]:
    """Counts of red, amber, green, and of all that is not coloured, by their words."""
    shown = {word(status): row.get(status, 0) for status in _COLOURED}
    rest = sum(number for status, number in row.items() if status not in _COLOURED)
    return {**shown, UNCOLOURED: rest}


def statuses(counts: Mapping[str, Mapping[str, int]]) -> str:
    """Counts of statuses in words: the whole, then each name's."""
    whole: dict[str, int] = {}
    for row in counts.values():
        for status, number in row.items():
            whole[status] = whole.get(status, 0) + number
    each = " ".join(f"{name}: {_tally(row)}." for name, row in counts.items())
    count = counted(sum(whole.values()), "status", "statuses")
    return f"Bar chart of {count}: {_tally(whole)}. {each}"


def _tally(row: Mapping[str, int]) -> str:
    return listed(f"{number} {name.lower()}" for name, number in coloured(row).items())


def used(counts: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    """Red, amber and green, and what other statuses occur, in their usual order."""
    met = {status for row in counts.values() for status, number in row.items() if number}
    order = (*_COLOURED, *(status for status in STATUSES if status not in _COLOURED))
    return tuple(status for status in order if status in _COLOURED or status in met)


def word(status: str) -> str:
    """A status as its badge says it."""
    return badge(status).word
