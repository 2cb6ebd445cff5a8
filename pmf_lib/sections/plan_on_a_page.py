"""The plan on a page: its key actions and projects with their status in words (R3-008)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods.plan_on_a_page import MOST, Action, Page
from pmf_lib.methods.plan_on_a_page import plan_on_a_page as arranged
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import SOURCE, counts_in_words, project_badge, standing
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Section, Table
from pmf_lib.views.words import counted


def page_summary(pack: Pack) -> tuple[str, ...]:
    """How many of the plan's actions and projects stand where."""
    public = public_rows(_chosen(pack))
    if public.empty:
        return ("How are we doing? No action or project stands on the page.",)
    counts = counts_in_words(public["stands"])
    of = counted(len(public), "key action or project", "key actions and projects")
    return (f"How are we doing? Of {of}, {counts}.",)


def plan_on_a_page(pack: Pack, most: int = MOST) -> Section:
    """The most important first, at most as many as a page holds; the rest are counted."""
    chosen = _chosen(pack)
    page = _page(pack, public_rows(chosen), most)
    if not page.shown:
        nil = Nil(reason="Nil return: no action or project stands on the page.")
        return Section(name="plan_on_a_page", blocks=(nil,))
    hidden = exempt_blocks(chosen, lambda rows: _table(pack, rows, _page(pack, rows, most)))
    shown = _table(pack, chosen, page)
    headline = page.sentence.replace("actions", "key actions and projects")
    return Section(name="plan_on_a_page", headline=headline, blocks=(shown, *hidden))


def _chosen(pack: Pack) -> pd.DataFrame:
    found = pack.entries("projects")
    own = found[found["on_the_page"] == "yes"]
    return own.assign(stands=standing(own, pack.as_at))


def _page(pack: Pack, rows: pd.DataFrame, most: int) -> Page:
    levels = pack.rules.exceptions.priority_levels
    return arranged(
        [
            Action(
                code=str(row.project),
                title=str(row.title),
                status=str(row.stands),
                level=levels.get(str(row.priority), 0),
                due_on=pd.Timestamp(str(row.due_on)).date(),
            )
            for row in rows.itertuples()
        ],
        most,
    )


def _table(pack: Pack, rows: pd.DataFrame, page: Page) -> Table:
    own = rows.set_index("project")
    actions = [action for row in page.rows for action in row if action is not None]
    return table(
        f"Key actions and projects on {day(pack.as_at)}, most important first",
        ("Key action or project", "Priority", "Lead", "Due", "Where it stands"),
        [
            (
                action.title,
                said(own["priority"][action.code], "None named"),
                own["lead"][action.code],
                day(action.due_on),
                project_badge(action.status),
            )
            for action in actions
        ],
        source=SOURCE,
    )
