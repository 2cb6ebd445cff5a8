"""What an auditor writes about one sample: the entry that is chosen, and the draw itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from pmf_lib.errors import PmfError
from pmf_lib.register import Column
from pmf_lib.register import table as register_table
from pmf_lib.sections.audit_records import drawn_with
from pmf_lib.workbench.controls import Control, Field
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.draft import Draft
from pmf_lib.workbench.entry import Row

if TYPE_CHECKING:
    from pmf_lib.workbench.audit_desk import AuditDesk

_SALT = "Secret word of the draw"
_SALT_BYTES = 8


class EntryAbout(Draft):
    """The one entry about a thing that is chosen on the screen: its code is never typed."""

    desk: AuditDesk

    def __init__(
        self, desk: AuditDesk, table: str, hidden: Iterable[str] = (), usual: Row | None = None
    ) -> None:
        key = register_table(table).key[0]
        super().__init__(desk, table, hidden=(key, *hidden), usual=usual)

    @property
    def about(self) -> str:
        """What the entry is about; empty while nothing is chosen."""
        return self.values.get(self.key, "")

    def take(self, about: str) -> None:
        """Choose what it is about: its entry as it is, or one to be written for the first time."""
        if about in set(self.own[self.key].astype(str)):
            self.change(about)
        else:
            self.begin({self.key: about})

    def save(self) -> bool:
        """Keep it; the form then shows it as it is kept."""
        about = self.about
        saved = super().save()
        if saved:
            self.take(about)
            self.told = f"Saved: {about}."
            self.changed += 1
        return saved

    def _met_another(self, code: str, error: PmfError) -> None:
        """Two write the same entry, be it there already or not: the second sees the first's."""
        self.editing = self.about
        super()._met_another(self.about, error)


class Drawing(EntryAbout):
    """The draw of a planned sample: its secret word, who draws, and with them every item."""

    def __init__(self, desk: AuditDesk) -> None:
        shown = ("salt", "drawn_by")
        names = register_table("audit_samples").names
        super().__init__(desk, "audit_samples", [name for name in names if name not in shown])

    @property
    def tables(self) -> dict[str, list[Row]]:
        """The sample as drawn and its items: all of them are kept, or none."""
        one, salt = self.desk.taken, self.values["salt"]
        items = [] if one is None else _items(one.code, drawn_with(one, salt))
        drawn = {
            **self._now(self.about),
            "salt": salt,
            "drawn_by": self.values.get("drawn_by", ""),
            "drawn_on": self.desk.day.isoformat(),
            "size": str(len(items)),
        }
        drawn.pop("recorded_on", None)
        return {"audit_samples": [drawn], "audit_sample_items": items}

    def save(self) -> bool:
        """Draw, once and for all; where no secret word was written one is made."""
        written = self.values.get("salt", "").strip()
        if not self._may_be_drawn():
            self.changed += 1
            return False
        self.values["salt"] = written or secrets.token_hex(_SALT_BYTES)
        saved = super().save()
        if not saved:
            self.values["salt"] = written
        return saved

    def _may_be_drawn(self) -> bool:
        """Whether there is something to draw, by what is known now, and somebody who draws."""
        self.problem, self.told = "", ""
        named = self.values.get("drawn_by", "").strip()
        self.faults = {} if named else {"drawn_by": "This is needed."}
        self.desk.read_again()
        one = self.desk.taken
        if one is None:
            self.problem = "Plan a sample, or take one up, first."
        elif one.design.seed:
            self.problem = f"{one.code} is drawn already: what is drawn is not drawn anew."
        elif self.desk.plan.unsaved:
            self.problem = "The plan was changed and not saved: save it first."
        elif one.frame.empty:
            self.problem = f"Nothing lies in the periods of {one.code}: nothing can be drawn."
        return not (self.problem or self.faults)

    def _field(self, column: Column) -> Field:
        field = super()._field(column)
        if column.name != "salt":
            return field.model_copy(update={"needed": True})
        hint = "Written down beforehand where nobody sees it; empty: one is made by chance"
        return field.model_copy(update={"control": Control.LINE, "label": _SALT, "hint": hint})


def _items(sample: str, drawn: pd.DataFrame) -> list[Row]:
    """The items drawn as rows of their register, numbered in the order of the draw."""
    width = len(str(len(drawn)))
    return [
        {
            "drawn_item": f"{sample}/{number:0{width}}",
            "sample": sample,
            **{str(name): cell_text(cell) for name, cell in row.items()},
        }
        for number, row in enumerate(drawn.to_dict("records"), 1)
    ]


def cell_text(cell: object) -> str:
    """A cell as text; a number in full, never as a power of ten."""
    if isinstance(cell, float) and not pd.isna(cell):
        return format(Decimal(repr(float(cell))).normalize(), "f")
    return as_text(cell)
