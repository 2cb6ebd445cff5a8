"""The rules by which councils and their systems colour a figure, as data.

One judgement serves them all: what differs between councils is a `StatusProfile`, never code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from pmf_lib.council import StatusKey
from pmf_lib.methods import trend
from pmf_lib.methods.exact import Figure
from pmf_lib.methods.status import Compared, Status, Tolerances, compared, tolerances
from pmf_lib.methods.trend import Direction


class Rule(StrEnum):
    """What makes a colour, besides the distance from the target.

    `tolerance`: the distance alone. `score`: the same, where a target of 0 is met in full or not
    at all and a target without edges is a goal post as wide as the red tolerance. `held` and
    `improved`: beyond the green tolerance it is amber if the figure is no worse, or is better,
    than the same period's last year, else red. `three_icon`: better than the tolerance, within
    it, worse than it.
    """

    TOLERANCE = "tolerance"
    SCORE = "score"
    HELD = "held"
    IMPROVED = "improved"
    THREE_ICON = "three_icon"


class Icon(StrEnum):
    """PerformancePlus's symbols: better than target, on target, worse than target."""

    STAR = "star"
    CIRCLE = "circle"
    TRIANGLE = "triangle"


@dataclass(frozen=True)
class StatusProfile:
    """A published rule of status.

    Tolerances are shares of the target in mode `relative` (0.10 is 10 %), in the measure's own
    unit in mode `absolute`. A box for corrective action is mandatory beside the statuses named in
    `corrective_action`. `adjustable`: the source leaves mode and tolerances to the council.
    """

    key: str
    name: str
    rule: Rule
    mode: str
    green_tolerance: float
    red_tolerance: float
    corrective_action: tuple[Status, ...]
    source: str
    adjustable: bool = False

    @property
    def compares(self) -> bool:
        """Whether it asks how the same period stood last year."""
        return self.rule in (Rule.HELD, Rule.IMPROVED)

    def with_limits(self, mode: str, green: float, red: float) -> StatusProfile:
        """The same rule with other tolerances."""
        return replace(self, mode=mode, green_tolerance=green, red_tolerance=red)


@dataclass(frozen=True)
class Verdict:
    """A status; its icon where the profile has icons; why, where the colour does not say it."""

    status: Status
    icon: Icon | None = None
    reason: str | None = None


def judge(  # noqa: PLR0913 - the published contract names each of these
    profile: StatusProfile,
    value: Figure,
    target: Figure,
    polarity: str,
    *,
    last_year: Figure = None,
    lower: Figure = None,
    upper: Figure = None,
) -> Verdict:
    """The verdict on a value against its target by a profile.

    All figures are in the measure's own unit; `last_year` is the figure of the same period last
    year, which only some profiles ask for. Where it is missing they leave a figure beyond the
    tolerance red and say so: a comparison that is not there excuses nothing. Under `three_icon`
    star and circle are green, the triangle red; a band has no star, since nothing is better than
    on target. ValueError for arguments that cannot be.

    Source: the profile's own.
    """
    limits, figures = _limits(profile), compared(value, target, lower, upper)
    if profile.rule is Rule.SCORE and polarity == "band":
        figures = _goal_post(figures, limits)
    status = figures.colour(polarity, limits)
    if not status.coloured:
        return Verdict(status, reason=_why(status, figures))
    if profile.rule in _TWO_COLOURS and status is not Status.RED:
        status = Status.GREEN
    if profile.rule is Rule.THREE_ICON:
        return Verdict(status, _icon(figures, polarity, limits))
    if not profile.compares or status is Status.GREEN:
        return Verdict(status)
    aim = None if figures.banded else target
    moved = trend.short([last_year, value], polarity, target=aim, lower=lower, upper=upper)
    return _excused(profile.rule, moved)


@lru_cache(maxsize=256)
def in_force(key: str, mode: str, green: float, red: float) -> StatusProfile:
    """The profile of a key, with the council's own mode and tolerances where it may set them.

    ValueError for a key that no profile has.
    """
    if key not in PROFILES:
        raise ValueError(f"status_profile is {key!r}; allowed are {', '.join(PROFILES)}")
    found = PROFILES[key]
    return found.with_limits(mode, green, red) if found.adjustable else found


