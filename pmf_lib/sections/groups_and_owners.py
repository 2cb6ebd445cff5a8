"""Groups of officers, what they are for, and what they have to do by when (R0-018, R0-021)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections.exempt import public_rows
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.words import begun, counted, listed


def groups_and_owners(pack: Pack) -> Section:
    """Groups with their remit, members by post, next meeting and what they have to do (R0-018)."""
    groups = pack.council.groups
    if not groups:
        nil = Nil(reason="Not applicable: the council's paper names no group.")
        return Section(name="groups_and_owners", blocks=(nil,))
    roles = pack.entries("roles").set_index("role")
    return Section(
        name="groups_and_owners",
        headline=begun(f"{counted(len(groups), 'group')} with a remit of their own."),
        blocks=tuple(
            Part(heading=group.name, blocks=(_group(pack, group, roles),)) for group in groups
        ),
    )


def _group(pack: Pack, group: Any, roles: pd.DataFrame) -> Block:
    own = pack.council.calendar.milestones
    due = [f"{one.what} ({_on(one.on)})" for one in own if one.body == group.key]
    members = roles.loc[[group.name], "contact"].dropna() if group.name in roles.index else ()
    return table(
        f"{group.name}: remit, members and what is due",
        ("What", "Which"),
        [
            ("Remit", "; ".join(group.remit)),
            ("Members, by post", "; ".join(dict.fromkeys(members)) or "Not in the register"),
            ("Next meeting", _next_meeting(pack, group.key)),
            ("Projects", listed(_projects(pack, group.key)) or "None"),
            ("To be done", "; ".join(due) or "Nothing with a day of its own"),
        ],
        source="The council's profile and registers",
    )


def _on(when: object) -> str:
    return f"each year on {when}" if isinstance(when, str) else f"by {day(when)}"


def _next_meeting(pack: Pack, key: str) -> str:
    bodies = [body for body in pack.council.bodies if body.key == key]
    ahead = [when for body in bodies for when in body.meetings if when >= pack.as_at]
    return day(min(ahead)) if ahead else "None set"


def _projects(pack: Pack, key: str) -> list[str]:
    found = pack.entries("projects")
    own = public_rows(found[found["group"] == key])
    return [f"{row.title} ({row.status})" for row in own.itertuples()]
