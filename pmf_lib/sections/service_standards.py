"""What customers were promised, and whether the last four quarters kept it (R3-037, R3-038)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.service_standard import Record, State
from pmf_lib.periods import Period
from pmf_lib.sections.evidence import record_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, lowered, said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.words import begun, counted

NOT_SHOWN = "No figure is due by which it could be told"
_STATES = {
    State.KEPT: "Kept",
    State.BROKEN: "Broken",
    State.RESTORED: "Kept again",
    State.UNKNOWN: "Not known",
}


def service_standards(pack: Pack) -> Section:
    """Each promise with its threshold, its impact, its last four quarters, and where it stands."""
    register = pack.entries("service_standards", every_period=True)
    shown = [
        (entry, row, record)
        for entry in register.itertuples()
        for row in _judged(pack, entry)
        if (record := record_of(entry, row)) is not None
    ]
    if not shown:
        nil = Nil(reason="Nil return: the service has published no standard.")
        return Section(name="service_standards", blocks=(nil,))
    broken = sum(record.state is State.BROKEN for _, _, record in shown)
    headline = f"{counted(len(shown), 'standard')}, {broken or 'none'} broken."
    return Section(
        name="service_standards", headline=begun(headline), blocks=(_table(pack, shown),)
    )


def _judged(pack: Pack, entry: Any) -> list[Any]:
    """The judgement of the promise's measure, where this pack has it."""
    found = pd.Series(pack.judgements["measure"] == entry.measure)
    return [pack.judgement(entry.measure)] if found.any() else []


def _table(pack: Pack, shown: list[tuple[Any, Any, Record]]) -> Block:
    records = pack.about_measures("measure_records")
    impacts = dict(zip(records["measure"], records["impact"], strict=True))
    labels = [Period.parse(code).short_label for code, _ in shown[0][1].quarters]
    return table(
        f"Service standards, the four quarters to {pack.period.short_label}",
        ("Promise", "About", "Impact", "Kept from", *labels, "Now", "If it is broken"),
        [
            (
                _promise(entry),
                begun(entry.dimension),
                _impact(impacts.get(entry.measure)),
                _figure(row, entry.threshold),
                *(_quarter(row, *pair) for pair in zip(record.figures, record.kept, strict=True)),
                _STATES[record.state],
                said(entry.consequence, "Not said"),
            )
            for entry, row, record in shown
        ],
        source="Register of service standards",
        notes=("Impact: how much the service matters to its customers, 5 being most.",),
    )


def _impact(rating: float | None) -> str:
    return "Not rated" if rating is None or pd.isna(rating) else f"{rating:.0f} of 5"


def _promise(entry: Any) -> str:
    excluded = said(entry.exclusions, "")
    title = entry.title.rstrip(".")
    return f"{title}. Not counted: {lowered(excluded)}" if excluded else f"{title}."


def _quarter(row: Any, figure: float | None, kept: bool | None) -> str:
    mark = {True: "kept", False: "broken", None: "not known"}[kept]
    return f"{_figure(row, figure)}, {mark}"


def _figure(row: Any, figure: float | None) -> str:
    return words.figure(figure, row.kind, decimals(row.decimals))
