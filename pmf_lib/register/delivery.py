"""Delivery: challenges, actions, risks, decisions, reviews and issues (R0-024 to R0-029)."""

from pmf_lib.register.columns import Column, Kind, Table

_UNIT = Column("unit", Kind.CODE, "Business unit", required=True, refers_to="unit")
_PERIOD = Column("period", Kind.PERIOD, "Quarter reported", required=True)
_RECORDED = Column("recorded_on", Kind.DATE, "Day it was reported")

ACTION_STATUSES = ("not started", "on track", "at risk", "late", "complete", "stopped")
DECISION_STATUSES = ("planned", "taken", "deferred", "withdrawn")
CORPORATE_AREAS = ("people", "accommodation", "IT")


def _score(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name, Kind.NUMBER, meaning, required=required, lowest=1, highest=5, whole=True)


KEY_CHALLENGES = Table(
    name="key_challenges",
    grain="one key challenge of one unit's business plan",
    requirement="R0-025",
    key=("challenge",),
    known_on="recorded_on",
    columns=(
        Column("challenge", Kind.TEXT, "Code of the challenge", required=True),
        _UNIT,
        Column("period", Kind.PERIOD, "Year of the business plan", required=True),
        Column("title", Kind.TEXT, "The challenge", required=True),
        _RECORDED,
    ),
)

DEVELOPMENTS = Table(
    name="developments",
    grain="what happened on one key challenge in one period",
    requirement="R0-025",
    key=("challenge", "period"),
    known_on="recorded_on",
    columns=(
        Column("challenge", Kind.TEXT, "Code of the challenge", required=True),
        _UNIT,
        _PERIOD,
        Column("development", Kind.TEXT, "What happened", required=True),
        _RECORDED,
    ),
)

REVIEWS = Table(
    name="reviews",
    grain="the state of one Best Value review in one period",
    requirement="R0-026",
    key=("review", "period"),
    known_on="recorded_on",
    columns=(
        Column("review", Kind.TEXT, "Code of the review", required=True),
        _UNIT,
        _PERIOD,
        Column("title", Kind.TEXT, "What is reviewed", required=True),
        Column("stage", Kind.TEXT, "Stage reached", required=True),
        Column("update", Kind.TEXT, "What has been done since last quarter"),
        Column("due_on", Kind.DATE, "Day the next stage is due"),
        _RECORDED,
    ),
)

CORPORATE_ISSUES = Table(
    name="corporate_issues",
    grain="one corporate issue of one unit in one period",
    requirement="R0-027",
    key=("unit", "period", "area", "title"),
    known_on="recorded_on",
    columns=(
        _UNIT,
        _PERIOD,
        Column("area", Kind.CHOICE, "What it is about", required=True, allowed=CORPORATE_AREAS),
        Column("title", Kind.TEXT, "The issue in a few words", required=True),
        Column("detail", Kind.TEXT, "What it is and what is done about it"),
        _RECORDED,
    ),
)

KEY_DECISIONS = Table(
    name="key_decisions",
    grain="one key decision as reported on a day",
    requirement="R0-028",
    key=("decision",),
    known_on="recorded_on",
    columns=(
        Column("decision", Kind.TEXT, "Reference of the decision", required=True),
        _UNIT,
        Column("title", Kind.TEXT, "What is to be decided", required=True),
        Column("decision_maker", Kind.CODE, "Body that decides", required=True, refers_to="body"),
        Column("due_on", Kind.DATE, "Day it is to be decided"),
        Column("taken_on", Kind.DATE, "Day it was decided"),
        Column("status", Kind.CHOICE, "Where it stands", required=True, allowed=DECISION_STATUSES),
        _RECORDED,
        Column("note", Kind.TEXT, "What changed since last quarter"),
    ),
)

CROSS_UNIT_ISSUES = Table(
    name="cross_unit_issues",
    grain="one issue raised by one unit, for one other unit that it affects",
    requirement="R0-029",
    key=("issue", "affects", "period"),
    known_on="recorded_on",
    columns=(
        Column("issue", Kind.TEXT, "Code of the issue", required=True),
        Column("unit", Kind.CODE, "Unit that raises it", required=True, refers_to="unit"),
        Column("affects", Kind.CODE, "Unit that it affects", required=True, refers_to="unit"),
        _PERIOD,
        Column("title", Kind.TEXT, "The issue in a few words", required=True),
        Column("detail", Kind.TEXT, "What it is and what is asked"),
        _RECORDED,
    ),
)

ACTIONS = Table(
    name="actions",
    grain="one action of one unit's plan as reported on a day",
    requirement="R1-048",
    key=("action",),
    known_on="recorded_on",
    columns=(
        Column("action", Kind.TEXT, "Code of the action", required=True),
        _UNIT,
        Column("challenge", Kind.TEXT, "Key challenge it serves"),
        Column("measure", Kind.CODE, "Measure it should move", refers_to="measure"),
        Column("title", Kind.TEXT, "What will be done", required=True),
        Column("lead", Kind.TEXT, "Who leads it, by post", required=True),
        Column("due_on", Kind.DATE, "Day it is due", required=True),
        Column("status", Kind.CHOICE, "Where it stands", required=True, allowed=ACTION_STATUSES),
        Column("progress", Kind.TEXT, "What has been done"),
        _RECORDED,
    ),
)

RISKS = Table(
    name="risks",
    grain="one risk of one unit as reviewed on a day",
    requirement="R2-035",
    key=("risk",),
    known_on="recorded_on",
    columns=(
        Column("risk", Kind.TEXT, "Code of the risk", required=True),
        _UNIT,
        Column("measure", Kind.CODE, "Measure it bears on", refers_to="measure"),
        Column("title", Kind.TEXT, "What may happen", required=True),
        _score("likelihood", "Now, from 1 to 5", required=True),
        _score("impact", "Now, from 1 to 5", required=True),
        _score("target_likelihood", "Aimed for, from 1 to 5"),
        _score("target_impact", "Aimed for, from 1 to 5"),
        Column("owner", Kind.TEXT, "Who answers for it, by post", required=True),
        Column("mitigation", Kind.TEXT, "What is done about it"),
        _RECORDED,
    ),
)

DELIVERY = (
    KEY_CHALLENGES,
    DEVELOPMENTS,
    REVIEWS,
    CORPORATE_ISSUES,
    KEY_DECISIONS,
    CROSS_UNIT_ISSUES,
    ACTIONS,
    RISKS,
)
