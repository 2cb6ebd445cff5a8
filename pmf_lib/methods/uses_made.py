"""What a measure was used for: who asked about it, what followed from it, what relies on it.

Carlisle 2003, 8.1: each indicator is audited, amended or deleted (R0-035). To say which, somebody
has to know what it was good for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

KNOWN_FROM = "known_from"


class Way(StrEnum):
    """How a measure is used."""

    ASKED = "asked about"
    FOLLOWED = "acted on"
    RELIED_ON = "relied on"


@dataclass(frozen=True)
class Register:
    """A register whose entries name a measure.

    An entry counts from the day in `began` to the day in `ended`; where that is empty it goes on,
    and where no column is named it is of its one day.
    """

    table: str
    way: Way
    began: str
    one: str
    many: str
    ended: str = ""
    lasts: bool = False


REGISTERS = (
    Register("questions", Way.ASKED, "asked_on", "question", "questions"),
    Register(
        *("watch_list", Way.ASKED, "since", "matter watched", "matters watched"),
        ended="closed_on",
        lasts=True,
    ),
    Register(
        *("local_knowledge", Way.ASKED, "heard_on"),
        *("matter heard in the wards", "matters heard in the wards"),
    ),
    Register(
        *("clinics", Way.FOLLOWED, "requested_on", "clinic", "clinics"),
        ended="satisfied_on",
        lasts=True,
    ),
    Register(
        *("challenge_cases", Way.FOLLOWED, "opened_on", "stage of a challenge"),
        "stages of a challenge",
        ended="closed_on",
        lasts=True,
    ),
    Register("recommendations", Way.FOLLOWED, "made_on", "recommendation", "recommendations"),
    Register("actions", Way.FOLLOWED, KNOWN_FROM, "action", "actions"),
    Register(
        *("milestones", Way.FOLLOWED, KNOWN_FROM, "milestone", "milestones"),
        ended="due_on",
        lasts=True,
    ),
    Register("risks", Way.RELIED_ON, KNOWN_FROM, "risk watched by it", "risks watched by it"),
    Register(
        *("objectives", Way.RELIED_ON, KNOWN_FROM, "objective", "objectives"),
        ended="due_on",
        lasts=True,
    ),
    Register(
        *("corporate_plan", Way.RELIED_ON, KNOWN_FROM, "target in the Corporate Plan"),
        "targets in the Corporate Plan",
        lasts=True,
    ),
    Register(
        *("target_selections", Way.RELIED_ON, "agreed_on", "choice by a member"),
        "choices by a member",
    ),
    Register(
        *("partnership_targets", Way.RELIED_ON, KNOWN_FROM, "target agreed with partners"),
        "targets agreed with partners",
    ),
    Register(
        *("service_standards", Way.RELIED_ON, KNOWN_FROM, "promise to customers"),
        "promises to customers",
        lasts=True,
    ),
    Register(
        *("baskets", Way.RELIED_ON, KNOWN_FROM, "basket it is part of", "baskets it is part of"),
        lasts=True,
    ),
    Register("good_news", Way.RELIED_ON, KNOWN_FROM, "success told", "successes told"),
    Register(
        *("assessments", Way.RELIED_ON, KNOWN_FROM, "outside assessment", "outside assessments"),
        lasts=True,
    ),
)


@dataclass(frozen=True)
class Use:
    """How many entries of one register name the measure; `last` is the last day they count."""

    register: Register
    count: int
    last: date

    @property
    def words(self) -> str:
        """The use with its number, such as `2 questions`."""
        return f"{self.count} {self.register.one if self.count == 1 else self.register.many}"


Uses = dict[str, tuple[Use, ...]]


def uses(frames: Mapping[str, pd.DataFrame], since: date, until: date) -> Uses:
    """The uses of each measure from `since` to `until`, both included, in the registers' order.

    `frames` are the registers' latest known entries by table, each with `known_from`; under
    `corporate_plan` the records of measures whose target stands in that plan. A register that is
    not among them says nothing.
    """
    found: dict[str, list[Use]] = {}
    for register in REGISTERS:
        if register.table in frames:
            for code, use in _of_register(frames[register.table], register, since, until):
                found.setdefault(code, []).append(use)
    return {code: tuple(made) for code, made in found.items()}


def _of_register(
    frame: pd.DataFrame, register: Register, since: date, until: date
) -> list[tuple[str, Use]]:
    first, last = pd.Timestamp(since), pd.Timestamp(until)
    began = pd.to_datetime(frame[register.began])
    ended = pd.to_datetime(frame[register.ended]) if register.ended else pd.NaT
    until_then = pd.Series(ended, frame.index).fillna(last) if register.lasts else began
    counted = (began <= last) & (until_then >= first) & frame["measure"].notna()
    own = pd.DataFrame({"measure": frame["measure"], "last": until_then.clip(upper=last)})[counted]
    days = own.groupby("measure", sort=True)["last"].agg(["size", "max"])
    return [
        (str(code), Use(register, int(size), pd.Timestamp(day).date()))
        for code, size, day in days.itertuples(name=None)
    ]
