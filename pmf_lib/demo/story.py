"""What a planted story is, and a warning that intake gives because of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StoryKind(StrEnum):
    """What a story teaches."""

    REAL_SHIFT = "real shift"
    SLOW_DECLINE = "slow decline"
    NOISE = "noise that looks like news"
    RESTATED = "restated figure"
    LATE_RETURN = "late return"
    RECORDED_LATE = "recorded late"
    TOO_LATE_FOR_MEETING = "recorded too late for a meeting"
    OLD_BY_ITS_CLOCK = "old by the days it is allowed, and by nothing else"
    WRONG_DENOMINATOR = "wrong denominator"
    TARGET_OF_ZERO = "target of 0"
    FAR_BETTER = "always far better than target"
    MISSING_WITH_REASON = "missing with a reason"
    TRUE_ZERO = "a true 0"
    SUPPRESSED = "suppressed"
    NOT_A_NUMBER = "a word where a number is due"
    MESSY_NUMBER = "number as people write it"
    ALMOST_NO_DATA = "almost no data"
    HELD_BELOW_TARGET = "held below target"
    ALWAYS_MISSED = "always missed"
    TARGET_LOWERED = "target lowered without a reason"
    NEW_DEFINITION = "new definition"
    RECOVERY_PATH = "recovery path"
    OUT_OF_BAND = "outside its band"
    COVID_DIP = "dip in the epidemic"
    SUBGROUPS = "split into subgroups"
    HIDDEN_BY_TOTAL = "a group against its total"
    HIDDEN_BY_MIX = "every group against the total"
    GROUP_BY_CHANCE = "a group against its total by chance alone"
    RECOVERY_SHOWN = "a recovery that its figures show"
    RECOVERY_NOT_SHOWN = "a recovery that its figures do not show"
    REBASED = "control limits drawn anew"
    NOT_REBASED = "control limits left as they are"
    BOTTOM_QUARTILE = "bottom quartile of the neighbours"
    TOP_QUARTILE = "top quartile of the neighbours"
    LIKE_NEIGHBOURS = "like the neighbours"
    NEIGHBOUR_MISSING = "a neighbour without a figure"
    NOT_ITS_PARTS = "a figure that its parts do not give"
    SUCCESS_APPROVED = "a real success, approved"
    SUCCESS_FOUND = "a real success that nobody put forward"
    SUCCESS_BY_CHANCE = "an approved story that is only on target"
    STANDARD_BROKEN = "service standard broken"
    STANDARD_RESTORED = "service standard restored"


@dataclass(frozen=True)
class Story:
    """One planted story. `period` is where it shows; `finding` is what a reader should find."""

    kind: StoryKind
    measure: str
    period: str
    finding: str


@dataclass(frozen=True)
class ExpectedWarning:
    """One warning that intake gives on the demo, as its fault says, and the row it is about."""

    code: str
    column: str
    found: str
    measure: str
    period: str
