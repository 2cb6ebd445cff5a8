"""Whether an exception is more than chance: what speaks for asking about it, and what against.

NHS England, Making Data Count: a red can hide an improvement, a green gives false assurance, and
a figure within its usual range is no news. Each sign is in words ready for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmf_lib.methods import peers
from pmf_lib.methods.comparison import Outcome
from pmf_lib.methods.control import Control
from pmf_lib.methods.exception_rules import SIGNAL_WORDS
from pmf_lib.methods.latest import figure
from pmf_lib.methods.spc import Assurance, Variation
from pmf_lib.methods.spc_limits import FEWEST
from pmf_lib.methods.status import Status

OFF = (Status.AMBER, Status.RED)
RUN = 7
MOST, OF = 10, 12
NO_SIGN = "nothing shows that it is more than chance"
_ASKED_OF_FIGURE = {"A1", "A2", "A3", "A11"}
RISK = "a linked risk is above the council's appetite"
BROKEN = "a service standard is broken"


@dataclass(frozen=True)
class Signs:
    """What an exception's own figures say about asking.

    `change`: something has changed, or a figure is far from its own history. `level`: the target
    is missed as a rule, or a yardstick beside it is. `chance`: why the rest is no news.
    `improving`: a real change for the better, in words.
    """

    change: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    chance: tuple[str, ...] = ()
    improving: str | None = None

    @property
    def news(self) -> tuple[str, ...]:
        """All that is more than chance."""
        return (*self.change, *self.level)


def signs(row: Mapping[str, Any], codes: Sequence[str], usual: str = "") -> Signs:
    """The signs of one measure. `row` is a row of `judge`, `codes` its exception's.

    `usual` is its usual range in words, empty where it has none. A real change, a figure far from
    its own history, a target beyond the limits, 7 misses in a row or 10 of the last 12, figures
    significantly worse than others', a forecast whose range does not reach the target, a risk
    above appetite, and a service standard broken by a figure that is out of its usual range or has
    none, are more than chance; so is a miss by more than the tolerance where no control chart can
    be drawn. All else that fired is chance.
    """
    improving = _improving(row)
    return Signs(
        change=tuple(_change(row, codes)),
        level=tuple(_level(row, codes, improving=improving is not None)),
        chance=tuple(_chance(row, codes, usual)),
        improving=improving,
    )


def missed_too_often(statuses: Sequence[str]) -> str | None:
    """In words, where misses are more than chance would bring to a target met every other time.

    7 or more in a row up to now (by chance once in 128), or 10 or more of the last 12 with the
    latest among them (once in 61). Source: the binomial of even odds; 7 is the run of the control
    chart's shift.
    """
    off = [status in OFF for status in statuses]
    run = next((place for place, missed in enumerate(reversed(off)) if not missed), len(off))
    if run >= RUN:
        return f"the target was missed {run} times running"
    count = sum(off[-OF:])
    if off and off[-1] and len(off) >= OF and count >= MOST:
        return f"the target was missed {count} times in the last {OF}"
    return None


def _improving(row: Mapping[str, Any]) -> str | None:
    control: Control = row["control"]
    if control.variation is not Variation.IMPROVEMENT or control.signal is None:
        return None
    return f"a real change for the better ({SIGNAL_WORDS[control.signal]})"


def _change(row: Mapping[str, Any], codes: Sequence[str]) -> Iterator[str]:
    control: Control = row["control"]
    if "A4" in codes and control.signal is not None:
        yield f"a real change for the worse ({SIGNAL_WORDS[control.signal]})"
    if "A12" in codes:
        yield "the figure is far from its own history"


def _level(row: Mapping[str, Any], codes: Sequence[str], *, improving: bool) -> Iterator[str]:
    """An improvement that lasts makes the misses before it history."""
    if not improving and "A5" in codes:
        yield "the target lies beyond its usual range, so it is missed as a rule"
    elif not improving and not _to_date(row) and (often := missed_too_often(row["series_status"])):
        yield often
    if _to_date(row) and row["status"] == Status.RED:
        yield "it is short of the target by more than the tolerance"
    if "A6" in codes and row["standing"].verdict.outcome is Outcome.WORSE:
        yield str(peers.worse(row["standing"]))
    if "A7" in codes and not _may_reach(row):
        yield "it is forecast to end the year red"
    if "A10" in codes:
        yield RISK
    if "A11" in codes and not _usual(row):
        yield BROKEN


def _chance(row: Mapping[str, Any], codes: Sequence[str], usual: str) -> Iterator[str]:
    beyond = _to_date(row) and row["status"] == Status.RED
    if _ASKED_OF_FIGURE & {*codes} and not beyond:
        yield _ordinary(row, usual)
    if "A3" in codes:
        yield "three moves in a row for the worse come by chance about once in 24 times"
    if "A6" in codes and row["standing"].verdict.outcome is not Outcome.WORSE:
        yield "one council in four is always in the last quarter, and the difference is chance"
    if "A7" in codes and _may_reach(row):
        yield "the range of its forecast still reaches the target"


def _ordinary(row: Mapping[str, Any], usual: str) -> str:
    """Why a miss is no news: the usual range, too short a series, or the council's tolerance."""
    control: Control = row["control"]
    if _to_date(row):
        return "it is within the council's tolerance, and no usual range can be drawn for it"
    if usual:
        return f"the latest figure lies within its usual range, {usual}"
    if len(control.periods) < FEWEST:
        return f"there are only {len(control.periods)} figures in a row: too few to tell by"
    return "its figures do not vary enough to tell by"


def _usual(row: Mapping[str, Any]) -> bool:
    """Whether the latest figure lies within limits and is no news."""
    control: Control = row["control"]
    return control.has_limits and control.variation is Variation.COMMON_CAUSE


def _to_date(row: Mapping[str, Any]) -> bool:
    """Whether figures hold the ones before them, so that misses in a row are one and the same."""
    return row["basis"] == "year_to_date" or row["control"].reason is not None


def _may_reach(row: Mapping[str, Any]) -> bool:
    """Whether the range of the year-end forecast holds the target."""
    low, high = figure(row["forecast_low"]), figure(row["forecast_high"])
    target = figure(row["forecast_target"])
    if low is None or high is None or target is None:
        return False
    return low <= target <= high


@dataclass(frozen=True)
class GoodSigns:
    """Why good news asks for something, is news, or is none: one of the three says so, in words.

    `room`: more is done than was asked, so effort could go elsewhere or the target be harder.
    """

    room: str = ""
    real: str = ""
    chance: str = ""


def good_signs(row: Mapping[str, Any], codes: Sequence[str], usual: str = "") -> GoodSigns:
    """The signs of a measure that is a favourable exception.

    A target met as a rule leaves room. A real change for the better, and figures better than
    others' by more than chance, are news. What is well for once, within its usual range, is not.
    """
    control: Control = row["control"]
    if "F5" in codes or ("F1" in codes and control.assurance is Assurance.PASS):
        return GoodSigns(room="the target is met as a rule, with room to spare")
    if (better := _improving(row)) and "F4" in codes:
        return GoodSigns(real=better)
    if "F6" in codes:
        return GoodSigns(real="it does better than similar councils by more than chance")
    within = f"the latest figure lies within its usual range, {usual}"
    return GoodSigns(chance=within if usual else NO_SIGN)
