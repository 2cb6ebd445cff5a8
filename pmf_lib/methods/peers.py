"""Where a measure stands among like authorities: its rank, its quarter, and whether it is chance.

The figures of one and the same period are compared, the latest that both sides have. The council's
own figure is held against its peers taken together, or against their median where their numerators
and denominators are not published (Fingertips: single overlapping confidence interval).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import sqrt
from typing import Any

import pandas as pd

from pmf_lib.methods import comparison, intervals
from pmf_lib.methods.area import Area
from pmf_lib.methods.benchmark import FEWEST, Middle, middle, rank, rank_words
from pmf_lib.methods.comparison import JUDGED, Comparison, Part
from pmf_lib.methods.exact import every, exact
from pmf_lib.methods.latest import History, figure, period_of, text
from pmf_lib.methods.rank_range import RankRange, rank_ranges
from pmf_lib.periods import Period

OWN = "this council"
_PER = {"percent": 100, "ratio": 1}


@dataclass(frozen=True)
class Peer:
    """One other authority's figure for a period; what is missing is None."""

    authority: str
    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    provisional: bool


@dataclass(frozen=True)
class Standing:
    """A measure among its peers in one period.

    `rank` is 1 for the best of `of` that have a figure, the council's own included; `part` is its
    quarter of the field; `median` that of the peers; `distance` how many MADs its own figure lies
    above that median. `benchmark` is what it was compared with, by `verdict`. `provisional` counts
    the peers whose figures are not final.
    """

    period: Period
    value: float
    rank: int
    tied: bool
    of: int
    part: Part
    median: float
    distance: float | None
    benchmark: float
    pooled: bool
    verdict: Comparison
    peers: tuple[Peer, ...]
    cases: float | None
    by_chance: RankRange | None

    @property
    def words(self) -> str:
        """The rank in words, such as “=3rd of 16”."""
        return rank_words(self.rank, self.tied, self.of)

    @property
    def provisional(self) -> int:
        """How many of the peers' figures are not final."""
        return sum(peer.provisional for peer in self.peers)


def peers_of(benchmarks: pd.DataFrame) -> dict[str, list[Peer]]:
    """The register's benchmarks by measure."""
    found: dict[str, list[Peer]] = {}
    for row in benchmarks.to_dict("records"):
        found.setdefault(str(row["measure"]), []).append(_peer(row))
    return found


def standing(history: History, peers: Sequence[Peer], last: Period) -> Standing | None:
    """The standing in the latest period up to `last` in which it and four peers have a figure.

    None without such a period, and for a measure of which neither more nor less is better.
    """
    if history.row["polarity"] not in JUDGED:
        return None
    by_period: dict[Period, list[Peer]] = {}
    for peer in peers:
        if peer.value is not None and peer.period.end <= last.end:
            by_period.setdefault(peer.period, []).append(peer)
    for period in sorted(by_period, key=lambda one: (one.end, one.start), reverse=True):
        value, field = _own(history, period), by_period[period]
        centre = middle([peer.value for peer in field])
        if value is not None and centre is not None and len(field) >= FEWEST:
            field.sort(key=lambda peer: peer.authority)
            return _standing(history, period, value, field, centre)
    return None


def worse(found: Standing) -> str | None:
    """Why it is an adverse exception (A6), in words: significantly worse, or the last quarter."""
    if found.verdict.outcome is comparison.Outcome.WORSE:
        return f"significantly worse than similar councils ({found.words})"
    if found.part.from_best == found.part.of:
        return f"in the last quarter of similar councils ({found.words})"
    return None


def better(found: Standing) -> str | None:
    """Why it is a favourable exception (F6), in words: significantly better, or the first quarter.

    A figure whose difference from the others is no more than chance, or that is significantly
    worse, is not good news for being among the first.
    """
    if found.verdict.outcome is comparison.Outcome.BETTER:
        return f"significantly better than similar councils ({found.words})"
    if found.part.from_best == 1 and found.verdict.outcome is not comparison.Outcome.WORSE:
        return f"in the first quarter of similar councils ({found.words})"
    return None


