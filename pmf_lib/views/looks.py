"""Colours and shapes by name: what a badge or an icon may look like."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """The colour a badge may carry; its word and shape say the same."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    PLAIN = "plain"


class IconTone(StrEnum):
    """What an icon's colour says; its letter, shape and word say the same."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    COMMON = "common"
    NEUTRAL = "neutral"
    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NONE = "none"


class Shape(StrEnum):
    """The shape a badge or an icon carries, so that colour never speaks alone."""

    CIRCLE = "circle"
    TRIANGLE = "triangle"
    TRIANGLE_DOWN = "triangle_down"
    SQUARE = "square"
    DIAMOND = "diamond"
    STAR = "star"
    DASH = "dash"
