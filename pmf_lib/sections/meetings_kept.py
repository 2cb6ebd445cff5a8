"""Whether the quarter's meetings were kept: papers, agendas, extra meetings, order, answers."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from pmf_lib.methods.meetings_kept import LATE_AGENDA, LATE_PAPERS, attendance, kept
from pmf_lib.methods.release import out_of_order
from pmf_lib.sections.informal_meetings import (
    informal_blocks,
    informal_counts,
    one_is_due,
    short_of,
)
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Bullets, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Register of meetings"


def meetings_kept(pack: Pack) -> Section:
    """The quarter's meetings against the rules: late papers (R2-033), agendas published late,
    one more meeting for each service where the paper asks for it (R2-019), who came, what was
    answered (R3-049), and whether the ladder's order was kept (R0-023).
    """
    meetings = pack.entries("meetings")
    if meetings.empty:
        nil = Nil(reason="Nil return: no meeting about this quarter is in the register.")
        return Section(name="meetings_kept", blocks=(nil,))
    found = kept(pack.council, meetings, pack.as_at)
    blocks = (
        *_papers(pack, found),
        *_extra(pack),
        *_attendance(pack, meetings),
        *_answers(pack),
    )
    return Section(name="meetings_kept", headline=_headline(pack, found), blocks=blocks)


def _headline(pack: Pack, found: pd.DataFrame) -> str:
    papers = int(found["papers"].isin(LATE_PAPERS).sum())
    agendas = int(found["agenda"].isin(LATE_AGENDA).sum())
    parts = [
        f"{counted(papers, 'meeting')} had its papers late"
        if papers == 1
        else f"{counted(papers, 'meeting')} had their papers late",
        f"{counted(agendas, 'agenda')} came out late without a reason",
    ]
    if one_is_due(pack):
        short = short_of(informal_counts(pack))
        parts.append(f"{counted(short, 'service')} had no meeting outside the reviews")
    return f"{begun(listed(parts))}."


def _papers(pack: Pack, found: pd.DataFrame) -> Iterator[Block]:
    if found.empty:
        return
    yield table(
        f"Papers and agendas of meetings about {pack.period.label}",
        (
            "Meeting",
            Heading("Held", "date"),
            "Papers",
            Heading("Papers due", "date"),
            "Papers sent",
            "Agenda",
            "Agenda published",
            "Why it was urgent",
        ),
        [
            (
                _name(pack, row.body, row.unit),
                row.held_on,
                begun(row.papers),
                row.papers_due,
                said(day(row.papers_sent_on), "no record"),
                begun(row.agenda),
                said(day(row.agenda_published_on), "none"),
                said(row.urgency, ""),
            )
            for row in found.itertuples()
        ],
        source=SOURCE,
        notes=(
            "Papers go out at least five working days ahead. An agenda of a public body is "
            "published five clear days ahead, save for an urgent item.",
        ),
    )


def _name(pack: Pack, body: str, unit: object = None) -> str:
    name = pack.council.body(body).name
    return f"{name}: {pack.council.unit(unit).name}" if isinstance(unit, str) else name


def _extra(pack: Pack) -> Iterator[Block]:
    if one_is_due(pack):
        blocks = informal_blocks(pack, informal_counts(pack))
        yield Part(heading="Meetings outside the reviews", blocks=blocks)


def _attendance(pack: Pack, meetings: pd.DataFrame) -> Iterator[Block]:
    rows = pack.entries("attendance")
    own = attendance(rows[rows["meeting"].isin(meetings["meeting"])])
    if own.empty:
        return
    held = meetings.set_index("meeting")
    shown = table(
        f"Who came to meetings about {pack.period.label}, by post",
        ("Meeting", Heading("Came", "count"), Heading("Expected", "count"), "Absent"),
        [
            (
                f"{_name(pack, held.at[row.meeting, 'body'], held.at[row.meeting, 'unit'])}, "
                f"{day(held.at[row.meeting, 'held_on'])}",
                row.came,
                row.expected,
                row.absent or "nobody",
            )
            for row in own.itertuples()
        ],
        source="Register of attendance",
    )
    yield Part(heading="Attendance", blocks=(shown,))


def _answers(pack: Pack) -> Iterator[Block]:
    """What each body decided on the quarter's report, and whether it had it in its turn."""
    considered = pack.entries("considered")
    broken = out_of_order(pack.council, pack.period, considered)
    order = broken or ("No body had the quarter before the rung below it.",)
    if considered.empty:
        yield Part(heading="Order of the ladder", blocks=(Bullets(items=order),))
        return
    shown = table(
        f"What each body decided on {pack.period.label}",
        ("Body", Heading("Considered", "date"), "Answer", "What it said", "Minute"),
        [
            (
                pack.council.body(row.body).name,
                row.considered_on,
                begun(row.response),
                said(row.comment, "nothing recorded"),
                said(row.minute, "none"),
            )
            for row in considered.sort_values(["considered_on", "body"]).itertuples()
        ],
        source="Register of what bodies considered",
    )
    note = "Order broken:" if broken else "Order kept:"
    blocks = (shown, Paragraph(text=note), Bullets(items=order))
    yield Part(heading="Answers to the quarterly report", blocks=blocks)
