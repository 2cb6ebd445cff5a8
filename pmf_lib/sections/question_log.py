"""The log of members' questions: what was asked, what was answered, what still waits (R4-026)."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods import question_log as rule
from pmf_lib.methods.question_log import State
from pmf_lib.periods import Period
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.question_evidence import log_of
from pmf_lib.sections.show import day, said
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Section
from pmf_lib.views.words import begun, counted


def question_log(pack: Pack) -> Section:
    """Open questions, those of earlier quarters too, then those answered since the last sheet."""
    found = log_of(pack)
    is_open = found["state"] == State.OPEN
    carried = int(rule.carried(found, pack.period.code).sum())
    layout = Layout(
        f"Open on {day(pack.as_at)}, oldest first, then answered since last quarter",
        ("Question", "About", "Asked", "Must answer", "Answer"),
        "Log of questions",
        ("An open question goes on to the next sheet; an answered one is shown once.",),
    )
    shown = listing(
        found,
        layout,
        lambda row: (row.text, _about(pack, row), _asked(pack, row), row.addressee, _answer(row)),
        "no question is open, and none was answered since last quarter",
    )
    headline = (
        f"{counted(int(is_open.sum()), 'open question')}, {carried or 'none'} carried over from "
        f"an earlier quarter; {counted(int((~is_open).sum()), 'answer')} since last quarter."
    )
    return Section(name="question_log", headline=begun(headline), blocks=(shown,))


def _about(pack: Pack, row: Any) -> str:
    savings = pack.entries("savings").set_index("saving")["title"]
    measures = pack.measures.set_index("measure")["title"]
    subject = savings.get(row.subject) or said(row.subject, "The service")
    what = measures.get(row.measure) or subject
    return f"{what} ({unit_name(pack.council, row.unit)}), {Period.parse(row.period).short_label}"


def _asked(pack: Pack, row: Any) -> str:
    body = pack.council.body(row.body).name
    return f"{day(row.asked_on)}, by {row.asked_by}, {body}"


def _answer(row: Any) -> str:
    taken = counted(int(row.days), "day")
    if row.state == State.OPEN:
        return f"Open for {taken}"
    return f"{row.answer} ({day(row.answered_on)}, after {taken})"
