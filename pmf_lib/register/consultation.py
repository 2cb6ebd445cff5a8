"""Consultation, surveys and what members hear; and what was done with it (R1-012, R4-052)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    count,
    day,
    measure,
    period,
    recorded,
    registered,
    text,
    unit,
)

USES = (
    "compare and challenge",
    "unmet needs",
    "shape delivery",
    "measure satisfaction",
    "prioritise spending",
    "set targets",
    "quality improvements",
)
SUGGESTION_STATUSES = ("new", "accepted", "asked", "declined")

CONSULTATIONS = Table(
    name="consultations",
    grain="one consultation",
    requirement="R1-012",
    key=("consultation",),
    known_on="recorded_on",
    columns=(
        text("consultation", "Code of the consultation", needed=True),
        unit("Unit", needed=False),
        text("title", "What people were asked", needed=True),
        text("method", "How they were asked", needed=True),
        day("started_on", "First day", needed=True),
        day("ended_on", "Last day"),
        count("invited", "How many were asked"),
        count("answered", "How many answered"),
        text("result", "What they said"),
        choice("use", "What it was used for (R4-052)", USES),
        text("used_in", "Decision, plan or target it changed (R4-051)"),
        recorded(),
    ),
)

SATISFACTION = Table(
    name="satisfaction",
    grain="how many were asked and answered behind one figure of satisfaction",
    requirement="R1-042",
    key=("measure", "period"),
    known_on="recorded_on",
    columns=(
        measure(),
        period("Period of the figure"),
        count("invited", "How many were asked"),
        count("answered", "How many answered"),
        text("survey", "The survey"),
        recorded(),
    ),
)

SURVEY_SUGGESTIONS = Table(
    name="survey_suggestions",
    grain="one topic that a member suggested for a survey",
    requirement="R1-022",
    key=("suggestion",),
    known_on="recorded_on",
    columns=(
        text("suggestion", "Code of the suggestion", needed=True),
        text("topic", "The topic", needed=True),
        day("made_on", "Day it was made", needed=True),
        choice("status", "Where it stands", SUGGESTION_STATUSES, needed=True),
        recorded(),
    ),
)

AGREED_LEVELS = Table(
    name="agreed_levels",
    grain="one service level agreement",
    requirement="R4-076",
    key=("agreement",),
    known_on="recorded_on",
    columns=(
        text("agreement", "Code of the agreement", needed=True),
        unit(),
        text("title", "What is agreed", needed=True),
        text("target", "The level agreed"),
        text("consultation", "Consultation it came from"),
        recorded(),
    ),
)

LOCAL_KNOWLEDGE = Table(
    name="local_knowledge",
    grain="one matter that members heard in one ward; never about a person",
    requirement="R4-027",
    key=("item",),
    known_on="recorded_on",
    columns=(
        text("item", "Code of the matter", needed=True),
        text("ward", "Ward", needed=True),
        unit("Service it is about"),
        day("heard_on", "Day it was heard", needed=True),
        text("matter", "The matter in a few words", needed=True),
        measure("Measure it bears on", needed=False),
        recorded(),
    ),
)

COMPLAINT_LESSONS = Table(
    name="complaint_lessons",
    grain="one theme of one unit's complaints in one period, and one action agreed because of it",
    requirement="R2-015",
    key=("unit", "period", "theme", "action"),
    known_on="recorded_on",
    columns=(
        unit(),
        period("Period reported"),
        text("theme", "What the complaints were about", needed=True),
        count("upheld", "Complaints of it that were upheld"),
        text("lesson", "What was learnt", needed=True),
        registered("action", "Action of the service plan agreed; empty: none", needed=False),
        recorded(),
    ),
)

CONSULTATION = (
    CONSULTATIONS,
    SATISFACTION,
    SURVEY_SUGGESTIONS,
    AGREED_LEVELS,
    LOCAL_KNOWLEDGE,
    COMPLAINT_LESSONS,
)
