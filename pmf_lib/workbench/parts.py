"""Entries that a screen writes in its own way: a part of one, one of a closed set, one by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmf_lib.errors import PmfError
from pmf_lib.register import Column
from pmf_lib.register import table as register_table
from pmf_lib.workbench.controls import Field
from pmf_lib.workbench.draft import Draft
from pmf_lib.workbench.entry import Row

if TYPE_CHECKING:
    from pmf_lib.workbench.desk import Desk


def asked_for(fields: tuple[Field, ...], asked: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields, where those that are asked for stand as needed."""
    needed = {"needed": True, "hint": ""}
    return tuple(one.model_copy(update=needed) if one.name in asked else one for one in fields)


class PartOfEntry(Draft):
    """Some columns of one entry, written by themselves.

    The others stay as they are when it is saved, whoever wrote them meanwhile: several forms of a
    page may each write a part of the same entry. `asked` are those that are asked for, although
    the register lets them be empty.
    """

    def __init__(
        self,
        desk: Desk,
        table: str,
        shown: tuple[str, ...],
        *,
        stem: str,
        asked: tuple[str, ...] = (),
    ) -> None:
        self._opened: dict[str, str] = {}
        self._asked = asked
        hidden = tuple(name for name in register_table(table).names if name not in shown)
        super().__init__(desk, table, stem=stem, hidden=hidden)

    def save(self) -> bool:
        """Keep this part; the form then shows the entry as it is kept."""
        code = self.code
        if self.editing and self._untouched():
            self._take_over()
            self._seen = self.desk.pack.snapshot.load
        saved = super().save()
        if saved:
            told = self.told
            self.change(code)
            self.told = told
            self.changed += 1
        return saved

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns as fields, those that are asked for as needed."""
        return asked_for(super().fields, self._asked)

    def _start(self, values: dict[str, str]) -> None:
        super()._start(values)
        self._opened = {name: values.get(name, "") for name in self._names}

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def _untouched(self) -> bool:
        """Whether nobody else wrote these columns since the form was opened."""
        now = self._now(self.editing)
        return all(now.get(name, "") == self._opened.get(name, "") for name in self._names)

    def _take_over(self) -> None:
        """Take the other columns as they are now."""
        now = self._now(self.editing)
        others = {name: text for name, text in now.items() if name not in self._names}
        self.values.update(others)

    def _met_another(self, code: str, error: PmfError) -> None:
        super()._met_another(code, error)
        if not self.editing:
            return
        if self._untouched():
            self.problem = (
                f"Somebody else saved another part of {code} meanwhile, and it is kept. "
                "Press Save again to keep yours beside it."
            )
        self._take_over()
        now = self._now(self.editing)
        self._opened = {name: now.get(name, "") for name in self._names}


class OneOf(Draft):
    """An entry of a closed set, such as a question: it is chosen first, and then written."""

    def __init__(
        self,
        desk: Desk,
        table: str,
        asked: tuple[str, ...] = (),
        *,
        hidden: tuple[str, ...] = (),
        usual: Row | None = None,
    ) -> None:
        self._asked = asked
        key = register_table(table).key[-1:]
        super().__init__(desk, table, hidden=(*key, *hidden), usual=usual)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns as fields, those that are asked for as needed."""
        return asked_for(super().fields, self._asked)

    @property
    def about(self) -> str:
        """Which one is being written; empty while none is chosen."""
        return self.values.get(self.key, "")

    def take(self, about: str) -> None:
        """Choose one, as it is now or to be written for the first time."""
        if about in set(self.own[self.key].astype(str)):
            self.change(about)
        else:
            self.begin({self.key: about})

    def save(self) -> bool:
        """Keep it, and say which it was."""
        about = self.about
        saved = super().save()
        if saved:
            self.told = f"Saved: {about}"
        return saved

    def _met_another(self, code: str, error: PmfError) -> None:
        """Two write the same one, be it there already or not: the second sees the first's."""
        self.editing = self.about
        super()._met_another(self.about, error)


class Named(Draft):
    """An entry told from the others by what a person writes, such as a cause or a period."""

    @property
    def key(self) -> str:
        """The last column of the table's key."""
        return self.table.key[-1]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are filled in; what an entry is told by stays once it is there."""
        own = super().columns
        return tuple(one for one in own if not (self.editing and one.name in self.table.key))

    def save(self) -> bool:
        """Keep it; a new entry never takes the place of one that is there."""
        wanted = self.values.get(self.key, "").strip()
        if not self.editing and wanted in set(self.own[self.key].astype(str)):
            self.problem, self.told = f"{wanted} is there already: press it to change it.", ""
            self.changed += 1
            return False
        return super().save()
