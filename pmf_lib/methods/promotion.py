"""What is written into the register when a proposed indicator is approved (R0-035, R0-036).

Only an approval by a second person makes an indicator active, and from the next period on: the
list that stands is used until the new one is ready (R0-037). Nothing is written over, so each
change stands in the register with its day, its reason and its approver.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from pmf_lib.methods.latest import text
from pmf_lib.methods.proposal_standing import Row, Standing
from pmf_lib.methods.rehearsal_figures import GRAINS
from pmf_lib.periods import Grain, Period

Entries = dict[str, list[dict[str, Any]]]
"""Rows to be written, by the table of the register they are written into."""

_KEPT_AS = (
    *("title", "unit", "polarity", "kind", "frequency", "aggregation", "owner", "member"),
    *("formula", "purpose", "priority", "tolerance_mode", "green_tolerance", "red_tolerance"),
)
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)")
_STAGES = {"introduce": "active", "amend": "amended", "delete": "deleted"}


def change_of(proposal: Row) -> str:
    """Whether it introduces an indicator, amends one or deletes one."""
    return text(proposal.get("change")) or "introduce"


def active_from(frequency: str, approved_on: date) -> date:
    """The first day of the first whole period that begins after the day of approval."""
    return Period.of(approved_on, GRAINS[frequency]).next().start


def hindrances(proposal: Row, where: Standing, codes: Collection[str]) -> dict[str, str]:
    """Why a proposal may not be entered in the register, in a sentence by column; or nothing.

    `where` is where it would stand; `codes` are those of all measures that there ever were.
    """
    found: dict[str, str] = {}
    if where not in (Standing.APPROVED, Standing.ADOPTED):
        found["approved_by"] = f"It cannot be entered: {where}."
    code = text(proposal.get("adopted_as"))
    if not code:
        found["adopted_as"] = "Give the code under which the register of measures is to have it."
    elif change_of(proposal) == "introduce" and code.casefold() in map(str.casefold, codes):
        found["adopted_as"] = f"{code} is another measure's: a code is never used again."
    return found


def next_code(own: Collection[str], taken: Collection[str]) -> str:
    """The code that comes after a service's own, and that no measure ever had; or nothing.

    `own` are the codes of the service's measures, `taken` those of all.
    """
    found = [match for code in sorted(own) if (match := _NUMBERED.fullmatch(code))]
    if not found:
        return ""
    stem, width = found[-1]["stem"], len(found[-1]["number"])
    again = [match for code in taken if (match := _NUMBERED.fullmatch(code))]
    highest = max(int(match["number"]) for match in again if match["stem"] == stem)
    return f"{stem}{highest + 1:0{width}}"


def entries(proposal: Row, held: Row | None) -> Entries:
    """The rows of measures, targets and steps of a life that its approval writes.

    `held` is the definition of the measure it names, as it stands; None where it names none.
    """
    change, day = change_of(proposal), _begins(proposal)
    found: Entries = {"measures": [], "targets": [], "measure_events": []}
    if change == "delete" and held is not None:
        _end(found, proposal, held)
        return found
    amended = change == "amend" and held is not None
    row = {
        **(held if amended and held else {"measure": proposal["adopted_as"]}),
        **{name: proposal.get(name) for name in _KEPT_AS},
        **({} if amended else {"measure_class": "local"}),
        "source": f"Worked out from {proposal['formula']}",
        "state": "active",
        "version": _next_version(held) if amended else "1",
        "defined_on": day,
        "change_reason": _reason(proposal),
    }
    found["measures"].append(row)
    found["targets"].append(_target(proposal, row["measure"]))
    found["measure_events"].append(_event(proposal, row["measure"], change))
    if held is not None and not amended:
        _end(found, proposal, held)
    return found


def _end(found: Entries, proposal: Row, held: Row) -> None:
    """A measure is deleted: by the proposal itself, or as the new one takes its place."""
    day, why = _begins(proposal), _reason(proposal)
    over = {
        "state": "deleted",
        "version": _next_version(held),
        "defined_on": day,
        "change_reason": why,
    }
    found["measures"].append({**held, **over})
    found["measure_events"].append(_event(proposal, held["measure"], "delete"))


def _target(proposal: Row, code: object) -> dict[str, Any]:
    year = Period.of(_begins(proposal), Grain.YEAR)
    return {
        "measure": code,
        "period": year.code,
        "target": proposal["target"],
        "profile": "flat",
        "set_on": proposal["approved_on"],
        "set_by": proposal["approved_by"],
        "reason": _reason(proposal),
    }


def _event(proposal: Row, code: object, change: str) -> dict[str, Any]:
    return {
        "measure": code,
        "happened_on": _begins(proposal),
        "stage": _STAGES[change],
        "reason": _reason(proposal),
        "approved_by": proposal["approved_by"],
    }


def _begins(proposal: Row) -> date:
    return active_from(str(proposal["frequency"]), _day(proposal["approved_on"]))


def _reason(proposal: Row) -> str:
    """Why the register was changed: the proposal, what it is for, and the minute."""
    purpose = text(proposal.get("purpose"))
    told = f"Proposal {proposal['proposal']}{f': {purpose}' if purpose else ''}"
    return f"{told.rstrip('.')}. Approved: {text(proposal.get('minute')) or 'no minute named'}."


def _next_version(held: Mapping[str, Any] | None) -> str:
    version = text(held.get("version")) if held else None
    return str(int(version) + 1) if version and version.isdecimal() else "2"


def _day(value: Any) -> date:
    return value if type(value) is date else date.fromisoformat(str(value)[:10])
