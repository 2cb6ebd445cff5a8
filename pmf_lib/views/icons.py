"""Statuses, and what a control chart says, as words, shapes, letters and colours."""

from __future__ import annotations

from typing import TypeVar

from pmf_lib.views.records import Badge, Icon, IconTone, Shape, Tone

Shown = TypeVar("Shown", Badge, Icon, str)

_BADGES = {
    "green": Badge(word="Green", tone=Tone.GREEN, shape=Shape.CIRCLE),
    "amber": Badge(word="Amber", tone=Tone.AMBER, shape=Shape.TRIANGLE),
    "red": Badge(word="Red", tone=Tone.RED, shape=Shape.SQUARE),
    "data_only": Badge(word="Data only", tone=Tone.PLAIN, shape=Shape.DASH),
    "not_due": Badge(word="Not due", tone=Tone.PLAIN, shape=Shape.DASH),
    "overdue": Badge(word="Overdue", tone=Tone.PLAIN, shape=Shape.DASH),
    "unknown": Badge(word="Unknown", tone=Tone.PLAIN, shape=Shape.DASH),
    "not_applicable": Badge(word="Not applicable", tone=Tone.PLAIN, shape=Shape.DASH),
}
STATUSES = tuple(_BADGES)

_THREE_ICONS = {
    "star": Badge(word="Better than target", tone=Tone.GREEN, shape=Shape.STAR),
    "circle": Badge(word="On target", tone=Tone.BLUE, shape=Shape.CIRCLE),
    "triangle": Badge(word="Worse than target", tone=Tone.RED, shape=Shape.TRIANGLE),
}

SIGNALS = {
    "outside_above": "Outside the usual range, high",
    "outside_below": "Outside the usual range, low",
    "trend_up": "Seven rising in a row",
    "trend_down": "Seven falling in a row",
    "two_in_three_above": "Two of three near the upper limit",
    "two_in_three_below": "Two of three near the lower limit",
    "shift_above": "Seven in a row above the mean",
    "shift_below": "Seven in a row below the mean",
}
_SIDES = {
    "above": ("H", "high"),
    "below": ("L", "low"),
    "up": ("H", "rising"),
    "down": ("L", "falling"),
}

_JUDGED = {
    "improvement": Icon(
        letter="I", word="Improvement", shape=Shape.DIAMOND, tone=IconTone.IMPROVEMENT
    ),
    "concern": Icon(letter="C", word="Concern", shape=Shape.SQUARE, tone=IconTone.CONCERN),
    "neutral_high": Icon(
        letter="H", word="Change, upward", shape=Shape.TRIANGLE, tone=IconTone.NEUTRAL
    ),
    "neutral_low": Icon(
        letter="L", word="Change, downward", shape=Shape.TRIANGLE_DOWN, tone=IconTone.NEUTRAL
    ),
}
_COMMON = Icon(letter="U", word="Usual range", shape=Shape.CIRCLE, tone=IconTone.COMMON)
_TOO_FEW = Icon(letter="–", word="Too few figures", shape=Shape.DASH, tone=IconTone.NONE)

_ASSURANCES = {
    "pass": Icon(
        letter="P", word="Expected to meet target", shape=Shape.DIAMOND, tone=IconTone.PASS
    ),
    "fail": Icon(
        letter="F", word="Expected to miss target", shape=Shape.SQUARE, tone=IconTone.FAIL
    ),
    "hit_or_miss": Icon(
        letter="?", word="Hit or miss", shape=Shape.CIRCLE, tone=IconTone.HIT_OR_MISS
    ),
}
_NO_TARGET = Icon(letter="–", word="No target to test", shape=Shape.DASH, tone=IconTone.NONE)

# By an icon's word as far as its comma.
ICON_MEANINGS: dict[str, str] = {
    "Improvement": "The latest figure is better than chance alone would explain.",
    "Concern": "The latest figure is worse than chance alone would explain.",
    "Change": (
        "The latest figure is higher or lower than chance alone would explain; neither is good "
        "or bad for this measure."
    ),
    _COMMON.word: "The latest figure goes up and down as it usually does: no sign of a change.",
    _TOO_FEW.word: "There are not enough figures yet to say what is usual.",
    "Expected to meet target": "Unless something changes, the target will be met as a rule.",
    "Expected to miss target": "Unless something changes, the target will be missed as a rule.",
    "Hit or miss": "The target lies in the usual range, so it is hit or missed by chance.",
    _NO_TARGET.word: "There is no target, or no good or bad direction, to test against.",
}
ICON_LETTERS: dict[str, str] = {
    "H": "high or rising",
    "L": "low or falling",
    "U": "within the usual range",
    "I": "improvement",
    "C": "concern",
    "P": "pass: the target is expected to be met",
    "F": "fail: the target is expected to be missed",
    "?": "hit or miss",
    "–": "not tested",
}


def badge(status: str, icon: str | None = None) -> Badge:
    """A status as word, shape and colour: green circle, amber triangle, red square, plain dash.

    Takes a status of `methods.status` or its words ("data only"). With `icon` (star, circle or
    triangle) it is one of PerformancePlus's three icons: a green star better than target, a blue
    circle on target, a red triangle worse than target; an uncoloured status stays plain.
    ValueError for another word.
    """
    key = str(status).strip().lower().replace(" ", "_")
    found = _looked_up(_BADGES, key, "a status")
    if icon is None or found.tone is Tone.PLAIN:
        return found
    return _looked_up(_THREE_ICONS, str(icon), "an icon")


def variation_icon(variation: str | None, signal: str | None = None) -> Icon:
    """What the latest point of a control chart says (NHS Making Data Count's variation icon).

    `variation` is improvement, concern, neutral_high, neutral_low, common_cause, or None where
    there are too few figures to say. `signal` is the rule that fired, a key of `SIGNALS`: it
    gives the letter H or L, and whether the figure is high, low, rising or falling. ValueError
    for another word.
    """
    if variation is None:
        return _TOO_FEW
    found = _looked_up({**_JUDGED, "common_cause": _COMMON}, str(variation), "a variation")
    return found if signal is None or found is _COMMON else _sided(found, str(signal))


def _sided(icon: Icon, signal: str) -> Icon:
    """The icon with the letter and the word of its signal's side."""
    _looked_up(SIGNALS, signal, "a signal")
    letter, side = _SIDES[signal.rpartition("_")[2]]
    word = icon.word.partition(",")[0]
    return icon.model_copy(update={"letter": letter, "word": f"{word}, {side}"})


def assurance_icon(assurance: str | None) -> Icon:
    """Whether a target will be met (NHS Making Data Count's assurance icon).

    `assurance` is pass, fail, hit_or_miss, or None without a target. ValueError for another word.
    """
    if assurance is None:
        return _NO_TARGET
    return _looked_up(_ASSURANCES, str(assurance), "an assurance")


def _looked_up(known: dict[str, Shown], key: str, what: str) -> Shown:
    if key not in known:
        raise ValueError(f"“{key}” is not {what}: {', '.join(known)}")
    return known[key]
