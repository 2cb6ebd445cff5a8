"""How lines over time are drawn: Altair layers, and nothing of what they mean."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from pmf_lib.views import theme
from pmf_lib.views.describe import Series
from pmf_lib.views.scales import around, chosen_ticks, round_ticks, spread
from pmf_lib.views.words import figure, is_known

MOST_POINTS = 26
LABEL_GAP = 40
AXIS_ROOM = 62


def line_layers(
    labels: Sequence[str], drawn: Sequence[Series], kind: str, decimals: int | None
) -> alt.LayerChart:
    """Every series as a line with its name and last figure at its end."""
    ticks = round_ticks(*around([value for item in drawn for _, value in item.known]))
    layers = [_line(item, index, labels) for index, item in enumerate(drawn)]
    names = _end_labels(drawn, ticks, labels, (kind, decimals))
    room = max(_label_room(item, kind, decimals) for item in drawn)
    chart = alt.LayerChart(layer=[*layers, names])
    width = round(theme.WIDTH - AXIS_ROOM - room)
    return chart.encode(x=_period_axis(labels), y=_value_axis(ticks, kind)).properties(
        width=width, height=theme.HEIGHT
    )


def _line(item: Series, index: int, labels: Sequence[str]) -> alt.LayerChart:
    """A series as a line, with points while they are few enough to tell apart."""
    colour = theme.TARGET if item.target else theme.CATEGORICAL[index]
    dash = theme.TARGET_DASH if item.target else theme.DASHES[index]
    rows = [
        {"period": label, "value": value if is_known(value) else None}
        for label, value in zip(labels, item.values, strict=True)
    ]
    line = alt.Chart(alt.Data(values=rows)).mark_line(
        color=colour,
        strokeDash=list(dash),
        strokeWidth=2 if item.target else 3,
        invalid="break-paths-show-path-domains",
    )
    points = [rows[place] for place in item.points(MOST_POINTS)]
    dots = alt.Chart(alt.Data(values=points)).mark_point(
        shape=theme.SHAPES[index], size=60, filled=True, color=colour, opacity=1
    )
    return alt.LayerChart(layer=[line, dots] if points else [line])


def _end_labels(
    drawn: Sequence[Series],
    ticks: Sequence[float],
    labels: Sequence[str],
    unit: tuple[str, int | None],
) -> alt.Chart:
    """Each series named at the end of its line, moved apart where they would touch."""
    low, high = ticks[0], ticks[-1]
    scale = theme.HEIGHT / (high - low)
    places = spread([(item.known[-1][1] - low) * scale for item in drawn], LABEL_GAP, theme.HEIGHT)
    rows = [
        {
            "period": labels[-1],
            "value": low + place / scale,
            "words": [item.name, figure(item.known[-1][1], *unit)],
        }
        for item, place in zip(drawn, places, strict=True)
    ]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", dx=14, dy=-8, lineHeight=18, baseline="middle")
        .encode(text="words:N")
    )


def _label_room(item: Series, kind: str, decimals: int | None) -> float:
    longest = max(len(item.name), len(figure(item.known[-1][1], kind, decimals)))
    return theme.CHARACTER * longest + 8


def _period_axis(labels: Sequence[str]) -> alt.X:
    axis = alt.Axis(
        values=list(chosen_ticks(labels)),
        labelAngle=0,
        labelOverlap=False,
        labelExpr="split(datum.label, ' ')",
    )
    scale = alt.Scale(domain=list(labels), padding=0.3)
    return alt.X("period:N", sort=None, scale=scale, axis=axis, title=None)


def _value_axis(ticks: Sequence[float], kind: str) -> alt.Y:
    scale = alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False)
    axis = alt.Axis(values=list(ticks), labelExpr=_axis_words(kind), domain=False, ticks=False)
    return alt.Y("value:Q", scale=scale, axis=axis, title=None)


def _axis_words(kind: str) -> str:
    """A Vega expression that writes a tick as `words.figure` writes a value."""
    sign = "(datum.value < 0 ? '−' : '')"
    short = "replace(replace(format(abs(datum.value), '~s'), 'M', 'm'), 'G', 'bn')"
    plain = "format(abs(datum.value), ',~r')"
    match kind:
        case "percent":
            return f"{sign} + {plain} + '%'"
        case "money":
            return f"{sign} + '£' + {short}"
        case "yes_no":
            return "datum.value == 1 ? 'yes' : datum.value == 0 ? 'no' : ''"
        case _:
            return f"{sign} + {plain}"
