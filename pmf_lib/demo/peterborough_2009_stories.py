"""The stories planted in Peterborough's demo."""

from __future__ import annotations

from pmf_lib.demo.story import Story, StoryKind

PETERBOROUGH_2009 = (
    Story(
        StoryKind.REAL_SHIFT,
        "STR02",
        "2008-09-M10",
        "Nine points more figures come in time since the reminders of January 2009.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "WAS02",
        "2008-09-M07",
        "Five points more is recycled since food waste was collected from October 2008.",
    ),
    Story(
        StoryKind.REBASED,
        "WAS02",
        "2008-09-M07",
        "New limits from October 2008: what was a shift is now the usual range.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "CSC01",
        "2008-09-M09",
        "Some fourteen points fewer assessments in time since referrals rose in December 2008.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "CSC05",
        "2008-09-M09",
        "Referrals rise by a third in December 2008: what lies behind late assessments.",
    ),
    Story(
        StoryKind.NOT_REBASED,
        "CSC01",
        "2008-09-M09",
        "Nobody approved new limits, so the fall is still a concern.",
    ),
    Story(
        StoryKind.SLOW_DECLINE,
        "CUS02",
        "2009-10-M06",
        "Two points fewer each year; one month beside the next hides it.",
    ),
    Story(
        StoryKind.NOISE,
        "HCS04",
        "2009-10-M06",
        "September turns amber, yet lies within the usual range: nothing has changed.",
    ),
    Story(
        StoryKind.RESTATED,
        "ASC02",
        "2009-10-M04",
        "14.6 became 11.9 on 22 September 2009: people who wait for the NHS had been counted.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "CUS05",
        "2009-10-Q2",
        "No figure for the current quarter: overdue, and the one before it is shown with its age.",
    ),
    Story(
        StoryKind.TOO_LATE_FOR_MEETING,
        "WAS03",
        "2009-10-Q1",
        "Entered on 14 September 2009, 66 days late: it missed August's and September's meetings.",
    ),
    Story(
        StoryKind.OLD_BY_ITS_CLOCK,
        "SCH01",
        "2008-09",
        "Examination results are due 190 days after the year, and came in time: nothing to do.",
    ),
    Story(
        StoryKind.NEW_DEFINITION,
        "REV01",
        "2008-09-M01",
        "Changes count from April 2008: days fall by half, and that is no improvement.",
    ),
    Story(
        StoryKind.REBASED,
        "REV01",
        "2008-09-M01",
        "New limits from the month in which version 2 of the definition came into force.",
    ),
    Story(
        StoryKind.HIDDEN_BY_MIX,
        "REV04",
        "2009-10-M01",
        "Large and small firms both wait longer; most invoices now come from large ones.",
    ),
)
