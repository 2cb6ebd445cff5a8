"""Whether meetings were kept as they should be: papers, agendas and attendance."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods.doings import day_of
from pmf_lib.methods.informal_meetings import INFORMAL

WITHOUT_PAPERS = (INFORMAL, "briefing")
COLUMNS = (
    "meeting",
    "body",
    "held_on",
    "unit",
    "papers_due",
    "papers_sent_on",
    "papers",
    "agenda_due",
    "agenda_published_on",
    "agenda",
    "urgency",
)


class Papers(StrEnum):
    """How a meeting's papers stand on a day."""

    IN_TIME = "in time"
    LATE = "late"
    NOT_SENT = "not sent, and past the day"
    NOT_DUE = "not due yet"


LATE_PAPERS = (Papers.LATE, Papers.NOT_SENT)


def papers(sent_on: Any, due: date, as_at: date) -> Papers:
    """How papers due on a day stand: those sent on that very day are in time."""
    if pd.notna(sent_on):
        return Papers.IN_TIME if pd.Timestamp(sent_on) <= pd.Timestamp(due) else Papers.LATE
    return Papers.NOT_SENT if as_at > due else Papers.NOT_DUE


class Agenda(StrEnum):
    """How a meeting's agenda stands on a day."""

    IN_TIME = "in time"
    URGENT = "late, with a reason for urgency"
    LATE = "late without a reason"
    MISSING = "not published, and past the day"
    NOT_DUE = "not due yet"
    NOT_PUBLIC = "not public"


LATE_AGENDA = (Agenda.LATE, Agenda.MISSING)


def kept(council: Council, meetings: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """Each meeting that has papers, with how its papers and its agenda stand on a day.

    Papers go out five working days ahead (R2-033); the agenda of a public body five clear days,
    save where a reason for urgency is given (Local Government Act 1972, section 100B). Columns
    as COLUMNS: days are dates or None, `papers` and `agenda` the states in words.
    """
    with_papers = meetings[~meetings["kind"].isin(WITHOUT_PAPERS)]
    rows = [
        _kept(council, row, as_at)
        for row in with_papers.sort_values(["held_on", "meeting"]).to_dict(orient="records")
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _kept(council: Council, row: dict[str, object], as_at: date) -> tuple[object, ...]:
    held = pd.Timestamp(str(row["held_on"])).date()
    due, out = council.papers_due(held), council.agenda_due(held)
    is_public = council.body(str(row["body"])).public
    published = day_of(row["agenda_published_on"])
    urgency = row["urgency"] if isinstance(row["urgency"], str) and row["urgency"] else None
    agenda = _agenda(published, out, as_at, urgency) if is_public else Agenda.NOT_PUBLIC
    sent = papers(row["papers_sent_on"], due, as_at)
    return (
        row["meeting"],
        row["body"],
        held,
        row["unit"] if isinstance(row["unit"], str) else None,
        due,
        day_of(row["papers_sent_on"]),
        sent.value,
        out if is_public else None,
        published,
        agenda.value,
        urgency,
    )


def _agenda(published: date | None, due: date, as_at: date, urgency: str | None) -> Agenda:
    if published is None:
        return Agenda.MISSING if as_at > due else Agenda.NOT_DUE
    if published <= due:
        return Agenda.IN_TIME
    return Agenda.URGENT if urgency else Agenda.LATE


def attendance(rows: pd.DataFrame) -> pd.DataFrame:
    """How many of the roles came to each meeting: meeting, came, expected, absent (in words)."""
    found = [
        (
            meeting,
            int((own["present"] == "yes").sum()),
            len(own),
            ", ".join(own.loc[own["present"] != "yes", "role"]),
        )
        for meeting, own in rows.groupby("meeting", sort=True)
    ]
    return pd.DataFrame(found, columns=["meeting", "came", "expected", "absent"])
