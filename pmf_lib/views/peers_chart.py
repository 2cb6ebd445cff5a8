"""One authority against its peers: a dot a row, with the quartiles and the median as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmf_lib.views import tables
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.funnel_parts import OWN_WORDS
from pmf_lib.views.peers_layers import Level, Peer, peers_layers
from pmf_lib.views.records import Chart
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted, figure, is_known


@dataclass(frozen=True)
class _Unit:
    """How figures are written."""

    kind: str
    decimals: int | None

    def figure(self, value: float | None) -> str:
        return figure(value, self.kind, self.decimals)


def peers(  # noqa: PLR0913 - each line of the chart has a name of its own
    titles: Titles,
    figures: Sequence[tuple[str, float | None]],
    own: str,
    *,
    kind: str,
    decimals: int | None = None,
    median: float | None = None,
    quartiles: Sequence[float] = (),
) -> Chart:
    """A dot for each authority, in the order given, with one's own marked.

    `figures` pairs an authority's name with its figure, None where there is none; `own` is one of
    the names. `quartiles` are their edges in rising order: three with the median among them, or
    the lower and the upper alone. ValueError without a figure, and when `own` is not there once.
    """
    if not any(is_known(value) for _, value in figures):
        raise ValueError("A chart needs at least one figure; a nil return says there is none")
    if [name for name, _ in figures].count(own) != 1:
        raise ValueError(f"“{own}” must stand once among the authorities compared")
    unit = _Unit(kind, decimals)
    levels = _levels(median, quartiles, unit)
    rows = [
        Peer(_named(name, own), value if is_known(value) else None, unit.figure(value), name == own)
        for name, value in figures
    ]
    table = [(_named(name, own), value) for name, value in figures]
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=_alternative(figures, own, levels, unit),
        source=titles.source,
        spec=spec_of(peers_layers(rows, levels, kind)),
        table=tables.from_rows(
            table,
            caption=caption_of(titles),
            headings=(Heading("Authority"), Heading("Figure", kind, decimals)),
            notes=tuple(f"{level.word}: {level.figure}." for level in levels),
        ),
    )


def _named(name: str, own: str) -> str:
    return f"{name} ({OWN_WORDS})" if name == own else name


def _levels(median: float | None, quartiles: Sequence[float], unit: _Unit) -> list[Level]:
    """Quartile edges and median by their names, from low to high."""
    match len(quartiles):
        case 0:
            edges: tuple[float, ...] = ()
        case 2 | 3:
            edges = (quartiles[0], quartiles[-1])
        case count:
            raise ValueError(f"quartiles are 2 or 3 edges, not {count}")
    middle = quartiles[1] if median is None and len(quartiles) == 3 else median
    named = dict(zip(("Lower quartile", "Upper quartile"), edges, strict=False))
    every = {**named, "Median": middle}
    known = [(value, word) for word, value in every.items() if is_known(value)]
    return [Level(word, value, unit.figure(value)) for value, word in sorted(known)]


def _alternative(
    figures: Sequence[tuple[str, float | None]], own: str, levels: Sequence[Level], unit: _Unit
) -> str:
    """The comparison in words: who is highest and lowest, where one's own lies, the lines."""
    known = [(name, value) for name, value in figures if is_known(value)]
    high, low = max(known, key=lambda pair: pair[1]), min(known, key=lambda pair: pair[1])
    missing = len(figures) - len(known)
    parts = [
        f"Dot chart of {counted(len(figures), 'authority', 'authorities')}.",
        f"{own} ({OWN_WORDS}) is at {unit.figure(dict(figures)[own])}.",
        f"The highest is {high[0]} at {unit.figure(high[1])}; "
        f"the lowest is {low[0]} at {unit.figure(low[1])}.",
        *(f"{level.word}: {level.figure}." for level in levels),
        f"{counted(missing, 'figure').capitalize()} not available." if missing else "",
    ]
    return " ".join(part for part in parts if part)
