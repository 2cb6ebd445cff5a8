"""Meetings: when bodies met, who came, what they considered, when papers went out (R0-023, R2-033).

Those who came are counted by role; no person is named.
"""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    body,
    choice,
    day,
    exempt,
    period,
    recorded,
    registered,
    text,
    unit,
    yes_no,
)

MEETING_KINDS = (
    "ordinary",
    "special",
    "performance review",
    "informal",
    "challenge session",
    "star chamber",
    "forum",
    "benchmarking",
    "briefing",
)
RESPONSES = ("noted", "agreed", "amended", "not agreed", "sent back")

MEETINGS = Table(
    name="meetings",
    grain="one meeting of one body",
    requirement="R2-005",
    key=("meeting",),
    known_on="recorded_on",
    columns=(
        text("meeting", "Code of the meeting", needed=True),
        body("body", "Body that met"),
        day("held_on", "Day of the meeting, a working day", needed=True),
        choice("kind", "What sort of meeting", MEETING_KINDS, needed=True),
        unit("Unit it was about, where it was about one", needed=False),
        period("Quarter it was about"),
        text("purpose", "What it was for"),
        text("chair", "Who chaired it, by post"),
        day("papers_sent_on", "Day the papers went out"),
        day("agenda_published_on", "Day the agenda was published"),
        text("urgency", "Why an item was taken late, and who agreed (LGA 1972, s100B)"),
        text("minute", "Reference of the minutes"),
        recorded(),
    ),
)

ATTENDANCE = Table(
    name="attendance",
    grain="one role at one meeting",
    requirement="R2-021",
    key=("meeting", "role"),
    known_on="recorded_on",
    columns=(
        registered("meeting", "Code of the meeting"),
        text("role", "The role", needed=True),
        yes_no("present", "Whether it was there", needed=True),
        recorded(),
    ),
)

MEETING_PAPERS = Table(
    name="meeting_papers",
    grain="one document before one meeting",
    requirement="R4-009",
    key=("meeting", "document"),
    known_on="recorded_on",
    columns=(
        registered("meeting", "Code of the meeting"),
        text("document", "The document", needed=True),
        text("sha256", "Its digest"),
        exempt(),
        recorded(),
    ),
)

CONSIDERED = Table(
    name="considered",
    grain="one quarter's report as considered by one body",
    requirement="R0-023",
    key=("body", "period"),
    known_on="recorded_on",
    columns=(
        body("body", "Body that considered it"),
        period("Quarter considered"),
        day("considered_on", "Day of the meeting", needed=True),
        choice("response", "What it decided (R3-049)", RESPONSES, needed=True),
        text("comment", "What it said"),
        text("minute", "Reference of the minutes"),
        recorded(),
    ),
)

MEETING_ISSUES = Table(
    name="meeting_issues",
    grain="one issue that one unit's review meeting raised; or that it raised none",
    requirement="R2-029",
    key=("unit", "period", "issue"),
    known_on="recorded_on",
    columns=(
        unit(),
        period("Quarter"),
        text("issue", "Code of the issue", needed=True),
        text("title", "The issue, or that there was none", needed=True),
        yes_no("nil", "yes: the meeting raised none", needed=True),
        text("detail", "What was said"),
        yes_no("strategic", "Whether it bears on a corporate priority"),
        recorded(),
    ),
)

MEETINGS_AND_PAPERS = (
    MEETINGS,
    ATTENDANCE,
    MEETING_PAPERS,
    CONSIDERED,
    MEETING_ISSUES,
)
