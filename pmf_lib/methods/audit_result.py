"""What the working papers of an audit sample come to, by stratum and in all (R1-041, R1-047)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from pmf_lib.methods import given, misstatement, sample_drawing, sampling
from pmf_lib.methods.audit_draw import MONEY, Design, planned_size, thinnest
from pmf_lib.methods.exact import Figure, exact
from pmf_lib.methods.latest import figure
from pmf_lib.methods.misstatement import Misstatement
from pmf_lib.methods.monetary import Selection
from pmf_lib.methods.sampling import Conclusion
from pmf_lib.methods.working_paper import ERRORS, Finding, WorkingPaper


class State(StrEnum):
    """Where a sample stands."""

    PLANNED = "planned"
    DRAWN = "drawn"
    UNDER_TEST = "under test"
    FINISHED = "finished"
    GIVEN_UP = "given up"


def state(*, drawn: bool, papers: int, ended: str | None) -> State:
    """Where a sample stands, by what its rows say; `ended` is `finished`, `given up` or None."""
    if ended is not None:
        return State(ended)
    if not drawn:
        return State.PLANNED
    return State.UNDER_TEST if papers else State.DRAWN


@dataclass(frozen=True)
class Layer:
    """One stratum: items in it, drawn, tested, in error, and how high its error rate may be.

    `rate` and `upper_limit` are shares of what was tested; None before every item drawn is.
    """

    name: str
    population: int
    drawn: int
    tested: int
    errors: int
    rate: float | None
    upper_limit: float | None


@dataclass(frozen=True)
class Result:
    """What a sample of figures or records says of everything it was drawn from.

    `rate` is the likely share of errors, each stratum counted by its size; `upper_limit` the
    highest that can be believed. Both, and the conclusion, are None before every item is tested.
    """

    layers: tuple[Layer, ...]
    findings: Mapping[Finding, int]
    rate: float | None
    upper_limit: float | None
    conclusion: Conclusion | None

    @property
    def drawn(self) -> int:
        """How many items were drawn."""
        return sum(layer.drawn for layer in self.layers)

    @property
    def tested(self) -> int:
        """How many of them were tested."""
        return sum(layer.tested for layer in self.layers)

    @property
    def errors(self) -> int:
        """How many of those were material errors, or unsupported."""
        return sum(layer.errors for layer in self.layers)


def evaluate(items: pd.DataFrame, populations: Mapping[str, int], design: Design) -> Result:
    """The error rate of a sample and its exact upper limit.

    `items` has a row an item drawn: stratum and finding (None before it is tested). `populations`
    is how many items each stratum has. The limit of each stratum is Clopper and Pearson's. That of
    all strata together is Clopper and Pearson's of all items as one sample, times how far the
    thinnest stratum falls short of its share (1 where each has its share): the items of unlike
    strata vary no more than those of one (Hoeffding 1956), so it is never too low.
    """
    told = items.assign(stratum=items["stratum"].fillna(""))
    layers = tuple(
        _layer(name, size, told.loc[told["stratum"] == name, "finding"], design.confidence)
        for name, size in sorted(populations.items())
        if size
    )
    findings = list(told["finding"].dropna())
    counts = {one: findings.count(one.value) for one in Finding}
    if not layers or any(layer.upper_limit is None for layer in layers):
        return Result(layers, counts, None, None, None)
    upper, verdict = _together(layers, design)
    return Result(layers, counts, float(_likely(layers)), upper, verdict)


def _layer(name: str, size: int, findings: pd.Series, confidence: float) -> Layer:
    drawn, tested = len(findings), findings.dropna()
    errors = sum(finding in ERRORS for finding in tested)
    if not drawn or len(tested) < drawn:
        return Layer(name, size, drawn, len(tested), errors, None, None)
    limit = errors / drawn
    if drawn < size:
        limit = sampling.upper_error_limit(errors, drawn, confidence)
    return Layer(name, size, drawn, drawn, errors, errors / drawn, limit)


def _likely(layers: Sequence[Layer]) -> Fraction:
    whole = sum(layer.population for layer in layers)
    return sum(
        (Fraction(layer.population * layer.errors, whole * layer.drawn) for layer in layers),
        Fraction(0),
    )


def _together(layers: Sequence[Layer], design: Design) -> tuple[float, Conclusion]:
    """The upper limit of all strata, and whether it is within the tolerable rate."""
    drawn = sum(layer.drawn for layer in layers)
    errors = sum(layer.errors for layer in layers)
    tolerable = given.due("tolerable", design.tolerable, above=0)
    if all(layer.drawn == layer.population for layer in layers):
        within = _likely(layers) <= tolerable
        return float(_likely(layers)), Conclusion.ACCEPT if within else Conclusion.REJECT
    short = thinnest(
        {one.name: one.population for one in layers}, {one.name: one.drawn for one in layers}
    )
    limit = short * sampling.upper_error_limit(errors, drawn, design.confidence)
    if short == 1:
        verdict = sampling.conclusion(errors, drawn, float(tolerable), design.confidence)
        return limit, verdict
    upper = min(1.0, limit)
    return upper, Conclusion.ACCEPT if upper <= tolerable else Conclusion.REJECT


def most_errors(design: Design, sizes: Mapping[str, int]) -> int | None:
    """How many of the items planned may be wrong for the sample still to be accepted.

    `sizes` is how many items each stratum has. None where it would not be accepted even with none.
    """
    drawn = sample_drawing.allocate(sizes, planned_size(design, sizes))
    found = None
    for errors in range(sum(drawn.values()) + 1):
        layers = [
            Layer(name, size, drawn[name], drawn[name], 0, None, None)
            for name, size in sizes.items()
            if size
        ]
        layers[0] = replace(layers[0], errors=errors)
        if _together(layers, design)[1] is Conclusion.REJECT:
            break
        found = errors
    return found


def evaluate_money(chosen: Selection, items: pd.DataFrame, design: Design) -> Misstatement | None:
    """What a monetary-unit sample says of the whole total; None before every item is tested.

    `items` has record, recalculated and finding. What nothing supports counts as nought.
    """
    if design.sampled != MONEY or items["finding"].isna().any() or items.empty:
        return None
    unsupported = items["finding"] == Finding.UNSUPPORTED.value
    again = items["recalculated"].mask(unsupported, 0.0)
    audited = dict(zip(items["record"], map(figure, again), strict=True))
    return misstatement.evaluate(chosen, audited, design.tolerable, design.confidence)


def borne_out(
    reported: Figure,
    recalculated: Figure,
    evidence: str | None,
    materiality: Figure,
    *,
    relative: bool = False,
) -> Finding:
    """The finding that an item's own figures bear out, as a `WorkingPaper` concludes.

    `relative`: the materiality is a percentage of what was reported.
    """
    let_pass = exact(materiality) or Fraction(0)
    if relative:
        let_pass = let_pass * abs(exact(reported) or Fraction(0)) / 100
    written = Decimal(let_pass.numerator) / Decimal(let_pass.denominator)
    paper = WorkingPaper("", "", "", "", reported, recalculated, evidence, written)
    return paper.conclusion
