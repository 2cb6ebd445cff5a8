"""The views of trying another pairing of services with committees (R0-004)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pmf_lib.sections import pairing_trials
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Link, Nil, Paragraph, Record
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted
from pmf_lib.workbench.controls import Button, Control, Field, Form, Option
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.pairing_desk import PairingDesk
from pmf_lib.workbench.panel import Panel

_WATCHED = ("changed", "revision")


def move(desk: PairingDesk) -> Panel:
    """The committee of each service, to be chosen anew; nothing that is adopted changes."""
    council = desk.pack.council

    def draw() -> Iterator[Record]:
        back = (Button(name="back", text="Put every service back"),)
        yield Form(
            name="pairing",
            legend="Which committee would look at each service",
            fields=tuple(_choice(desk, unit.key) for unit in council.units),
            buttons=back if desk.moves or desk.trial else (),
        )

    def moved(unit: str) -> Callable[[Event], str]:
        def do(event: Event) -> str:
            desk.move(unit, event.value)
            committee = council.committee(desk.committee_of(unit)).name
            told = "moved to" if unit in desk.moves else "back with"
            left = pairing_trials.left_without(council, desk.tried)
            return f"{council.unit(unit).name} is {told} {committee}. {left}".rstrip()

        return do

    def put_back(_event: Event) -> str:
        desk.put_back()
        return "Every service is back with its own committee."

    doings = {unit.key: moved(unit.key) for unit in council.units}
    return Panel(desk, draw, {**doings, "back": put_back}, _WATCHED)


def _choice(desk: PairingDesk, unit: str) -> Field:
    council = desk.pack.council
    own = council.committee_of(unit)
    each = tuple(Option(value=one.key, text=one.name) for one in council.committees)
    return Field(
        name=unit,
        label=council.unit(unit).name,
        control=Control.CHOICE,
        value=desk.committee_of(unit),
        hint=f"Moved from {own.name}" if unit in desk.moves else "",
        options=each,
        at_once=True,
    )


def side_by_side(desk: PairingDesk) -> Panel:
    """What each committee looks at now and would look at; what is wrong with it."""

    def draw() -> Iterator[Record]:
        council = desk.pack.council
        told = f"Adopted since {day(council.pairing.since)}."
        yield Paragraph(text=f"{told} {pairing_trials.NOT_ADOPTED}")
        yield from pairing_trials.compared(desk.pack, desk.tried)
        yield pairing_trials.services(desk.pack, desk.tried)

    return Panel(desk, draw, {}, _WATCHED)


def passage(desk: PairingDesk) -> Panel:
    """The tried pairing as the council's profile would hold it, to be put before Council."""

    def draw() -> Iterator[Record]:
        if not desk.moves:
            yield Nil(reason="Nothing is moved, so there is nothing to put before Council.")
            return
        yield Paragraph(
            text="Where Council adopts it, this takes the place of “committees” under “pairing” "
            f"in {desk.pack.council.key}.yml, and “since” becomes the day it is adopted. "
            "This page does not write there."
        )
        field = Field(
            name="passage",
            label="Passage of the profile",
            control=Control.WORDS,
            value=pairing_trials.passage(desk.tried),
            needed=True,
        )
        yield Form(name="passage", legend="To copy", fields=(field,))

    return Panel(desk, draw, {}, _WATCHED)


def trials(desk: PairingDesk) -> Panel:
    """Keep the trial so that a committee can look at it again; those that are kept."""

    def draw() -> Iterator[Record]:
        found = pairing_trials.recorded(desk.pack)
        if found.empty:
            yield Nil(reason="No trial is kept yet.")
        else:
            yield table(
                "Pairings that were tried, none of them adopted",
                (
                    "Trial: press to look at it again",
                    "Why",
                    "Proposed by",
                    "Kept on",
                    Heading("Services moved", "count"),
                ),
                [
                    (
                        Link(text=row.trial, target=f"press:look/{row.trial}"),
                        row.reason,
                        row.proposed_by,
                        row.since,
                        row.moves,
                    )
                    for row in found.itertuples()
                ],
                source="Register of tried pairings",
            )
        if desk.moves or desk.trial:
            yield _keep(desk)
        else:
            yield Nil(reason="Move a service above; then the trial can be kept here.")

    def look(event: Event) -> str:
        desk.look_again(event.value)
        return f"{event.value} is shown: {counted(len(desk.moves), 'service')} moved."

    def keep(event: Event) -> str:
        write(event)
        desk.keep()
        return desk.problem or desk.saved or "Nothing was kept: some fields need another look."

    def write(event: Event) -> None:
        values = event.values
        desk.write(values.get("reason", desk.reason), values.get("proposed_by", desk.proposed_by))

    return Panel(desk, draw, {"look": look, "keep": keep, "put": write}, _WATCHED)


def _keep(desk: PairingDesk) -> Form:
    fields = (
        Field(
            name="reason",
            label="Why another pairing is tried",
            control=Control.WORDS,
            value=desk.reason,
            fault=desk.faults.get("reason", ""),
            needed=True,
        ),
        Field(
            name="proposed_by",
            label="Who proposes it, by post",
            value=desk.proposed_by,
            fault=desk.faults.get("proposed_by", ""),
            needed=True,
        ),
    )
    legend = f"Keep the changes to {desk.trial}" if desk.trial else "Keep this trial"
    return Form(
        name="trial",
        legend=legend,
        fields=fields,
        buttons=(Button(name="keep", text="Keep the trial", main=True),),
        problem=desk.problem,
        told=desk.saved,
    )
