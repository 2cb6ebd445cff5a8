"""The views of a clinic, in the order of the paper: request, hearing, questions, recovery, end.

Ribble Valley 2007, section 6 (R1-049 to R1-070).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pmf_lib.sections import clinic_parts, clinic_standing
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.show import day, table
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Link, Nil, Paragraph, Part, Record
from pmf_lib.views.words import begun
from pmf_lib.workbench import collecting, looking_views
from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.clinic_drafts import Decision
from pmf_lib.workbench.controls import Button, Form
from pmf_lib.workbench.draft import Draft
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel

NO_CLINIC = "Take a clinic up, or ask for one, in “Which clinic” above."
NOT_HELD = "The clinic has not been held: record the day it was held above."
_SAVE = Button(name="save", text="Save", main=True)

Shown = Callable[[Clinic], Iterator[Record]]


def of_clinic(
    desk: ClinicDesk,
    draft: Draft | None,
    show: Shown,
    doings: Mapping[str, Callable[[Event], str | None]] | None = None,
    *,
    held: bool = True,
) -> Panel:
    """A part of the page about the clinic that is taken up; with `held`, once it has been held."""

    def draw() -> Iterator[Record]:
        own = desk.taken_up
        if own is None:
            yield Nil(reason=NO_CLINIC)
        elif held and own.record.held_on is None:
            yield Nil(reason=NOT_HELD)
        else:
            yield from show(own)

    if draft is None:
        return Panel(desk, draw, doings or {}, ("clinic", "revision"))
    # Taking up a clinic begins every draft anew, so the draft alone tells of that.
    panel = Panel(draft, draw, {**collecting.doings(draft), **(doings or {})}, ("changed",))
    return panel.follow(desk, "revision")


def which(desk: ClinicDesk) -> Panel:
    """Every clinic with where it stands; pressing one takes it up."""

    def draw() -> Iterator[Record]:
        if desk.every:
            yield table(
                f"Clinics, the latest asked for first, as at {day(desk.pack.as_at)}",
                ("Clinic: press to take it up", "Service", "Where it stands", "Next", "Late"),
                [_row(desk, one) for one in desk.every],
                source=clinic_parts.SOURCE,
            )
        else:
            yield Nil(reason="No clinic has been asked for.")
        own = desk.taken_up
        told = f"{own.code} is taken up: {own.entry.about}." if own else "No clinic is taken up."
        yield Paragraph(text=told)

    def take_up(event: Event) -> str:
        desk.resume(event.value)
        return f"{event.value} is taken up; where it stands is shown below."

    return Panel(desk, draw, {"take": take_up}, ("clinic", "revision"))


def _row(desk: ClinicDesk, one: Clinic) -> tuple[Any, ...]:
    after, late = clinic_standing.next_and_late(desk.pack, one)
    return (
        Link(text=f"{one.code}: {one.entry.about}", target=f"press:take/{one.code}"),
        unit_name(desk.pack.council, one.entry.unit),
        begun(one.state.value),
        after or "Nothing",
        late or "Nothing",
    )


def where_it_stands(desk: ClinicDesk) -> Panel:
    """The steps in the paper's order: what is done, what comes next, what is late."""

    def show(own: Clinic) -> Iterator[Record]:
        yield from clinic_standing.standing(desk.pack, own)
        yield clinic_parts.request(desk.pack, own)

    return of_clinic(desk, None, show, held=False)


def in_depth(desk: ClinicDesk) -> Panel:
    """The evidence for the panel: the measure and what lies around it (R1-061)."""
    button = Button(name="ask", text="Ask for a clinic about this measure")

    def ask(_event: Event) -> str:
        desk.ask()
        return "The request is filled in below: see that it is right, and save it there."

    return looking_views.in_depth(desk, button, doings={"ask": ask})


def request(desk: ClinicDesk) -> Panel:
    """Who asks for the clinic, why, and the three who must come (R1-055 to R1-060)."""
    draft = desk.request

    def draw() -> Iterator[Record]:
        words = (
            f"Request of {draft.editing}" if draft.editing else f"Ask for a clinic: {draft.code}"
        )
        yield _form(draft, words, *_another(draft))

    def save(event: Event) -> str:
        draft.put(event.values)
        desk.save_request()
        return collecting.outcome(draft)

    def another(_event: Event) -> str:
        desk.resume("")
        return "The request of another clinic is begun."

    doings = {**collecting.doings(draft), "save": save, "another": another}
    return Panel(draft, draw, doings, ("changed",)).follow(desk, "revision")


def _another(draft: Draft) -> tuple[Button, ...]:
    return (Button(name="another", text="Ask for another clinic"),) if draft.editing else ()


def _form(draft: Draft, legend: str, *more: Button, name: str = "") -> Form:
    return Form(
        name=name or draft.table.name,
        legend=legend,
        fields=draft.fields,
        buttons=(_SAVE, *more),
        problem=draft.problem,
        told=draft.told,
    )


def hearing(desk: ClinicDesk) -> Panel:
    """The day it was held and who of the three came; quorate only with all three (R1-060)."""

    def show(own: Clinic) -> Iterator[Record]:
        yield _form(desk.hearing, f"{own.code}: held, and who came", name="hearing")

    return of_clinic(desk, desk.hearing, show, held=False)


def statements(desk: ClinicDesk) -> Panel:
    """What the service said and what the panel said; both are needed (R1-062)."""

    def show(own: Clinic) -> Iterator[Record]:
        yield _form(desk.statements, f"{own.code}: what was said", name="statements")

    return of_clinic(desk, desk.statements, show)


def decision(desk: ClinicDesk) -> Panel:
    """What is in the way, and the panel's decision that it is satisfied (R1-070)."""
    draft: Decision = desk.decision

    def show(own: Clinic) -> Iterator[Record]:
        heading = "Before it can be closed" if own.blocks else "Closed"
        yield Part(heading=heading, blocks=(clinic_parts.in_the_way(own),))
        decided = own.record.satisfied_on is not None
        again = (Button(name="again", text="Open it again: take the decision back"),)
        legend = f"{own.code}: the panel is satisfied"
        yield _form(draft, legend, *(again if decided else ()), name="decision")

    def again(_event: Event) -> str:
        draft.take_back()
        return collecting.outcome(draft)

    return of_clinic(desk, draft, show, {"again": again})


def causes(desk: ClinicDesk) -> Panel:
    """The causes that were found, by kind (R4-048)."""
    listed = collecting.Listed(
        "Causes found", ("category", "effect"), "Register of causes", "No cause is recorded yet."
    )

    def show(_own: Clinic) -> Iterator[Record]:
        yield collecting.entries(desk.causes, listed)
        yield collecting.form(desk.causes, "Add a cause")

    return of_clinic(desk, desk.causes, show)
