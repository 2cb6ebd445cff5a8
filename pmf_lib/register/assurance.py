"""Assurance: audit, fraud, control, governance, inspection; the framework's evidence (R4-056)."""

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.kinds import (
    choice,
    day,
    exempt,
    measure,
    number,
    period,
    recorded,
    text,
    unit,
)

ASSURANCE_KINDS = ("risk management", "internal control", "governance", "fraud")
SOURCES = ("internal audit", "external audit", "inspection", "peer challenge", "self-assessment")
SYSTEMS = ("performance", "risk", "resources")
LEVELS_OF_ADVICE = ("strategic", "operational")
ADVICE_STATUSES = ("open", "in progress", "done", "not accepted")
OPINIONS = ("full", "substantial", "limited", "none")

AUDIT_REPORTS = Table(
    name="audit_reports",
    grain="one report of internal audit",
    requirement="R4-065",
    key=("report",),
    known_on="recorded_on",
    columns=(
        text("report", "Code of the report", needed=True),
        unit("Unit audited", needed=False),
        choice("system", "System whose working it tests (R4-028)", SYSTEMS),
        text("title", "What was audited", needed=True),
        choice("opinion", "Assurance given", OPINIONS, needed=True),
        day("issued_on", "Day it was issued", needed=True),
        text("finding", "What was found"),
        exempt(),
        recorded(),
    ),
)

AUDIT_ADVICE = Table(
    name="audit_advice",
    grain="one recommendation of auditors or inspectors",
    requirement="R0-008",
    key=("advice",),
    known_on="recorded_on",
    columns=(
        text("advice", "Code of the recommendation", needed=True),
        choice("source", "Who made it", SOURCES, needed=True),
        text("report", "Report it stands in"),
        unit("Unit", needed=False),
        choice("system", "System whose working it is about (R4-028)", SYSTEMS),
        text("title", "What is recommended", needed=True),
        choice("level", "Strategic or operational", LEVELS_OF_ADVICE),
        text("owner", "Who answers for it, by post", needed=True),
        day("made_on", "Day it was made", needed=True),
        day("due_on", "Day it is due"),
        day("done_on", "Day it was done"),
        choice("status", "Where it stands", ADVICE_STATUSES, needed=True),
        recorded(),
    ),
)

ASSURANCE_UPDATES = Table(
    name="assurance_updates",
    grain="one update on risk, control, governance or fraud in one period",
    requirement="R4-060",
    key=("kind", "period", "title"),
    known_on="recorded_on",
    columns=(
        choice("kind", "What it is about", ASSURANCE_KINDS, needed=True),
        period("Quarter"),
        text("title", "The update in a few words", needed=True),
        text("detail", "What it is and what is done about it"),
        number("amount", "Money concerned, in pounds"),
        exempt(),
        recorded(),
    ),
)

ASSESSMENTS = Table(
    name="assessments",
    grain="one milestone or finding of one outside assessment",
    requirement="R0-007",
    key=("assessment", "item"),
    known_on="recorded_on",
    columns=(
        text("assessment", "The assessment", needed=True),
        text("item", "Code of the milestone or finding", needed=True),
        text("area", "Area or line of enquiry it belongs to (R1-081, R4-074)"),
        text("title", "What is due, or what was found", needed=True),
        day("on", "Day it falls due or was found"),
        measure("Measure it bears on", needed=False),
        text("action", "What is done about it"),
        text("owner", "Who answers for it, by post"),
        recorded(),
    ),
)

FIGURE_AUDITS = Table(
    name="figure_audits",
    grain="one sample of the records behind one measure, tested by auditors",
    requirement="R1-041",
    key=("measure", "tested_on"),
    known_on="recorded_on",
    columns=(
        measure(),
        day("tested_on", "Day of the test", needed=True),
        text("tested_by", "Who tested, by post", needed=True),
        Column("records", Kind.NUMBER, "Records tested", required=True, lowest=1, whole=True),
        Column("errors", Kind.NUMBER, "Errors found", required=True, lowest=0, whole=True),
        text("report", "Report it stands in"),
        recorded(),
    ),
)

FRAMEWORK_EVIDENCE = Table(
    name="framework_evidence",
    grain="one piece of evidence that the framework is lived",
    requirement="R4-002",
    key=("principle", "evidence"),
    known_on="recorded_on",
    columns=(
        text("principle", "Principle, benefit, duty or component", needed=True),
        text("family", "Which list it is of, such as principles or legal duties"),
        text("evidence", "The evidence", needed=True),
        text("owner", "Who answers for it, by post"),
        day("dated", "Day of the evidence"),
        recorded(),
    ),
)

FRAMEWORK_COMMENTS = Table(
    name="framework_comments",
    grain="one comment on the framework and what came of it",
    requirement="R2-004",
    key=("comment",),
    known_on="recorded_on",
    columns=(
        text("comment", "Code of the comment", needed=True),
        text("from_whom", "Who said it, as a body or group", needed=True),
        text("text", "What was said", needed=True),
        text("change", "What was changed because of it; empty: nothing yet"),
        text("version", "Version of the framework it is in"),
        recorded(),
    ),
)

REPORT_CHANGES = Table(
    name="report_changes",
    grain="one change of one report's definition, and who approved it",
    requirement="R3-034",
    key=("report", "changed_on", "what"),
    known_on="recorded_on",
    columns=(
        text("report", "The report, as the profile names its pack", needed=True),
        day("changed_on", "Day of the change", needed=True),
        text("what", "What was changed, such as its headings", needed=True),
        text("was", "What it was"),
        text("now", "What it is since"),
        text("asked_by", "Who asked for it, by post or body", needed=True),
        text("approved_by", "Senior user who approved it, by post or group; empty: not yet"),
        day("approved_on", "Day it was approved"),
        recorded(),
    ),
)

ASSURANCE = (
    AUDIT_REPORTS,
    AUDIT_ADVICE,
    FIGURE_AUDITS,
    ASSURANCE_UPDATES,
    ASSESSMENTS,
    FRAMEWORK_EVIDENCE,
    FRAMEWORK_COMMENTS,
    REPORT_CHANGES,
)
