"""Projects, milestones, benefits: what is changed, and whether it pays (R3-019, R2-023)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    day,
    exempt,
    group,
    measure,
    number,
    recorded,
    registered,
    text,
    unit,
    yes_no,
)

PROJECT_STATUSES = ("not started", "on track", "at risk", "late", "complete", "stopped")
FRAMEWORKS = ("Corporate Plan", "LAA", "LSP", "service business plan")

PROJECTS = Table(
    name="projects",
    grain="one project as reported on a day",
    requirement="R3-019",
    key=("project",),
    known_on="recorded_on",
    columns=(
        text("project", "Code of the project", needed=True),
        text("title", "The project", needed=True),
        registered("plan", "Plan it belongs to", needed=False),
        unit("Unit that runs it"),
        group("Thematic group that oversees it"),
        text("remit", "Item of the group's remit (R3-012)"),
        text("priority", "Priority it serves"),
        text("lead", "Who leads it, by post", needed=True),
        day("starts_on", "First day"),
        day("due_on", "Day it is due", needed=True),
        choice("status", "Where it stands", PROJECT_STATUSES, needed=True),
        number("budget", "Budget in pounds"),
        number("spent", "Spent in pounds"),
        text("progress", "What has been done"),
        yes_no("on_the_page", "Whether it stands on the plan on a page (R3-008)"),
        exempt(),
        recorded(),
    ),
)

MILESTONES = Table(
    name="milestones",
    grain="one milestone of one target, project or action",
    requirement="R2-023",
    key=("milestone",),
    known_on="recorded_on",
    columns=(
        text("milestone", "Code of the milestone", needed=True),
        unit(),
        measure("Measure whose target it leads to", needed=False),
        registered("project", "Project it belongs to", needed=False),
        registered("action", "Action of the service plan it is a step of (R1-048)", needed=False),
        choice("framework", "Plan or agreement it is from", FRAMEWORKS, needed=True),
        text("title", "What is to be reached", needed=True),
        day("due_on", "Day it is due", needed=True),
        day("reached_on", "Day it was reached; empty: not yet"),
        text("note", "What a reader must know"),
        recorded(),
    ),
)

BENEFITS = Table(
    name="benefits",
    grain="one benefit that one project is to bring",
    requirement="R4-069",
    key=("benefit",),
    known_on="recorded_on",
    columns=(
        text("benefit", "Code of the benefit", needed=True),
        registered("project", "Project that brings it"),
        unit("Unit", needed=False),
        text("title", "The benefit", needed=True),
        number("planned", "Planned for the year, in pounds"),
        number("realised", "Realised so far, in pounds"),
        day("due_on", "Day it is due"),
        recorded(),
    ),
)

PROJECTS_AND_MILESTONES = (
    PROJECTS,
    MILESTONES,
    BENEFITS,
)
