"""Benchmarking, training, guidance, good news, and the work it takes (R4-066, R1-032, R2-016)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    count,
    day,
    group,
    measure,
    number,
    period,
    recorded,
    text,
    unit,
)

ADOPTIONS = ("adopt", "adapt", "watch", "no")
DIRECTIONS = ("asked of us", "asked by us")
EVENT_KINDS = ("training", "briefing", "tutorial")
GUIDANCE_KINDS = ("policy", "guidance", "framework", "protocol")
CHECKS_OF_DATA = (
    "completeness",
    "accuracy",
    "timeliness",
    "up to date",
    "reliable",
    "valid",
    "control totals",
    "none",
)
IMPROVEMENT_SUBJECTS = ("collection", "storage", "usage")

BENCHMARK_GROUPS = Table(
    name="benchmark_groups",
    grain="one authority of one benchmarking family",
    requirement="R4-067",
    key=("family", "authority"),
    known_on="recorded_on",
    columns=(
        text("family", "The family", needed=True),
        text("authority", "The authority", needed=True),
        text("version", "Version of the set"),
        day("since", "First day"),
        day("until", "Last day; empty: still"),
        recorded(),
    ),
)

APPROACHES = Table(
    name="approaches",
    grain="how one authority does one thing",
    requirement="R4-066",
    key=("family", "authority", "subject"),
    known_on="recorded_on",
    columns=(
        text("family", "The family", needed=True),
        text("authority", "The authority", needed=True),
        text("subject", "What it is about", needed=True),
        measure("Measure it bears on", needed=False),
        text("approach", "How they do it", needed=True),
        choice("adoption", "What we do with it", ADOPTIONS, needed=True),
        text("note", "Why"),
        recorded(),
    ),
)

BENCHMARK_REQUESTS = Table(
    name="benchmark_requests",
    grain="one request for information among authorities",
    requirement="R4-068",
    key=("request",),
    known_on="recorded_on",
    columns=(
        text("request", "Code of the request", needed=True),
        choice("direction", "Who asked", DIRECTIONS, needed=True),
        text("topic", "What was asked", needed=True),
        day("asked_on", "Day it was asked", needed=True),
        day("answered_on", "Day it was answered"),
        recorded(),
    ),
)

TRAINING = Table(
    name="training",
    grain="one training, briefing or tutorial",
    requirement="R2-003",
    key=("event",),
    known_on="recorded_on",
    columns=(
        text("event", "Code of the event", needed=True),
        choice("kind", "What it was", EVENT_KINDS, needed=True),
        text("title", "What it was about", needed=True),
        text("audience", "Whom it was for", needed=True),
        day("held_on", "Day it was held", needed=True),
        count("places", "How many could come"),
        count("attended", "How many came"),
        text("material", "Version of the material"),
        recorded(),
    ),
)

GUIDANCE = Table(
    name="guidance",
    grain="one policy or guidance",
    requirement="R1-032",
    key=("document",),
    known_on="recorded_on",
    columns=(
        text("document", "The document", needed=True),
        choice("kind", "What it is", GUIDANCE_KINDS, needed=True),
        text("version", "Its version", needed=True),
        day("dated", "Day of the version", needed=True),
        day("review_on", "Day it is to be reviewed", needed=True),
        text("owner", "Who answers for it, by post", needed=True),
        text("covers", "Checks or clauses it covers (R3-031)"),
        recorded(),
    ),
)

POLICY_CLAUSES = Table(
    name="policy_clauses",
    grain="one check that tests one clause of one policy",
    requirement="R3-031",
    key=("document", "clause", "tested_by"),
    known_on="recorded_on",
    columns=(
        text("document", "The policy, as the register of guidance names it", needed=True),
        text("clause", "Number of the clause", needed=True),
        text("says", "What the clause asks for", needed=True),
        choice(
            "tested_by",
            "Check of this system that tests it; none: nothing does",
            CHECKS_OF_DATA,
            needed=True,
        ),
        recorded(),
    ),
)

IMPROVEMENTS = Table(
    name="improvements",
    grain="one improvement to how figures are collected, stored or used",
    requirement="R3-033",
    key=("item",),
    known_on="recorded_on",
    columns=(
        text("item", "Code of the improvement", needed=True),
        group("Group that took it up"),
        choice("subject", "What it is about", IMPROVEMENT_SUBJECTS, needed=True),
        text("title", "The improvement", needed=True),
        text("status", "Where it stands"),
        recorded(),
    ),
)

GOOD_NEWS = Table(
    name="good_news",
    grain="one success put forward to be told",
    requirement="R2-014",
    key=("story",),
    known_on="recorded_on",
    columns=(
        text("story", "Code of the story", needed=True),
        unit(),
        measure("Measure that shows it", needed=False),
        period("Quarter"),
        text("headline", "The story in a sentence", needed=True),
        text("proposed_by", "Who put it forward, by post", needed=True),
        text("approved_by", "Who approved it, by post; empty: not yet"),
        day("approved_on", "Day it was approved"),
        recorded(),
    ),
)

EFFORT = Table(
    name="effort",
    grain="the work of one activity in one period",
    requirement="R2-016",
    key=("activity", "period"),
    known_on="recorded_on",
    columns=(
        text("activity", "The activity", needed=True),
        unit("Unit", needed=False),
        measure("Measure it is done for, where it is done for one", needed=False),
        period("Quarter"),
        number("hours", "Hours it took", lowest=0),
        count("items", "Items asked for"),
        text("agreed_by", "Who agreed to the estimate of a new request, by post"),
        text("plain", "What it is for"),
        recorded(),
    ),
)

LEARNING = (
    BENCHMARK_GROUPS,
    APPROACHES,
    BENCHMARK_REQUESTS,
    TRAINING,
    GUIDANCE,
    POLICY_CLAUSES,
    IMPROVEMENTS,
    GOOD_NEWS,
    EFFORT,
)
