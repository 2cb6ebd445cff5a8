"""A hidden movement as a picture: the total beside its groups, with the figures behind it."""

from __future__ import annotations

from pmf_lib.methods.group_tests import measured, scale
from pmf_lib.methods.hidden_movements import Hidden, Look
from pmf_lib.methods.subgroup_series import Series as Figures
from pmf_lib.methods.subgroup_series import Split
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, lowered, said, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import charts
from pmf_lib.views.charts import MOST_SERIES, Titles
from pmf_lib.views.describe import Series
from pmf_lib.views.records import Chart, Part, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, direction_words

SPAN = 12
TOTAL = "the total"
SOURCE = "The council's register of measures"


def group_words(look: Look) -> str:
    """The group's name; of a mix, how many of the groups moved against the total."""
    if look.kind is Hidden.GROUP:
        return begun(look.group)
    every, against = len(look.split.groups), len(look.against)
    if against < every:
        return f"{against} of {every} groups"
    return "Both groups" if every == 2 else f"All {every} groups"


def moved_words(split: Split, before: float, now: float) -> str:
    """A movement judged by polarity: "Worse: fell from 31.2% to 26.9%"."""
    way = {"maximise": 1, "minimise": -1}.get(str(split.row["polarity"]), 0) * (now - before)
    judged = "better" if way > 0 else "worse" if way < 0 else ""
    places = decimals(split.row["decimals"])
    return direction_words(judged, before, now, str(split.row["kind"]), places)


def part(pack: Pack, look: Look) -> Part:
    """The chart of a movement and, for a mix, its groups with their cases."""
    chart = _chart(pack, look)
    blocks = (chart, _groups(look.split)) if look.kind is Hidden.MIX else (chart,)
    return Part(heading=f"{look.split.row['title']}: {_who(look)}", blocks=blocks)


def _who(look: Look) -> str:
    """The group's name, or which of the groups, as it stands within a sentence."""
    return look.group if look.kind is Hidden.GROUP else lowered(group_words(look))


def _chart(pack: Pack, look: Look) -> Chart:
    split, found = look.split, look.found
    points = _points(look)
    series = [
        Series(begun(name), tuple(_figure(split, one, window) for _, window in points))
        for name, one in _lines(look)
    ]
    service = unit_name(pack.council, split.row["unit"])
    first, last = (period.short_label for period in (points[0][0], points[-1][0]))
    total = lowered(moved_words(split, found.total_before, found.total_now))
    titles = Titles(
        headline=f"{_message(look)}; the total is {total}",
        subtitle=f"{split.row['title']}, {service}, {first} to {last}",
        source=said(split.row["source"]),
    )
    return charts.line_over_time(
        titles,
        [period.code for period, _ in points],
        series,
        kind=str(split.row["kind"]),
        decimals=decimals(split.row["decimals"]),
    )


def _message(look: Look) -> str:
    if look.kind is Hidden.MIX:
        return f"{group_words(look)} moved against the total"
    found = look.found
    moved = lowered(moved_words(look.split, found.before, found.now))
    return f"{group_words(look)} is {moved}"


def _lines(look: Look) -> list[tuple[str, Figures]]:
    """The total and the groups of the chart, the largest ones of a mix."""
    groups, total = look.split.groups, (TOTAL, look.split.total)
    if look.kind is Hidden.GROUP:
        return [total, (look.group, groups[look.group])]
    window = look.split.window()
    cases = {name: one.tally(window) for name, one in groups.items()}
    ranked = sorted(groups, key=lambda name: -(found.denominator if (found := cases[name]) else 0))
    return [total, *((name, groups[name]) for name in ranked[: MOST_SERIES - 1])]


Point = tuple[Period, tuple[Period, ...]]


def _points(look: Look) -> list[Point]:
    """The periods of the chart, each with the measure's own periods in it, since the first."""
    split = look.split
    if look.found.years > 1:
        every: list[Point] = [(one, (one,)) for one in split.own_periods(look.found.years)]
    else:
        backs = reversed(range(SPAN))
        every = [(split.base.shift(-back), split.window(back)) for back in backs]
    known = [_figure(split, split.total, window) is not None for _, window in every]
    return every[known.index(True) :]


def _figure(split: Split, series: Figures, window: tuple[Period, ...]) -> float | None:
    """The figure of a period: of its cases together, or its own where there are no cases."""
    if measured(split) is None:
        return series.values.get(window[-1])
    tally = series.tally(window)
    return None if tally is None else tally.rate * scale(split)


def _groups(split: Split) -> Table:
    """Each group's cases and figure now and a year before: where the mix changed."""
    places, kind = decimals(split.row["decimals"]), str(split.row["kind"])
    now, before = split.base, split.base.last_year()
    return table(
        f"{split.row['title']}: every group, and how many cases it has",
        (
            "Group",
            Heading(f"Cases, {before.short_label}", "count"),
            Heading(f"Cases, {now.short_label}", "count"),
            Heading(f"Figure, {before.short_label}", kind, places),
            Heading(f"Figure, {now.short_label}", kind, places),
        ),
        [_group(split, name, one) for name, one in ((TOTAL, split.total), *split.groups.items())],
        source=SOURCE,
    )


def _group(split: Split, name: str, series: Figures) -> tuple[object, ...]:
    windows = (split.window(split.base.grain.per_year), split.window())
    tallies = [series.tally(window) for window in windows]
    cases = [None if tally is None else tally.denominator for tally in tallies]
    return begun(name), *cases, *(_figure(split, series, window) for window in windows)
