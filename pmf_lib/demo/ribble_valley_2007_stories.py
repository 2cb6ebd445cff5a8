"""The stories planted in Ribble Valley's demo."""

from __future__ import annotations

from pmf_lib.demo.story import Story, StoryKind

RIBBLE_VALLEY_2007 = (
    Story(
        StoryKind.REAL_SHIFT,
        "RVB03",
        "2006-07-M09",
        "New claims are decided nine days sooner since they were scanned in December 2006.",
    ),
    Story(
        StoryKind.REBASED,
        "RVB03",
        "2006-07-M09",
        "New limits from December 2006: what was a shift is now the usual range.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "REF02",
        "2005-06-Q1",
        "Far more waste is composted since garden waste was collected from April 2005.",
    ),
    Story(
        StoryKind.REBASED,
        "REF02",
        "2006-07-Q1",
        "New limits were approved once the change had lasted for a year.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "REF04",
        "2006-07-M10",
        "Missed bins rise by two thirds with the new rounds of January 2007 and stay there.",
    ),
    Story(
        StoryKind.NOT_REBASED,
        "REF04",
        "2006-07-M10",
        "Nobody approved new limits: a clinic set the path back to target.",
    ),
    Story(
        StoryKind.SLOW_DECLINE,
        "COR03",
        "2007-08-M06",
        "Two points fewer each year; no single month shows it.",
    ),
    Story(
        StoryKind.NOISE,
        "COR01",
        "2007-08-M06",
        "September turns red, yet lies within the usual range: nothing has changed.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "DCO04",
        "2007-08-Q2",
        "No figure for the current quarter: overdue, and the one before it is shown with its age.",
    ),
    Story(
        StoryKind.ALWAYS_MISSED,
        "DCO02",
        "2007-08-M06",
        "Below target in every month of a year at the present strength: a matter for a clinic.",
    ),
    Story(
        StoryKind.FAR_BETTER,
        "ENV03",
        "2007-08-M06",
        "Ten points above target in every month: a candidate for a harder target.",
    ),
    Story(
        StoryKind.RECOVERY_SHOWN,
        "RVB03",
        "2006-07-M09",
        "After the clinic of November 2006 the very first month shows the change.",
    ),
    Story(
        StoryKind.RECOVERY_NOT_SHOWN,
        "DCO03",
        "2006-07-M10",
        "Three good months satisfied the panel; nothing beyond chance was ever seen.",
    ),
)
