"""What an auditor writes about one sample: the entry that is chosen, and the draw itself."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd

from pmf_lib.register import Column
from pmf_lib.register import table as register_table
from pmf_lib.sections.audit_records import drawn_with
from pmf_lib.workbench.controls import Control, Field
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.entry import Row
from pmf_lib.workbench.parts import OneOf

if TYPE_CHECKING:
    from pmf_lib.workbench.audit_desk import AuditDesk

_SALT = "Secret word of the draw"
_SALT_BYTES = 8


class EntryAbout(OneOf):
    """The one entry about a thing that is chosen on the screen; it stays there once it is kept."""

    desk: AuditDesk

    def save(self) -> bool:
        """Keep it; the form then shows it as it is kept."""
        about = self.about
        saved = super().save()
        if saved:
            self.take(about)
            self.told = f"Saved: {about}."
            self.changed += 1
        return saved


class Drawing(EntryAbout):
    """The draw of a planned sample: its secret word, who draws, and with them every item."""

    def __init__(self, desk: AuditDesk) -> None:
        shown = ("salt", "drawn_by")
        names = register_table("audit_samples").names
        hidden = tuple(name for name in names if name not in shown)
        super().__init__(desk, "audit_samples", ("drawn_by",), hidden=hidden)

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
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
            return field
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
