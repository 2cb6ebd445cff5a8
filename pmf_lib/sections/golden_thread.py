"""The golden thread as one picture: plans from top to team, and where the thread is broken.

R1-014 (objective, plan, team, and a count of appraisals), R3-009 (the cascade is whole), R0-016
(an item that serves nothing), R3-059 (what each document is), R3-006 (the documents at the top).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmf_lib.methods.golden_thread import Thread
from pmf_lib.methods.plan_checks import units_without_team_plan
from pmf_lib.sections.appraisals import appraisal_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.thread_parts import Parts, parts
from pmf_lib.views.records import Block, Bullets, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Register of plans and objectives"
NO_PLANS = Nil(reason="Nil return: no plan is in the register.")


def thread_summary(pack: Pack) -> tuple[str, ...]:
    """Whether the thread holds, how far it reaches, and how it ends in appraisals."""
    found = parts(pack)
    if found.plans.empty:
        return ("Does the thread hold? No plan is in the register.",)
    bare = units_without_team_plan(found.plans, [unit.key for unit in pack.units])
    reached = len(pack.units) - len(bare)
    return (
        f"Does the thread hold? {_holds(found)}",
        f"How far does it reach? {reached} of {counted(len(pack.units), 'service')} have a team "
        f"plan.",
        f"Where does it end? {appraisal_words(pack)}",
    )


def _holds(found: Parts) -> str:
    threads = (found.plan_thread, found.thread)
    orphans, ends, circles = (
        sum(len(names(thread)) for thread in threads) for names in (_orphans, _dead_ends, _circles)
    )
    told = f"Of {counted(len(found.plans), 'plan')} and {_objectives(len(found.objectives))}"
    if not orphans + ends + circles:
        return f"{told}, each serves something above it and leads somewhere."
    verbs = (
        f"{orphans or 'none'} {'serves' if orphans == 1 else 'serve'} nothing above",
        f"{ends or 'none'} {'leads' if ends == 1 else 'lead'} nowhere",
        f"{counted(circles, 'circle').replace('no circles', 'none')} "
        f"{'runs back to its' if circles == 1 else 'run back to their'} beginning",
    )
    return f"{told}, {listed(verbs)}."


def _objectives(number: int) -> str:
    return counted(number, "objective")


def _orphans(thread: Thread) -> tuple[str, ...]:
    return thread.orphans


def _dead_ends(thread: Thread) -> tuple[str, ...]:
    return thread.dead_ends


def _circles(thread: Thread) -> tuple[tuple[str, ...], ...]:
    return thread.cycles


def from_top_to_team(pack: Pack) -> Section:
    """Every plan in its place: its number says under which plan it stands (R1-014, R3-009)."""
    found = parts(pack)
    if found.plans.empty:
        return Section(name="from_top_to_team", blocks=(NO_PLANS,))
    rows = {str(row.plan): row for row in found.plans.itertuples()}
    shown = table(
        "Plans from the top to the team; 1.2 stands under 1, and 1.2.1 under 1.2",
        (
            "Place and plan",
            "Level",
            "What the document is",
            "Whose",
            Heading("Objectives", "count"),
            Heading("Plans beneath", "count"),
        ),
        [
            (
                f"{'.'.join(map(str, place))} {rows[plan].title}",
                begun(rows[plan].level),
                _document(pack, rows[plan]),
                _whose(pack, rows[plan]),
                int((found.objectives["plan"] == plan).sum()),
                len(found.plan_thread.beneath(plan)),
            )
            for place, plan in found.plan_thread.in_order()
        ],
        source=SOURCE,
    )
    counts = found.plans["level"].value_counts(sort=False)
    told = [counted(int(number), str(level), _many(str(level))) for level, number in counts.items()]
    return Section(name="from_top_to_team", headline=f"{listed(told)}.", blocks=(shown,))


def _many(level: str) -> str:
    return level.replace("strategy", "strategies") if level.endswith("strategy") else f"{level}s"


def _document(pack: Pack, row: Any) -> str:
    """What the plan is: as the register says, else as the profile does for the unit (R3-059)."""
    own = said(row.document, "")
    if own or row.level != "service plan" or not said(row.unit, ""):
        return begun(own or row.level)
    return begun(pack.council.unit(row.unit).plan)


def _whose(pack: Pack, row: Any) -> str:
    council = pack.council
    if said(row.unit, ""):
        return council.unit(row.unit).name
    if said(row.directorate, ""):
        return council.directorate(row.directorate).name
    return council.name


def broken_threads(pack: Pack) -> Section:
    """Orphans, dead ends and cycles of plans and objectives, by name (R1-014, R0-016)."""
    found = parts(pack)
    if found.plans.empty:
        return Section(name="broken_threads", blocks=(NO_PLANS,))
    return Section(
        name="broken_threads",
        headline=_holds(found),
        blocks=(
            Part(heading="Serves nothing above it", blocks=(_told(_orphan_words(found)),)),
            Part(heading="Leads nowhere", blocks=(_told(_end_words(found)),)),
            Part(heading="Runs in a circle", blocks=(_told(_circle_words(found)),)),
            Part(
                heading="Neither a priority nor an improvement",
                blocks=(_told(_unscoped_words(found)),),
            ),
        ),
    )


def _told(words: Iterator[str]) -> Block:
    items = tuple(words)
    return Bullets(items=items) if items else Nil(reason="Nil return: there is none.")


def _orphan_words(found: Parts) -> Iterator[str]:
    for thread, kind in ((found.plan_thread, "plan"), (found.thread, "objective")):
        for key in thread.orphans:
            lost = thread.missing(key)
            why = f"names “{lost[0]}”, which is nowhere" if lost else "names nothing above it"
            yield f"The {kind} “{thread.nodes[key].title}” ({key}){_of(found, key)} {why}."


def _end_words(found: Parts) -> Iterator[str]:
    for key in found.plan_thread.dead_ends:
        title = found.plan_thread.nodes[key].title
        yield f"The plan “{title}” ({key}): no plan stands beneath it."
    objectives = set(found.objectives["objective"])
    for key in found.thread.dead_ends:
        title = found.thread.nodes[key].title
        if key in objectives:
            told = "no measure shows it and nothing serves it"
            yield f"The objective “{title}” ({key}){_of(found, key)}: {told}."
        else:
            yield f"The priority “{title}”: no objective serves it."


def _of(found: Parts, key: str) -> str:
    own = found.objectives.loc[found.objectives["objective"] == key, "plan"]
    return f" of the {found.titles[own.iloc[0]]}" if len(own) else ""


def _circle_words(found: Parts) -> Iterator[str]:
    for thread in (found.plan_thread, found.thread):
        for circle in thread.cycles:
            way = [f"“{thread.nodes[key].title}” ({key})" for key in circle]
            yield f"{', which serves '.join(way)}, which serves the first again."


def _unscoped_words(found: Parts) -> Iterator[str]:
    """Items of a service plan must be a priority or an improvement; it is no list of all work."""
    service = found.objectives["plan"].map(found.level) == "service plan"
    bare = found.objectives[service & found.objectives["scope"].isna()]
    for row in bare.itertuples():
        yield f"“{row.title}” ({row.objective}) of the {found.titles[str(row.plan)]}."
