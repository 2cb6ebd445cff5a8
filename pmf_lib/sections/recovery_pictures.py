"""One clinic's months since: planned, found, and what they say so far; with the chart behind it."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods.recovery_evidence import Evidence
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.recovery_plans import Plan
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import charts
from pmf_lib.views.charts import Titles
from pmf_lib.views.describe import Series
from pmf_lib.views.records import Chart, Part, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import DECIMALS, begun

SOURCE = "Register of clinics, and the register of measures"
SAID = {
    None: "no figure since the clinic",
    Evidence.NOT_YET: "nothing yet that ordinary variation does not bring",
    Evidence.CONSISTENT: "so far as planned, and not beyond ordinary variation",
    Evidence.SHOWN: "an improvement that ordinary variation does not explain",
    Evidence.MISSING: "no figure for the latest period",
}


def part(pack: Pack, plan: Plan) -> Part:
    """The chart since before the clinic, and a table of the periods after it."""
    heading = f"{plan.clinic.code}: {plan.clinic.entry.about}"
    return Part(heading=heading, blocks=(_chart(pack, plan), _months(plan)))


def _chart(pack: Pack, plan: Plan) -> Chart:
    """The figures with the plan and the edge of the ordinary range that the plan has to cross."""
    count = len(plan.figures)
    kind, places = plan.unit
    shown = DECIMALS[kind] if places is None else places
    edge = round(plan.drawable(plan.level.mean + plan.better * plan.level.far), shown)
    old = list(plan.before)[plan.level.start :]
    periods = [*old, *(plan.start.shift(step) for step in range(count))]
    nothing = (None,) * len(old)
    service = unit_name(pack.council, plan.row.unit)
    first, last = periods[0].short_label, periods[-1].short_label
    titles = Titles(
        headline=f"{plan.clinic.code}: {SAID[plan.latest]}",
        subtitle=f"{plan.row.title}, {service}, {first} to {last}",
        source=said(plan.row.source),
    )
    lines = (
        Series("Figure", (*(plan.before[period] for period in old), *plan.figures)),
        Series("Planned", (*nothing, *plan.planned[:count]), target=True),
        Series("Level before", (round(plan.level.mean, shown),) * len(periods)),
        Series("End of the ordinary range", (edge,) * len(periods)),
    )
    codes = [period.code for period in periods]
    return charts.line_over_time(titles, codes, lines, kind=kind, decimals=places)


def _months(plan: Plan) -> Table:
    word = plan.period_word
    return table(
        f"{plan.clinic.code}: what each {word} since the clinic says",
        (
            Heading(begun(word), "period"),
            Heading("Planned", *plan.unit),
            Heading("Found", *plan.unit),
            Heading("Chance that the plan, if kept, shows by then", "percent", 0),
            "Evidence so far",
        ),
        [_month(plan, step) for step in range(len(plan.figures))],
        source=SOURCE,
    )


def _month(plan: Plan, step: int) -> tuple[Any, ...]:
    chance = 100 * plan.wait.planned[step] if step < len(plan.wait.planned) else None
    return (
        plan.start.shift(step).code,
        plan.planned[step],
        plan.figures[step],
        chance,
        begun(plan.evidence[step].value),
    )
