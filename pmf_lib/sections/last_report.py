"""The report of the period before, as it was, beside what is known today."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.methods.then_and_now import as_known, as_known_or_first, changed_since
from pmf_lib.periods import Period
from pmf_lib.register import table as register_table
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.store import readers
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def last_report_today(pack: Pack) -> Section:
    """What the last report would show otherwise today, with old, new and reason (R1-044)."""
    name, period = "last_report_today", pack.period.previous()
    if period.end < pack.council.rules[0].since:
        nil = Nil(reason="Nil return: no report came before this one.")
        return Section(name=name, blocks=(nil,))
    then = judged_then(pack, period)
    on = day(pack.council.pack_date(period))
    changed = changed_since(then, _judged_now(pack, period))
    looked_at = f"{begun(counted(len(then), 'measure'))} of {period.label} as known on {on}"
    if changed.empty:
        nil = Nil(reason=f"Nil return: {looked_at}; all would be shown the same today.")
        return Section(name=name, blocks=(nil,))
    recoloured = int(changed["recoloured"].sum())
    headline = (
        f"{looked_at}: {len(changed)} would be shown otherwise today, {recoloured} of them with "
        "another status."
    )
    return Section(name=name, headline=headline, blocks=(_table(pack, period, changed),))


def changed_figures(pack: Pack) -> int:
    """How many measures of the last report would be shown otherwise today."""
    period = pack.period.previous()
    if period.end < pack.council.rules[0].since:
        return 0
    return len(changed_since(judged_then(pack, period), _judged_now(pack, period)))


def judged_then(pack: Pack, period: Period) -> pd.DataFrame:
    """The judgements of a period as they were known on the day its packs were made."""
    on = pack.council.pack_date(period)
    history = pack.value_history
    whole = history[history[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")]
    measures = as_known_or_first(pack.history("measures"), register_table("measures").key, on)
    targets = readers.target_history(pack.reader, unit=pack.unit_key)
    return judge(
        measures[~measures["state"].isin(("deleted", "proposed"))].reset_index(drop=True),
        _until(as_known(whole, register_table("values").key, on), period),
        as_known(targets, register_table("targets").key, on),
        period=period,
        as_at=on,
        rules=JudgementRules.of(pack.council, period),
    )


def _judged_now(pack: Pack, period: Period) -> pd.DataFrame:
    """The same period by all that is known now, as at the same day."""
    return judge(
        pack.measures,
        _until(pack.values, period),
        pack.targets,
        period=period,
        as_at=pack.council.pack_date(period),
        rules=JudgementRules.of(pack.council, period),
    )


def _until(values: pd.DataFrame, period: Period) -> pd.DataFrame:
    ended = {code: Period.parse(code).end <= period.end for code in values["period"].unique()}
    return values[values["period"].map(ended).astype(bool)].reset_index(drop=True)


def _table(pack: Pack, period: Period, changed: pd.DataFrame) -> Block:
    headings = (
        "Measure",
        "Service",
        "Shown then",
        "Would be shown today",
        "Status then",
        "Status today",
        "Known from",
        "Why",
    )
    why = partial(_why, pack, period)
    rows = [
        (
            row.title,
            pack.council.unit(row.unit).name,
            _figure(row, row.figure_then),
            _today(row),
            _status(row.status_then),
            _status(row.status_now),
            *why(row.measure),
        )
        for row in changed.itertuples()
    ]
    told = [Heading(title, "date" if title == "Known from" else "text") for title in headings]
    return table(f"What the report of {period.short_label} would show otherwise today", told, rows)


def _figure(row: Any, figure: float) -> str:
    return words.figure(figure, row.kind, decimals(row.decimals))


def _today(row: Any) -> str:
    """The figure of today, marked where there was another then."""
    text = _figure(row, row.figure_now)
    both = words.is_known(row.figure_then) and words.is_known(row.figure_now)
    return words.marked(text, "r") if both and row.figure_then != row.figure_now else text


def _status(status: str | None) -> object:
    return "not in that report" if status is None else words.badge(status)


def _why(pack: Pack, period: Period, measure: str) -> tuple[object, str]:
    """When and why a figure became known otherwise; else that its target or definition did."""
    known = pack.restatements[pack.restatements["measure"] == measure]
    later = known[known["known_from"] > pd.Timestamp(pack.council.pack_date(period))]
    if later.empty:
        own = pack.values[pack.values["measure"] == measure]
        late = own[own["known_from"] > pd.Timestamp(pack.council.pack_date(period))]
        late = _until(late, period)
        if late.empty:
            return None, "Its target or definition changed"
        return late["known_from"].max(), "Figure handed in late"
    last = later.iloc[-1]
    return last["known_from"], said(last["reason"], "no reason given")
