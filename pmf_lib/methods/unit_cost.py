"""Unit cost beside like councils, and what it says together with performance (R2-020)."""

from __future__ import annotations

from enum import StrEnum

from pmf_lib.methods.exact import Figure, exact

ALIKE = 2
"""Costs that differ by no more than this many percent are alike."""


class Money(StrEnum):
    """What a unit cost and its performance say together."""

    CHEAPER_BETTER = "costs less and does better"
    CHEAPER_WORSE = "costs less and does worse"
    DEARER_BETTER = "costs more and does better"
    DEARER_WORSE = "costs more and does worse"
    SIMILAR_BETTER = "costs about the same and does better"
    SIMILAR_WORSE = "costs about the same and does worse"
    UNKNOWN = "cannot be judged: cost or performance is not known beside others"


def cost_of_one(cost: Figure, volume: Figure) -> float | None:
    """The cost of one in pounds; None where either is missing or there were none."""
    pounds, number = exact(cost), exact(volume)
    return None if pounds is None or not number else float(pounds / number)


def dearer_by(own: Figure, family: Figure) -> float | None:
    """By how many percent one costs more than in the family of councils; below nought, less."""
    mine, theirs = exact(own), exact(family)
    return None if mine is None or not theirs else float((mine - theirs) / theirs * 100)


def value_for_money(dearer: float | None, better: bool | None, alike: float = ALIKE) -> Money:
    """Cost and performance together; `dearer` in percent, `better` than others or target."""
    if dearer is None or better is None:
        return Money.UNKNOWN
    if abs(dearer) <= alike:
        return Money.SIMILAR_BETTER if better else Money.SIMILAR_WORSE
    if dearer > 0:
        return Money.DEARER_BETTER if better else Money.DEARER_WORSE
    return Money.CHEAPER_BETTER if better else Money.CHEAPER_WORSE
