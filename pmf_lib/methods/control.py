"""A measure's control chart: which figures it is drawn from, or why there is none.

Cumulative and rolling figures have none, because each holds most of the one before it. Measures
that follow the seasons are charted by their change on the same period last year. New limits begin
only where a recorded decision says so (NHS Making Data Count: recalculating is a judgement).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.methods import spc
from pmf_lib.methods.exact import exact
from pmf_lib.methods.latest import History, period_of, text
from pmf_lib.methods.outlook import seasonal
from pmf_lib.methods.spc import Signal, Variation, Xmr
from pmf_lib.methods.targets_in_force import Targets
from pmf_lib.periods import Period

IMPROVEMENT = {"maximise": "increase", "minimise": "decrease"}


@dataclass(frozen=True)
class Rebase:
    """A decision to begin new limits at a period: why, on what evidence, by whom."""

    period: Period
    reason: str
    evidence: str | None
    approved_by: str
    decided_on: Any


@dataclass(frozen=True)
class Control:
    """A control chart up to a measure's latest figure.

    `periods` are the codes of its points, oldest first; `chart` is None where there can be none,
    and `reason` says why. `change_on_last_year`: the points are changes on the same period last
    year, in the measure's unit. `rebases` are the decisions that begin new limits within the
    points. `suggested` is where a shift of 12 points or more begins, for which new limits may be
    decided on if its cause is known; nothing is drawn anew before that. `notes` are sentences
    that a reader of the chart must know.
    """

    periods: tuple[str, ...] = ()
    chart: Xmr | None = None
    reason: str | None = None
    change_on_last_year: bool = False
    target: float | None = None
    rebases: tuple[Rebase, ...] = ()
    suggested: Period | None = None
    notes: tuple[str, ...] = ()

    @property
    def has_limits(self) -> bool:
        """Whether there are enough figures, and enough movement in them, for limits."""
        return self.chart is not None and self.chart.lower is not None

    @property
    def variation(self) -> Variation | None:
        """What the latest figure is: news, or the usual coming and going."""
        return self.chart.variation if self.chart else None

    @property
    def signal(self) -> Signal | None:
        """The rule that the latest figure broke."""
        return self.chart.signals[-1] if self.chart else None

    @property
    def assurance(self) -> spc.Assurance | None:
        """Whether the process as it is meets its target as a rule."""
        return self.chart.assurance if self.chart else None


def control(
    targets: Targets, last: Period, *, points: int, rebases: Sequence[Rebase] = ()
) -> Control:
    """The chart of the last figures in a row up to `last`, at most so many `points`."""
    history = targets.history
    refused = _refusal(history)
    if refused:
        return Control(reason=refused)
    by_year = seasonal(targets, last)
    figures = _unbroken(history, last, points, by_year)
    if not figures:
        return Control(reason="There is no figure for the latest period.")
    periods = list(figures)
    target = None if by_year else _target(targets, last)
    used = tuple(rebase for rebase in rebases if rebase.period in periods[1:])
    chart = spc.xmr(
        list(figures.values()),
        improvement=IMPROVEMENT.get(str(history.row["polarity"]), "neutral"),
        target=target,
        rebase=[periods.index(rebase.period) for rebase in used],
    )
    return Control(
        periods=tuple(period.code for period in periods),
        chart=chart,
        change_on_last_year=by_year,
        target=target,
        rebases=used,
        suggested=_suggested(chart, periods),
        notes=(*chart.notes, *_notes(history, periods[0], by_year)),
    )


def rebases_of(decisions: pd.DataFrame) -> Mapping[str, tuple[Rebase, ...]]:
    """The decisions of the register by measure, oldest period first."""
    found: dict[str, list[Rebase]] = {}
    for row in decisions.to_dict("records"):
        decided = Rebase(
            period_of(str(row["period"])),
            str(row["reason"]),
            text(row.get("evidence")),
            str(row["approved_by"]),
            row["decided_on"],
        )
        found.setdefault(str(row["measure"]), []).append(decided)
    return {
        measure: tuple(sorted(decided, key=lambda one: one.period.start))
        for measure, decided in found.items()
    }


def _refusal(history: History) -> str | None:
    if history.text("kind") == "yes_no":
        return "A yes or a no has no control chart: it cannot vary by degrees."
    return spc.refusal(history.aggregation)


def _unbroken(history: History, last: Period, points: int, by_year: bool) -> dict[Period, float]:
    """The figures in a row that end with `last`, oldest first."""
    found: dict[Period, float] = {}
    for back in range(points):
        period = last.shift(-back)
        value = _charted(history, period, by_year)
        if value is None:
            break
        found[period] = value
    return dict(reversed(found.items()))


def _charted(history: History, period: Period, by_year: bool) -> float | None:
    """The figure that is a point of the chart."""
    if not by_year:
        return history.value(period)
    now, then = exact(history.value(period)), exact(history.value(period.last_year()))
    return None if now is None or then is None else float(now - then)


def _suggested(chart: Xmr, periods: Sequence[Period]) -> Period | None:
    place = spc.suggested_rebase(chart)
    return None if place is None else periods[place]


def _target(targets: Targets, last: Period) -> float | None:
    """The target that a single period's figure is compared with, where there is one."""
    history, aim = targets.history, targets.aim(last)
    judged = history.row["polarity"] in IMPROVEMENT and history.text("targeted") != "no"
    return aim.target if judged and not aim.cumulative and not aim.fault else None


def _notes(history: History, first: Period, by_year: bool) -> list[str]:
    notes = []
    if by_year:
        notes.append(
            "It follows the seasons, so each point is the change on the same period last year."
        )
    gap = first.previous()
    if _has_earlier(history, gap, by_year):
        notes.append(f"Figures before {first.label} are left out: {gap.label} has none.")
    return notes


def _has_earlier(history: History, gap: Period, by_year: bool) -> bool:
    """Whether a gap, not the measure's first figure, is what came before."""
    return _charted(history, gap, by_year) is None and any(
        _charted(history, period, by_year) is not None
        for period in history.points
        if period.end < gap.start
    )
