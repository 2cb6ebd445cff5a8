"""Partnership: boards, what each owns, the targets partners agreed (R4-020, R4-021, R4-077)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import body, count, day, measure, number, period, recorded, text

PARTNERSHIP_BOARDS = Table(
    name="partnership_boards",
    grain="one priority that one board of the partnership owns",
    requirement="R4-021",
    key=("board", "priority"),
    known_on="recorded_on",
    columns=(
        text("board", "The board", needed=True),
        text("role", "What the board is for", needed=True),
        text("priority", "Priority it owns", needed=True),
        text("lead", "Who leads it, by organisation", needed=True),
        recorded(),
    ),
)

PARTNERSHIP_TARGETS = Table(
    name="partnership_targets",
    grain="one year's target of one measure, as the partners agreed it",
    requirement="R4-077",
    key=("measure", "period"),
    known_on="recorded_on",
    columns=(
        measure(),
        period("Year"),
        number("target", "Target agreed"),
        text("agreement", "The agreement", needed=True),
        text("board", "Board that owns it"),
        recorded(),
    ),
)

SEGMENTS = Table(
    name="segments",
    grain="one group of customers and what it asks of the partners",
    requirement="R4-021",
    key=("segment", "period"),
    known_on="recorded_on",
    columns=(
        text("segment", "The group of customers", needed=True),
        period("Year"),
        count("people", "How many people or households"),
        number("demand", "Contacts in the year", lowest=0),
        text("need", "What they need most"),
        recorded(),
    ),
)

PARTNER_REPORTS = Table(
    name="partner_reports",
    grain="one report invited from another public body",
    requirement="R3-044",
    key=("invitation",),
    known_on="recorded_on",
    columns=(
        text("invitation", "Code of the invitation", needed=True),
        body("invited_by", "Body that invited"),
        text("partner", "The public body", needed=True),
        text("subject", "What about", needed=True),
        day("invited_on", "Day of the invitation", needed=True),
        day("due_on", "Day by which the report was asked for"),
        day("received_on", "Day the report came"),
        text("report", "Title or reference of the report that came"),
        text("summary", "What it said"),
        day("considered_on", "Day the body considered it"),
        text("outcome", "What the body made of it, such as a recommendation"),
        recorded(),
    ),
)

PARTNERSHIP = (
    PARTNERSHIP_BOARDS,
    PARTNERSHIP_TARGETS,
    SEGMENTS,
    PARTNER_REPORTS,
)
