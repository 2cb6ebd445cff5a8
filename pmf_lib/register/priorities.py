"""Priorities: what matters most, since when, and why (R1-021, R1-023)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import body, choice, day, measure, number, period, recorded, text

ORIGINS = ("national", "local", "consultation", "emergency")
HORIZONS = ("long", "short")

PRIORITIES = Table(
    name="priorities",
    grain="one priority as set on a day; its history is kept",
    requirement="R1-021",
    key=("priority",),
    known_on="set_on",
    columns=(
        text("priority", "The priority, as measures name it", needed=True),
        text("plan", "Plan that sets it"),
        number("rank", "1 matters most", lowest=1),
        choice("origin", "Where it comes from", ORIGINS, needed=True),
        choice("horizon", "Long term or short term", HORIZONS, needed=True),
        day("starts_on", "First day", needed=True),
        day("ends_on", "Last day; empty: still a priority"),
        text("reason", "Why it was taken up, changed or dropped (R1-023)"),
        text("ambition", "Ambition of the community it serves (R1-080)"),
        text("owner", "Member who answers for it, by portfolio"),
        recorded("Day it was set", "set_on"),
    ),
)

WATCH_LIST = Table(
    name="watch_list",
    grain="one matter that members watch until they close it",
    requirement="R1-019",
    key=("item",),
    known_on="recorded_on",
    columns=(
        text("item", "Code of the item", needed=True),
        body("body", "Body that watches it"),
        measure("Measure it is about", needed=False),
        text("title", "The matter", needed=True),
        day("since", "Day it was taken up", needed=True),
        day("closed_on", "Day it was closed by decision"),
        text("decision", "The decision that closed it"),
        recorded(),
    ),
)

PRIORITY_MONEY = Table(
    name="priority_money",
    grain="what one priority has to spend in one year",
    requirement="R1-026",
    key=("priority", "period"),
    known_on="recorded_on",
    columns=(
        text("priority", "The priority", needed=True),
        period("Year"),
        number("budget", "Budget in pounds"),
        number("spent", "Spent in pounds"),
        recorded(),
    ),
)

PRIORITY_TABLES = (
    PRIORITIES,
    WATCH_LIST,
    PRIORITY_MONEY,
)
