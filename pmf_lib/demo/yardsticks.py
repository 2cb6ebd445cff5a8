"""What a demo catalogue says of yardsticks: rebases, like authorities, service standards."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pmf_lib.demo.specs import Spec


class Rebase(Spec):
    """A decision to draw a measure's control limits anew."""

    measure: str
    period: str
    reason: str
    evidence: str | None = None
    approved_by: str
    decided_on: date


class Comparison(Spec):
    """How the neighbours stand on one measure.

    `ahead` is how far their middle lies above our own figure, and `spread` how far they lie
    apart, both in the measure's own unit. `periods` counts back from the latest. `missing` are
    the numbers of those that have published nothing for the latest.
    """

    measure: str
    periods: int
    ahead: float
    spread: float
    missing: tuple[int, ...] = ()


class Neighbours(Spec):
    """The like authorities: plainly numbered, so that nobody takes them for real ones."""

    name: str
    count: int
    family: str
    source: str
    comparisons: tuple[Comparison, ...]


class Standard(Spec):
    """A promise to customers; its unit is the one that owns the measure."""

    code: str
    measure: str
    title: str
    dimension: Literal["timeliness", "accuracy", "quality"]
    threshold: float
    exclusions: str | None = None
    consequence: str | None = None
    recorded_on: date


class Yardsticks(Spec):
    """All of them."""

    rebases: tuple[Rebase, ...]
    neighbours: Neighbours
    standards: tuple[Standard, ...]
