"""Collecting papers: those that are there, in a table, and a form for one more or one again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pmf_lib.periods import Period
from pmf_lib.register import Column, Kind
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Link, Nil, Record
from pmf_lib.workbench.controls import Button, Form
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.draft import Draft, label
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.options import options_for, worded
from pmf_lib.workbench.panel import Doings, Panel

CHANGE = "press:change/"


@dataclass(frozen=True)
class Listed:
    """How the entries that are there are shown: a caption, and which columns.

    `source` names the register, `none` is said where there is no entry yet.
    """

    caption: str
    columns: Sequence[str]
    source: str
    none: str


def collecting(draft: Draft, listed: Listed, legend: str) -> Panel:
    """The entries that belong here, each with a button to change it, and the form."""

    def draw() -> Iterator[Record]:
        yield entries(draft, listed)
        yield form(draft, legend)

    panel = Panel(draft, draw, doings(draft), ("changed",))
    return panel.follow(draft.desk, "revision")


def entries(draft: Draft, listed: Listed) -> Record:
    """The entries that belong here as a table; the first cell of each is a button."""
    found, key = draft.own, draft.key
    if found.empty:
        return Nil(reason=listed.none)
    columns = [draft.table.column(name) for name in listed.columns if name != key]
    titles = [label(column) for column in columns]
    told = [words_of(draft, column) for column in columns]
    named = words_of(draft, draft.table.column(key))
    rows = [
        (
            Link(text=str(named(row[key])), target=f"{CHANGE}{as_text(row[key])}"),
            *(words(row[column.name]) for words, column in zip(told, columns, strict=True)),
        )
        for row in found.to_dict("records")
    ]
    own = label(draft.table.column(key))
    pressed = "Press to change" if draft.stem else f"{own}: press to change"
    return table(listed.caption, (pressed, *titles), rows, source=listed.source)


def words_of(draft: Draft, column: Column) -> Callable[[object], object]:
    """How a cell is told: what a code means, a day and a period as people write them."""
    if column.kind is Kind.CHOICE:
        return lambda cell: worded(as_text(cell))
    if column.kind is Kind.CODE:
        named = {each.value: each.text for each in options_for(draft.desk, column, draft.fixed)}
        return lambda cell: named.get(as_text(cell), as_text(cell))
    if column.kind is Kind.PERIOD:
        return lambda code: Period.parse(str(code)).label
    return day if column.kind is Kind.DATE else as_text


def form(draft: Draft, legend: str) -> Form:
    """The form for the entry under way."""
    words = f"Change {draft.editing}" if draft.editing else legend
    again = (Button(name="begin", text="Begin another instead"),) if draft.editing else ()
    return Form(
        name=draft.table.name,
        legend=words,
        fields=draft.fields,
        buttons=(Button(name="save", text="Save", main=True), *again),
        problem=draft.problem,
        told=draft.told,
    )


def outcome(draft: Draft) -> str:
    """What became of the last attempt to save, to be read out."""
    return draft.problem or draft.told or "Nothing was saved: some fields need another look."


def doings(draft: Draft) -> Doings:
    """What the buttons and fields of a collecting panel do."""

    def save(event: Event) -> str:
        draft.put(event.values)
        draft.save()
        return outcome(draft)

    def change(event: Event) -> str:
        draft.change(event.value)
        return f"{event.value} is in the form, to be changed."

    def begin(_event: Event) -> str:
        draft.begin()
        return "The form is empty, for a new entry."

    return {"save": save, "change": change, "begin": begin, "put": lambda on: draft.put(on.values)}
