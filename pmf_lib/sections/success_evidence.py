"""The successes that the figures of a period show, and each in words (R0-014, R2-014)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods.judgement import JudgementRules, Yardsticks, judge
from pmf_lib.methods.latest import histories
from pmf_lib.methods.status import Status
from pmf_lib.methods.success_finder import Finder, find, redefined
from pmf_lib.methods.success_looks import Ground, Look
from pmf_lib.periods import Grain, Period
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals
from pmf_lib.views import words
from pmf_lib.views.words import counted

_SPANS = {Grain.MONTH: "month", Grain.QUARTER: "quarter", Grain.YEAR: "year"}
_ENOUGH = {
    Status.GREEN: ", on target",
    Status.AMBER: ", still short of target",
    Status.RED: ", still short of target",
}


@dataclass(frozen=True)
class Evidence:
    """The judged measures of a period by their codes, and what the finder says of each."""

    rows: Mapping[str, Any]
    finder: Finder


def evidence_of(pack: Pack, period: Period | None = None) -> Evidence:
    """The evidence of the pack's period, or of an earlier one by what is known today."""
    judged = pack.judgements if period in (None, pack.period) else _judged(pack, period)
    rows = {str(row.measure): row for row in judged.itertuples()}
    known = histories(pack.measures, pack.values, _rules(pack, pack.period).year_starts)
    return Evidence(rows, find(known, rows, redefined(pack.history("measures"))))


def _judged(pack: Pack, period: Period) -> pd.DataFrame:
    return judge(
        pack.measures,
        pack.values,
        pack.targets,
        period=period,
        as_at=pack.as_at,
        rules=_rules(pack, period),
        yardsticks=Yardsticks(pack.about_measures("rebases"), pack.about_measures("benchmarks")),
    )


def _rules(pack: Pack, period: Period) -> JudgementRules:
    return JudgementRules.of(pack.council, period)


def moved_words(row: Any, look: Look) -> str:
    """From what to what a measure got better, and over which figures."""
    before, now = (_figure(row, one) for one in (look.before, look.now))
    if look.ground is Ground.YEAR:
        then = look.since.last_year().short_label
        return f"from {before} in {then} to {now} in {look.since.short_label}"
    span, since = counted(look.figures, _SPANS[look.since.grain]), look.since.short_label
    if look.ground is Ground.SEASONS:
        return f"from {before} to {now} on average, the {span} from {since} beside a year before"
    return f"from {before} on average before {since} to {now} in the {span} from then on"


def sentence(row: Any, look: Look) -> str:
    """A sentence ready to use: what got better, the latest figure, and whether that is enough."""
    latest, enough = measure_card.figure_words(row), _ENOUGH.get(row.status, "")
    return f"{row.title}: better, {moved_words(row, look)}. The latest figure is {latest}{enough}."


def chance_words(look: Look) -> str:
    """How often chance alone would bring as much to any of the measures, in words."""
    times = 1 / look.adjusted
    size = 10 ** (len(str(int(times))) - 2)
    return f"once in {round(times / size) * size:,.0f} times"


def _figure(row: Any, value: float) -> str:
    return words.figure(value, row.kind, decimals(row.decimals))
