"""The look of charts: the Analysis Function's palette, type and lines, on white.

Contrast on white of each colour stands beside it; marks need 3 to 1 and text 4.5 to 1
(WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from typing import Any

INK = "#0b0c0c"
RULE = "#b1b4b6"
PAPER = "#ffffff"

CATEGORICAL = ("#12436d", "#28a197", "#801650", "#f46a25")  # 10.25, 3.17, 9.77, 3.03
TARGET = "#3d3d3d"  # 10.86
STATUS_COLOURS = {"green": "#00703c", "amber": "#ffdd00", "red": "#aa2a16", "plain": "#505a5f"}

# Making Data Count's #00b0f0, #e46c0a and #a6a6a6, darkened until white letters on them and the
# marks themselves can be read (they reach 2.48, 3.26 and 2.43); its purple and red are its own.
CONTROL_COLOURS = {
    "improvement": "#0077b3",  # 4.90
    "concern": "#bd5a00",  # 4.54
    "common": "#6e6e6e",  # 5.10
    "neutral": "#490092",  # 12.36
    "target": "#de1b1b",  # 4.91
}

SHAPES = ("circle", "square", "triangle-up", "diamond")
DASHES = ((1, 0), (8, 4), (2, 3), (10, 3, 2, 3))
TARGET_DASH = (5, 4)

FONT = "Liberation Sans, Arial, sans-serif"
TEXT_SIZE = 16
CHARACTER = 8.2  # usual width of one at that size
WIDTH = 500
HEIGHT = 240


def config() -> dict[str, Any]:
    """The Vega-Lite configuration that every chart carries."""
    words = {"labelFont": FONT, "titleFont": FONT, "labelColor": INK, "titleColor": INK}
    sizes = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE, "titleFontWeight": "normal"}
    return {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None},
        "text": {"font": FONT, "fontSize": TEXT_SIZE, "color": INK},
        "axis": {
            **words,
            **sizes,
            "domainColor": INK,
            "tickColor": INK,
            "gridColor": RULE,
            "gridWidth": 0.5,
            "labelPadding": 6,
        },
        "header": {**words, **sizes, "labelFontWeight": "bold"},
    }
