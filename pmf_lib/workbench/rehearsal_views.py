"""The views of drafting an indicator: take it up, put its formula together, write it, see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pmf_lib.sections import proposal_paper
from pmf_lib.sections.show import table
from pmf_lib.views.records import Link, Nil, Paragraph, Record
from pmf_lib.views.words import begun, counted
from pmf_lib.workbench import collecting
from pmf_lib.workbench.controls import Button, Control, Field, Form, Option, choice_at_once
from pmf_lib.workbench.drafting_desk import PROPOSALS, DraftingDesk
from pmf_lib.workbench.formula_names import Offered
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.options import UNCHOSEN
from pmf_lib.workbench.panel import Panel

LISTED = 12
_ABOUT = {
    "amend": "Amend it",
    "delete": "Delete it",
    "introduce": "Put a new indicator in its place",
}
PEOPLE = "Who answers for it, and what it takes"
COLUMNS = {
    "definition": (
        *("title", "unit", "purpose", "formula", "polarity", "kind", "frequency"),
        *("aggregation", "target", "tolerance_mode", "green_tolerance", "red_tolerance"),
        *("change", "measure"),
    ),
    "people": (
        *("owner", "member", "priority", "budget_code", "within_control", "hours"),
        *("review_on", "due_on"),
    ),
}


def take_up_proposal(desk: DraftingDesk) -> Panel:
    """Take up a proposal, begin another, or begin from a measure that is there (R0-035)."""

    def draw() -> Iterator[Record]:
        yield Form(name="which", legend="Which proposal", fields=(_which(desk),), compact=True)
        yield Form(
            name="from",
            legend="Or propose a change to a measure of the register",
            fields=(_measure(desk), _change()),
            buttons=(Button(name="from", text="Begin from this measure"),),
        )

    def take_up(event: Event) -> str:
        desk.take_up(event.value)
        return f"{event.value} is taken up." if event.value else "A new proposal is begun."

    def begin(event: Event) -> str:
        desk.begin_from(event.values.get("about", ""), event.values.get("as", "amend"))
        return "The proposal is filled in from the measure, and rehearsed below."

    return Panel(desk, draw, {"proposal": take_up, "from": begin}, ("proposal", "revision"))


def _which(desk: DraftingDesk) -> Field:
    found = desk.entries(PROPOSALS).sort_values("proposal")
    each = [
        Option(value=row.proposal, text=f"{row.proposal}: {row.title}")
        for row in found.itertuples()
    ]
    another = Option(value="", text="Begin another")
    return choice_at_once("proposal", "Proposal", desk.proposal, [another, *each])


def _measure(desk: DraftingDesk) -> Field:
    each = tuple(
        Option(value=row.measure, text=f"{row.title} ({row.measure})")
        for row in desk.pack.measures.sort_values("title").itertuples()
    )
    return Field(
        name="about",
        label="Measure",
        control=Control.CHOICE,
        options=(UNCHOSEN, *each),
        needed=True,
    )


def _change() -> Field:
    each = tuple(Option(value=change, text=words) for change, words in _ABOUT.items())
    return Field(
        name="as", label="What to propose", control=Control.CHOICE, options=each, needed=True
    )


def formula_names(desk: DraftingDesk) -> Panel:
    """What a formula may be made of; pressing a name puts it at the formula's end (R0-036)."""

    def draw() -> Iterator[Record]:
        yield Form(
            name="names",
            legend="Find measures",
            fields=(_service(desk), _search(desk)),
            buttons=(Button(name="find", text="Find measures"),),
            compact=True,
        )
        yield _names(desk)

    def find(event: Event) -> str:
        desk.search = event.values.get("search", desk.search)
        desk.unit = event.values.get("service", desk.unit)
        return f"{counted(len(desk.offered), 'measure')} found."

    def put(event: Event) -> str:
        desk.name_in_formula(event.value)
        return f"{event.value} is put into the formula: {desk.draft.values['formula']}"

    doings = {"service": find, "find": find, "put": find, "name": put}
    return Panel(desk, draw, doings, ("unit", "search", "revision"))


def _service(desk: DraftingDesk) -> Field:
    each = [Option(value=unit.key, text=unit.name) for unit in desk.pack.council.units]
    every = Option(value="", text="Every service")
    return choice_at_once("service", "Service", desk.unit, [every, *each])


def _search(desk: DraftingDesk) -> Field:
    return Field(name="search", label="Words of its title, or its code", value=desk.search)


