"""An icon's picture: a letter in a coloured shape, as inline SVG.

The picture is hidden from screen readers, because the icon's word stands beside it.
"""

from __future__ import annotations

from html import escape

from pmf_lib.views import theme
from pmf_lib.views.clean import clean
from pmf_lib.views.records import Icon, IconTone, Shape

SIZE = 32

TONE_COLOURS = {
    IconTone.IMPROVEMENT: theme.CONTROL_COLOURS["improvement"],
    IconTone.CONCERN: theme.CONTROL_COLOURS["concern"],
    IconTone.COMMON: theme.CONTROL_COLOURS["common"],
    IconTone.NEUTRAL: theme.CONTROL_COLOURS["neutral"],
    IconTone.PASS: theme.CONTROL_COLOURS["improvement"],
    IconTone.FAIL: theme.CONTROL_COLOURS["concern"],
    IconTone.HIT_OR_MISS: theme.CONTROL_COLOURS["common"],
    IconTone.NONE: theme.STATUS_COLOURS["plain"],
}
_OUTLINES = {
    Shape.CIRCLE: "M16,2a14,14 0 1 1 0,28a14,14 0 1 1 0,-28z",
    Shape.SQUARE: "M4,4H28V28H4z",
    Shape.DIAMOND: "M16,0L32,16L16,32L0,16z",
    Shape.TRIANGLE: "M16,1L32,30H0z",
    Shape.TRIANGLE_DOWN: "M16,31L32,2H0z",
    Shape.STAR: "M16,0l4,11.5h12l-9.5,7.5l3.5,12l-10,-7l-10,7l3.5,-12l-9.5,-7.5h12z",
    Shape.DASH: "M2,7H30V25H2z",
}
_BASELINES = {Shape.TRIANGLE: 27, Shape.TRIANGLE_DOWN: 17, Shape.STAR: 22}


def icon(record: Icon) -> str:
    """The icon's shape with its letter; one that says nothing is an outline without colour."""
    colour = TONE_COLOURS[record.tone]
    hollow = record.shape is Shape.DASH
    fill, ink = (theme.PAPER, theme.INK) if hollow else (colour, theme.PAPER)
    outline = f' stroke="{colour}" stroke-width="2"' if hollow else ""
    return (
        f'<svg viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}" aria-hidden="true">'
        f'<path d="{_OUTLINES[record.shape]}" fill="{fill}"{outline}/>'
        f'<text x="16" y="{_BASELINES.get(record.shape, 22)}" text-anchor="middle" '
        f'font-size="{_letter_size(record)}" font-weight="bold" '
        f'fill="{ink}">{escape(clean(record.letter))}</text></svg>'
    )


def _letter_size(record: Icon) -> int:
    return 17 if len(record.letter) == 1 else 13
