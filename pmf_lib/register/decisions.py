"""Decisions and recommendations: notice, evidence, response (R1-017, R2-001, R1-077)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    body,
    choice,
    count,
    day,
    measure,
    number,
    recorded,
    registered,
    text,
    unit,
    yes_no,
)

RECOMMENDATION_RESPONSES = ("agreed", "amended", "not agreed", "noted")
RECOMMENDATION_STATUSES = ("awaiting response", "to be done", "done", "closed")

FORWARD_PLAN = Table(
    name="forward_plan",
    grain="the public notice of one key decision",
    requirement="R2-001",
    key=("decision",),
    known_on="recorded_on",
    columns=(
        text("decision", "Reference of the decision", needed=True),
        unit(),
        text("matter", "The matter", needed=True),
        body("decision_maker", "Who decides"),
        text("title_of_maker", "Title of the decision maker"),
        day("decide_on", "Day or first day of the span", needed=True),
        text("documents", "Documents to be considered"),
        text("contact", "Where they can be had, by post"),
        text("further_documents", "That further documents may come, and how to ask"),
        text("private", "Why it would be taken in private; empty: in public"),
        yes_no("significant", "Whether it is significant spending or saving"),
        count("wards", "How many wards it touches"),
        day("noticed_on", "Day the notice was published", needed=True),
        recorded(),
    ),
)

RECOMMENDATIONS = Table(
    name="recommendations",
    grain="one recommendation of one body to another",
    requirement="R1-017",
    key=("recommendation",),
    known_on="recorded_on",
    columns=(
        text("recommendation", "Code of the recommendation", needed=True),
        body("made_by", "Body that makes it"),
        body("addressee", "Body that must answer it (R3-043)"),
        unit("Unit it is about", needed=False),
        measure("Measure it should move", needed=False),
        text("title", "What is recommended", needed=True),
        day("made_on", "Day it was made", needed=True),
        day("received_on", "Day the addressee received it"),
        day("answered_on", "Day it was answered"),
        choice("response", "The answer (R0-002)", RECOMMENDATION_RESPONSES),
        text("answer", "What the addressee said"),
        text("minute", "Reference of the minutes"),
        day("due_on", "Day by which it is to be done"),
        day("done_on", "Day it was done"),
        choice("status", "Where it stands", RECOMMENDATION_STATUSES, needed=True),
        registered("review", "In-depth review it comes from; empty: none", needed=False),
        registered("finding", "Finding of that review it rests on", needed=False),
        recorded(),
    ),
)

DECISION_EVIDENCE = Table(
    name="decision_evidence",
    grain="what one decision was based on",
    requirement="R1-077",
    key=("decision", "evidence"),
    known_on="recorded_on",
    columns=(
        text("decision", "Reference of the decision", needed=True),
        unit("Unit", needed=False),
        text("evidence", "The evidence", needed=True),
        text("consultation", "Consultation it came from"),
        text("changed", "What changed because of it (R1-082)"),
        number("cost", "Cost of the decision in pounds (R1-083)"),
        recorded(),
    ),
)

COVER_REPORTS = Table(
    name="cover_reports",
    grain="one heading of one report's cover",
    requirement="R2-040",
    key=("report", "heading"),
    known_on="recorded_on",
    columns=(
        text("report", "The report", needed=True),
        text("heading", "The heading", needed=True),
        text("text", "What it says; empty: none"),
        text("commented_by", "Statutory officer who commented, by post"),
        day("commented_on", "Day of the comment"),
        recorded(),
    ),
)

REPORT_OPTIONS = Table(
    name="report_options",
    grain="one option of one report",
    requirement="R2-037",
    key=("report", "option"),
    known_on="recorded_on",
    columns=(
        text("report", "The report", needed=True),
        text("option", "The option", needed=True),
        text("for_it", "What speaks for it"),
        text("risk", "What may go wrong"),
        yes_no("preferred", "Whether officers prefer it (R2-038)"),
        recorded(),
    ),
)

REPORT_DECISIONS = Table(
    name="report_decisions",
    grain="one numbered recommendation of one report and its decision",
    requirement="R0-002",
    key=("report", "number"),
    known_on="recorded_on",
    columns=(
        text("report", "The report", needed=True),
        text("number", "Its number", needed=True),
        text("text", "What is recommended", needed=True),
        choice("decision", "The decision; empty: not yet", RECOMMENDATION_RESPONSES),
        text("minute", "Reference of the minutes"),
        recorded(),
    ),
)

DECISIONS = (
    FORWARD_PLAN,
    RECOMMENDATIONS,
    DECISION_EVIDENCE,
    COVER_REPORTS,
    REPORT_OPTIONS,
    REPORT_DECISIONS,
)
