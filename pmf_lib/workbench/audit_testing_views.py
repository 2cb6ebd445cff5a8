"""Testing what was drawn: the items ten a page, and the working paper of one (R1-041, R1-047)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pmf_lib.sections import audit_papers
from pmf_lib.sections.audit_item import item_facts, proof_of_item, worked_out
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Details, Link, Nil, Paragraph, Record
from pmf_lib.views.words import begun, counted
from pmf_lib.workbench import collecting
from pmf_lib.workbench.audit_desk import EVERY, ITEMS_A_PAGE, TO_REVIEW, WHICH, AuditDesk
from pmf_lib.workbench.audit_views import NO_SAMPLE, NOT_DRAWN
from pmf_lib.workbench.controls import Button, Form, Option, choice_at_once
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel

_WORDS = {EVERY: "Every item", TO_REVIEW: "tested, still to be reviewed"}


def audit_items(desk: AuditDesk) -> Panel:
    """The items drawn, ten a page, each with where it stands; pressing one chooses it."""

    def look(event: Event) -> str:
        desk.look_into(event.value)
        return f"{event.value} is below, to be tested."

    def which(event: Event) -> str:
        desk.list_only(event.value)
        return f"{counted(len(desk.items), 'item')} in the list."

    def turn(by: int) -> Callable[[Event], str]:
        def do(_event: Event) -> str:
            desk.turn_page(by)
            return f"Page {desk.page + 1} of {desk.pages}."

        return do

    doings = {"look": look, "which": which, "on": turn(1), "back": turn(-1)}
    watched = ("sample", "revision", "which", "page", "item")
    return Panel(desk, lambda: _list(desk), doings, watched)


def _list(desk: AuditDesk) -> Iterator[Record]:
    one = desk.taken
    if one is None or not one.design.seed:
        yield Nil(reason=NO_SAMPLE if one is None else NOT_DRAWN)
        return
    back = (Button(name="back", text="Ten before"),) if desk.page else ()
    on = (Button(name="on", text="Ten more"),) if desk.page + 1 < desk.pages else ()
    options = [Option(value=each, text=begun(_WORDS.get(each, each))) for each in WHICH]
    which = choice_at_once("which", "Which items", desk.which, options)
    yield Form(
        name="which",
        legend=f"Items of {one.code}",
        fields=(which,),
        buttons=(*back, *on),
        compact=True,
    )
    first, shown = desk.page * ITEMS_A_PAGE, desk.shown
    if shown.empty:
        yield Nil(reason="No item stands so.")
        return
    yield table(
        f"{one.title}: {first + 1} to {first + len(shown)} of {len(desk.items)}",
        ("Item: press to test it", "What was drawn", "Reported", "Recalculated", "Where it stands"),
        [_row(desk, row) for row in shown.itertuples()],
        source=audit_papers.SOURCE,
    )


def _row(desk: AuditDesk, row: Any) -> tuple[Any, ...]:
    pack, one = desk.pack, desk.taken
    tested = bool(said(row.finding, ""))
    reviewed = "reviewed" if said(row.reviewed_by, "") else "not reviewed yet"
    here = " (below)" if row.drawn_item == desk.item else ""
    return (
        Link(text=f"{row.drawn_item}{here}", target=f"press:look/{row.drawn_item}"),
        audit_papers.item_words(pack, row),
        audit_papers.value_words(pack, one, row, row.reported) if one else "",
        audit_papers.value_words(pack, one, row, row.recalculated) if one and tested else "",
        f"{begun(row.finding)}, {reviewed}" if tested else "To test",
    )


def audit_paper(desk: AuditDesk) -> Panel:
    """The item that is tested: what is known of it, its proof, and its working paper (R1-047)."""
    paper = desk.paper

    def draw() -> Iterator[Record]:
        one, row = desk.taken, desk.chosen
        if one is None or row is None:
            yield Nil(reason="Choose an item in the list above: press its code.")
            return
        yield item_facts(desk.pack, one, row)
        proof, again = proof_of_item(desk.pack, row), worked_out(desk.pack, one, row)
        if proof:
            yield Details(summary=f"Proof of the figure of {row.drawn_item}", blocks=proof)
        yield Paragraph(
            text=f"Worked out again from its parts: {again.how}."
            if again
            else "The register has no parts to work it out again from: see the service's records."
        )
        yield _paper_form(desk, offered=again is not None)

    def save(event: Event) -> str:
        paper.put(event.values)
        paper.save()
        return collecting.outcome(paper)

    def again(event: Event) -> str:
        paper.put(event.values)
        done = paper.take_worked_out()
        return "The figure and how are filled in." if done else "It cannot be worked out again."

    def digest(event: Event) -> str:
        paper.put(event.values)
        done = paper.work_out_digest()
        return "The digest is filled in." if done else "Paste the text of the document first."

    def propose(event: Event) -> str:
        paper.put(event.values)
        return f"By what is written, it is {paper.propose()}."

    def following(_event: Event) -> str:
        found = desk.test_next()
        return f"{found} is to be tested." if found else "Every item has been tested."

    doings = {
        **collecting.doings(paper),
        "save": save,
        "again": again,
        "digest": digest,
        "propose": propose,
        "next": following,
    }
    return Panel(paper, draw, doings, ("changed",)).follow(desk, "item", "sample", "revision")


def _paper_form(desk: AuditDesk, *, offered: bool) -> Form:
    paper = desk.paper
    legend = f"Working paper of {paper.about}"
    form = collecting.form(paper, legend)
    again = (Button(name="again", text="Take the figure worked out again"),) if offered else ()
    buttons = (
        Button(name="save", text="Save the working paper", main=True),
        *again,
        Button(name="digest", text="Work out the digest"),
        Button(name="propose", text="Propose the finding"),
        Button(name="next", text="Next item to test"),
    )
    return form.model_copy(update={"legend": legend, "buttons": buttons})
