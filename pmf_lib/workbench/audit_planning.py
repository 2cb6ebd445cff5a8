"""The plan of an audit sample as it is written: only what belongs to what is sampled is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pmf_lib.methods.audit_draw import FIGURES, MONEY, RECORDS
from pmf_lib.periods import Period
from pmf_lib.register import Column
from pmf_lib.sections.audit_papers import STRATA_WORDS
from pmf_lib.workbench.controls import Control, Field, Option
from pmf_lib.workbench.draft import Draft

if TYPE_CHECKING:
    from pmf_lib.workbench.audit_desk import AuditDesk

_DRAWN = ("salt", "drawn_on", "drawn_by")
_PERIODS = ("first_period", "last_period")
_PERIODS_BACK = 12
_NOT_ASKED = {
    FIGURES: ("book", "population"),
    RECORDS: ("book", "strata"),
    MONEY: ("measure", "strata", "population", "size"),
}

_LABELS = {
    "measure": "Measure whose figures or records they are",
    "unit": "Service",
    "first_period": "First period",
    "last_period": "Last period",
    "strata": "What the figures are divided by first",
    "confidence": "How sure the conclusion is to be, in percent",
    "tolerable": "Error that can be borne, {unit}",
    "expected": "Error that is expected, {unit}",
    "materiality_mode": "How the difference let pass is told",
    "population": "How many records the service's own list has",
}
_EVERY = {"measure": "Every measure", "unit": "Every service"}
_NEEDED = ("book", "population")
_OPTIONS = {
    "sampled": {
        FIGURES: "Figures that were reported",
        RECORDS: "Records behind a figure",
        MONEY: "Pounds in a table of money",
    },
    "strata": STRATA_WORDS,
    "materiality_mode": {
        "": "None is let pass",
        "absolute": "In the unit of the figure",
        "relative": "In percent of what was reported",
    },
}


class Plan(Draft):
    """A sample's design; only what belongs to what is sampled is asked for."""

    desk: AuditDesk

    def __init__(self, desk: AuditDesk) -> None:
        now, table = desk.pack.period.code, "audit_samples"
        usual = {
            "sampled": FIGURES,
            "confidence": "95",
            "first_period": now,
            "last_period": now,
        }
        stem = desk.stem_of(table, "AS-")
        super().__init__(desk, table, stem=stem, hidden=_DRAWN, usual=usual)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that a sample of this kind has."""
        return tuple(each for each in super().columns if each.name not in self._not_asked)

    @property
    def row(self) -> dict[str, str]:
        """The entry's cells; what a sample of this kind has not is empty."""
        return {**super().row, **dict.fromkeys(self._not_asked, "")}

    def put(self, values: Mapping[str, str]) -> None:
        """Keep what is written, as far as a sample of the kind that is chosen has it."""
        if "sampled" in values:
            self.values["sampled"] = values["sampled"]
        super().put(values)

    @property
    def unsaved(self) -> bool:
        """Whether what is written is not what is kept."""
        now = self._now(self.code)
        return any(
            _said(self.values.get(one.name, "")) != _said(now.get(one.name, ""))
            for one in self.columns
        )

    @property
    def _not_asked(self) -> tuple[str, ...]:
        return _NOT_ASKED.get(self.values.get("sampled", ""), ())

    def _field(self, column: Column) -> Field:
        field, name = super()._field(column), column.name
        told: dict[str, object] = {"at_once": name == "sampled"}
        if name in _NEEDED:
            told["needed"] = True
        if name in _LABELS:
            unit = "in pounds" if self.values.get("sampled") == MONEY else "in percent of the items"
            told["label"] = _LABELS[name].format(unit=unit)
        if name in _EVERY:
            every = Option(value="", text=_EVERY[name])
            told |= {"hint": "", "options": (every, *field.options[1:])}
        if name in _PERIODS:
            told |= {"control": Control.CHOICE, "options": self._periods(field.value)}
        elif name in _OPTIONS:
            worded = _OPTIONS[name].items()
            told["hint"] = ""
            told["options"] = tuple(Option(value=each, text=words) for each, words in worded)
        return field.model_copy(update=told)

    def _periods(self, chosen: str) -> tuple[Option, ...]:
        """The quarters up to the desk's, the latest first, and the one that is chosen."""
        found = [self.desk.pack.period]
        while len(found) < _PERIODS_BACK:
            found.append(found[-1].previous())
        told = {each.code: each.label for each in found}
        if chosen and chosen not in told:
            told[chosen] = Period.parse(chosen).label
        return tuple(Option(value=code, text=label) for code, label in told.items())


def _said(text: str) -> str:
    return "" if text == "none" else text.strip()
