"""What was decided and recommended, and whether it was done (R1-004, R1-017, R1-019)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import ForEach
from pmf_lib.methods import follow_up
from pmf_lib.sections.clinic_records import records
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.measure_card import figure_words, status_badge
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

# Asks for every entry, also those about no unit; they are sifted here.
_EVERY_UNIT = ""


def recommendations(pack: Pack) -> pd.DataFrame:
    """The recommendations about this pack's units, and its own bodies' about no unit."""
    found = pack.entries("recommendations", column=_EVERY_UNIT)
    if _is_whole(pack):
        return found
    own = _own_bodies(pack)
    mine = found["made_by"].isin(own) | found["addressee"].isin(own)
    about = found["unit"].isin([unit.key for unit in pack.units])
    return found[about | (found["unit"].isna() & mine & _not_of_others(pack, found))]


def watched(pack: Pack) -> pd.DataFrame:
    """The watch-list of this pack's bodies; of every body where it speaks of every unit."""
    found = pack.entries("watch_list")
    if _is_whole(pack):
        return found
    return found[found["body"].isin(_own_bodies(pack)) & _not_of_others(pack, found)]


def _is_whole(pack: Pack) -> bool:
    return len(pack.units) == len(pack.council.units)


def _own_bodies(pack: Pack) -> frozenset[str]:
    if pack.scope.kind is ForEach.BODY:
        return frozenset({pack.key})
    if pack.scope.kind is ForEach.COMMITTEE:
        return frozenset(body.key for body in pack.council.bodies if body.committee == pack.key)
    return frozenset()


def _not_of_others(pack: Pack, found: pd.DataFrame) -> pd.Series:
    """Which entries name no measure, or one of this pack's own (R1-072)."""
    return found["measure"].isna() | found["measure"].isin(pack.measures["measure"])


def decisions_overdue(pack: Pack) -> Section:
    """Page one: the decisions and recommendations that are overdue, oldest first (R1-017)."""
    decisions = pack.entries("key_decisions", every_period=True)
    found = follow_up.overdue(recommendations(pack), decisions, pack.as_at)
    layout = Layout(
        f"Overdue on {day(pack.as_at)}, the oldest first",
        (
            "What",
            "Service",
            "Who must act",
            Heading("Was due", "date"),
            Heading("Days late", "count"),
            "Why it is overdue",
        ),
        "Registers of recommendations and of key decisions",
    )
    shown = listing(
        found,
        layout,
        lambda row: (
            f"{row.title} ({row.kind} {row.code})",
            service_link(pack.council, row.unit),
            pack.council.body(row.whose).name,
            row.due_on,
            row.days,
            begun(row.why),
        ),
        "no decision or recommendation is overdue",
    )
    kinds = found["kind"].value_counts()
    headline = (
        f"{counted(int(kinds.get('recommendation', 0)), 'recommendation')} and "
        f"{counted(int(kinds.get('decision', 0)), 'decision')} overdue."
    )
    return Section(name="decisions_overdue", headline=begun(headline), blocks=(shown,))


def recommendations_tracked(pack: Pack) -> Section:
    """Every recommendation that is open or was settled this quarter, with its answer (R1-017)."""
    found = recommendations(pack)
    last = found[["answered_on", "done_on", "recorded_on"]].max(axis="columns")
    is_open = found["status"].isin(follow_up.OPEN)
    settled = last.between(pd.Timestamp(pack.period.start), pd.Timestamp(pack.as_at))
    layout = Layout(
        "Recommendations that are open, or were settled since the quarter began",
        ("Recommendation", "Made by", "Must answer", "Made", "Answer due", "Answer", "Status"),
        "Register of recommendations",
    )
    shown = listing(
        found[is_open | settled].sort_values(["made_on", "recommendation"]),
        layout,
        lambda row: (
            f"{row.title} ({row.recommendation})",
            pack.council.body(row.made_by).name,
            pack.council.body(row.addressee).name,
            day(row.made_on),
            answer_due_words(row),
            answer_words(row),
            status_words(row),
        ),
        "no recommendation is open or was settled this quarter",
    )
    headline = begun(f"{counted(int(is_open.sum()), 'recommendation')} open.")
    return Section(name="recommendations_tracked", headline=headline, blocks=(shown,))


