"""The rest of a measure's record: framework, life, evidence, selection (R1-043 to R1-047)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    day,
    measure,
    number,
    period,
    portfolio,
    recorded,
    score,
    text,
    unit,
    yes_no,
)

FRAMEWORK_TAGS = ("BVPI", "NI", "LAA", "LSP", "Corporate Plan", "LOF", "local")
RESULTS = ("outcome", "output")
PERSPECTIVES = ("Customer", "Process", "Finance", "Organisation")
STAGES = ("proposed", "prototype", "active", "under review", "amended", "audited", "deleted")

MEASURE_RECORDS = Table(
    name="measure_records",
    grain="what else the register says of one measure",
    requirement="R1-045",
    key=("measure",),
    known_on="recorded_on",
    columns=(
        measure(),
        choice("framework", "Framework it is from (R0-038, R2-009)", FRAMEWORK_TAGS),
        text("defined_in", "Year or version of that framework"),
        text("target_source", "Plan and page its target is from (R1-034)"),
        yes_no("in_corporate_plan", "Whether its target stands in the Corporate Plan (R2-007)"),
        choice("result", "Outcome or output (R1-077)", RESULTS),
        choice("perspective", "Perspective of the balanced scorecard (R4-033)", PERSPECTIVES),
        text("partner", "Partner that shares it (R1-076)"),
        number("partner_share", "Part the partner answers for, in percent", lowest=0, highest=100),
        number("hours", "Hours to collect it each period (R2-016)", lowest=0),
        score("impact", "How much it matters to customers, from 1 to 5 (R3-038)"),
        text("users", "Who uses it (R1-031)"),
        text("deputy", "Who stands in for the owner, by post (R1-031)"),
        text("data_items", "Names of numerator and denominator, by a comma, or of the value alone"),
        text("calculation", "Formula of those, such as 100 * answered_in_time / answered"),
        text("strategic_owner", "Who answers for the target, by board or post (R4-021)"),
        text("duty", "Duty in law that asks for it; empty: none, or that of its class"),
        recorded(),
    ),
)

MEASURE_EVENTS = Table(
    name="measure_events",
    grain="one step in the life of one measure",
    requirement="R0-035",
    key=("measure", "happened_on", "stage"),
    known_on="recorded_on",
    columns=(
        measure(),
        day("happened_on", "Day of the step", needed=True),
        choice("stage", "Stage reached", STAGES, needed=True),
        text("reason", "Why", needed=True),
        text("approved_by", "Who approved it, by post", needed=True),
        recorded(),
    ),
)

MEASURE_LISTS = Table(
    name="measure_lists",
    grain="one measure in one dated list of measures",
    requirement="R0-037",
    key=("list", "measure"),
    known_on="recorded_on",
    columns=(
        text("list", "Name of the list", needed=True),
        measure(),
        day("since", "First day of the list", needed=True),
        day("until", "Last day; empty: still in force"),
        recorded(),
    ),
)

EVIDENCE = Table(
    name="evidence",
    grain="one working paper behind one figure",
    requirement="R1-047",
    key=("measure", "unit", "period", "file"),
    known_on="added_on",
    columns=(
        measure(),
        unit(),
        period("Period of the figure"),
        text("file", "The working paper", needed=True),
        text("sha256", "Its digest", needed=True),
        text("uploaded_by", "Who added it, by post", needed=True),
        day("added_on", "Day it was added", needed=True),
    ),
)

BASKETS = Table(
    name="baskets",
    grain="one measure of one basket of measures",
    requirement="R1-030",
    key=("basket", "measure"),
    known_on="recorded_on",
    columns=(
        text("basket", "The basket", needed=True),
        measure(),
        number("weight", "Its weight among the others", lowest=0),
        recorded(),
    ),
)

TARGET_SELECTIONS = Table(
    name="target_selections",
    grain="one measure that a cabinet member and a service head chose to monitor in one year",
    requirement="R2-018",
    key=("unit", "measure", "period"),
    known_on="agreed_on",
    columns=(
        unit(),
        measure(),
        period("Year"),
        portfolio("Portfolio of the cabinet member who chose"),
        text("service_head", "Service head who agreed, by post", needed=True),
        day("agreed_on", "Day they met", needed=True),
    ),
)

RECORDS = (
    MEASURE_RECORDS,
    MEASURE_EVENTS,
    MEASURE_LISTS,
    EVIDENCE,
    BASKETS,
    TARGET_SELECTIONS,
)
