"""Whether what a comment says of its figure agrees with the figure.

A statement contradicts the figure only where a comparison that may be meant speaks against it and
none that may be meant speaks for it: better than last year and worse than last quarter are both
true at once, and a comment may mean either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmf_lib.methods import trend
from pmf_lib.methods.claim_words import Against, Sense
from pmf_lib.methods.claims import Claim
from pmf_lib.methods.exact import exact
from pmf_lib.methods.latest import figure
from pmf_lib.methods.trend import Direction

Row = Mapping[str, Any]

MISSED = ("red", "amber")
_JUDGED = {Sense.BETTER: Direction.BETTER, Sense.WORSE: Direction.WORSE}
_BY_POLARITY = {
    ("maximise", Sense.UP): Sense.BETTER,
    ("maximise", Sense.DOWN): Sense.WORSE,
    ("minimise", Sense.UP): Sense.WORSE,
    ("minimise", Sense.DOWN): Sense.BETTER,
    ("maximise", Sense.ABOVE): Sense.MET,
    ("maximise", Sense.BELOW): Sense.SHORT,
    ("minimise", Sense.ABOVE): Sense.SHORT,
    ("minimise", Sense.BELOW): Sense.MET,
}
_ADDED_UP = ("sum", "entered_cumulative")


@dataclass(frozen=True)
class Contradiction:
    """A statement that the figure does not bear out: the sense it should have had."""

    claim: Claim
    sense: Sense
    really: Sense


def contradiction(claim: Claim, row: Row) -> Contradiction | None:
    """Whether a statement contradicts the judged figure; None where it agrees or is not sure.

    `row` is a row of the judgements: figure, target, status, polarity, trends and earlier values.
    """
    if row["period"] != row["expected_period"]:
        return None
    sense = _BY_POLARITY.get((row["polarity"], claim.sense), claim.sense)
    if sense in _JUDGED:
        raw = claim.sense in (Sense.UP, Sense.DOWN)
        return None if raw and row["basis"] == "year_to_date" else _moved(claim, sense, row)
    return _stands(claim, sense, row) if sense in (Sense.MET, Sense.SHORT) else None


def _moved(claim: Claim, sense: Sense, row: Row) -> Contradiction | None:
    said = _JUDGED[sense]
    other = Direction.WORSE if said is Direction.BETTER else Direction.BETTER
    seen = set(comparisons(row)[claim.against]) - {Direction.NO_TREND}
    against, favours = ({said}, {other, Direction.SAME}) if claim.denied else ({other}, {said})
    if not seen & against or seen & favours:
        return None
    really = Sense.BETTER if against == {Direction.BETTER} else Sense.WORSE
    return Contradiction(claim, sense, really)


def comparisons(row: Row) -> dict[Against, tuple[Direction, ...]]:
    """How the figure stands against each earlier period that a comment may mean."""
    monthly, running = row["frequency"] == "monthly", _runs_on(row)
    before = Direction.NO_TREND if running else _between(row, row["previous_value"], row["value"])
    year = _between(row, row["last_year_value"], row["value"])
    short, long = Direction(row["short_trend"]), Direction(row["long_trend"])
    seasonal = (short,) if row["trend_kind"] == "year_to_year" else ()
    ongoing = (short,) if row["trend_kind"] != "year_to_year" else ()
    quarters = {"monthly": (_of_quarters(row),), "quarterly": (before,)}.get(row["frequency"], ())
    quarters = () if running else quarters
    return {
        Against.UNSAID: (short, long, before, year, *quarters),
        Against.PERIOD: (before, *ongoing, *quarters),
        Against.MONTH: (before,) if monthly else (),
        Against.QUARTER: quarters,
        Against.YEAR: (year, *seasonal, *((long,) if monthly else ())),
        Against.TARGET: (),
    }


def _runs_on(row: Row) -> bool:
    """Whether each period's figure holds the periods before it, so that it can only grow."""
    return bool(row["basis"] == "year_to_date" and row["aggregation"] != "sum")


def _between(row: Row, before: Any, now: Any) -> Direction:
    aim = None if row["basis"] == "year_to_date" else figure(row["target"])
    return trend.short(
        (figure(before), figure(now)),
        str(row["polarity"]),
        target=aim,
        lower=figure(row["lower"]),
        upper=figure(row["upper"]),
    )


def _of_quarters(row: Row) -> Direction:
    """The quarter's own figure against the quarter before; both made from all their months."""
    figures = [value for _, value in row["quarters"]][-2:]
    return _between(row, *figures) if len(figures) > 1 else Direction.NO_TREND


def _stands(claim: Claim, sense: Sense, row: Row) -> Contradiction | None:
    says_met = (sense is Sense.MET) is not claim.denied
    met = is_met(row, row["figure"])
    if met is None or met is says_met:
        return None
    status = row["status"]
    if says_met and status in MISSED and not _quarter(row, met=True):
        return Contradiction(claim, sense, Sense.SHORT)
    if not says_met and status == "green" and not _quarter(row, met=False):
        return Contradiction(claim, sense, Sense.MET)
    return None


def is_met(row: Row, value: Any) -> bool | None:
    """Whether a figure reaches its target to the last digit; None where that cannot be said."""
    now, target = exact(value), exact(row["target"])
    if now is None or target is None or row["polarity"] not in ("maximise", "minimise"):
        return None
    return now >= target if row["polarity"] == "maximise" else now <= target


def _quarter(row: Row, *, met: bool) -> bool:
    """Whether the whole quarter's figure stands so: a comment on a month's may mean the quarter."""
    if row["basis"] == "year_to_date" or row["aggregation"] in _ADDED_UP:
        return False
    return is_met(row, row["rolled_value"]) is met
