"""A funnel plot: figures by size, between limits that narrow as the numbers grow.

It shows the limits it is given; a figure is compared with the limits at its own size.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmf_lib.views import tables
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.funnel_layers import funnel_layers
from pmf_lib.views.funnel_parts import Dot, Funnel, Limit, Place
from pmf_lib.views.records import Chart
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted, figure, listed


def funnel(  # noqa: PLR0913 - each line of the chart has a name of its own
    titles: Titles,
    points: Sequence[tuple[str, float, float]],
    limits: Sequence[tuple[float, float, float, float, float]],
    own: str,
    *,
    kind: str,
    decimals: int | None = None,
    average: float | None = None,
    size: str = "Number of cases",
) -> Chart:
    """A dot for each authority by its size and its figure, between the limits of chance.

    `points` are name, size and figure; `limits` are size, lower and upper 95%, lower and upper
    99.8% limit. Each point's size must be among the limits' sizes, so that what lies outside is
    judged by its own limits; more sizes make smoother curves. `size` names the sizes. ValueError
    for a size of nought or less or without limits, and when `own` is not there once.
    """
    if [name for name, _, _ in points].count(own) != 1:
        raise ValueError(f"“{own}” must stand once among the authorities compared")
    curve = tuple(Limit(*row) for row in sorted(limits))
    if curve and curve[0].size <= 0:
        raise ValueError(f"A size is above nought, not {curve[0].size:g}")
    dots = tuple(_dot(point, curve, own) for point in points)
    shown = Funnel(dots, curve, average, kind, decimals, size)
    headings = (
        Heading("Authority"),
        Heading(size, "count"),
        Heading("Figure", kind, decimals),
        Heading("Place"),
    )
    rows = [(dot.words, dot.size, dot.value, dot.place.value) for dot in dots]
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=_alternative(shown),
        source=titles.source,
        spec=spec_of(funnel_layers(shown)),
        table=tables.from_rows(rows, caption=caption_of(titles), headings=headings),
    )


def _dot(point: tuple[str, float, float], curve: Sequence[Limit], own: str) -> Dot:
    name, size, value = point
    here = next((limit for limit in curve if limit.size == size), None)
    if here is None:
        raise ValueError(f"“{name}” has size {size:g}, which has no limits")
    return Dot(name, size, value, _place(value, here), own=name == own)


def _place(value: float, here: Limit) -> Place:
    """Outside is strictly beyond a limit."""
    if not here.lower998 <= value <= here.upper998:
        return Place.ABOVE if value > here.upper998 else Place.BELOW
    return Place.WITHIN if here.lower95 <= value <= here.upper95 else Place.BETWEEN


def _alternative(shown: Funnel) -> str:
    """The plot in words: where one's own lies, and who lies outside."""
    own = next(dot for dot in shown.dots if dot.own)
    count = counted(len(shown.dots), "authority", "authorities")
    parts = [
        f"Funnel plot of {count}.",
        f"{own.words} is at {_figure(own.value, shown)}, {own.place.value.lower()}.",
        *(_group(place, shown) for place in (Place.ABOVE, Place.BELOW, Place.BETWEEN)),
    ]
    if shown.average is not None:
        parts.insert(1, f"The average is {_figure(shown.average, shown)}.")
    return " ".join(part for part in parts if part)


def _group(place: Place, shown: Funnel) -> str:
    names = [dot.words for dot in shown.dots if dot.place is place]
    return f"{place.value}: {listed(names)}." if names else ""


def _figure(value: float, shown: Funnel) -> str:
    return figure(value, shown.kind, shown.decimals)
