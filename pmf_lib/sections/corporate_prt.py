"""The Corporate PRT report: what each PRT raised, and where it goes (R2-029, R2-030)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.council import Body, BodyKind
from pmf_lib.errors import GateError
from pmf_lib.methods.ladder import considered_by_meeting
from pmf_lib.methods.review_meetings import missing_reviews
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Paragraph, Section
from pmf_lib.views.words import begun, counted, listed

PACK = "corporate_prt_summary"
PRESENTED_TO = (BodyKind.PANEL, BodyKind.EXECUTIVE)
PRESENTER = "The Cabinet member with responsibility for performance"


def issues_of(pack: Pack) -> pd.DataFrame:
    """What each service's review of the quarter raised; `nil` is yes where it raised nothing.

    GateError that names every service whose review is missing: a summary without one of them
    would pass for one of all (R2-029).
    """
    issues = pack.entries("meeting_issues")
    keys = [unit.key for unit in pack.units]
    missing = missing_reviews(keys, pack.entries("meetings"), issues)
    if missing:
        told = [f"{pack.council.unit(unit).name} ({why})" for unit, why in missing.items()]
        raise GateError(
            f"The PRT of {counted(len(missing), 'service')} is missing for {pack.period.label}: "
            f"{listed(told)}",
            "The Corporate PRT report summarises the PRT of every service",
            "Record the meeting and its issues, or that it raised none, and run the pack again",
        )
    order = {key: place for place, key in enumerate(keys)}
    by_code = issues.sort_values("issue")
    return by_code.sort_values("unit", key=lambda units: units.map(order), kind="stable")


def corporate_prt_words(pack: Pack) -> tuple[str, ...]:
    """The report in three sentences: what was raised, what is strategic, where it goes."""
    issues = issues_of(pack)
    raised = issues[issues["nil"] == "no"]
    strategic = int((raised["strategic"] == "yes").sum())
    quiet = len(pack.units) - raised["unit"].nunique()
    return (
        f"How are we doing? The PRTs of all {counted(len(pack.units), 'service')} were held; they "
        f"raised {counted(len(raised), 'issue')}, and {quiet or 'none'} of them had none to raise.",
        f"What needs a decision? {strategic or 'None'} of the issues "
        f"{'bears' if strategic == 1 else 'bear'} on a key strategic priority.",
        f"Who hears of it? {_presented(pack)}.",
    )


def prt_issues(pack: Pack) -> Section:
    """The issues of each PRT meeting, each with a link to its service's own report (R2-029)."""
    issues = issues_of(pack)
    raised = issues[issues["nil"] == "no"]
    quiet = [pack.council.unit(unit).name for unit in issues.loc[issues["nil"] == "yes", "unit"]]
    blocks: list[Block] = []
    if len(raised):
        blocks.append(_issues(pack, raised))
    if quiet:
        blocks.append(Paragraph(text=f"Raised no issue: {listed(quiet)}."))
    headline = f"{counted(len(raised), 'issue')} from {counted(len(pack.units), 'PRT')}."
    return Section(name="prt_issues", headline=begun(headline), blocks=tuple(blocks))


def _issues(pack: Pack, raised: pd.DataFrame) -> Block:
    return table(
        f"Issues that the PRT meetings raised, {pack.period.label}",
        ("Issue", "Service", "What was said", "Key strategic priority"),
        [
            (
                service_link(pack.council, row.unit, row.title),
                pack.council.unit(row.unit).name,
                said(row.detail, "Nothing more"),
                "Bears on one" if row.strategic == "yes" else "No",
            )
            for row in raised.itertuples()
        ],
        source="Issues recorded at the PRT meetings",
        notes=("Each issue leads to the PRT report of its service.",),
    )


def where_it_goes(pack: Pack) -> Section:
    """Every body that the report goes to, with the day, and what the body decided (R2-030)."""
    routes = routes_of(pack)
    if not routes:
        nil = Nil(reason="Nil return: the profile sends this report to no body.")
        return Section(name="where_it_goes", blocks=(nil,))
    shown = table(
        f"Where this report goes, {pack.period.label}",
        ("Body", "Meeting", "Papers by", "Presented by", "What it decided"),
        [_route(pack, body, meeting) for body, meeting in routes],
        source="Meetings in the council's profile; register of what bodies considered",
    )
    return Section(name="where_it_goes", headline=f"{_presented(pack)}.", blocks=(shown,))


def routes_of(pack: Pack) -> list[tuple[Body, date | None]]:
    """The bodies that receive the report, each with its first meeting about the quarter, in order.

    The meeting is None where none in the profile considers the quarter; such a body stands last.
    """
    agendas = considered_by_meeting(pack.council)
    found = []
    for body in pack.council.bodies:
        if PACK in body.receives and body.meetings:
            about = (
                each for each in body.meetings if agendas[body.key, each].quarter == pack.period
            )
            found.append((body, next(about, None)))
    return sorted(found, key=lambda route: route[1] or date.max)


def _presented(pack: Pack) -> str:
    """The bodies to which it is presented, each with its day."""
    told = [
        f"{body.name} {f'on {day(meeting)}' if meeting else '(no day set)'}"
        for body, meeting in routes_of(pack)
        if body.kind in PRESENTED_TO
    ]
    return f"{PRESENTER} presents it to {listed(told)}" if told else "It is presented to no body"


def _route(pack: Pack, body: Body, meeting: date | None) -> tuple[str, ...]:
    presented = PRESENTER if body.kind in PRESENTED_TO else "Sent to its members"
    if meeting is None:
        none = "No meeting in the profile considers this quarter"
        return (body.name, none, "No day set", presented, "Not considered yet")
    papers = day(pack.council.papers_due(meeting))
    return (body.name, day(meeting), papers, presented, _decided(pack, body))


def _decided(pack: Pack, body: Body) -> str:
    considered = pack.entries("considered", column="body")
    own = considered[considered["body"] == body.key]
    return next((_words(row) for row in own.itertuples()), "Not considered yet")


def _words(row: Any) -> str:
    comment = said(row.comment, "")
    return f"{begun(row.response)} on {day(row.considered_on)}. {comment}".strip()
