"""Charts and tables for the reports that tests make by hand."""

from __future__ import annotations

from typing import Any

from pmf_lib.views import tables, words
from pmf_lib.views.charts import Series, Titles, bars, line_over_time, status_counts
from pmf_lib.views.records import Chart, Link, Spark, Table
from pmf_lib.views.tables import Heading

QUARTERS = [(year, quarter) for year in range(2016, 2022) for quarter in (1, 2, 3, 4)]
PERIODS = [f"{year}-{(year + 1) % 100}-Q{quarter}" for year, quarter in QUARTERS][:22]
DAYS = (12.1, 11.8, 12.4, None, 12.9, 12.2, 11.9, 11.4, 11.6, 11.1, 10.9, 11.2)
DAYS = (*DAYS, 10.7, 10.4, 10.8, 10.2, 10.9, 12.6, 13.8, 14.4, 15.1, 15.9)


NEW_CLAIMS = "New claims take five days longer than a year ago"


def line(
    headline: str = "New claims take five days longer than a year ago", **changes: Any
) -> Chart:
    titles = Titles(
        headline=headline,
        subtitle=changes.get("subtitle", "Days to process a new claim, Q1 2016/17 to Q2 2021/22"),
        source="Benefits system, extract of 10 October 2021",
    )
    series = (Series("Figure", DAYS), Series("Target", (11.0,) * 22, target=True))
    return line_over_time(titles, PERIODS, series, kind="days")


def towns() -> Chart:
    titles = Titles(
        headline="Longtown collects less than the other towns",
        subtitle="Council tax collected by town, per cent, Q1 2019/20 to Q2 2021/22",
        source="Council tax system",
    )
    series = (
        Series("Carlisle", (97.1, 97.0, 97.2, 97.4, 97.3, 97.5, 97.2, 97.6, 97.7, 97.9)),
        Series("Brampton", (96.0, 96.2, 96.1, 96.5, 96.4, 96.6, 96.8, 96.7, 96.9, 97.0)),
        Series("Longtown", (93.2, 93.0, 92.8, 92.9, 92.1, 91.8, 91.5, 91.6, 91.2, 90.9)),
        Series("Target", (96.5,) * 10, target=True),
    )
    return line_over_time(titles, PERIODS[12:], series, kind="percent")


def variances() -> Chart:
    titles = Titles(
        headline="The service is forecast to overspend by £212,000",
        subtitle="Forecast less budget by budget line, 2021/22, pounds",
        source="General ledger, September 2021",
    )
    figures = (
        ("Housing benefit payments and recovery", 310_500.0),
        ("Staffing", 24_000.0),
        ("Court costs", None),
        ("Supplies", -12_500.0),
        ("Grants", -110_000.0),
    )
    return bars(titles, figures, kind="money", columns=("Budget line", "Variance"))


def counts() -> Chart:
    titles = Titles(
        headline="Two measures in nine are red",
        subtitle="Measures by status and team, Revenues and Benefits, Q2 2021/22",
        source="The council's register of measures",
    )
    table = {
        "Council tax": {"red": 1, "green": 2, "data_only": 1},
        "Benefits": {"red": 1, "amber": 1, "green": 1},
        "Recovery": {"green": 1, "overdue": 1},
    }
    return status_counts(titles, table, column="Team")


def measures() -> Table:
    rows = (
        ("Council tax collected", 94.96, 95.0, "amber", "better", 94.1),
        ("New claims processed", 15.9, 11.0, "red", "worse", 15.1),
        ("Calls answered", 1234.0, 1200.0, "green", "better", 1190.0),
        ("Satisfaction", None, 80.0, "overdue", "no_trend", None),
    )
    kinds = ("percent", "days", "count", "percent")
    return tables.from_rows(
        [
            (
                Link(text=title, target="#new-claims-processed"),
                words.figure_beside(value, target, kind),
                words.figure_beside(target, value, kind),
                status,
                words.direction_words(direction, before, value, kind, beside=target),
                Spark(
                    values=(1.0, None, 3.0, 2.0, 5.0),
                    label=f"{title}: rose from 1.0 to 5.0",
                    target=4.0,
                ),
            )
            for (title, value, target, status, direction, before), kind in zip(
                rows, kinds, strict=True
            )
        ],
        caption="Every measure, Quarter 2, 2021/22",
        headings=(
            Heading("Measure"),
            Heading("Figure"),
            Heading("Target"),
            Heading("Status", "status"),
            Heading("Direction"),
            Heading("Recent figures"),
        ),
        source="The council's register of measures",
    )


def budget() -> Table:
    money = ("Budget for the year", "Budget to date", "Actual to date", "Forecast", "Variance")
    rows = (
        (
            "Housing benefit payments and recovery",
            31_250_000,
            15_600_000,
            15_810_500,
            31_560_500,
            310_500,
            "red",
            "Fewer recoveries while courts were closed",
        ),
        ("Staffing", 2_104_000, 1_052_000, 1_060_300, 2_128_000, 24_000, "amber", ""),
        (
            "Grants",
            -1_450_000,
            -725_000,
            -835_000,
            -1_560_000,
            -110_000,
            "green",
            "New burdens grant",
        ),
    )
    return tables.from_rows(
        rows,
        caption="Budget and forecast for 2021/22, in pounds",
        headings=(
            Heading("Budget line"),
            *(Heading(title, "money") for title in money),
            Heading("Status", "status"),
            Heading("Reason"),
        ),
        source="General ledger, September 2021",
        notes=("A variance above nought is an overspend.",),
    )
