"""The rule of status in force for a measure, in one sentence (R1-020)."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods.status_profiles import PROFILES, Rule
from pmf_lib.sections.show import decimals
from pmf_lib.views import words
from pmf_lib.views.words import begun


def rule_words(row: Any) -> str:
    """How far short of its target a figure may fall and still be green, or amber, and why."""
    if row.status == "data_only":
        return "None: the figure has no target"
    profile = PROFILES[row.status_profile]
    green, red = (_size(row, edge) for edge in (row.green_tolerance, row.red_tolerance))
    short = f"up to {green} short" if row.green_tolerance else "on target or better"
    match profile.rule:
        case Rule.HELD:
            told = f"green {short}; beyond, amber if no worse than a year ago, else red"
        case Rule.IMPROVED:
            told = f"green {short}; beyond, amber if better than a year ago, else red"
        case Rule.THREE_ICON:
            told = f"above or below target by more than {green}, on target between"
        case _ if row.red_tolerance == row.green_tolerance:
            told = f"green {short}; red beyond"
        case _:
            told = f"green {short}; amber up to {red} short; red beyond"
    named = "" if profile.adjustable and profile.rule is Rule.TOLERANCE else f" ({profile.name})"
    return f"{begun(told)}{named}"


def _size(row: Any, edge: float) -> str:
    if row.tolerance_mode == "relative":
        return f"{edge:g}% of the target"
    if row.kind == "percent":
        return f"{edge:g} percentage {'point' if edge == 1 else 'points'}"
    return words.figure(edge, row.kind, decimals(row.decimals))
