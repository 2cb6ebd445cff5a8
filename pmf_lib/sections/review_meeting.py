"""One review meeting: when it was held, who was there, and its papers (R2-005, R2-021, R2-033)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.meetings_kept import Papers, papers
from pmf_lib.methods.review_meetings import reviews
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Facts, Nil, Text
from pmf_lib.views.words import begun, listed


def last_review(pack: Pack) -> Any | None:
    """The latest review meeting up to the pack's day; None where none is recorded."""
    held = reviews(pack.entries("meetings", every_period=True))
    past = held[held["held_on"] <= pd.Timestamp(pack.as_at)]
    return next(past.tail(1).itertuples(), None)


def meeting_facts(pack: Pack, meeting: Any | None) -> Block:
    """When it was held, who was there, and whether the papers had gone out in time (R2-021)."""
    if meeting is None:
        return Nil(reason="No meeting of the Performance Review Team is recorded for this service.")
    pairs = [
        ("Held on", day(meeting.held_on)),
        ("About", said(meeting.purpose)),
        ("Chaired by", said(meeting.chair)),
        ("Present", who_came(pack, meeting.meeting, "yes")),
        ("Not present", who_came(pack, meeting.meeting, "no")),
        ("Papers", papers_words(pack, meeting)),
    ]
    return Facts(pairs=tuple((term, Text(text=told)) for term, told in pairs))


def who_came(pack: Pack, meeting: str, present: str) -> str:
    """The roles that were there (`yes`) or not (`no`); roles only, never names (R2-021)."""
    roles = pack.entries("attendance", every_period=True)
    found = roles[(roles["meeting"] == meeting) & (roles["present"] == present)]
    return listed(found["role"]) or "None recorded"


def papers_of(pack: Pack, meeting: Any) -> Papers:
    """How the papers of a meeting stand: due five working days ahead (R2-033)."""
    due = pack.council.papers_due(meeting.held_on.date())
    return papers(meeting.papers_sent_on, due, pack.as_at)


def papers_words(pack: Pack, meeting: Any) -> str:
    """Whether the papers went out in time, when, and by when they were due."""
    how, sent = begun(papers_of(pack, meeting).value), day(meeting.papers_sent_on)
    due = day(pack.council.papers_due(meeting.held_on.date()))
    return f"{how}: sent on {sent}; due by {due}" if sent else f"{how}; due by {due}"
