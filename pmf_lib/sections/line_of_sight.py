"""My line of sight: from the top down to services, from each service up (R0-040, R4-005)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pmf_lib.council import Unit
from pmf_lib.methods.thread_nodes import reach
from pmf_lib.sections import measure_card
from pmf_lib.sections.golden_thread import NO_PLANS, SOURCE
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.thread_parts import Parts, parts, place_of, priorities
from pmf_lib.views.records import Badge, Block, Cell, Link, Nil, Part, Section, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted, listed


def alignment(pack: Pack) -> Section:
    """What serves each priority and objective at the top, and how far down it goes (R4-005)."""
    found = parts(pack)
    reached = _ranked(pack, reach(found.thread, found.objectives, found.teams))
    if found.plans.empty or reached.empty:
        return Section(name="alignment", blocks=(NO_PLANS,))
    bare = [f"“{row.title}”" for row in reached.itertuples() if not row.objectives]
    headline = (
        f"Nothing serves {listed(bare)}."
        if bare
        else f"Each of {counted(len(reached), 'aim')} at the top is served from below."
    )
    shown = table(
        "Each aim at the top and what stands beneath it",
        (
            "Aim",
            Heading("Objectives", "count"),
            Heading("Services", "count"),
            Heading("Teams", "count"),
            Heading("Measures", "count"),
            "What is missing",
        ),
        [_reached(row) for row in reached.itertuples()],
        source=SOURCE,
    )
    return Section(
        name="alignment", headline=headline, blocks=(shown, *_from_the_top(found, reached["key"]))
    )


def _ranked(pack: Pack, reached: pd.DataFrame) -> pd.DataFrame:
    """The priorities by rank, then the other aims at the top."""
    place = {name: number for number, name in enumerate(priorities(pack))}
    order = reached["key"].map(place).fillna(len(place))
    return reached.assign(order=order).sort_values(["order", "key"])


def _reached(row: Any) -> tuple[Any, ...]:
    wanted = {"service": row.units, "team": row.teams, "measure": row.measures}
    lacking = [word for word, number in wanted.items() if not number]
    missing = f"No {' and no '.join(lacking)}" if lacking else "Nothing"
    aim = (
        Link(text=row.title, target=f"#{place_of('aim', row.key)}") if row.objectives else row.title
    )
    return (aim, row.objectives, row.units, row.teams, row.measures, missing)


def _from_the_top(found: Parts, tops: Iterable[str]) -> Iterable[Part]:
    """A part for each aim that something serves, which the services' own parts link to."""
    for node in (found.thread.nodes[key] for key in tops):
        beneath = set(found.thread.down(node.key))
        own = found.objectives[found.objectives["objective"].isin(beneath)]
        if len(own):
            place = place_of("aim", node.key)
            yield Part(heading=node.title, blocks=(_served(found, node.title, own),), place=place)


def _served(found: Parts, title: str, own: pd.DataFrame) -> Table:
    return table(
        f"What serves “{title}”",
        ("Objective", "Plan", "Service", "Measure and where it stands", "Status"),
        [
            (
                row.title,
                found.titles[str(row.plan)],
                _unit_link(found.pack, row.unit),
                *_measure(found.pack, row.measure),
            )
            for row in own.itertuples()
        ],
        source=SOURCE,
    )


def _unit_link(pack: Pack, unit: Any) -> Cell:
    if not said(unit, ""):
        return Text(text="Council")
    return Link(text=pack.council.unit(unit).name, target=f"#{place_of('service', unit)}")


def _measure(pack: Pack, measure: Any) -> tuple[str, Cell]:
    """The measure's figure and status as every report shows them; or that there is none."""
    code = said(measure, "")
    if not code:
        return ("No measure", Text(text="Not applicable"))
    if not (pack.judgements["measure"] == code).any():
        return (f"{code}, not reported now", Text(text="Not applicable"))
    row = pack.judgement(code)
    status: Badge = measure_card.status_badge(row)
    return (f"{row.title}: {measure_card.figure_words(row)}", status)


def line_of_sight(pack: Pack) -> Section:
    """Each service's objectives: up to the aim at the top, down to teams and measures (R0-040)."""
    found = parts(pack)
    if found.plans.empty:
        return Section(name="line_of_sight", blocks=(NO_PLANS,))
    told = tuple(_of_unit(found, unit) for unit in pack.units)
    with_aims = set(found.objectives["unit"].dropna())
    linked = sum(unit.key in with_aims for unit in pack.units)
    headline = f"{linked} of {counted(len(pack.units), 'service')} have objectives in their plans."
    return Section(name="line_of_sight", headline=headline, blocks=told)


def _of_unit(found: Parts, unit: Unit) -> Part:
    own = found.objectives[found.objectives["unit"] == unit.key]
    block: Block = Nil(reason="Nil return: no objective of this service is in the register.")
    if len(own):
        block = table(
            f"Line of sight of {unit.name}",
            (
                "Objective and what it changes",
                "Plan",
                "Up: it serves",
                "At the top",
                "Down: it is served by",
                "Measure and where it stands",
                "Status",
            ),
            [_sight(found, row) for row in own.itertuples()],
            source=SOURCE,
        )
    return Part(heading=unit.name, blocks=(block,), place=place_of("service", unit.key))


def _sight(found: Parts, row: Any) -> tuple[Any, ...]:
    thread = found.thread
    up = [thread.nodes[key] for key in thread.up(row.objective)]
    tops = [node for node in up if node.top]
    beneath = [thread.nodes[key].title for key in thread.beneath(row.objective)]
    top: Cell = Text(text="Nothing: an orphan")
    if tops:
        top = Link(text=tops[0].title, target=f"#{place_of('aim', tops[0].key)}")
    return (
        f"{row.title} ({row.outcome})",
        found.titles[str(row.plan)],
        up[0].title if up else "Nothing",
        top,
        "; ".join(beneath) or "No other objective",
        *_measure(found.pack, row.measure),
    )
