"""The view of a second person's decision: what would be written, and the form (R0-035)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.register import Column, Kind
from pmf_lib.register import table as register_table
from pmf_lib.sections import proposal_paper
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Paragraph, Record
from pmf_lib.workbench import collecting
from pmf_lib.workbench.controls import Button, Field, Form
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.draft import label
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.options import worded
from pmf_lib.workbench.panel import Panel
from pmf_lib.workbench.rehearsal_desk import RehearsalDesk

_WHERE = {
    "measures": "Register of measures",
    "targets": "Register of targets",
    "measure_events": "Steps in the life of measures",
}


_ASKED = {
    "approved_by": ("Who approves it, by post", "Never a post that proposed it"),
    "approved_on": ("Day of the approval", "It counts from the next period on"),
    "minute": ("Minute or paper that records it", ""),
    "adopted_as": ("Code in the register of measures", "A new one has never been used before"),
}


def approval(desk: RehearsalDesk) -> Panel:
    """Where the saved proposal stands, what approval would write, and the approver's form."""
    decision = desk.decision

    def draw() -> Iterator[Record]:
        one = desk.saved
        if one is None:
            yield Nil(reason="Save the proposal first: what is approved is what is saved.")
            return
        yield Paragraph(text=f"{desk.proposal}: {proposal_paper.standing_words(one)}.")
        adopted = said(one.row.adopted_as, "")
        if adopted:
            words = f"It is in the register of measures as {adopted}."
            yield Paragraph(text=decision.told) if decision.told else Nil(reason=words)
            return
        if desk.unsaved:
            yield Nil(reason="What is written above is not saved: it would not be approved.")
        yield Paragraph(text=_warned(one.reasons))
        yield from _written(desk)
        yield _form(desk)

    def approve(event: Event) -> str:
        decision.put(event.values)
        desk.approve()
        return collecting.outcome(decision)

    def put(event: Event) -> None:
        desk.put_decision(event.values)

    panel = Panel(decision, draw, {"approve": approve, "put": put}, ("changed",))
    return panel.follow(desk, "proposal", "revision", "unsaved")


def _form(desk: RehearsalDesk) -> Form:
    decision = desk.decision
    return Form(
        name="approval",
        legend=f"Approval of {desk.proposal}, by another than who proposes it",
        fields=tuple(map(_field, decision.fields)),
        buttons=(Button(name="approve", text="Approve, and enter it in the register", main=True),),
        problem=decision.problem,
        told=decision.told,
    )


def _field(field: Field) -> Field:
    """A field of the decision: in a file it may be left empty, here it is what is asked for."""
    label, hint = _ASKED[field.name]
    return field.model_copy(update={"label": label, "hint": hint, "needed": True})


def _warned(reasons: tuple[str, ...]) -> str:
    return f"Against it: {' '.join(reasons)}" if reasons else proposal_paper.FIT


def _written(desk: RehearsalDesk) -> Iterator[Record]:
    """Each row that would be written, a line a cell, with what stands there now."""
    yield Paragraph(text="Nothing of this is in the register yet. Approval would write all of it.")
    lacking = ", ".join(desk.lacking)
    if lacking:
        yield Nil(reason=f"To be filled in above and saved before it can be approved: {lacking}.")
    held = {name: as_text(cell) for name, cell in (desk.held or {}).items()}
    for name, rows in desk.to_be_written.items():
        for row in rows:
            own = name == "measures" and row["measure"] == held.get("measure")
            yield _cells(name, _named(desk, row), _named(desk, held) if own else {})


def _named(desk: RehearsalDesk, row: Mapping[str, str]) -> Mapping[str, str]:
    """A row with its service by name, as people know it."""
    return {**row, "unit": desk.pack.council.unit(row["unit"]).name} if row.get("unit") else row


def _read(column: Column, cell: str) -> str:
    """A cell as people read it: a day, a period and a choice in words."""
    if not cell:
        return ""
    if column.kind is Kind.DATE:
        return day(pd.to_datetime(cell, errors="coerce")) or cell
    if column.kind is Kind.PERIOD:
        return Period.parse(cell).label
    return worded(cell) if column.kind is Kind.CHOICE else cell


def _cells(name: str, row: Mapping[str, str], held: Mapping[str, str]) -> Record:
    changed = [
        (label(column), _read(column, held.get(column.name, "")), _read(column, row[column.name]))
        for column in register_table(name).columns
        if row[column.name] != held.get(column.name, "")
    ]
    code = row["measure"] or "under the code that is given below"
    now = ("Now",) if held else ()
    return table(
        f"{_WHERE[name]}: {code}",
        ("What", *now, "Would be"),
        [(words, was, will) if held else (words, will) for words, was, will in changed],
        source="Worked out from the proposal as it is saved",
    )