@lru_cache(maxsize=256)
def _limits(profile: StatusProfile) -> Tolerances:
    found = tolerances(profile.mode, profile.green_tolerance, profile.red_tolerance)
    if profile.rule in _TWO_COLOURS:
        return replace(found, red=found.green)
    return replace(found, scored=profile.rule is Rule.SCORE)


def _goal_post(figures: Compared, limits: Tolerances) -> Compared:
    """The target as a band that reaches as far as the red tolerance on both sides."""
    if figures.banded or figures.aim is None:
        return figures
    reach = limits.red * (abs(figures.aim) if limits.relative else 1)
    return replace(figures, low=figures.aim - reach, high=figures.aim + reach)


def _icon(figures: Compared, polarity: str, limits: Tolerances) -> Icon:
    mirrored = {"maximise": "minimise", "minimise": "maximise"}.get(polarity)
    if figures.colour(polarity, limits) is Status.RED:
        return Icon.TRIANGLE
    if mirrored and figures.colour(mirrored, limits) is Status.RED:
        return Icon.STAR
    return Icon.CIRCLE


def _excused(rule: Rule, moved: Direction) -> Verdict:
    """Amber if the comparison with last year excuses a missed target, else red."""
    if moved is Direction.NO_TREND:
        return Verdict(Status.RED, reason=NO_COMPARISON)
    excused = moved is Direction.BETTER or (moved is Direction.SAME and rule is Rule.HELD)
    return Verdict(Status.AMBER if excused else Status.RED)


def _why(status: Status, figures: Compared) -> str:
    if status is Status.DATA_ONLY:
        return "Data only: neither more nor less of it is better."
    if figures.actual is None:
        return "There is no figure."
    if figures.aim is None and not figures.banded:
        return "There is no target to compare with."
    return "A tolerance in percent of 0 allows for nothing."


# Their one tolerance parts green from red; it reaches beyond a band's edges as beyond a target.
_TWO_COLOURS = (Rule.HELD, Rule.IMPROVED, Rule.THREE_ICON)
NO_COMPARISON = (
    "Red because there is no figure for the same period last year: an improvement since then "
    "would have made it amber."
)

_ALL = (
    StatusProfile(
        key=StatusKey.TOLERANCE,
        name="Two tolerances",
        rule=Rule.TOLERANCE,
        mode="relative",
        green_tolerance=0.0,
        red_tolerance=0.10,
        corrective_action=(),
        source="Pentana; Reigate & Banstead: green on target or better, amber within tolerance",
        adjustable=True,
    ),
    StatusProfile(
        key=StatusKey.HAVERING_2014,
        name="Havering 2013/14 and 2014/15",
        rule=Rule.HELD,
        mode="relative",
        green_tolerance=0.10,
        red_tolerance=0.10,
        corrective_action=(Status.RED,),
        source="London Borough of Havering, Corporate Performance Reports to Cabinet, "
        "Quarter 4 2013/14 and Quarter 3 2014/15",
    ),
    StatusProfile(
        key=StatusKey.THURROCK_2014,
        name="Thurrock 2014/15",
        rule=Rule.IMPROVED,
        mode="relative",
        green_tolerance=0.0,
        red_tolerance=0.0,
        corrective_action=(),
        source="Thurrock Council, Corporate Performance Report 2014/15",
    ),
    StatusProfile(
        key=StatusKey.MAIDSTONE_RELATIVE_10,
        name="Maidstone, within 10 % of the target",
        rule=Rule.TOLERANCE,
        mode="relative",
        green_tolerance=0.0,
        red_tolerance=0.10,
        corrective_action=(),
        source="Maidstone Borough Council, Key Performance Indicator updates, 2016/17 to 2018/19",
    ),
    StatusProfile(
        key=StatusKey.THREE_ICON,
        name="Star, circle and triangle",
        rule=Rule.THREE_ICON,
        mode="relative",
        green_tolerance=0.05,
        red_tolerance=0.05,
        corrective_action=(),
        source="PerformancePlus at East Riding of Yorkshire and at Harlow",
        adjustable=True,
    ),
    StatusProfile(
        key=StatusKey.CAMMS,
        name="Score out of 100",
        rule=Rule.SCORE,
        mode="relative",
        green_tolerance=0.0,
        red_tolerance=0.10,
        corrective_action=(),
        source="CAMMS Strategy, KPI performance calculation",
        adjustable=True,
    ),
)
PROFILES: dict[str, StatusProfile] = {profile.key: profile for profile in _ALL}
