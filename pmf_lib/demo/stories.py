"""The stories planted in a demo: which measure, which period, what a reader should find."""

from __future__ import annotations

from pmf_lib.demo.carlisle_2003_stories import CARLISLE_2003
from pmf_lib.demo.catalogue import catalogue_keys
from pmf_lib.demo.lancaster_2008_stories import LANCASTER_2008
from pmf_lib.demo.peterborough_2009_stories import PETERBOROUGH_2009
from pmf_lib.demo.ribble_valley_2007_stories import RIBBLE_VALLEY_2007
from pmf_lib.demo.story import ExpectedWarning, Story, StoryKind
from pmf_lib.demo.yardstick_stories import YARDSTICK_STORIES

__all__ = ["EXPECTED_WARNINGS", "STORIES", "ExpectedWarning", "Story", "StoryKind"]

_CARLISLE = (
    Story(
        StoryKind.REAL_SHIFT,
        "REV03",
        "2020-21-M10",
        "New claims are decided about a week sooner from January 2021 on, and it lasts.",
    ),
    Story(
        StoryKind.REAL_SHIFT,
        "NEI03",
        "2020-21-M12",
        "Missed collections rise by half in March 2021 and stay there: special cause, concern.",
    ),
    Story(
        StoryKind.SLOW_DECLINE,
        "CUS02",
        "2021-22-M06",
        "Two points fewer each year; no single month shows it.",
    ),
    Story(
        StoryKind.NOISE,
        "FIN01",
        "2021-22-M06",
        "September turns amber, yet lies within the usual range: nothing has changed.",
    ),
    Story(
        StoryKind.RESTATED,
        "HOM04",
        "2021-22-Q1",
        "49 became 58 on 5 October 2021 because of an error, and green became red.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "PRO03",
        "2021-22-Q2",
        "No figure for the current quarter: overdue, and the one before it is shown with its age.",
    ),
    Story(
        StoryKind.LATE_RETURN,
        "GRO05",
        "2021-22-M06",
        "No figure for the last month: overdue, and the quarter has none.",
    ),
    Story(
        StoryKind.RECORDED_LATE,
        "LEG02",
        "2021-22-M06",
        "Recorded on 21 October 2021, after the due date and before the pack.",
    ),
    Story(
        StoryKind.WRONG_DENOMINATOR,
        "RGS02",
        "2021-22-M04",
        "The numerator is above the denominator: loads flagged, above 100 percent.",
    ),
    Story(
        StoryKind.TARGET_OF_ZERO,
        "HSA02",
        "2021-22-M06",
        "No share of 0 can be taken: the status is unknown and says why.",
    ),
    Story(
        StoryKind.TARGET_OF_ZERO,
        "AUD03",
        "2021-22-Q2",
        "With an absolute tolerance a target of 0 has a status.",
    ),
    Story(
        StoryKind.FAR_BETTER,
        "SER05",
        "2021-22-M06",
        "More than twenty points above target in every month: a candidate for a harder target.",
    ),
    Story(
        StoryKind.MISSING_WITH_REASON,
        "HCI01",
        "2020-21-M01",
        "The centres were closed: no figure, a reason, and not 0.",
    ),
    Story(
        StoryKind.TRUE_ZERO,
        "TOU01",
        "2020-21-M01",
        "The door was closed and nobody came: a figure, and it is 0.",
    ),
    Story(
        StoryKind.SUPPRESSED,
        "HOM06",
        "2021-22-M06",
        "A count below five is not shown, so that nobody can be recognised.",
    ),
    Story(
        StoryKind.NOT_A_NUMBER,
        "HCI01",
        "2020-21-M02",
        "Someone wrote “closed”: no figure, loads flagged, and the reason given beside it holds.",
    ),
    Story(StoryKind.MESSY_NUMBER, "FIN03", "2021-22-M06", "Pounds with a sign and commas."),
    Story(StoryKind.MESSY_NUMBER, "CUS06", "2021-22-M06", "A percentage with its sign."),
    Story(StoryKind.MESSY_NUMBER, "HRP07", "2020-21", "A negative figure in brackets."),
    Story(StoryKind.MESSY_NUMBER, "TOU02", "2021-22-M06", "A count with commas."),
    Story(StoryKind.MESSY_NUMBER, "DEM07", "2020-21", "Yes in place of 1."),
    Story(
        StoryKind.ALMOST_NO_DATA,
        "PAS01",
        "2021-22-Q1",
        "PA Support: two measures with figures from this year alone, and nil returns.",
    ),
    Story(
        StoryKind.HELD_BELOW_TARGET,
        "CUS05",
        "2021-22-Q2",
        "The same as a year ago and more than a tenth below target: red, or amber by Havering.",
    ),
    Story(
        StoryKind.ALWAYS_MISSED,
        "ICT02",
        "2021-22-M06",
        "The target lies above what the service desk has managed in any month since June 2020.",
    ),
    Story(
        StoryKind.TARGET_LOWERED,
        "TOU02",
        "2021-22",
        "The year's target fell on 2 August 2021 and nobody said why; red became green.",
    ),
    Story(
        StoryKind.NEW_DEFINITION,
        "NEI01",
        "2019-20-M01",
        "Version 2 of the definition came into force on 1 April 2019.",
    ),
    Story(
        StoryKind.RECOVERY_PATH,
        "RGS01",
        "2021-22-Q2",
        "Judged by the path agreed at the clinic, not by the year's target.",
    ),
    Story(
        StoryKind.OUT_OF_BAND, "FIN05", "2020-21", "An underspend too large to be well foreseen."
    ),
    Story(
        StoryKind.COVID_DIP,
        "TOU02",
        "2020-21-M01",
        "Footfall fell by two thirds, then came back in part.",
    ),
    Story(
        StoryKind.SUBGROUPS,
        "NEI01",
        "2021-22-M06",
        "Urban and rural parts add up to the whole.",
    ),
    Story(
        StoryKind.HIDDEN_BY_TOTAL,
        "NEI02",
        "2021-22-M04",
        "Rural households throw away more since July while the whole district throws away less.",
    ),
    Story(
        StoryKind.GROUP_BY_CHANCE,
        "NEI05",
        "2021-22-M04",
        "Rural fly-tips are cleared a little later and the whole sooner: a few either way.",
    ),
)

STORIES: dict[str, tuple[Story, ...]] = dict.fromkeys(catalogue_keys(), ()) | {
    "carlisle-2003": CARLISLE_2003,
    "ribble-valley-2007": RIBBLE_VALLEY_2007,
    "lancaster-2008": LANCASTER_2008,
    "peterborough-2009": PETERBOROUGH_2009,
    "carlisle-2021": (*_CARLISLE, *YARDSTICK_STORIES),
}
"""The stories of each demo council; a council without an entry here has none."""

EXPECTED_WARNINGS: dict[str, tuple[ExpectedWarning, ...]] = dict.fromkeys(catalogue_keys(), ()) | {
    "carlisle-2021": (
        ExpectedWarning("not_a_number", "value", "closed", "HCI01", "2020-21-M02"),
        ExpectedWarning("percent_out_of_range", "value", "103.6", "RGS02", "2021-22-M04"),
        ExpectedWarning("numerator_too_large", "numerator", "1046", "RGS02", "2021-22-M04"),
    ),
    "lancaster-2008": (ExpectedWarning("value_disagrees", "value", "98.7", "REV03", "2008-09-Q2"),),
}
"""What intake must say of each demo's values, and of nothing else: no faults, no other warning."""
