"""The stories planted in Lancaster's demo."""

from __future__ import annotations

from pmf_lib.demo.story import Story, StoryKind

LANCASTER_2008 = (
    Story(
        StoryKind.REAL_SHIFT,
        "REV02",
        "2007-08-M10",
        "Claims and changes take four days less from January 2008 on, and it lasts.",
    ),
    Story(
        StoryKind.REBASED,
        "REV02",
        "2007-08-M10",
        "New limits from January 2008: what was a shift is now the usual range.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "INF02",
        "2007-08-M01",
        "More calls are answered in time since the service centre opened in April 2007.",
    ),
    Story(
        StoryKind.REBASED,
        "INF02",
        "2007-08-M01",
        "New limits from the month in which the service centre opened.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "WAS03",
        "2007-08-M11",
        "Missed collections rise by two thirds with the new rounds of February 2008.",
    ),
    Story(
        StoryKind.NOT_REBASED,
        "WAS03",
        "2007-08-M11",
        "Nobody approved new limits, so the rise is still a concern.",
    ),
    Story(
        StoryKind.SLOW_DECLINE,
        "LEI01",
        "2008-09-M06",
        "Two or three visits in a hundred fewer each year; no single month shows it.",
    ),
    Story(
        StoryKind.NOISE,
        "ENV04",
        "2008-09-M06",
        "September is below target, yet lies within the usual range: nothing has changed.",
    ),
    Story(
        StoryKind.RESTATED,
        "HOU02",
        "2008-09-Q1",
        "27 became 35 on 6 October 2008 because of an error: the target was missed after all.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "ECO03",
        "2008-09-Q2",
        "No figure for the current quarter: overdue, and the one before it is shown with its age.",
    ),
    Story(
        StoryKind.ALMOST_NO_DATA,
        "ENV03",
        "2008-09-Q1",
        "New in April 2008: two figures, no history and no control chart.",
    ),
    Story(
        StoryKind.NOT_ITS_PARTS,
        "REV03",
        "2008-09-Q2",
        "98.7 was handed in beside 367 of 375, which is 97.9.",
    ),
    Story(
        StoryKind.SUCCESS_APPROVED,
        "HOU01",
        "2008-09-Q2",
        "Fewer council homes are not decent each year: approved, checked and told to everyone.",
    ),
    Story(
        StoryKind.SUCCESS_FOUND,
        "WAS04",
        "2008-09-Q2",
        "Fewer streets with litter: checked, found by the figures, and not yet put forward.",
    ),
    Story(
        StoryKind.SUCCESS_BY_CHANCE,
        "WAS01",
        "2008-09-Q2",
        "On target and approved, yet within its usual range: told to the committee alone.",
    ),
    Story(
        StoryKind.HIDDEN_BY_TOTAL,
        "WAS01",
        "2008-09-M01",
        "Morecambe and Heysham recycle less since April while the whole district recycles more.",
    ),
)
