"""The PRT report's fourth section: what was agreed last time, and what came of it (R2-026)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.methods.carried_actions import carried
from pmf_lib.sections.actions_and_risks import is_late, status_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_meeting import last_review, meeting_facts
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Nil, Part, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Register of actions"


def agreed_actions(pack: Pack) -> Section:
    """The last review meeting, then every agreed action with owner, day due, status and change.

    Open actions are carried forward until they are closed; a closed one is shown once and then
    dropped (R2-026). What changed since the plan was shown last stands beside each (R2-013).
    """
    found = actions_now(pack)
    about = (
        Part(heading="The last PRT meeting", blocks=(meeting_facts(pack, last_review(pack)),)),
    )
    if found.empty:
        nil = Nil(reason="Nil return: no action is open, and none was closed since last time.")
        return Section(name="agreed_actions", blocks=(*about, nil))
    parts = [
        Part(heading=heading, blocks=(_table(pack, own, heading),))
        for heading, own in (
            ("Agreed before, and still open", found[~found["closed"] & ~found["new"]]),
            ("New actions agreed", found[found["new"] & ~found["closed"]]),
            ("Closed since last time", found[found["closed"]]),
        )
        if len(own)
    ]
    return Section(name="agreed_actions", headline=_headline(found), blocks=(*about, *parts))


def agreed_summary(pack: Pack) -> tuple[str, ...]:
    """The first page's sentence: how many actions are open, and how many of them late."""
    return (f"How are we doing? {_headline(actions_now(pack))}",)


def shown_last(pack: Pack) -> date:
    """The day on which the plan was shown last: the pack date of the quarter before."""
    return pack.council.pack_date(pack.period.previous())


def actions_now(pack: Pack) -> pd.DataFrame:
    """The actions to show, as `carried` has them, with whether each is `late`."""
    found = carried(pack.history("actions"), shown_last(pack))
    return found.assign(late=is_late(pack, found).astype(bool))


def _headline(found: pd.DataFrame) -> str:
    still, late = int((~found["closed"]).sum()), int(found["late"].sum())
    return begun(
        f"{counted(still, 'action')} open, {late or 'none'} late; "
        f"{int(found['new'].sum()) or 'none'} new and "
        f"{int(found['closed'].sum()) or 'none'} closed since last time."
    )


def _table(pack: Pack, actions: pd.DataFrame, heading: str) -> Table:
    several = pack.unit is None
    whose: tuple[str, ...] = ("Service",) if several else ()
    return table(
        f"{heading}: actions by the day they are due",
        (
            "Action",
            *whose,
            "Owner",
            Heading("Due", "date"),
            "Status",
            "Change since last time",
            "Progress",
        ),
        [
            (
                row.title,
                *((service_link(pack.council, row.unit),) if several else ()),
                row.lead,
                row.due_on,
                status_words(row),
                change_words(row),
                said(row.progress, "Nothing reported"),
            )
            for row in actions.itertuples()
        ],
        source=SOURCE,
    )


def change_words(row: Any) -> str:
    """What changed since the plan was shown last, in words (R2-013)."""
    if row.new:
        return "New"
    told = [f"was {row.was_status}"] if row.was_status != row.status else []
    if row.was_due_on != row.due_on:
        told.append(f"was due on {day(row.was_due_on)}")
    if row.was_lead != row.lead:
        told.append(f"was with the {row.was_lead}")
    return begun(listed(told)) if told else "No change"
