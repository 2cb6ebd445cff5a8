"""The stories planted in Carlisle's demo of 2003."""

from __future__ import annotations

from pmf_lib.demo.story import Story, StoryKind

CARLISLE_2003 = (
    Story(
        StoryKind.REAL_SHIFT,
        "FIN01",
        "2002-03-M08",
        "Nearly all invoices are paid in time since they began to be scanned in November 2002.",
    ),
    Story(
        StoryKind.REBASED,
        "FIN01",
        "2002-03-M08",
        "New limits from November 2002: what was a shift is now the usual range.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "PLA03",
        "2002-03-M08",
        "More applications decided in time since officers could decide more in November 2002.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "REV03",
        "2002-03-M12",
        "New claims take nine days longer since checks became stricter in March 2003.",
    ),
    Story(
        StoryKind.NOT_REBASED,
        "REV03",
        "2002-03-M12",
        "Nobody approved new limits, so the longer time is still a concern.",
    ),
    Story(
        StoryKind.SLOW_DECLINE,
        "LEI02",
        "2003-04-M06",
        "Three visits in a hundred fewer each year; no single month shows it.",
    ),
    Story(
        StoryKind.NOISE,
        "CIS02",
        "2003-04-M06",
        "September is below target, yet lies within the usual range: nothing has changed.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "PUB04",
        "2003-04-Q2",
        "No figure for the current quarter: overdue, and the one before it is shown with its age.",
    ),
    Story(
        StoryKind.ALMOST_NO_DATA,
        "WAS05",
        "2003-04-Q1",
        "New in April 2003: two figures, no history and no control chart.",
    ),
    Story(
        StoryKind.NEW_DEFINITION,
        "WAS01",
        "2002-03-M01",
        "Version 2 of the definition came into force on 1 April 2002.",
    ),
    Story(
        StoryKind.REBASED,
        "WAS01",
        "2002-03-M01",
        "New limits from the month in which version 2 of the definition came into force.",
    ),
)
