"""Organisation: who answers for what, teams and their reviews, roles (R2-011, R0-019, R3-049).

Appraisals are kept as counts: nothing here names a member of staff (R3-047).
"""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    committee,
    count,
    day,
    period,
    portfolio,
    recorded,
    text,
    unit,
)

TEAM_STEPS = ("performance and effectiveness", "culture", "priorities", "learning and development")
PRINCIPLES = ("Clear", "Committed", "Confident")

PORTFOLIO_SERVICES = Table(
    name="portfolio_services",
    grain="one unit that a portfolio answers for since a day",
    requirement="R2-011",
    key=("portfolio", "unit", "since"),
    known_on="recorded_on",
    columns=(
        portfolio("Portfolio"),
        unit(),
        day("since", "First day", needed=True),
        day("until", "Last day; empty: still"),
        text("note", "What a reader must know"),
        recorded(),
    ),
)

PAIRING_TRIALS = Table(
    name="pairing_trials",
    grain="one service moved in one pairing that is tried and not adopted",
    requirement="R0-004",
    key=("trial", "unit"),
    known_on="recorded_on",
    columns=(
        text("trial", "Code of the trial", needed=True),
        unit("Service that is moved"),
        committee("Committee that would look at it; where it is its own already, it stays"),
        text("reason", "Why another pairing is tried", needed=True),
        text("proposed_by", "Who proposes it, by post", needed=True),
        recorded(),
    ),
)

TEAMS = Table(
    name="teams",
    grain="one team of one unit",
    requirement="R0-019",
    key=("team",),
    known_on="recorded_on",
    columns=(
        text("team", "Code of the team", needed=True),
        unit(),
        text("title", "The team", needed=True),
        text("lead", "Who leads it, by post", needed=True),
        recorded(),
    ),
)

TEAM_REVIEWS = Table(
    name="team_reviews",
    grain="one step of one team's yearly appraisal",
    requirement="R3-024",
    key=("team", "period", "step"),
    known_on="recorded_on",
    columns=(
        text("team", "Code of the team", needed=True),
        unit(),
        period("Year"),
        choice("step", "Step of the appraisal", TEAM_STEPS, needed=True),
        choice("principle", "Principle it serves (R3-025)", PRINCIPLES),
        day("done_on", "Day it was done; empty: still to do"),
        recorded(),
    ),
)

APPRAISALS = Table(
    name="appraisals",
    grain="how many appraisals of one unit are done by the end of one period; counts only",
    requirement="R0-020",
    key=("unit", "period"),
    known_on="recorded_on",
    columns=(
        unit(),
        period("Quarter or year"),
        count("due", "Appraisals due"),
        count("completed", "Appraisals completed"),
        count("linked", "With objectives linked to the team's (R3-026)"),
        count("targets_agreed", "With targets agreed (R4-075)"),
        count("interim", "Interim reviews held (R4-044)"),
        count("enhancement", "Cases of performance enhancement; a number, nothing else (R3-047)"),
        day("due_on", "Day by which all are due"),
        recorded(),
    ),
)

ROLES = Table(
    name="roles",
    grain="one responsibility of one role",
    requirement="R3-049",
    key=("role", "responsibility"),
    known_on="recorded_on",
    columns=(
        text("role", "The role", needed=True),
        text("responsibility", "What it answers for", needed=True),
        text("family", "members, senior management, staff and groups, contacts"),
        text("shown_in", "Pack or table that shows it"),
        text("contact", "How to reach it, by post"),
        recorded(),
    ),
)

COMPETENCIES = Table(
    name="competencies",
    grain="one competency expected of managers",
    requirement="R3-046",
    key=("competency",),
    known_on="recorded_on",
    columns=(
        text("competency", "The competency", needed=True),
        text("area", "Key area it belongs to", needed=True),
        text("meaning", "What is expected"),
        text("support", "Training, guidance, mentoring or assessment"),
        recorded(),
    ),
)

ORGANISATION = (
    PORTFOLIO_SERVICES,
    PAIRING_TRIALS,
    TEAMS,
    TEAM_REVIEWS,
    APPRAISALS,
    ROLES,
    COMPETENCIES,
)
