"""Control charts, comparisons and icons for the reports that tests make by hand."""

from __future__ import annotations

from typing import Any

from pmf_lib.views import tables, words
from pmf_lib.views.charts import ControlPoint, ControlSpan, Titles, control, funnel, peers
from pmf_lib.views.records import Chart, Facts, Part, Section, Table
from pmf_lib.views.tables import Heading

MONTHS = [
    f"{year}-{(year + 1) % 100}-M{month:02}" for year in range(2016, 2022) for month in range(1, 13)
]
MONTHS = MONTHS[:66]
WAVE = (0.4, -1.1, 0.9, -0.3, 1.3, -0.8, 0.1, -1.4, 0.7, -0.2, 1.0, -0.6)
AUTHORITIES = (
    "Allerdale", "Barrow-in-Furness", "Boston", "Carlisle", "Copeland", "Craven", "Eden",
    "East Lindsey", "Fenland", "Great Yarmouth", "Hyndburn", "King’s Lynn and West Norfolk",
    "Lancaster", "Mansfield", "Newark and Sherwood", "North Kesteven", "Pendle", "Ribble Valley",
    "Richmondshire", "Rossendale", "Ryedale", "Scarborough", "Sedgemoor", "Selby", "Shropshire",
    "South Holland", "South Kesteven", "South Lakeland", "Bassetlaw", "Bolsover", "Chesterfield",
    "Wyre", "Wyre Forest", "Bournemouth, Christchurch and Poole", "Telford and Wrekin",
)  # fmt: skip


def titles(headline: str, subtitle: str) -> Titles:
    return Titles(headline, subtitle, "The council's register of measures")


def answered() -> Chart:
    """66 months, rebased once, with every class a judged measure may have."""
    points = []
    for place, month in enumerate(MONTHS):
        level = 82 + WAVE[place % 12] if place < 36 else 91 + WAVE[place % 12] / 2
        points.append(ControlPoint(month, level, "common_cause"))
    points[14] = ControlPoint(MONTHS[14], 76.5, "concern", "outside_below")
    for place in range(20, 27):
        value = 83.4 + WAVE[place % 12] * 0.3
        points[place] = ControlPoint(MONTHS[place], value, "improvement", "shift_above")
    for step, place in enumerate(range(59, 66)):
        value = 91.0 + 0.4 * step
        points[place] = ControlPoint(MONTHS[place], value, "improvement", "trend_up")
    spans = (ControlSpan(0, 35, 82.1, 78.4, 85.8), ControlSpan(36, 65, 91.1, 88.9, 93.3))
    words_of = titles(
        "Calls are answered sooner, and ever more of them",
        "Calls answered within a minute, per cent, Carlisle, April 2016 to September 2021",
    )
    return control(words_of, points, spans, kind="percent", target=90.0)


def few() -> Chart:
    """Six quarters: limits on trial."""
    values = (12.1, 11.8, 12.4, 12.9, 12.2, 11.9)
    codes = ("2020-21-Q1", "2020-21-Q2", "2020-21-Q3", "2020-21-Q4", "2021-22-Q1", "2021-22-Q2")
    points = [
        ControlPoint(code, value, "common_cause") for code, value in zip(codes, values, strict=True)
    ]
    span = ControlSpan(0, 5, 12.216666, 10.9, 13.5, trial=True)
    return control(
        titles("New claims take as long as they usually do", "Days to process a new claim"),
        points,
        (span,),
        kind="days",
        target=11.0,
    )


