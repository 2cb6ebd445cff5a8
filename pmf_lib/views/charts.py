"""Charts that carry their message, their words and their figures.

The rules are the Government Analysis Function's for charts: a headline that says the message, a
statistical subtitle, direct labels, at most four series told apart by more than colour, bars
from nought, a text alternative and the figures themselves. A chart without them is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmf_lib.views import describe, tables, theme
from pmf_lib.views.bar_layers import Names, figure_bars, status_panels
from pmf_lib.views.chart_parts import Titles, caption_of, spec_of
from pmf_lib.views.control_chart import ControlPoint, ControlSpan, control
from pmf_lib.views.describe import Series
from pmf_lib.views.funnel_chart import funnel
from pmf_lib.views.lines import line_layers
from pmf_lib.views.peers_chart import peers
from pmf_lib.views.records import Chart, Table
from pmf_lib.views.scales import from_nought
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import DECIMALS, decimals_beside, figure, is_known

__all__ = [
    "MOST_SERIES",
    "ControlPoint",
    "ControlSpan",
    "Series",
    "Titles",
    "bars",
    "control",
    "funnel",
    "line_over_time",
    "peers",
    "status_counts",
]

MOST_SERIES = len(theme.CATEGORICAL)


def line_over_time(
    titles: Titles,
    periods: Sequence[object],
    series: Sequence[Series],
    *,
    kind: str,
    decimals: int | None = None,
) -> Chart:
    """Lines over periods: a value, its target, at most four in all.

    `periods` are period codes in order; each series has one value a period, None where there is
    none (the line breaks there). `kind` and `decimals` are those of `words.figure`. ValueError
    without a headline, subtitle, source or a single value, or with more than four series.
    """
    labels = tuple(tables.period(str(code)).text for code in periods)
    drawn = tuple(item for item in series if item.known)
    _refuse_lines(labels, series, drawn)
    places = _decimals(series, kind, decimals)
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=describe.lines(labels, drawn, kind, places),
        source=titles.source,
        spec=spec_of(line_layers(labels, drawn, kind, places)),
        table=_line_table(titles, labels, series, (kind, places)),
    )


def bars(
    titles: Titles,
    figures: Sequence[tuple[str, float | None]],
    *,
    kind: str,
    decimals: int | None = None,
    columns: tuple[str, str] = ("Service", "Amount"),
) -> Chart:
    """Horizontal bars from nought, in the order given, each labelled with its figure.

    `columns` head the table of figures: what a bar stands for, and what it shows. A missing
    figure has no bar and is printed "[x]". ValueError without words or a single figure.
    """
    known = [value for _, value in figures if is_known(value)]
    if not known:
        raise ValueError("A chart needs at least one figure; a nil return says there is none")
    labels = [figure(value, kind, decimals) for _, value in figures]
    names = Names.of([name for name, _ in figures])
    rows = [
        {"name": name, "value": value if is_known(value) else None, "label": label}
        for name, label, (_, value) in zip(names.wrapped, labels, figures, strict=True)
    ]
    chart = figure_bars(rows, names, from_nought(known), max(map(len, labels)))
    heads = (Heading(columns[0]), Heading(columns[1], kind, decimals))
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=describe.bars(figures, kind, decimals),
        source=titles.source,
        spec=spec_of(chart),
        table=tables.from_rows(figures, caption=caption_of(titles), headings=heads),
    )


def status_counts(
    titles: Titles,
    counts: Mapping[str, Mapping[str, int]],
    *,
    column: str = "Directorate",
) -> Chart:
    """How many measures are red, amber, green and not coloured, a row for each name.

    `counts` maps a name to how many of each status (`methods.status`) it has; the five uncoloured
    statuses are counted together in the picture and one by one in the table. Each status stands
    in a column under its own word, so colour never speaks alone. ValueError with nothing to count.
    """
    if not any(number for row in counts.values() for number in row.values()):
        raise ValueError("A chart needs at least one status; a nil return says there is none")
    names = Names.of(list(counts))
    rows = [
        {"name": name, "status": word, "count": number, "label": str(number)}
        for name, row in zip(names.wrapped, counts.values(), strict=True)
        for word, number in describe.coloured(row).items()
    ]
    return Chart(
        headline=titles.headline,
        subtitle=titles.subtitle,
        alternative=describe.statuses(counts),
        source=titles.source,
        spec=spec_of(status_panels(rows, names, describe.COLOUR_WORDS)),
        table=_status_table(titles, counts, column),
    )


def _refuse_lines(labels: Sequence[str], series: Sequence[Series], drawn: Sequence[Series]) -> None:
    if len(series) > MOST_SERIES:
        raise ValueError(f"A chart shows at most {MOST_SERIES} series, not {len(series)}")
    if not drawn:
        raise ValueError("A chart needs at least one value; a nil return says there is none")
    for item in series:
        if len(item.values) != len(labels):
            raise ValueError(
                f"“{item.name}” has {len(item.values)} values for {len(labels)} periods"
            )


def _line_table(
    titles: Titles,
    labels: Sequence[str],
    series: Sequence[Series],
    unit: tuple[str, int],
) -> Table:
    headings = (Heading("Period"), *(Heading(item.name, *unit) for item in series))
    rows = zip(labels, *(item.values for item in series), strict=True)
    return tables.from_rows(rows, caption=caption_of(titles), headings=headings)


def _status_table(titles: Titles, counts: Mapping[str, Mapping[str, int]], column: str) -> Table:
    statuses = describe.used(counts)
    headings = (
        Heading(column),
        *(Heading(describe.word(status), "count") for status in statuses),
        Heading("All", "count"),
    )
    rows = [
        (name, *(row.get(status, 0) for status in statuses), sum(row.values()))
        for name, row in counts.items()
    ]
    return tables.from_rows(rows, caption=caption_of(titles), headings=headings)


def _decimals(series: Sequence[Series], kind: str, decimals: int | None) -> int:
    """Decimals that keep every value apart from its target (94.96 beside 95.0)."""
    targets = [item for item in series if item.target]
    beside = (
        decimals_beside(value, aim, kind, decimals)
        for item in series
        for target in targets
        for value, aim in zip(item.values, target.values, strict=True)
    )
    return max(beside, default=DECIMALS[kind] if decimals is None else decimals)
