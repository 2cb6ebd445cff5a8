"""One item of an audit sample: what is known of it, and its figure's proof (R1-041, R1-047)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from pmf_lib.council import as_reported, load_council
from pmf_lib.methods.audit_draw import FIGURES
from pmf_lib.methods.recalculated import Recalculated, recalculated
from pmf_lib.methods.then_and_now import as_known
from pmf_lib.periods import Period
from pmf_lib.register import table as register_table
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.sections import one_measure
from pmf_lib.sections.audit_papers import item_words, value_words
from pmf_lib.sections.audit_records import Sample
from pmf_lib.sections.listing import facts
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.scope import scope_of
from pmf_lib.sections.show import said
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views.records import Block, Facts, Nil

_FORMULA = ("calculation", "data_items")


def item_facts(pack: Pack, one: Sample, row: Any) -> Facts:
    """What was drawn, what was reported, and who may not test it. `row` is one of `one.items`."""
    told = [
        ("Item", f"{row.drawn_item}: {item_words(pack, row)}"),
        ("Reported", value_words(pack, one, row, row.reported)),
    ]
    if said(row.unit, ""):
        told.append(("Service", unit_name(pack.council, row.unit)))
    if said(row.measure, ""):
        owner = owner_of(pack, row)
        whose = f"{owner}, who may not test it" if owner else "Nobody is named"
        told.append(("Owner of the figure", whose))
    return facts(*told)


def owner_of(pack: Pack, row: Any) -> str:
    """Who owns the measure of an item, by post; empty where that is not known."""
    own = pack.measures[pack.measures["measure"] == row.measure]
    return said(own.iloc[0]["owner"], "") if len(own) else ""


def proof_of_item(pack: Pack, row: Any) -> tuple[Block, ...]:
    """The proof of an item's figure as the report of its own period gives it; none for others."""
    if not all(said(cell, "") for cell in (row.measure, row.unit, row.of_period)):
        return ()
    there = _report_of(pack, row.unit, Period.parse(row.of_period))
    own = there.judgements[there.judgements["measure"] == row.measure]
    if own.empty:
        return (Nil(reason=f"{row.measure} is no longer reported: no proof can be made."),)
    return one_measure.proof(there, next(own.itertuples()))


def _report_of(pack: Pack, unit: str, period: Period) -> Pack:
    """The pack of one service's report of one period, on the same snapshot."""
    council = as_reported(load_council(pack.council.key), period)
    scope = scope_of(council, {"unit": unit})
    return replace(pack, council=council, period=period, scope=scope, _entries={})


def worked_out(pack: Pack, one: Sample, row: Any) -> Recalculated | None:
    """An item's figure worked out again from its parts as known on the day of the draw."""
    if one.design.sampled != FIGURES:
        return None
    history = pack.value_history
    own = history[
        (history["measure"] == row.measure)
        & (history["unit"] == row.unit)
        & (history["period"] == row.of_period)
        & history[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")
    ]
    known = as_known(own, register_table("values").key, pd.Timestamp(one.entry.drawn_on).date())
    kind = pack.measures.loc[pack.measures["measure"] == row.measure, "kind"]
    if known.empty or kind.empty:
        return None
    return recalculated(_record(pack, row.measure), known.iloc[-1].to_dict(), str(kind.iloc[0]))


def _record(pack: Pack, measure: str) -> dict[str, Any]:
    records = pack.about_measures("measure_records")
    own = records.loc[records["measure"] == measure, list(_FORMULA)]
    return dict(next(iter(own.to_dict("records")), {}))
