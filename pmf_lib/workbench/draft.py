"""An entry under way: what a person has written so far, and what was wrong when it was saved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd
from traitlets import HasTraits, Int, Unicode

from pmf_lib.errors import ChangedMeanwhileError, PmfError
from pmf_lib.register import Column, Kind
from pmf_lib.register import table as register_table
from pmf_lib.views.words import begun
from pmf_lib.workbench.controls import Control, Field
from pmf_lib.workbench.desk import Desk, as_text
from pmf_lib.workbench.entry import Fault, RefusedError, Row
from pmf_lib.workbench.options import options_for

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)")
_CONTROLS = {
    Kind.TEXT: Control.WORDS,
    Kind.NUMBER: Control.NUMBER,
    Kind.DATE: Control.DAY,
    Kind.PERIOD: Control.LINE,
    Kind.CHOICE: Control.CHOICE,
    Kind.CODE: Control.CHOICE,
}
_CITATION = re.compile(r"\s*\(R\d-\d{3}[^)]*\)")
RECORDED = "recorded_on"


def label(column: Column) -> str:
    """What a column is called on a form: its meaning, without what else is told of it."""
    words = _CITATION.sub("", column.meaning).partition("; ")[0]
    return begun(words.removeprefix("Code of the ") if column.kind is Kind.CODE else words)


class Draft(HasTraits):
    """One entry of one table as it is being written.

    What was written stays until it is saved, whatever goes wrong. `fixed` holds the columns that
    the place of the form decides (the review a paper belongs to), `hidden` those that are nobody's
    to fill in, `usual` what a new entry says unless it is changed. A new entry takes the next code
    after `stem`, such as “SR-2/E”.
    """

    changed = Int(0)
    problem = Unicode("")
    told = Unicode("")

    def __init__(
        self,
        desk: Desk,
        table: str,
        *,
        stem: str = "",
        fixed: Row | None = None,
        hidden: tuple[str, ...] = (),
        usual: Row | None = None,
    ) -> None:
        super().__init__()
        self.desk, self.table = desk, register_table(table)
        self._hidden, self._usual = {*hidden, RECORDED}, dict(usual or {})
        self.values: dict[str, str] = {}
        self.faults: dict[str, str] = {}
        self.belong(stem, fixed or {})

    def belong(self, stem: str, fixed: Row) -> None:
        """Say where the entries belong from now on, and begin a new one."""
        self.stem, self.fixed = stem, dict(fixed)
        self.begin()

    @property
    def key(self) -> str:
        """The column that tells the entries of this place from one another."""
        return next(name for name in self.table.key if name not in self.fixed)

    @property
    def own(self) -> pd.DataFrame:
        """The table's entries that belong here, in the order of their codes."""
        found = self.desk.entries(self.table.name)
        for column, code in self.fixed.items():
            found = found[found[column].astype(str) == code]
        return found.sort_values(self.key)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are filled in by hand."""
        left_out = {*self._hidden, *self.fixed, *((self.key,) if self.stem else ())}
        return tuple(each for each in self.table.columns if each.name not in left_out)

    @property
    def code(self) -> str:
        """The entry's code: its own, or the next that is free."""
        return self.editing or (self._next_code() if self.stem else "")

    def begin(self, values: Row | None = None) -> None:
        """Begin a new entry, with some of its columns filled in already."""
        self.editing = ""
        self._start({**self._usual, **(values or {})})

    def change(self, code: str) -> None:
        """Take up an entry that is there."""
        self.editing = code
        self._start(self._now(code))

    def put(self, values: Mapping[str, str]) -> None:
        """Keep what is written in the fields; nothing is checked yet."""
        own = {column.name for column in self.columns}
        self.values.update({name: text for name, text in values.items() if name in own})

    def save(self) -> bool:
        """Keep the entry in the store; where that cannot be, say why and keep what was written."""
        self.problem, self.told, self.faults = "", "", {}
        code = self.editing
        try:
            code = self.code
            self.desk.save(self.tables, self._seen)
        except RefusedError as error:
            self.refuse(error.faults)
        except ChangedMeanwhileError as error:
            self._met_another(code, error)
        except PmfError as error:
            self.problem = f"{error.sentence} What you wrote is kept here."
        saved = not (self.faults or self.problem)
        if saved:
            self.begin()
            self.told = f"Saved: {code or self.table.grain}."
        self.changed += 1
        return saved

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Put each fault at its field; where none is of a field here, tell them above.

        What is wrong elsewhere beside a fault at a field mostly follows from it.
        """
        shown = {column.name for column in self.columns}
        own = [each for each in faults if each.table in self.tables and each.column in shown]
        self.faults = {fault.column: self._in_words(fault.sentence) for fault in own}
        placed = () if own else map(_placed, faults)
        self.problem = " ".join(dict.fromkeys(placed))

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """What is saved together, all of it or nothing: rows by table."""
        return {self.table.name: [self.row]}

    @property
    def row(self) -> dict[str, str]:
        """The entry's cells as they would be saved."""
        row = {**self.values, **self.fixed}
        if self.stem:
            row[self.key] = self.code
        return {name: text for name, text in row.items() if name != RECORDED}

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns as fields of a form, with what was written and what is wrong with it."""
        return tuple(self._field(column) for column in self.columns)

    def _field(self, column: Column) -> Field:
        hint = _CITATION.sub("", column.meaning).partition("; ")[2]
        chosen = column.kind in (Kind.CHOICE, Kind.CODE)
        consent = column.required and column.allowed == ("yes", "no")
        options = options_for(self.desk, column, self.fixed) if chosen and not consent else ()
        return Field(
            name=column.name,
            label=label(column),
            control=Control.TICK if consent else _CONTROLS[column.kind],
            value=self.values.get(column.name, ""),
            hint="" if chosen else begun(hint),
            fault=self.faults.get(column.name, ""),
            needed=column.required,
            options=options,
        )

    def _start(self, values: dict[str, str]) -> None:
        self.values, self.faults = values, {}
        self.problem = self.told = ""
        self._seen = self.desk.pack.snapshot.load
        self.changed += 1

    def _in_words(self, sentence: str) -> str:
        """A sentence with the columns that it names called as the form calls them."""
        for column in self.table.columns:
            sentence = sentence.replace(f"“{column.name}”", f"“{label(column)}”")
        return sentence

    def _met_another(self, code: str, error: PmfError) -> None:
        """Somebody else was first: a new entry takes the next code, a change is to be looked at."""
        self.desk.read_again()
        self._seen = self.desk.pack.snapshot.load
        if self.editing:
            now = self._now(code)
            differs = [
                f"{label(column)}: “{now.get(column.name, '')}”"
                for column in self.columns
                if now.get(column.name, "") != self.values.get(column.name, "")
            ]
            self.problem = f"{error.sentence} It now says: {'; '.join(differs)}."
        else:
            self.problem = (
                f"Somebody else saved {code} first, and it is kept. Yours is still here, and will "
                f"be {self.code}: press Save again."
            )

    def _now(self, code: str) -> dict[str, str]:
        """What the entry of that code says now, as text by column; empty where there is none."""
        found = self.own[self.own[self.key].astype(str) == code]
        if found.empty:
            return {}
        return {name: as_text(found.iloc[-1][name]) for name in self.table.names}

    def _next_code(self) -> str:
        """The stem and the number after the highest that is taken."""
        taken = self.desk.entries(self.table.name)[self.key].astype(str)
        numbers = [
            found["number"]
            for found in map(_NUMBERED.fullmatch, taken)
            if found and found["stem"] == self.stem
        ]
        width = max((len(each) for each in numbers if each.startswith("0")), default=1)
        return f"{self.stem}{max(map(int, numbers), default=0) + 1:0{width}}"


def _placed(fault: Fault) -> str:
    """A fault with the column that it is in, in words."""
    kept = register_table(fault.table)
    if not kept.has(fault.column):
        return fault.sentence
    return f"{label(kept.column(fault.column))}: {fault.sentence}"
