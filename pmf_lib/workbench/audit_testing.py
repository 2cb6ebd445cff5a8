"""The working paper of one item as it is written (R1-047)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pmf_lib.intake.numbers import read_number
from pmf_lib.methods.audit_draw import RECORDS
from pmf_lib.methods.audit_result import borne_out
from pmf_lib.methods.latest import figure
from pmf_lib.methods.working_paper import evidence_hash
from pmf_lib.register import Column
from pmf_lib.register import table as register_table
from pmf_lib.sections.audit_item import worked_out
from pmf_lib.sections.show import said
from pmf_lib.workbench.audit_drafts import EntryAbout, cell_text
from pmf_lib.workbench.controls import Control, Field
from pmf_lib.workbench.entry import Row

if TYPE_CHECKING:
    from pmf_lib.workbench.audit_desk import AuditDesk

PASTED, REPORTED = "pasted", "reported"
_ITEMS = "audit_sample_items"


class Paper(EntryAbout):
    """The working paper of the item that is tested.

    `pasted` is evidence whose digest is wanted. `reported` is what the service's list says of a
    record: where records are sampled it is not known before, and is kept with the item.
    """

    def __init__(self, desk: AuditDesk) -> None:
        self.pasted = self.reported = self._tester = ""
        super().__init__(desk, "working_papers")

    def take(self, about: str) -> None:
        """Choose an item; a new paper begins with today, and with who tested the last one."""
        super().take(about)
        self.pasted, self.reported = "", self._item(about).get(REPORTED, "")
        if not self.editing:
            self.values.update(tested_by=self._tester, tested_on=self.desk.day.isoformat())

    def put(self, values: Mapping[str, str]) -> None:
        """Keep what is written, and the text that was pasted."""
        super().put(values)
        self.pasted = values.get(PASTED, self.pasted)
        self.reported = values.get(REPORTED, self.reported)

    def save(self) -> bool:
        """Keep the paper; evidence that was pasted without a digest is given its own."""
        if self.pasted.strip() and not self.values.get("sha256", ""):
            self.work_out_digest()
        self._tester = self.values.get("tested_by", "")
        return super().save()

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """The paper; with it the item where what was reported is written beside it."""
        if not self._of_records:
            return super().tables
        item = {**self._item(self.about), REPORTED: self.reported}
        return {_ITEMS: [item], **super().tables}

    def _item(self, code: str) -> dict[str, str]:
        """The item as it is kept, as text by column."""
        found = self.desk.entries(_ITEMS)
        own = found[found["drawn_item"] == code]
        names = [name for name in register_table(_ITEMS).names if name != "recorded_on"]
        return {name: cell_text(own.iloc[-1][name]) for name in names} if len(own) else {}

    @property
    def _of_records(self) -> bool:
        one = self.desk.taken
        return one is not None and one.design.sampled == RECORDS

    def work_out_digest(self) -> bool:
        """Fill in the digest of the text that was pasted; whether there was any."""
        given = bool(self.pasted.strip())
        self.faults = {} if given else {PASTED: "Paste the text of the document first."}
        self.problem = self.told = ""
        if given:
            self.values["sha256"] = evidence_hash(self.pasted.encode())
        self.changed += 1
        return given

    def take_worked_out(self) -> bool:
        """Fill in the figure as its own parts give it, and how; whether they do."""
        one, item = self.desk.taken, self.desk.chosen
        found = None if one is None or item is None else worked_out(self.desk.pack, one, item)
        if found is not None:
            self.values.update(recalculated=cell_text(found.value), how=found.how)
            self.changed += 1
        return found is not None

    def propose(self) -> str:
        """Fill in the finding that what is written bears out, and give it; empty where none is."""
        one, item = self.desk.taken, self.desk.chosen
        if one is None or item is None:
            return ""
        digest = self.values.get("sha256", "").strip()
        found = borne_out(
            read_number(self.reported).value,
            read_number(self.values.get("recalculated", "")).value,
            digest if len(digest) == len(evidence_hash(b"")) else None,
            figure(one.entry.materiality),
            relative=said(one.entry.materiality_mode, "") == "relative",
        )
        self.values["finding"] = found.value
        self.changed += 1
        return found.value

    @property
    def fields(self) -> tuple[Field, ...]:
        """The paper's fields, with one for evidence that is pasted before that of the digest."""
        own = list(super().fields)
        place = [field.name for field in own].index("sha256")
        own.insert(place, self._pasted)
        return (self._reported, *own) if self._of_records else tuple(own)

    @property
    def _pasted(self) -> Field:
        return Field(
            name=PASTED,
            label="Text of the document, to work its digest out",
            control=Control.WORDS,
            value=self.pasted,
            hint="It is not kept: only its digest is",
            fault=self.faults.get(PASTED, ""),
        )

    @property
    def _reported(self) -> Field:
        return Field(
            name=REPORTED,
            label="What the service's own list says of this record",
            control=Control.NUMBER,
            value=self.reported,
            hint="In the measure's own unit",
            fault=self.faults.get(REPORTED, ""),
        )

    def _field(self, column: Column) -> Field:
        field = super()._field(column)
        if column.name != "sha256":
            return field
        hint = "64 signs; of a file: what sha256sum prints"
        return field.model_copy(update={"control": Control.LINE, "hint": hint})
