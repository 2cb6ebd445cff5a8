"""One deadline, and deadlines as a table: what falls due, for whom, by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

COLUMNS = ("on", "what", "body", "about", "rule")
KEPT_COLUMNS = ("on", "what", "body", "about", "done_on", "state", "rule")
REMINDED = timedelta(days=14)
"""How long before its day a deadline is called due."""


class What(StrEnum):
    """What falls due, in the order in which entries of one day are listed."""

    VALUES = "Values due"
    PACKS = "Packs made"
    NOTICE = "Notice of a key decision"
    EXCEPTION = "Notice of a general exception"
    AGENDA = "Agenda published"
    PAPERS = "Papers due"
    REPORT = "Report due"
    MILESTONE = "Milestone"
    PLANS = "Plan signed off"
    APPRAISALS = "Appraisals"
    FINANCE = "Budget and financial plan"
    MORE_MEETINGS = "One more meeting for each service"
    REVIEW = "Quarterly review"
    OPEN_DATA = "Open data published"
    COMPLAINTS = "Complaints report"
    RESPONSE = "Answer to a recommendation"
    FOLLOWED = "Recommendation carried out"
    DECISION = "Key decision"
    UPDATE = "Clinic update"
    GUIDANCE = "Guidance reviewed"
    ADVICE = "Audit advice carried out"
    ASSESSMENT = "Outside assessment"
    BENCHMARKING = "Benchmarking group meets"
    MEETING = "Meeting"


_ORDER = {what: place for place, what in enumerate(What)}


class State(StrEnum):
    """Where a deadline stands on a day."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Done:
    """What the register says of a deadline: the day it was met, None where it was not yet.

    `lacking` says what is still missing, in words.
    """

    on: date | None
    lacking: str = ""


@dataclass(frozen=True)
class Entry:
    """One deadline.

    `about` is the code of the period it is about, or words; None where there is neither. `done`
    is None where the register does not say whether it was met.
    """

    on: date
    what: What
    body: str
    about: str | None
    rule: str
    done: Done | None = None

    def done_by(self, as_at: date) -> date | None:
        """The day it was met, as far as is known at the end of a day."""
        met = self.done.on if self.done else None
        return met if met is not None and met <= as_at else None

    def state(self, as_at: date) -> State | None:
        """Where it stands: late from the day after its own (R1-069).

        None where its day has passed and the register does not say whether it was met.
        """
        if self.done_by(as_at) is not None:
            return State.DONE
        if self.on < as_at:
            return State.LATE if self.done else None
        return State.DUE if self.on <= as_at + REMINDED else State.AHEAD


def framed(entries: Iterable[Entry]) -> pd.DataFrame:
    """The entries as a table, earliest first; columns on (datetime64), what, body, about, rule."""
    rows = [
        (each.on, each.what.value, each.body, each.about, each.rule) for each in _sorted(entries)
    ]
    return _with_days(pd.DataFrame(rows, columns=list(COLUMNS)), "on")


def framed_as_at(entries: Iterable[Entry], as_at: date) -> pd.DataFrame:
    """The same with `done_on` (datetime64) and `state` as at a day; both missing if not known."""
    rows = [
        (
            each.on,
            each.what.value,
            each.body,
            each.about,
            each.done_by(as_at),
            state.value if (state := each.state(as_at)) else None,
            each.rule,
        )
        for each in _sorted(entries)
    ]
    frame = pd.DataFrame(rows, columns=list(KEPT_COLUMNS), dtype=object)
    return _with_days(frame, "on", "done_on")


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(
        entries, key=lambda each: (each.on, _ORDER[each.what], each.body, each.about or "")
    )


def _with_days(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return frame.assign(**{column: pd.to_datetime(frame[column]) for column in columns})
