"""The exception report of a body: what performs particularly well or particularly badly.

Ribble Valley 2007, 5.1 and 5.3: by exception to Overview and Scrutiny and to Corporate Management
Team (R1-033, R1-039); a reason and a remedial action for each weak indicator (R1-035).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import questions
from pmf_lib.sections import control_card, followed_through, measure_card
from pmf_lib.sections.clinics import under_way
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, lowered, said
from pmf_lib.sections.whose_report import measure_link, service_link, unit_name
from pmf_lib.views.records import Block, Bullets, Cell, Details, Link, Nil, Paragraph, Section, Text
from pmf_lib.views.words import begun, counted

# A body of every service has some hundred exceptions; nobody reads so many at one meeting.
SHOWN = 30
CHARTS = 4
ASKED_OF = 5
NO_ACTION = "None linked"


def exception_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: how many exceptions on each side, how many are unanswered."""
    bad, good = len(pack.adverse), len(pack.favourable)
    alone = int(followed_through.answered(pack)["open"].sum())
    return (
        f"How are we doing? {begun(counted(bad, 'exception'))} performing "
        f"particularly badly, {good or 'none'} particularly well.",
        f"What needs a decision? {counted(alone, 'exception')} without an action and without a "
        "decision that none is needed.",
    )


def particularly_badly(pack: Pack) -> Section:
    """The adverse exceptions of the body's own units, worst first, the first of them drawn."""
    found = pack.adverse
    charts = tuple(
        block for item in _measures(found).head(CHARTS).itertuples() for block in _chart(pack, item)
    )
    blocks = (_table(pack, found.head(SHOWN), "particularly badly"), *charts)
    return Section(name="particularly_badly", headline=_headline(found, "badly"), blocks=blocks)


def particularly_well(pack: Pack) -> Section:
    """The favourable exceptions, best first: what may be learned from, or asked more of."""
    found = pack.favourable
    blocks = (_table(pack, found.head(SHOWN), "particularly well"),)
    return Section(name="particularly_well", headline=_headline(found, "well"), blocks=blocks)


def _headline(found: pd.DataFrame, how: str) -> str:
    more = len(found) > SHOWN
    rest = (
        f" The {SHOWN} that rank first are shown; the services' reports have all." if more else ""
    )
    return f"{begun(counted(len(found), 'exception'))} performing particularly {how}.{rest}"


def _measures(found: pd.DataFrame) -> pd.DataFrame:
    return found[found["subject"] == "measure"]


def _table(pack: Pack, found: pd.DataFrame, how: str) -> Block:
    layout = Layout(
        f"Performing {how}, {pack.period.label}",
        ("What, and whose", "Figure and target", "Status", "Variation", "Why"),
        "The council's registers",
    )
    return listing(
        found,
        layout,
        lambda item: (
            _whose(pack, item),
            *_standing(pack, item),
            item.sentence,
        ),
        f"nothing performs {how}",
    )


def _what(pack: Pack, item: Any) -> Link | Text:
    if item.subject != "measure":
        return Text(text=f"{item.title} ({item.subject})")
    return measure_link(pack.council, pack.judgement(item.measure))


def _whose(pack: Pack, item: Any) -> Cell:
    """What it is and the service it is of, in one cell: a sentence needs the width."""
    what, whose = _what(pack, item), unit_name(pack.council, item.unit)
    told = f"{what.text}: {whose}" if item.subject != "measure" else f"{what.text} ({whose})"
    return what.model_copy(update={"text": told})


def _standing(pack: Pack, item: Any) -> tuple[Any, ...]:
    if item.subject != "measure":
        return ("In pounds", "Not a measure", "Not tested")
    row = pack.judgement(item.measure)
    return (
        f"{measure_card.figure_words(row)}; target {lowered(measure_card.target_words(row))}",
        measure_card.status_badge(row),
        control_card.cells(row)[0],
    )


def _chart(pack: Pack, item: Any) -> tuple[Block, ...]:
    row = pack.judgement(item.measure)
    name = pack.council.unit(row.unit).name
    told = f"{item.title}: {lowered(item.sentence.rstrip('.'))}"
    drawn = control_card.chart(row, name) or measure_card.chart(row, told, name)
    return (drawn,) if drawn else ()


