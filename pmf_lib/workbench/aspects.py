"""What lies around one measure: the same sections that its service's report is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pmf_lib.sections import (
    actions_and_risks,
    budget_update,
    complaints,
    local_knowledge,
    one_measure,
    public_involvement,
)
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Nil, Record, Section
from pmf_lib.workbench.looking import LookingDesk

Shown = tuple[Record, ...]


@dataclass(frozen=True)
class Aspect:
    """One thing to look at about a measure: its words, and what shows it."""

    words: str
    show: Callable[[LookingDesk, Any], Shown]


def _of_measure(show: Callable[[Pack, Any], Shown]) -> Callable[[LookingDesk, Any], Shown]:
    return lambda desk, row: show(desk.pack, row)


def _of_unit(*sections: Callable[..., Section]) -> Callable[[LookingDesk, Any], Shown]:
    """Sections of the service's own report."""

    def show(desk: LookingDesk, _row: Any) -> Shown:
        pack = desk.of_unit
        return tuple(section(pack) for section in sections)

    return show


ASPECTS: Mapping[str, Aspect] = MappingProxyType(
    {
        "figures": Aspect("Figures, trend and control chart", _of_measure(one_measure.figures)),
        "neighbours": Aspect("Neighbouring councils", _of_measure(one_measure.neighbours)),
        "groups": Aspect("Groups and wards", _of_measure(one_measure.groups)),
        "budget": Aspect("Budget", _of_unit(budget_update)),
        "actions": Aspect("Actions and risks", _of_unit(actions_and_risks)),
        "commentary": Aspect("Commentary", _of_measure(one_measure.commentary)),
        "complaints": Aspect("Complaints", _of_unit(complaints)),
        "survey": Aspect(
            "Surveys and what people said", _of_unit(public_involvement, local_knowledge)
        ),
        "proof": Aspect("Proof of the figure", _of_measure(one_measure.proof)),
    }
)


def around(desk: LookingDesk) -> Shown:
    """The chosen aspect of the chosen measure; what to do where none is chosen."""
    row = desk.judgement
    if row is None:
        return (Nil(reason="Choose a measure in the list above: press its name."),)
    return ASPECTS[desk.aspect].show(desk, row)
