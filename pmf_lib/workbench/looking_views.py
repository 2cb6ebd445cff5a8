"""The views of looking: what to look at, the list, and one measure in depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pmf_lib.sections import measure_card
from pmf_lib.sections.show import table
from pmf_lib.views.records import Link, Nil, Paragraph, Record
from pmf_lib.views.words import counted
from pmf_lib.workbench.aspects import ASPECTS, around
from pmf_lib.workbench.controls import Button, Field, Form, Option, choice_at_once
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.looking import ROWS_A_PAGE, LookingDesk, Side
from pmf_lib.workbench.panel import Panel

SIDES = {
    Side.ADVERSE: "What needs attention",
    Side.FAVOURABLE: "What is going well",
    Side.EVERY: "Every measure",
}
_WATCHED = ("committee", "unit", "side", "page", "revision")


def choose(desk: LookingDesk) -> Panel:
    """What is looked at: quarter, committee, service, which measures (R3-041)."""

    def draw() -> Iterator[Record]:
        if desk.told:
            yield Nil(reason=desk.told)
        yield Form(
            name="choose",
            legend="What to look at",
            fields=tuple(_choices(desk)),
            buttons=(Button(name="again", text="Read what others saved"),),
            compact=True,
        )

    def chosen(name: str) -> Callable[[Event], str]:
        def do(event: Event) -> str:
            desk.choose(name, event.value)
            return f"{counted(len(desk.found), 'measure')} in the list."

        return do

    def again(_event: Event) -> str:
        desk.read_again()
        return desk.told or "Read again."

    doings = {name: chosen(name) for name in ("period", "committee", "unit", "side")}
    return Panel(desk, draw, {**doings, "again": again}, ("committee", "revision", "told"))


def _choices(desk: LookingDesk) -> Iterator[Field]:
    council = desk.pack.council
    periods = [Option(value=each.code, text=each.label) for each in desk.periods]
    committees = [Option(value=each.key, text=each.name) for each in council.committees]
    units = [Option(value=key, text=council.unit(key).name) for key in desk.units_offered]
    sides = [Option(value=side, text=words) for side, words in SIDES.items()]
    every = Option(value="", text="Every committee")
    whole = Option(value="", text="Every service")
    yield choice_at_once("period", "Quarter", desk.pack.period.code, periods)
    yield choice_at_once("committee", "Committee", desk.committee, [every, *committees])
    yield choice_at_once("unit", "Service", desk.unit, [whole, *units])
    yield choice_at_once("side", "Which measures", desk.side, sides)


def exceptions(desk: LookingDesk) -> Panel:
    """The exceptions in their order, ten at a time; pressing a name looks into it (R4-054)."""

    def look(event: Event) -> str:
        desk.look_into(event.value)
        return f"{desk.judgement.title}: it is shown in depth below."

    def turn(by: int) -> Callable[[Event], str]:
        def do(_event: Event) -> str:
            desk.turn_page(by)
            return f"Page {desk.page + 1} of {desk.pages}."

        return do

    doings = {"look": look, "on": turn(1), "back": turn(-1)}
    return Panel(desk, lambda: _list(desk), doings, _WATCHED)


def _list(desk: LookingDesk) -> Iterator[Record]:
    if desk.found.empty:
        yield Nil(reason=f"Nothing of this kind in {desk.pack.period.label}.")
        return
    first = desk.page * ROWS_A_PAGE
    shown = [_row(desk, place, row) for place, row in enumerate(desk.shown.itertuples(), first + 1)]
    yield table(
        f"{SIDES[Side(desk.side)]}, {desk.pack.period.label}: "
        f"{first + 1} to {first + len(shown)} of {len(desk.found)}",
        ("Measure: press to look into it", "Service", "Status", "Figure", "Target", "Why"),
        shown,
        source="Register of measures; exceptions by the council's own rules, worst first",
    )
    back = (Button(name="back", text="Ten before"),) if desk.page else ()
    on = (Button(name="on", text="Ten more"),) if desk.page + 1 < desk.pages else ()
    if back or on:
        turning = (*back, *on)
        yield Form(
            name="pages", legend="More of the list", fields=(), buttons=turning, compact=True
        )


def _row(desk: LookingDesk, place: int, row: Any) -> tuple[Any, ...]:
    judged = desk.pack.judgement(row.measure)
    return (
        Link(text=f"{place}. {row.title}", target=f"press:look/{row.measure}"),
        desk.pack.council.unit(row.unit).name,
        measure_card.status_badge(judged),
        measure_card.figure_words(judged),
        measure_card.target_words(judged),
        row.sentence or measure_card.direction_words(judged),
    )


def in_depth(desk: LookingDesk, *more: Button, doings: dict[str, Any] | None = None) -> Panel:
    """One measure and what lies around it; `more` are buttons for what to do with it."""

    def draw() -> Iterator[Record]:
        row = desk.judgement
        if row is None:
            yield from around(desk)
            return
        options = tuple(Option(value=key, text=each.words) for key, each in ASPECTS.items())
        told = f"{row.title} ({row.measure}), {desk.pack.council.unit(row.unit).name}"
        yield Paragraph(text=f"{told}, {desk.pack.period.label}.")
        field = choice_at_once("aspect", "What to look at", desk.aspect, options)
        yield Form(name="aspect", legend=row.title, fields=(field,), buttons=more)
        yield from around(desk)

    def aspect(event: Event) -> str:
        desk.look_at(event.value)
        return f"{ASPECTS[desk.aspect].words} of {desk.judgement.title}."

    return Panel(
        desk, draw, {"aspect": aspect, **(doings or {})}, ("measure", "aspect", "revision")
    )
