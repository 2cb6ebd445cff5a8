"""What one review follows over time: figures, decisions, and its recommendations."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.methods import review
from pmf_lib.methods.review_change import Moved, Since
from pmf_lib.periods import Grain, Period
from pmf_lib.sections import control_card, measure_card
from pmf_lib.sections.followed_through import answer_due_words, answer_words, status_words
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_records import Review, change
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.sections.whose_report import measure_link, service_link
from pmf_lib.views import words
from pmf_lib.views.records import Block, Link, Nil, Part, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun

MOST_DAYS = 8


def figures(pack: Pack, one: Review) -> Part:
    """The chosen measures against target now and over time, each with its objectives (R3-041)."""
    heading = "Performance against objectives and targets"
    judged = pack.judgements[pack.judgements["measure"].isin(one.measures)]
    if judged.empty:
        nil = Nil(reason="Nil return: no measure that is reported now was chosen.")
        return Part(heading=heading, blocks=(nil,))
    rows = list(judged.sort_values("measure").itertuples())
    shown = table(
        f"{one.code}: measures looked at, {pack.period.label}",
        ("Measure", "Figure", "Target", "Status", "Direction", "Recent figures", "Objective"),
        [_figure(pack, row) for row in rows],
        source="Registers of measures and of objectives",
    )
    drawn = [control_card.chart(row, pack.council.unit(row.unit).name) for row in rows]
    gone = [code for code in one.measures if code not in set(judged["measure"])]
    told = (Nil(reason=f"No longer reported: {', '.join(gone)}."),) if gone else ()
    charts = tuple(chart for chart in drawn if chart)[:2]
    return Part(heading=heading, blocks=(shown, *told, *charts))


def _figure(pack: Pack, row: Any) -> tuple[Any, ...]:
    return (
        _told_at(pack, row),
        measure_card.figure_words(row),
        measure_card.target_words(row),
        measure_card.status_badge(row),
        measure_card.direction_words(row),
        measure_card.spark(row),
        _objectives(pack, row.measure),
    )


def _told_at(pack: Pack, row: Any) -> Link | Text:
    """The measure linked to its place in its unit's report, which only an exception has."""
    told = pack.exceptions[pack.exceptions["subject"] == "measure"]
    if row.measure in set(told["measure"]):
        return measure_link(pack.council, row)
    return service_link(pack.council, row.unit, row.title)


def _objectives(pack: Pack, measure: str) -> str:
    found = pack.entries("objectives", every_unit=True, every_period=True)
    titles = found.loc[found["measure"] == measure, "title"]
    return "; ".join(sorted(set(titles))) or "None names it"


def decisions(pack: Pack, one: Review) -> Part:
    """The decisions about the services since the time looked at began, in order (R3-040)."""
    found = pack.entries("key_decisions", every_unit=True, every_period=True)
    found = found.assign(when=found["taken_on"].fillna(found["due_on"]))
    own = found[found["unit"].isin(one.units) & (found["when"] >= one.entry.since)]
    layout = Layout(
        f"{one.code}: decisions about its services since {day(one.entry.since)}",
        ("When", "Decision", "Service", "Decided by", "Where it stands"),
        "Register of key decisions",
    )
    shown = listing(
        own.sort_values(["when", "decision"]),
        layout,
        lambda row: (
            day(row.when),
            row.title,
            service_link(pack.council, row.unit),
            pack.council.body(row.decision_maker).name,
            f"{begun(row.status)}. {said(row.note, '')}".strip(),
        ),
        "no key decision about its services has been on record since then",
    )
    return Part(heading="Decisions over time", blocks=(shown,))


def overdue(pack: Pack, one: Review) -> int:
    """How many of its recommendations are overdue on the pack's day."""
    made = one.papers.recommendations
    return int(review.progress(made, [pack.as_at])["overdue"].sum())


def recommendations(pack: Pack, one: Review) -> Part:
    """Each recommendation with its answer and clock (R3-043), over time, and what it moved."""
    made = one.papers.recommendations
    layout = Layout(
        f"{one.code}: recommendations",
        ("Recommendation", "Must answer", "Made", "Answer due", "Answer", "Status"),
        "Register of recommendations",
        ("An answer is due two months after a recommendation was received.",),
    )
    shown = listing(
        made,
        layout,
        lambda row: (
            f"{row.recommendation}: {row.title}",
            pack.council.body(row.addressee).name,
            day(row.made_on),
            answer_due_words(row),
            answer_words(row),
            status_words(row),
        ),
        "nothing has been recommended yet",
    )
    more = () if made.empty else (_over_time(pack, one), _moved(pack, one))
    return Part(heading="Recommendations, and what became of them", blocks=(shown, *more))


def _over_time(pack: Pack, one: Review) -> Block:
    """How the recommendations stood at the ends of quarters, and now (R3-040)."""
    made = one.papers.recommendations
    rows = review.progress(made, _days(pd.Timestamp(made["made_on"].min()).date(), pack.as_at))
    return table(
        f"{one.code}: how the recommendations stood over time",
        (Heading("On", "date"), *(Heading(begun(word), "count") for word in review.STANDINGS)),
        list(rows.itertuples(index=False, name=None)),
        source="Register of recommendations",
        notes=("Overdue ones are counted among those awaiting an answer or to be done.",),
    )


def _days(first: date, last: date) -> list[date]:
    """The ends of quarters from the first day, at most so many, and the last day itself."""
    quarter = Period.of(first, Grain.QUARTER)
    found = []
    while quarter.end < last:
        found.append(quarter.end)
        quarter = quarter.next()
    return [*found[1 - MOST_DAYS :], last]


def _moved(pack: Pack, one: Review) -> Block:
    """The measure of each recommendation before and after (R3-040, R3-041)."""
    made = one.papers.recommendations
    linked = made[made["measure"].fillna("").ne("")]
    layout = Layout(
        f"{one.code}: the measures that recommendations should move, before and after",
        ("Recommendation and measure", "Before it was made", "Done", "Now", "What that says"),
        "Registers of recommendations and of measures",
        ("That a figure moved after a recommendation was done is no proof that it moved because.",),
    )
    return listing(
        linked,
        layout,
        lambda row: _before_and_after(pack, row),
        "no recommendation names a measure that it should move",
    )


def _before_and_after(pack: Pack, row: Any) -> tuple[Any, ...]:
    found = change(pack, row)
    done = said(day(row.done_on), "Not done")
    if found is None:
        return (f"{row.recommendation}, {row.measure}", "Not reported", done, "Not reported", "–")
    judged = pack.judgement(row.measure)
    return (
        f"{row.recommendation}, {judged.title}",
        _point(judged, found.before),
        done,
        _point(judged, found.now),
        _says(found),
    )


def _point(judged: Any, point: tuple[str, float] | None) -> str:
    if point is None:
        return "No figure"
    figure = words.figure(point[1], judged.kind, decimals(judged.decimals))
    return f"{figure} ({Period.parse(point[0]).short_label})"


def _says(found: Moved) -> str:
    told = begun(found.since.value)
    return f"{told}: {found.reason}" if found.since is Since.UNKNOWN else told