def reasons_and_remedies(pack: Pack) -> Section:
    """Each weak indicator with its reason and its remedial action, owner and date (R1-035)."""
    found = followed_through.answered(pack)
    weak = _measures(found)
    actions = followed_through.linked_actions(pack)
    layout = Layout(
        "Reasons and remedial action, worst first",
        ("Indicator", "Service", "Reason", "Remedial action, owner and day", "Clinic"),
        "Commentaries and registers of actions and clinics",
    )
    clinics = under_way(pack).set_index("measure")["clinic"]
    shown = listing(
        weak,
        layout,
        lambda item: (
            item.title,
            service_link(pack.council, item.unit),
            reason(pack, item),
            _remedies(item, actions),
            str(clinics.get(item.measure, "None")),
        ),
        "no indicator performs particularly badly",
    )
    unexplained = sum(not _reasons(pack, item) for item in weak.itertuples())
    headline = (
        f"{counted(len(weak), 'weak indicator')}, {unexplained or 'none'} without a reason, "
        f"{int(weak['open'].sum()) or 'none'} without an action or a decision."
    )
    return Section(name="reasons_and_remedies", headline=begun(headline), blocks=(shown,))


def reason(pack: Pack, item: Any) -> str:
    """What the owner says of the figure, or that nobody has given a reason."""
    return " ".join(_reasons(pack, item)) or "No reason given"


def _reasons(pack: Pack, item: Any) -> list[str]:
    comments = pack.commentaries[pack.commentaries["measure"] == item.measure]
    told = [str(text) for text in comments["text"]]
    note = said(pack.judgement(item.measure).note, "")
    return told or ([note] if note else [])


def _remedies(item: Any, actions: pd.DataFrame) -> str:
    rows = actions.loc[list(item.actions)]
    told = [
        f"{row.title}: {row.lead}, by {day(row.due_on)} ({row.status})" for row in rows.itertuples()
    ]
    if not told and item.decision:
        return f"No action, by decision: {item.decision}"
    return "; ".join(told) or NO_ACTION


def exceptions_without_action(pack: Pack) -> Section:
    """The adverse exceptions that nothing is done about and nobody decided so (R1-004)."""
    found = followed_through.answered(pack)
    alone = found[found["open"].astype(bool)]
    layout = Layout(
        "Exceptions without a linked action and without a decision of no action",
        ("What", "Service", "Who answers for it", "Why it is an exception"),
        "Registers of actions, recommendations and the watch-list",
    )
    shown = listing(
        alone,
        layout,
        lambda item: (
            _what(pack, item),
            unit_name(pack.council, item.unit),
            _owner(pack, item),
            item.sentence,
        ),
        "every adverse exception has an action or a recorded decision that none is needed",
    )
    headline = f"{counted(len(alone), 'exception')} of {len(found)} without either."
    return Section(
        name="exceptions_without_action",
        headline=begun(headline),
        blocks=(shown,),
    )


def _owner(pack: Pack, item: Any) -> str:
    if item.subject == "measure":
        return said(pack.judgement(item.measure).owner)
    return pack.council.unit(item.unit).manager


def questions_to_ask(pack: Pack) -> Section:
    """Questions that members may ask of the worst exceptions, drafted from data (R1-018)."""
    found = _measures(followed_through.answered(pack)).head(ASKED_OF)
    if found.empty:
        nil = Nil(reason="Nil return: there is no exception to ask about.")
        return Section(name="questions_to_ask", blocks=(nil,))
    actions = followed_through.linked_actions(pack)
    told = Paragraph(text="A draft from the figures: ask others, or in another way.")
    asked = tuple(_asked(pack, item, actions) for item in found.itertuples())
    return Section(name="questions_to_ask", blocks=(told, *asked))


def _asked(pack: Pack, item: Any, actions: pd.DataFrame) -> Block:
    rows = actions.loc[list(item.actions)]
    past = pd.to_datetime(rows["due_on"]) < pd.Timestamp(pack.as_at)
    late = int((past & ~rows["status"].isin(("complete", "stopped"))).sum())
    row = pack.judgement(item.measure)._asdict()
    drafted = questions.drafted(row, list(rows["title"]), late=late)
    return Details(summary=f"Questions on: {item.title}", blocks=(Bullets(items=drafted),))
