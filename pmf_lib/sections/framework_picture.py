"""The framework as a picture drawn from the profile, with the same in words (R0-010, R0-009)."""

from __future__ import annotations

from pmf_lib.council import Body, Council
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.views.chart_parts import Titles
from pmf_lib.views.records import Chart, Section, Table
from pmf_lib.views.steps_chart import Step, steps
from pmf_lib.views.words import begun, counted, listed

SOURCE = "The council's profile"


def framework_picture(pack: Pack) -> Section:
    """How a quarter goes from the services up the ladder, and who receives what."""
    chart = _chart(pack)
    headline = f"A quarter passes {counted(len(chart.table.rows), 'step')}, in this order."
    return Section(name="framework_picture", headline=headline, blocks=(chart, _receives(pack)))


def _chart(pack: Pack) -> Chart:
    council = pack.council
    titles = Titles(
        headline="From the services to those who hold them to account",
        subtitle=f"Steps of {pack.period.label}, {council.name}",
        source=SOURCE,
    )
    due = day(council.value_due(pack.period))
    units = f"{len(council.units)} services in {len(council.directorates)} directorates"
    first = (
        Step(units, f"Figures are due by {due}"),
        Step("Reports are made", f"By {day(council.pack_date(pack.period))}, from one store"),
    )
    ladder = tuple(_rung(pack, rung) for rung in council.ladder)
    return steps(titles, (*first, *ladder), ("Who, or what", "What happens, and when"))


def _rung(pack: Pack, rung: str) -> Step:
    bodies = pack.council.bodies_on(rung)
    if len(bodies) == 1:
        return Step(bodies[0].name, f"Considers it {_when(pack, bodies[0])}")
    told = [f"{body.name} {_when(pack, body)}" for body in bodies]
    return Step(f"{len(bodies)} committees, each for its own services", "; ".join(told))


def _when(pack: Pack, body: Body) -> str:
    """The first meeting that may consider the quarter: after the rung below (R0-023)."""
    agendas = considered_by_meeting(pack.council)
    own = [when for when in body.meetings if agendas[body.key, when].quarter == pack.period]
    return f"on {day(min(own))}" if own else "at a meeting that is not set yet"


def _receives(pack: Pack) -> Table:
    council = pack.council
    titles = {spec.pack: spec.title for spec in council.packs}
    return table(
        "Which body receives which reports",
        ("Body", "What sort of body", "For which services", "Reports"),
        [
            (
                body.name,
                begun(str(body.kind)),
                _services(council, body),
                listed(titles[name] for name in body.receives) or "None",
            )
            for body in council.bodies
        ],
        source=SOURCE,
    )


def _services(council: Council, body: Body) -> str:
    own = council.units_of_body(body.key)
    return "Every service" if len(own) == len(council.units) else listed(unit.name for unit in own)
