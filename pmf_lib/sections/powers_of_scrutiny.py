"""What a scrutiny committee may do of its own: recommend, and invite reports from other bodies.

Carlisle 2021, Overview and Scrutiny (4) and (5) (R3-043, R3-044). It may report and recommend to
the council and to its executive (Local Government Act 2000, section 9F(2)).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.council import Body, BodyKind
from pmf_lib.methods import follow_up
from pmf_lib.sections.followed_through import recommendations
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.partner_reports import partner_reports_of
from pmf_lib.sections.show import day
from pmf_lib.sections.whose_report import exception_link
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

ADDRESSED = (BodyKind.EXECUTIVE, BodyKind.COUNCIL, BodyKind.AUDIT, BodyKind.PANEL)
SHOWN = 8


def powers_of_scrutiny(pack: Pack) -> Section:
    """To whom this committee may recommend and what came of it; reports of other public bodies.

    R3-043: addressee, answer due, answer; R3-044: whom it invited, what came.
    """
    name = "powers_of_scrutiny"
    if _body(pack) is None:
        nil = Nil(reason="Not applicable: this body is not a scrutiny committee.")
        return Section(name=name, blocks=(nil,))
    made = _made(pack)
    waiting = int((made["status"] == "awaiting response").sum())
    headline = begun(
        f"{counted(len(made), 'recommendation')} made this year, {waiting or 'none'} awaiting an "
        "answer."
    )
    parts = (
        Part(heading="To whom it may recommend", blocks=(_addressees(pack, made),)),
        Part(heading="On what it may recommend now", blocks=(_matters(pack),)),
        Part(
            heading="Reports of other public bodies", blocks=(partner_reports_of(pack, pack.key),)
        ),
    )
    return Section(name=name, headline=headline, blocks=parts)


def _body(pack: Pack) -> Body | None:
    """The scrutiny body that the pack is for; None for any other pack."""
    found = (body for body in pack.council.bodies if body.key == pack.key)
    return next((body for body in found if body.kind is BodyKind.SCRUTINY), None)


def _made(pack: Pack) -> pd.DataFrame:
    """What this committee itself recommended since the year began, or has still open."""
    found = recommendations(pack)
    own = found[found["made_by"] == pack.key]
    since = pd.to_datetime(own["made_on"]) >= pd.Timestamp(pack.year.start)
    return own[since | own["status"].isin(follow_up.OPEN)]


def _addressees(pack: Pack, made: pd.DataFrame) -> Block:
    """A row for each body that it may address, also where nothing was recommended to it."""
    may = [body for body in pack.council.bodies if body.kind in ADDRESSED]
    others = {*made["addressee"]} - {body.key for body in may}
    bodies = [*may, *(pack.council.body(key) for key in sorted(others))]
    due = pd.Series([follow_up.answer_due(row) for _, row in made.iterrows()], made.index, object)
    layout = Layout(
        f"Recommendations by addressee, as known on {day(pack.as_at)}",
        (
            "Addressee",
            *(Heading(word, "count") for word in ("Made", "Agreed or amended", "Refused", "Done")),
            Heading("Awaiting answer", "count"),
            "Answer due",
        ),
        "Register of recommendations",
        ("An answer is due two months after a recommendation was received.",),
    )
    found = pd.DataFrame({"body": bodies}, dtype=object)
    return listing(
        found,
        layout,
        lambda row: (row.body.name, *_came_of(made[made["addressee"] == row.body.key], due, pack)),
        "the profile names no body that may be addressed",
    )


def _came_of(own: pd.DataFrame, due: pd.Series, pack: Pack) -> tuple[Any, ...]:
    waiting: list[date] = sorted(due[own.index].dropna())
    return (
        len(own),
        int(own["response"].isin(("agreed", "amended")).sum()),
        int((own["response"] == "not agreed").sum()),
        int((own["status"] == "done").sum()),
        len(waiting),
        _due(waiting[0], pack.as_at) if waiting else "None",
    )


def _due(answer_due: date, as_at: date) -> str:
    late = (as_at - answer_due).days
    return f"{day(answer_due)}, {counted(late, 'day')} late" if late > 0 else day(answer_due)


def _matters(pack: Pack) -> Block:
    """The worst exceptions of its services, and whether a recommendation is about each."""
    found = pack.adverse[pack.adverse["subject"] == "measure"]
    made = recommendations(pack).sort_values("made_on").drop_duplicates("measure", keep="last")
    about = made.dropna(subset="measure").set_index("measure")
    layout = Layout(
        "The exceptions that rank first, and what was recommended about each",
        ("Exception", "Why", "Recommendation"),
        "Registers of measures and of recommendations",
        (f"{min(len(found), SHOWN)} of {len(found)}, worst first.",),
    )
    return listing(
        found.head(SHOWN),
        layout,
        lambda item: (
            exception_link(pack.council, item, item.title),
            item.sentence,
            _recommended(pack, about, item.measure),
        ),
        "no measure of its services is an exception that needs attention",
    )


def _recommended(pack: Pack, about: pd.DataFrame, measure: str) -> str:
    if measure not in about.index:
        return "None yet"
    row = about.loc[measure]
    to = pack.council.body(row["addressee"]).name
    return f"{row['title']} ({row['recommendation']}, to {to}: {row['status']})"