def _peer(row: Mapping[str, Any]) -> Peer:
    return Peer(
        str(row["authority"]),
        period_of(str(row["period"])),
        figure(row["value"]),
        figure(row["numerator"]),
        figure(row["denominator"]),
        text(row["status"]) in ("provisional", "estimated"),
    )


def _own(history: History, period: Period) -> float | None:
    """The council's own figure for a period of any length that its own periods make."""
    if period.grain.months < history.grain.months:
        return None
    return history.value(period) if period.grain is history.grain else history.rolled_up(period)


def _standing(
    history: History, period: Period, value: float, field: Sequence[Peer], centre: Middle
) -> Standing:
    polarity = str(history.row["polarity"])
    others = [peer.value for peer in field]
    places = rank([value, *others], polarity)
    together = _together(history, field)
    benchmark = centre.median if together is None else together
    return Standing(
        period=period,
        value=value,
        rank=places[0] or 1,
        tied=places.count(places[0]) > 1,
        of=len(places),
        part=comparison.part_of(value, [value, *others], polarity),
        median=centre.median,
        distance=centre.distance(value),
        benchmark=benchmark,
        pooled=together is not None,
        verdict=comparison.single_overlap(
            _area(history, period, value), Area("Similar councils", benchmark), polarity
        ),
        peers=tuple(field),
        cases=history.point(period).denominator,
        by_chance=_by_chance(history, period, value, field),
    )


def _by_chance(
    history: History, period: Period, value: float, field: Sequence[Peer]
) -> RankRange | None:
    """The ranks its own figure would take if all were counted again (seeded by measure)."""
    kind, own = str(history.row["kind"]), history.point(period)
    counts = [(own.numerator, own.denominator)]
    counts += [(peer.numerator, peer.denominator) for peer in field]
    errors = [_standard_error(kind, top, bottom) for top, bottom in counts]
    if any(error is None for error in errors):
        return None
    named = f"{history.row['measure']} {period.code}".encode()
    seed = int.from_bytes(sha256(named).digest()[:4], "big")
    values = [value, *(peer.value for peer in field)]
    return rank_ranges(values, errors, str(history.row["polarity"]), seed=seed)[0]


def _standard_error(kind: str, top: float | None, bottom: float | None) -> float | None:
    """That of a percentage (binomial) or of a rate (Poisson), in the measure's unit."""
    if top is None or not bottom or bottom < 0 or top < 0:
        return None
    if kind == "percent" and top <= bottom:
        share = top / bottom
        return 100 * sqrt(share * (1 - share) / bottom)
    return sqrt(top) / bottom if kind == "ratio" else None


def _together(history: History, field: Sequence[Peer]) -> float | None:
    """The peers as one: the sum of their numerators over that of their denominators."""
    per = _PER.get(str(history.row["kind"]))
    tops = every(peer.numerator for peer in field)
    bottoms = every(peer.denominator for peer in field)
    if per is None or not tops or not bottoms or not sum(bottoms):
        return None
    return float(per * sum(tops, Fraction(0)) / sum(bottoms, Fraction(0)))


def _area(history: History, period: Period, value: float) -> Area:
    """The council's own figure with the interval its counts give; without one for others."""
    point, kind = history.point(period), str(history.row["kind"])
    top, bottom = exact(point.numerator), exact(point.denominator)
    whole = top is not None and top.denominator == 1 and top >= 0
    if not whole or top is None or not bottom or bottom < 0:
        return Area(OWN, value)
    if kind == "percent" and bottom.denominator == 1 and top <= bottom:
        low, high = intervals.wilson(int(top), int(bottom))
        return Area(OWN, value, 100 * low, 100 * high)
    if kind == "ratio":
        low, high = intervals.byar(int(top), float(bottom))
        return Area(OWN, value, low, high)
    return Area(OWN, value)
