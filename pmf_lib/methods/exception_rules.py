"""The rules that make a measure an exception, each with its code (Carlisle 2003, 5.3).

A1 to A12 are adverse and F1 to F11 favourable. A rule says in words why it fires, or nothing.
What is bad news and what is good mirror each other wherever they can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pmf_lib.methods.exception_case import Case
from pmf_lib.methods.quality import worst
from pmf_lib.methods.spc import Assurance, Limits, Signal, Variation
from pmf_lib.methods.status import Status
from pmf_lib.methods.trend import Direction

Rule = Callable[[Case], str | None]

SIGNAL_WORDS: Mapping[Signal, str] = MappingProxyType(
    {
        Signal.OUTSIDE_ABOVE: "above the upper limit of its usual range",
        Signal.OUTSIDE_BELOW: "below the lower limit of its usual range",
        Signal.TREND_UP: "seven rising figures in a row",
        Signal.TREND_DOWN: "seven falling figures in a row",
        Signal.TWO_IN_THREE_ABOVE: "two of three figures close to the upper limit",
        Signal.TWO_IN_THREE_BELOW: "two of three figures close to the lower limit",
        Signal.SHIFT_ABOVE: "seven figures in a row above the mean",
        Signal.SHIFT_BELOW: "seven figures in a row below the mean",
    }
)


def adverse(case: Case) -> dict[str, str]:
    """The adverse rules that fired, in the order of their codes, with their words."""
    return _fired(ADVERSE, case)


def favourable(case: Case) -> dict[str, str]:
    """The favourable rules that fired, in the order of their codes, with their words."""
    return _fired(FAVOURABLE, case)


def _fired(rules: Mapping[str, Rule], case: Case) -> dict[str, str]:
    found = {code: rule(case) for code, rule in rules.items()}
    return {code: words for code, words in found.items() if words}


def _red(case: Case) -> str | None:
    return f"red in {case.label}" if case.status is Status.RED else None


def _off_target(case: Case) -> str | None:
    long = case.off_target >= case.thresholds.consecutive
    return f"amber or red for {case.off_target_words} in a row" if long else None


def _worse_and_worse(case: Case) -> str | None:
    return "worse three times running" if case.all_trends(Direction.WORSE) else None


def _better_and_better(case: Case) -> str | None:
    return "better three times running" if case.all_trends(Direction.BETTER) else None


def _concern(case: Case) -> str | None:
    return _changed(case, Variation.CONCERN, "a real change for the worse")


def _improvement(case: Case) -> str | None:
    return _changed(case, Variation.IMPROVEMENT, "a real change for the better")


def _changed(case: Case, variation: Variation, lead: str) -> str | None:
    signal = case.control.signal
    if not case.current or case.control.variation is not variation or signal is None:
        return None
    return f"{lead} ({SIGNAL_WORDS[signal]})"


def _fails_as_a_rule(case: Case) -> str | None:
    fails = case.current and case.control.assurance is Assurance.FAIL
    return "its target lies beyond its usual range" if fails else None


def _passes_as_a_rule(case: Case) -> str | None:
    """Full limits wholly on the good side, and every one of so many periods on target."""
    chart, number = case.control.chart, case.thresholds.passes
    if not case.current or chart is None or chart.limits is not Limits.FULL:
        return None
    met = [status == Status.GREEN for status in case.statuses[-number:]]
    if chart.assurance is not Assurance.PASS or len(met) < number or not all(met):
        return None
    return f"on target as a rule, and for {number} {case.span} in a row: ask for a harder target"


def _worse_than_peers(case: Case) -> str | None:
    return case.evidence.worse_than_peers


def _better_than_peers(case: Case) -> str | None:
    return case.evidence.better_than_peers


def _forecast_red(case: Case) -> str | None:
    return "forecast to end the year red" if case.forecast_status is Status.RED else None


def _forecast_recovers(case: Case) -> str | None:
    recovers = case.forecast_status is Status.GREEN and case.status in (Status.RED, Status.AMBER)
    return "forecast to end the year green" if recovers else None


def _late_or_doubtful(case: Case) -> str | None:
    if case.status is Status.OVERDUE:
        return f"its figure for {case.label} is overdue"
    floor = case.thresholds.quality_floor
    doubtful = case.current and worst((case.grade, floor)) is not floor
    return f"its data quality is grade {case.grade}" if doubtful else None


def _risk(case: Case) -> str | None:
    risks = case.evidence.risks
    return f"a risk to it is above the council's appetite ({risks[0]})" if risks else None


def _standard_broken(case: Case) -> str | None:
    broken = case.evidence.broken
    return f"a service standard is broken ({broken[0]})" if broken else None


def _standard_restored(case: Case) -> str | None:
    restored = case.evidence.restored
    return f"a service standard is kept again ({restored[0]})" if restored else None


def _jump(case: Case) -> str | None:
    far = case.jump is not None and abs(case.jump) > case.thresholds.jump
    unexplained = case.current and far and not case.explained
    return "far from its own history, and nobody has said why" if unexplained else None


def _far_better(case: Case) -> str | None:
    return "better than its target by more than the tolerance" if case.far_better else None


def _recovered(case: Case) -> str | None:
    turned = list(case.statuses[-2:]) == [Status.RED, Status.GREEN]
    told = f"green in {case.label} after red the period before"
    return told if turned and case.status is Status.GREEN else None


ADVERSE: Mapping[str, Rule] = MappingProxyType(
    {
        "A1": _red,
        "A2": _off_target,
        "A3": _worse_and_worse,
        "A4": _concern,
        "A5": _fails_as_a_rule,
        "A6": _worse_than_peers,
        "A7": _forecast_red,
        "A8": _late_or_doubtful,
        "A10": _risk,
        "A11": _standard_broken,
        "A12": _jump,
    }
)
"""The rules about a measure; A9, about money, is in `money_exceptions`."""

FAVOURABLE: Mapping[str, Rule] = MappingProxyType(
    {
        "F1": _far_better,
        "F2": _recovered,
        "F3": _better_and_better,
        "F4": _improvement,
        "F5": _passes_as_a_rule,
        "F6": _better_than_peers,
        "F7": _forecast_recovers,
        "F11": _standard_restored,
    }
)
"""The rules about a measure; F9, about money, is in `money_exceptions`."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "A1": "Red this period.",
        "A2": "Amber or red for two or more periods in a row.",
        "A3": "Worse three times running.",
        "A4": "A real change for the worse, by the control chart.",
        "A5": "The target lies beyond the usual range: it is missed as a rule.",
        "A6": "Significantly worse than similar councils, or in their last quarter.",
        "A7": "Forecast to end the year red.",
        "A8": "The figure is overdue, or its data quality is too low.",
        "A9": "The budget is red, or a saving is at risk.",
        "A10": "A linked risk is above the council's appetite.",
        "A11": "A service standard is broken.",
        "A12": "Far from its own history, without a word of explanation.",
        "F1": "Better than the target by more than the tolerance.",
        "F2": "Green after red.",
        "F3": "Better three times running.",
        "F4": "A real change for the better, by the control chart.",
        "F5": "On target as a rule and for many periods: a harder target may be due.",
        "F6": "Significantly better than similar councils, or in their first quarter.",
        "F7": "Off target now, forecast to end the year green.",
        "F9": "A saving brings more than was asked of it.",
        "F11": "A service standard is kept again.",
    }
)
"""What each rule means, in the order of the codes."""
