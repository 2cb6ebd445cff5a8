"""Plans: from the community strategy to the team, their objectives and reviews (R1-014, R3-016)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    day,
    directorate,
    measure,
    number,
    period,
    recorded,
    registered,
    text,
    unit,
)

LEVELS = (
    "community strategy",
    "partnership agreement",
    "corporate plan",
    "directorate plan",
    "service plan",
    "team plan",
)
DOCUMENTS = ("service plan", "partnership plan", "strategy", "audit plan", "delivery contract")
SCOPES = ("priority", "improvement")
REVIEW_STEPS = ("plan", "do", "review", "revise")
REVIEW_OUTCOMES = (
    "new plan",
    "share success",
    "approach unrealistic",
    "use resources differently",
    "new partners",
)
CONTRACT_PARTS = ("drivers", "outcomes", "delivery in budget", "value for money")
CONTRACT_ACTIVITIES = ("performance", "efficiency", "income", "change")

PLANS = Table(
    name="plans",
    grain="one plan of one level",
    requirement="R1-014",
    key=("plan",),
    known_on="recorded_on",
    columns=(
        text("plan", "Code of the plan", needed=True),
        text("title", "The plan", needed=True),
        choice("level", "Level of the golden thread", LEVELS, needed=True),
        text("parent", "Plan it serves; empty at the top"),
        choice("document", "What the document is (R3-059)", DOCUMENTS),
        directorate("Directorate whose plan it is", needed=False),
        unit("Unit whose plan it is", needed=False),
        text("team", "Team whose plan it is"),
        period("Year, or the first of its years"),
        number("pages", "Its length in pages (R0-015)", lowest=0),
        text("agreed_between", "Who agreed it with whom, by post (R4-007)"),
        day("signed_off_on", "Day it was signed off; empty: not yet (R2-017)"),
        text("signed_off_by", "Who signed it off, by post (R3-023)"),
        recorded(),
    ),
)

PLAN_SERVICES = Table(
    name="plan_services",
    grain="one unit that one plan covers",
    requirement="R3-017",
    key=("plan", "unit"),
    known_on="recorded_on",
    columns=(
        registered("plan", "Code of the plan"),
        unit(),
        recorded(),
    ),
)

OBJECTIVES = Table(
    name="objectives",
    grain="one objective of one plan",
    requirement="R3-018",
    key=("objective",),
    known_on="recorded_on",
    columns=(
        text("objective", "Code of the objective", needed=True),
        registered("plan", "Plan it belongs to"),
        text("serves", "Objective or priority above it; empty: an orphan (R0-016)"),
        unit("Unit that works for it", needed=False),
        text("title", "What will be achieved", needed=True),
        text("outcome", "What will be different for people", needed=True),
        text("lead", "Who leads it, by post", needed=True),
        measure("Measure that shows it", needed=False),
        number("target", "Figure it aims at"),
        day("due_on", "Day it is to be reached"),
        choice("scope", "Why it stands in the plan (R0-016)", SCOPES),
        text("budget_code", "Line of the financial plan (R0-017)"),
        text("reason", "Why it is achievable and realistic"),
        recorded(),
    ),
)

PLAN_MONEY = Table(
    name="plan_money",
    grain="what the financial plan holds for one budget code in one year",
    requirement="R0-017",
    key=("budget_code", "period"),
    known_on="recorded_on",
    columns=(
        text("budget_code", "Line of the financial plan", needed=True),
        unit("Unit", needed=False),
        period("Year"),
        number("amount", "Amount in pounds"),
        recorded(),
    ),
)

PLAN_REVIEWS = Table(
    name="plan_reviews",
    grain="one review of one plan",
    requirement="R1-006",
    key=("plan", "reviewed_on"),
    known_on="recorded_on",
    columns=(
        registered("plan", "Code of the plan"),
        unit("Unit", needed=False),
        day("reviewed_on", "Day of the review", needed=True),
        choice("step", "Step of the cycle it ends", REVIEW_STEPS, needed=True),
        choice("outcome", "What came of it (R1-009)", REVIEW_OUTCOMES),
        text("lesson", "What was learnt"),
        text("was", "What the plan said before (R0-012)"),
        text("now", "What it says since"),
        text("users", "What users and stakeholders said (R1-007)"),
        recorded(),
    ),
)

WORKFORCE_ANSWERS = Table(
    name="workforce_answers",
    grain="the answer to one key question of workforce planning",
    requirement="R3-020",
    key=("plan", "question"),
    known_on="recorded_on",
    columns=(
        registered("plan", "Code of the plan"),
        unit(),
        text("question", "The question", needed=True),
        text("answer", "The answer; empty: not yet answered"),
        recorded(),
    ),
)

CONTRACTS = Table(
    name="contract_parts",
    grain="one part of one directorate's delivery contract",
    requirement="R4-007",
    key=("directorate", "period", "part", "title"),
    known_on="recorded_on",
    columns=(
        directorate("Directorate"),
        period("Year"),
        choice("part", "Part of the contract", CONTRACT_PARTS, needed=True),
        text("title", "What it says in a few words", needed=True),
        text("detail", "What it says"),
        text("evidence", "What shows that it can be done (R4-012)"),
        text("theme", "Cross-cutting theme it touches (R4-013)"),
        recorded(),
    ),
)

CONTRACT_SUMMARY = Table(
    name="contract_activities",
    grain="one line of one directorate's contract summary",
    requirement="R4-010",
    key=("directorate", "period", "activity", "title"),
    known_on="recorded_on",
    columns=(
        directorate("Directorate"),
        period("Year"),
        choice("activity", "What sort of activity", CONTRACT_ACTIVITIES, needed=True),
        text("title", "The activity", needed=True),
        number("amount", "What it brings in pounds; empty where it is not money"),
        text("status", "Where it stands"),
        recorded(),
    ),
)

PLANS_AND_OBJECTIVES = (
    PLANS,
    PLAN_SERVICES,
    OBJECTIVES,
    PLAN_MONEY,
    PLAN_REVIEWS,
    WORKFORCE_ANSWERS,
    CONTRACTS,
    CONTRACT_SUMMARY,
)
