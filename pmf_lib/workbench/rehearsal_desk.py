"""Drafting an indicator, and a second person's decision on what is saved of it (R0-035)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pmf_lib.methods.promotion import entries, hindrances, next_code
from pmf_lib.periods import read_day
from pmf_lib.register import table as register_table
from pmf_lib.sections.proposal_records import versions_of
from pmf_lib.sections.show import day
from pmf_lib.workbench.desk import as_text
from pmf_lib.workbench.draft import Draft, label
from pmf_lib.workbench.drafting_desk import APPROVAL, PROPOSALS, DraftingDesk
from pmf_lib.workbench.entry import RefusedError, Row


class Decision(Draft):
    """The approver's part of a proposal's row; `beside` is what an approval writes with it."""

    beside: Mapping[str, Sequence[Row]] = MappingProxyType({})

    @property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """The row, and what is kept with it."""
        return {**super().tables, **self.beside}


class RehearsalDesk(DraftingDesk):
    """A proposal, and the decision on it; `decision` is the approver's part of its row."""

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        others = tuple(name for name in register_table(PROPOSALS).names if name not in APPROVAL)
        self.decision = Decision(self, PROPOSALS, hidden=others)

    def take_up(self, code: str) -> None:
        """Take up a proposal that is saved, and what is decided of it; empty: begin another."""
        super().take_up(code)
        if code:
            self.decision.change(code)
            self.decision.values["adopted_as"] = self._code()
            self.decision.changed += 1

    def put_decision(self, values: Row) -> None:
        """Keep what the approver wrote, and show anew what it would write."""
        self.decision.put(values)
        self.decision.changed += 1

    def approve(self) -> bool:
        """Enter the proposal in the register with its approval: all of it, or nothing."""
        decision, code = self.decision, self.proposal
        decision.problem, decision.told, decision.faults = "", "", {}
        before, found = tuple(versions_of(self.pack, code)), self.saved_row or {}
        decision.values.update(
            {str(name): as_text(cell) for name, cell in found.items() if name not in APPROVAL}
        )
        try:
            frame = self.try_out({PROPOSALS: [decision.row]})[PROPOSALS]
        except RefusedError as error:
            decision.refuse(error.faults)
            decision.changed += 1
            return False
        row, one = self.judged(frame, before)
        decision.faults = hindrances(row, one.standing, set(self.entries("measures")["measure"]))
        if decision.faults:
            decision.changed += 1
            return False
        rows = _as_rows(entries(row, self.held))
        decision.beside = rows
        saved = decision.save()
        if saved:
            self.take_up(code)
            decision.told = f"{code} is approved. {' '.join(map(_step, rows['measure_events']))}"
            decision.changed += 1
        return saved

    def _code(self) -> str:
        """The code that it has or is to have: that of the measure it changes, else the next."""
        cells, measures = self.decision.values, self.entries("measures")
        if cells.get("adopted_as") or cells.get("change") in ("amend", "delete"):
            return cells.get("adopted_as") or cells["measure"]
        own = measures.loc[measures["unit"] == cells["unit"], "measure"]
        return next_code(set(own), set(measures["measure"]))

    @property
    def to_be_written(self) -> dict[str, list[dict[str, str]]]:
        """What approving would write, by table, as far as the decision is filled in."""
        row = self.saved_row
        if row is None:
            return {}
        given = {name: self.decision.values.get(name, "") for name in APPROVAL}
        on = read_day(given["approved_on"]) or self.day
        return _as_rows(entries({**row, **given, "approved_on": on}, self.held))

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the register of measures must have and the saved proposal does not say."""
        asked = register_table("measures").columns
        return tuple(
            label(column)
            for row in self.to_be_written.get("measures", ())
            for column in asked
            if column.required and column.name != "measure" and not row[column.name]
        )

    @property
    def held(self) -> dict[str, Any] | None:
        """The definition, as it stands, of the measure that the saved proposal names."""
        row, measures = self.saved_row, self.entries("measures")
        own = measures[measures["measure"] == (row or {}).get("measure")]
        return None if own.empty else {str(name): cell for name, cell in own.iloc[0].items()}


def _as_rows(tables: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, str]]]:
    """The rows as files write them; tables without any are left out."""
    return {
        name: [
            {column: as_text(row.get(column)) for column in register_table(name).names}
            for row in rows
        ]
        for name, rows in tables.items()
        if rows
    }


def _step(row: Mapping[str, str]) -> str:
    return f"{row['measure']} is {row['stage']} from {day(row['happened_on'])} on."
