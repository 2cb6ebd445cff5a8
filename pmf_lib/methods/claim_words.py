"""The words by which a comment says how a figure moved or stands, and what it is held against."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from enum import StrEnum


def word_set(text: str) -> frozenset[str]:
    """The words of a text, in no order."""
    return frozenset(text.split())


class Sense(StrEnum):
    """What a statement says of the figure; above and below are held against the target."""

    BETTER = "better"
    WORSE = "worse"
    UP = "up"
    DOWN = "down"
    MET = "on target"
    SHORT = "short of target"
    ABOVE = "above target"
    BELOW = "below target"


class Against(StrEnum):
    """What a statement holds the figure against."""

    UNSAID = "an earlier period"
    PERIOD = "the period before"
    MONTH = "the month before"
    QUARTER = "the quarter before"
    YEAR = "the same period last year"
    TARGET = "the target"


VERBS = {
    **dict.fromkeys(("improve", "improves", "improved", "improving"), Sense.BETTER),
    **dict.fromkeys(("worsen", "worsens", "worsened", "worsening"), Sense.WORSE),
    **dict.fromkeys(("deteriorate", "deteriorates", "deteriorated"), Sense.WORSE),
    "deteriorating": Sense.WORSE,
}
NOUNS = {"improvement": Sense.BETTER, "deterioration": Sense.WORSE}
ADJECTIVES = {"better": Sense.BETTER, "worse": Sense.WORSE}
# What these say depends on whether the figure should be high or low.
MOVES = {
    **dict.fromkeys(("rose", "risen", "rising", "increased", "increasing", "grew"), Sense.UP),
    **dict.fromkeys(("fell", "fallen", "falling", "decreased", "decreasing"), Sense.DOWN),
    **dict.fromkeys(("dropped", "declined", "declining", "slipped", "dipped"), Sense.DOWN),
}
# Performance itself can only rise for the better.
EVALUATED = {Sense.UP: Sense.BETTER, Sense.DOWN: Sense.WORSE}

BEING = word_set(
    "is are was were be been being got gets get getting gotten become became becoming remains "
    "remained performs performed performing doing does did do s re"
)
HELPING = word_set("has have had having ve")
ADVERBS = word_set(
    "again further still now much little a bit lot far even also already very more continues "
    "continued continue to just so quite rather well clear steady marked good some any an the"
)
DENIALS = word_set("not never no nor neither hardly without nothing")

# A statement with one of these is about what may come, or about a part, or about another time.
HEDGES = word_set(
    "will should would could may might must can cannot expect expects expected hope hoped hopes "
    "plan plans planned aim aims aimed forecast predicted likely intend intended until unless if "
    "whether need needs needed want wants had once used whilst help helps helped yet seek"
)
PARTS = word_set(
    "some most few several many part half mostly except other others each both third "
    "quarterly ward wards town towns area areas"
)
TIMES = frozenset(
    {*(name.lower() for name in (*month_name[1:], *day_name))}
    | {"spring", "summer", "autumn", "winter", "christmas", "easter", "weekends", "weekdays"}
)

# Words that a clause about the measure itself may have before the statement.
OF_A_FIGURE = word_set(
    "performance figure figures result results rate rates percentage share number numbers score "
    "scores average time times level levels indicator measure outturn total it this these we they "
    "there which that trend position overall our in of for the quarter month period s at on by "
    "and council service speed"
)

MARKERS = word_set(
    "than since compared against over before after between among at until in for from on "
    "during across within throughout"
)
_SAME = r"the same (?:quarter|period|time|month|months|half|point)(?: of| in)?"
REFERENCES: tuple[tuple[Against, re.Pattern[str]], ...] = (
    (
        Against.YEAR,
        re.compile(
            rf"\b(?:{_SAME} (?:last|the previous) year|last year|a year (?:ago|earlier|before)"
            r"|the (?:year before|previous year)|year on year|twelve months (?:ago|earlier))"
            r"(?! s\b)"
        ),
    ),
    (
        Against.QUARTER,
        re.compile(
            r"\b(?:(?:last|the last|previous|the previous) quarter|the quarter before"
            r"|quarter on quarter|three months (?:ago|earlier))(?! s\b)"
        ),
    ),
    (
        Against.MONTH,
        re.compile(r"\b(?:last month|the last month|the previous month|the month before)(?! s\b)"),
    ),
    (Against.PERIOD, re.compile(r"\b(?:last period|the previous period|last time)(?! s\b)")),
)
NOW = re.compile(
    r"\b(?:(?:in|during|over|for|throughout)? ?(?:this|the) (?:quarter|month|period)"
    r"|in q[1-4]|(?:from|at) [£\d][\d,.]*(?: per ?cent| percent| days| weeks)?)"
    r"(?! (?:of|before|s)\b)"
)
_OWN = r"(?:(?:the|its|our|a|this|that|quarter|year|annual|s|yearly|quarterly|monthly) )*"
_VERB = r"(?:(?:is|are|was|were|has|have|been|being|not|never|also|again) )+"
TARGETS: tuple[tuple[Sense, re.Pattern[str]], ...] = (
    (
        Sense.SHORT,
        re.compile(
            rf"\b(?:worse than|short of|off|behind|miss(?:ed|es|ing)?) {_OWN}targets?\b"
            r"|\boff track\b"
            rf"|\btargets? {_VERB}(?:missed)\b"
        ),
    ),
    (
        Sense.MET,
        re.compile(
            rf"\b(?:on|better than|ahead of|within|met|meets|meet|meeting|achieve[sd]?|achieving"
            rf"|hits?|reach(?:ed|es)?|beat|beats|exceed(?:ed|s|ing)?) {_OWN}targets?\b|\bon track\b"
            rf"|\btargets? {_VERB}(?:met|achieved|reached|exceeded|hit|beaten)\b"
        ),
    ),
    (Sense.ABOVE, re.compile(rf"\b(?:above|over|higher than|more than) {_OWN}targets?\b")),
    (
        Sense.BELOW,
        re.compile(rf"\b(?:below|under|lower than|less than|fewer than) {_OWN}targets?\b"),
    ),
)
