"""The stories planted in rebases, benchmarks and service standards."""

from __future__ import annotations

from pmf_lib.demo.story import Story, StoryKind

YARDSTICK_STORIES = (
    Story(
        StoryKind.REBASED,
        "REV03",
        "2020-21-M10",
        "New limits from January 2021, with reason, evidence and approver: now its usual range.",
    ),
    Story(
        StoryKind.REBASED,
        "NEI01",
        "2019-20-M01",
        "New limits from the month in which version 2 of the definition came into force.",
    ),
    Story(
        StoryKind.REBASED,
        "ICT02",
        "2020-21-M03",
        "New limits since the desk lost two posts: its usual range lies wholly below the target.",
    ),
    Story(
        StoryKind.REBASED,
        "DEV04",
        "2020-21-M10",
        "More applications since January 2021; approved, though no evidence is recorded.",
    ),
    Story(
        StoryKind.NOT_REBASED,
        "NEI03",
        "2020-21-M12",
        "Nobody approved new limits, so the rise since March 2021 is still a concern.",
    ),
    Story(
        StoryKind.BOTTOM_QUARTILE,
        "CUS05",
        "2021-22-Q2",
        "Last of all that have published: each of them answers more complaints in time.",
    ),
    Story(
        StoryKind.TOP_QUARTILE,
        "REV03",
        "2021-22-M06",
        "Among the four quickest: what was a shift for us is good beside others too.",
    ),
    Story(
        StoryKind.LIKE_NEIGHBOURS,
        "NEI01",
        "2021-22-M06",
        "In the middle half of the neighbours: neither praise nor worry follows.",
    ),
    Story(
        StoryKind.NEIGHBOUR_MISSING,
        "CUS05",
        "2021-22-Q2",
        "Neighbour authority 07 has published nothing yet: it is not ranked, and not 0.",
    ),
    Story(
        StoryKind.STANDARD_BROKEN,
        "GRO01",
        "2021-22-Q2",
        "Kept in the first quarter and broken in the second: 83.7 of 100, and 85 were promised.",
    ),
    Story(
        StoryKind.STANDARD_RESTORED,
        "SER01",
        "2021-22-Q2",
        "Broken in the first quarter and kept in the second: restored.",
    ),
)
"""Those of the demo council of 2021."""