def answer_due_words(row: Any) -> str:
    """By when a recommendation is to be answered, or when it was."""
    due = follow_up.answer_due(pd.Series(row._asdict()))
    return day(due) if due else f"Answered {day(row.answered_on)}".strip()


def answer_words(row: Any) -> str:
    """The answer to a recommendation, in its own words where there are any."""
    response, words = said(row.response, ""), said(row.answer, "")
    told = ": ".join(part for part in (begun(response), words) if part)
    return told or "None yet"


def status_words(row: Any) -> str:
    """Where a recommendation stands, and its minute."""
    by = f", by {day(row.due_on)}" if row.status == "to be done" and day(row.due_on) else ""
    minute = f" ({row.minute})" if said(row.minute, "") else ""
    return f"{begun(row.status)}{by}{minute}"


def watch_list(pack: Pack) -> Section:
    """What members watch until they close it: it stays, quarter after quarter (R1-019)."""
    found = watched(pack)
    since = pd.to_datetime(found["since"]) <= pd.Timestamp(pack.as_at)
    closed = pd.to_datetime(found["closed_on"])
    seen = closed.isna() | (closed >= pd.Timestamp(pack.period.start))
    shown = found[since & seen].sort_values(["since", "item"])
    layout = Layout(
        "The watch-list, longest watched first",
        ("Matter", "Watched by", "Since", "Now", "Closed"),
        "Watch-list",
        ("A matter stays here from quarter to quarter until a decision closes it.",),
    )
    still = int(shown["closed_on"].isna().sum())
    return Section(
        name="watch_list",
        headline=begun(f"{counted(still, 'matter')} watched."),
        blocks=(
            listing(
                shown,
                layout,
                lambda row: (
                    row.title,
                    pack.council.body(row.body).name,
                    day(row.since),
                    _now(pack, row.measure),
                    _closed(row),
                ),
                "nothing is on the watch-list",
            ),
        ),
    )


def _now(pack: Pack, measure: object) -> str:
    if pd.isna(measure) or measure not in set(pack.judgements["measure"]):
        return "About no measure reported here"
    row = pack.judgement(str(measure))
    return f"{figure_words(row)} ({status_badge(row).word.lower()})"


def _closed(row: Any) -> str:
    return f"{day(row.closed_on)}: {said(row.decision)}" if day(row.closed_on) else "Still watched"


def answered(pack: Pack) -> pd.DataFrame:
    """The adverse exceptions with their linked actions, or the decision that none is taken."""
    return follow_up.answered(pack.exceptions, linked_actions(pack), _decided(pack))


def linked_actions(pack: Pack) -> pd.DataFrame:
    """The plans' actions and those of recovery plans: measure, title, lead, due_on, status."""
    own = pack.entries("actions", every_period=True)
    recovery = pack.entries("recovery_actions", every_period=True)
    of = {one.code: one.entry.measure for one in records(pack)}
    more = recovery.assign(measure=recovery["clinic"].map(of), lead=recovery["owner"])
    columns = ["measure", "title", "lead", "due_on", "status"]
    both = [frame[columns] for frame in (own, more) if len(frame)]
    return pd.concat(both, ignore_index=True) if both else own[columns]


def _decided(pack: Pack) -> pd.DataFrame:
    """The decisions of this year that close a matter without an action.

    A recommendation that is closed, or a matter taken off the watch-list.
    """
    first = pd.Timestamp(pack.year.start)
    closed, left = recommendations(pack), watched(pack)
    closed = closed[(closed["status"] == "closed") & (closed["made_on"] >= first)]
    left = left[left["closed_on"] >= first]
    rows = [(row.measure, f"{row.title} ({said(row.minute)})") for row in closed.itertuples()]
    rows += [(row.measure, said(row.decision)) for row in left.itertuples()]
    return pd.DataFrame(rows, columns=["measure", "decision"], dtype=object)