def neutral() -> Chart:
    """A measure without a good direction, below nought, and figures of which too few came first."""
    values = (
        -1250,
        -900,
        -1400,
        -1100,
        2200,
        -1000,
        -1300,
        -4100,
        -1200,
        -1150,
        -980,
        -1020,
        None,
        -1100,
    )
    points = [
        ControlPoint(MONTHS[place], value, "common_cause") for place, value in enumerate(values)
    ]
    points[4] = ControlPoint(MONTHS[4], 2200, "neutral_high", "outside_above")
    points[7] = ControlPoint(MONTHS[7], -4100, "neutral_low", "outside_below")
    points[0] = ControlPoint(MONTHS[0], -1250)
    return control(
        titles("Net income swings twice", "Net income of car parks by month, pounds"),
        points,
        (ControlSpan(0, 13, -1100, -3300.0, 1100.0),),
        kind="money",
    )


def comparison(**changes: Any) -> Chart:
    """35 authorities, with quartiles, a median, one missing."""
    figures = [(name, 68.0 + place * 0.8) for place, name in enumerate(AUTHORITIES)][::-1]
    figures[5] = (figures[5][0], None)
    given: dict[str, Any] = {"median": 81.6, "quartiles": (74.4, 88.2), "kind": "percent"}
    return peers(
        titles(
            "Carlisle is among the lowest quarter of its neighbours",
            "Household waste recycled, per cent, 2020/21, 35 nearest neighbours",
        ),
        figures,
        "Carlisle",
        **{**given, **changes},
    )


def spread_by_size() -> Chart:
    """A funnel of 30 authorities, some of them outside."""
    points = [
        (name, 60.0 + 30 * place, 10 + 4.5 * WAVE[place % 12] / (1 + place / 8))
        for place, name in enumerate(AUTHORITIES[:30])
    ]
    points[21] = (AUTHORITIES[21], 690.0, 14.6)
    points[22] = (AUTHORITIES[22], 720.0, 14.3)
    points[27] = (AUTHORITIES[27], 870.0, 6.5)
    points[25] = (AUTHORITIES[25], 810.0, 12.5)
    sizes = sorted({size for _, size, _ in points} | set(range(60, 940, 20)))
    half = [30 * (1 / size) ** 0.5 for size in sizes]
    limits = [
        (size, max(10 - 1.96 * one, 0), 10 + 1.96 * one, max(10 - 3.09 * one, 0), 10 + 3.09 * one)
        for size, one in zip(sizes, half, strict=True)
    ]
    return funnel(
        titles(
            "Two councils have more appeals upheld than chance explains",
            "Planning appeals upheld, per cent of those decided, 2020/21",
        ),
        points,
        limits,
        "Carlisle",
        kind="percent",
        average=10.0,
        size="Appeals decided",
    )


def verdicts() -> Table:
    """Every icon there is."""
    variations = (
        ("improvement", "outside_above"),
        ("improvement", "trend_down"),
        ("concern", "shift_below"),
        ("concern", "two_in_three_above"),
        ("neutral_high", "trend_up"),
        ("neutral_low", "outside_below"),
        ("common_cause", None),
        (None, None),
        ("improvement", None),
    )
    assurances = ("pass", "fail", "hit_or_miss", None, "pass", "fail", "hit_or_miss", None, "pass")
    statuses = (("green", "star"), ("green", "circle"), ("red", "triangle"), ("overdue", "star"))
    badges = [words.badge(*status) for status in statuses]
    rows = [
        (
            f"Measure {number}",
            badges[number % 4],
            words.variation_icon(*variation),
            words.assurance_icon(assurance),
        )
        for number, (variation, assurance) in enumerate(zip(variations, assurances, strict=True))
    ]
    headings = [Heading(title) for title in ("Measure", "Status", "Variation", "Assurance")]
    return tables.from_rows(rows, caption="What the control charts say", headings=headings)


def sections() -> list[tuple[str, Section]]:
    """A report of these alone."""
    makes = (answered, few, neutral, comparison, spread_by_size)
    parts = [Part(heading=make.__name__, blocks=(make(),)) for make in makes]
    first = words.variation_icon("concern", "shift_below")
    blocks = (verdicts(), Facts(pairs=(("Variation", first),)), *parts)
    return [("## Control charts", Section(name="control", blocks=blocks))]
