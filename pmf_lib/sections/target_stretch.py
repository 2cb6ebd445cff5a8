"""How far targets reach beyond what is there, and whether that fits what matters most.

Ribble Valley 2007, 4.5 and 4.6 (R1-024, R1-027).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import stretch
from pmf_lib.methods.stretch import Case
from pmf_lib.sections import yearly
from pmf_lib.sections.annual_priorities import level_of
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

YEARS = 4
"""Whole years that show where the past leads."""


def stretch_of_targets(pack: Pack) -> Section:
    """How far each target reaches beyond what is there, against the level of its priority (R1-024).

    R1-027: baseline, trend, benchmark and reason stand beside each target, or that they lack; where
    the council's rules ask for a reason, a target without one is not in force and not judged by.
    """
    cases = _cases(pack)
    if not cases:
        nil = Nil(reason="Nil return: no target is set for this year.")
        return Section(name="stretch_of_targets", blocks=(nil,))
    frame = pd.DataFrame(
        [
            (code, level_of(pack, str(pack.judgement(code).priority)), stretch.index(case))
            for code, case in cases.items()
        ],
        columns=["measure", "level", "stretch"],
    ).astype({"level": "float64", "stretch": "float64"})
    judged = stretch.mismatches(frame)
    odd = judged[judged["mismatch"].notna()]
    unready = {code: case.lacking for code, case in cases.items() if case.lacking}
    headline = (
        f"{counted(len(odd), 'target')} of {len(cases)} do not fit the level of their priority; "
        f"{len(unready) or 'none'} lack something that must be shown"
        f"{_out_of_force(pack, cases)}."
    )
    ordered = judged.sort_values(["level", "stretch", "measure"], ascending=[False, True, True])
    blocks = (_stretches(pack, ordered, cases), _lacking(pack, unready))
    return Section(name="stretch_of_targets", headline=begun(headline), blocks=blocks)


def _out_of_force(pack: Pack, cases: dict[str, Case]) -> str:
    if not pack.rules.targets_need_reason:
        return ""
    out = sum(not case.may_be_in_force for case in cases.values())
    return f", and {out or 'none'} {'is' if out == 1 else 'are'} not in force for want of a reason"


def _cases(pack: Pack) -> dict[str, Case]:
    """This year's targets with what they are held against, by measure."""
    now, prior = pack.year, yearly.years_before(pack, YEARS)
    figures = yearly.figures(pack, prior)
    reasons = pack.targets[pack.targets["period"] == now.code].set_index("measure")
    found = {}
    for row in pack.judgements.itertuples():
        if row.measure not in reasons.index or row.polarity not in ("maximise", "minimise"):
            continue
        own = reasons.loc[row.measure]
        years = [figures[row.measure][year.code] for year in prior]
        found[str(row.measure)] = Case(
            target=own["target"],
            polarity=row.polarity,
            baseline=own["baseline"] if words.is_known(own["baseline"]) else years[-1],
            trend=stretch.trend(years),
            benchmark=_benchmark(row),
            reason=said(own["reason"], "") or None,
        )
    return found


def _stretches(pack: Pack, ordered: pd.DataFrame, cases: dict[str, Case]) -> Block:
    return table(
        "Targets for the year, and how far they reach beyond what is there",
        (
            "Measure",
            "Priority's level",
            "Target",
            "Baseline",
            "Trend",
            "Others' median",
            Heading("Stretch", "percent"),
            "Reason",
            "In force?",
            "Does it fit?",
        ),
        [
            (
                pack.judgement(row.measure).title,
                f"Level {row.level:g}" if row.level else "No level",
                *_figures(pack.judgement(row.measure), cases[row.measure]),
                row.stretch,
                cases[row.measure].reason or "None given",
                _in_force(pack, cases[row.measure]),
                said(row.mismatch, "Yes" if words.is_known(row.stretch) else "Not known"),
            )
            for row in ordered.itertuples()
        ],
        source="The council's register of measures",
        notes=(
            "Stretch above 0 asks for more than baseline, trend and others show on average. "
            "What matters most should stretch; what matters less should stretch no further.",
        ),
    )


def _in_force(pack: Pack, case: Case) -> str:
    return "No" if pack.rules.targets_need_reason and not case.may_be_in_force else "Yes"


def _figures(row: Any, case: Case) -> tuple[str, ...]:
    numbers = (case.target, case.baseline, case.trend, case.benchmark)
    return tuple(
        words.figure(None if number is None else float(number), row.kind, decimals(row.decimals))
        for number in numbers
    )


def _benchmark(row: Any) -> float | None:
    """The median of like councils; None where theirs is of a part of the year and ours of all."""
    return row.standing.median if row.standing and row.basis == "period" else None


def _lacking(pack: Pack, unready: dict[str, tuple[str, ...]]) -> Block:
    """The targets that lack the same things, named together."""
    together: dict[str, list[str]] = {}
    for code, lacks in unready.items():
        together.setdefault(begun(words.listed(lacks)), []).append(pack.judgement(code).title)
    rows = [(lacks, len(titles), "; ".join(titles)) for lacks, titles in sorted(together.items())]
    layout = Layout(
        "Targets that lack what must be shown before a target is put in force",
        ("What is lacking", Heading("Targets", "count"), "Measures"),
        "The council's register of measures",
    )
    found = pd.DataFrame(rows, columns=["lacks", "number", "titles"], dtype=object)
    nil = "every target shows its baseline, trend, benchmark and reason"
    return listing(found, layout, lambda row: (row.lacks, row.number, row.titles), nil)