def _names(desk: DraftingDesk) -> Record:
    found = desk.offered
    if not found:
        return Nil(reason="No measure has these words. Try fewer, or every service.")
    shown = found[:LISTED]
    left = len(found) - len(shown)
    more = (f"{left} more: choose a service, or search for words of the title.",) if left else ()
    return table(
        f"Names for the formula: {len(shown)} of {counted(len(found), 'measure')}",
        ("Measure", "Reported", "Its figure", "Its numerator", "Its denominator"),
        [(f"{one.title} ({one.code})", begun(one.frequency), *_pressed(one)) for one in shown],
        source="Register of measures. Press a name to put it at the end of the formula",
        notes=more,
    )


def _pressed(one: Offered) -> Iterator[Link | str]:
    for part in ("value", "numerator", "denominator"):
        name = one.names.get(part)
        yield Link(text=name, target=f"press:name/{name}") if name else ""


def definition(desk: DraftingDesk) -> Panel:
    """What would be measured; each change is rehearsed at once (R0-036)."""
    return _writing(desk, lambda: [_part(desk, "definition", _title(desk))])


def particulars(desk: DraftingDesk) -> Panel:
    """Who answers for it, the questions of FABRIC, and the button that saves all of it."""

    def draw() -> Iterator[Form]:
        yield _part(desk, "people", PEOPLE)
        yield _last(desk)

    return _writing(desk, draw)


def _writing(desk: DraftingDesk, draw: Callable[[], Iterable[Record]]) -> Panel:
    """A part of the draft: what was written in one part is kept while in another."""
    draft = desk.draft

    def save(event: Event) -> str:
        draft.put(event.values)
        desk.save_proposal()
        return collecting.outcome(draft)

    def begin(_event: Event) -> str:
        desk.take_up("")
        return "The form is empty, for a new proposal."

    def put(event: Event) -> str | None:
        desk.put(event.values)
        return desk.trial if isinstance(desk.trial, str) and draft.faults else None

    panel = Panel(draft, draw, {"save": save, "begin": begin, "put": put}, ("changed",))
    return panel.follow(desk, "proposal", "revision")


def _title(desk: DraftingDesk) -> str:
    draft = desk.draft
    code = f"Change {draft.editing}" if draft.editing else f"A new proposal: {draft.code}"
    return f"{code}. What would be measured"


def _part(desk: DraftingDesk, name: str, legend: str) -> Form:
    fields = {field.name: field for field in desk.draft.fields}
    own = tuple(fields[column] for column in COLUMNS[name])
    return Form(name=name, legend=legend, fields=own, quiet=desk.writing)


def _last(desk: DraftingDesk) -> Form:
    draft = desk.draft
    before = {column for columns in COLUMNS.values() for column in columns}
    again = (Button(name="begin", text="Begin another instead"),) if draft.editing else ()
    return Form(
        name="fabric",
        legend="FABRIC's eight questions, and who proposes it",
        fields=tuple(field for field in draft.fields if field.name not in before),
        buttons=(Button(name="save", text="Save the proposal", main=True), *again),
        problem=draft.problem,
        told=draft.told,
        quiet=desk.writing,
    )


def rehearsal(desk: DraftingDesk) -> Panel:
    """What past figures say of the proposal as it is written now, saved or not (R0-036)."""

    def draw() -> Iterator[Record]:
        found = desk.trial
        if isinstance(found, str):
            yield Nil(reason=found)
            return
        yield Paragraph(text=_formula(desk))
        yield from proposal_paper.trial(desk.pack, found)

    return Panel(desk, draw, {}, ("tried", "unsaved", "revision"))


def _formula(desk: DraftingDesk) -> str:
    written = " ".join(desk.draft.values.get("formula", "").split())
    kept = "" if not desk.unsaved else " It is not saved yet."
    return f"Tried on past figures as it is written now: {written}.{kept}"


def printed(desk: DraftingDesk) -> Panel:
    """The proposal's page as the report would print it, from what is saved."""

    def draw() -> Iterator[Record]:
        found = desk.saved
        if found is None:
            yield Nil(reason="Save the proposal first: its page is made from what is saved.")
            return
        if desk.unsaved:
            yield Nil(reason="What is written above differs from this page, and is not saved.")
        yield proposal_paper.paper(desk.pack, found)

    return Panel(desk, draw, {}, ("proposal", "revision", "unsaved"))
