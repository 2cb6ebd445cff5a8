"""In-depth reviews by scrutiny: scope, evidence, witnesses, findings (R3-040 to R3-045, R4-055).

Every entry is one row with a code of its own, so a screen may write a review row by row over
several days; a row given again with the same code takes the place of the earlier one.
"""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    committee,
    day,
    measure,
    recorded,
    registered,
    text,
    unit,
    yes_no,
)

REVIEW_STATES = ("planned", "under way", "finished", "given up")
ENDED = ("finished", "given up")
EVIDENCE_KINDS = (
    "figures",
    "comparison",
    "document",
    "survey",
    "complaints",
    "visit",
    "witness",
)
OUT = "Day it was taken out of the review; empty: still in it"

SCRUTINY_REVIEWS = Table(
    name="scrutiny_reviews",
    grain="one in-depth review",
    requirement="R4-055",
    key=("review",),
    known_on="recorded_on",
    columns=(
        text("review", "Code of the review", needed=True),
        committee("Committee that carries it out; its key or name"),
        text("title", "What it is about", needed=True),
        text("concern", "The concern it began with (R4-054)", needed=True),
        text("opened_from", "The exception it was opened from, with its quarter"),
        text("users", "What the concern is to those who use the service (R4-055)", needed=True),
        text("scope", "What it looks at", needed=True),
        text("beyond", "What it leaves out"),
        day("since", "First day of the time looked at", needed=True),
        day("until", "Last day of the time looked at", needed=True),
        text("lead", "Who leads it, by post", needed=True),
        choice("state", "Where it stands", REVIEW_STATES, needed=True),
        day("opened_on", "Day it was opened", needed=True),
        day("closed_on", "Day it was finished or given up"),
        text("minute", "Reference of the decision that ended it"),
        recorded(),
    ),
)

REVIEW_SERVICES = Table(
    name="review_services",
    grain="one service that one review looks at",
    requirement="R3-041",
    key=("review", "unit"),
    known_on="recorded_on",
    columns=(
        registered("review", "Code of the review"),
        unit(),
        text("reason", "Why it is looked at"),
        day("left_on", OUT),
        recorded(),
    ),
)

REVIEW_MEASURES = Table(
    name="review_measures",
    grain="one measure that one review looks at",
    requirement="R3-041",
    key=("review", "measure"),
    known_on="recorded_on",
    columns=(
        registered("review", "Code of the review"),
        measure(),
        text("reason", "Why it is looked at"),
        day("left_on", OUT),
        recorded(),
    ),
)

REVIEW_ENQUIRIES = Table(
    name="review_enquiries",
    grain="one line of enquiry of one review",
    requirement="R4-055",
    key=("enquiry",),
    known_on="recorded_on",
    columns=(
        text("enquiry", "Code of the line of enquiry", needed=True),
        registered("review", "Code of the review"),
        text("asks", "What is to be found out", needed=True),
        text("reason", "Why"),
        text("dropped", "Why it was given up; empty: it is followed"),
        recorded(),
    ),
)

REVIEW_WITNESSES = Table(
    name="review_witnesses",
    grain="one witness of one review, who has consented",
    requirement="R3-045",
    key=("witness",),
    known_on="recorded_on",
    columns=(
        text("witness", "Code of the witness", needed=True),
        registered("review", "Code of the review"),
        text("post", "Post or role of the witness; never who it is", needed=True),
        text("organisation", "Organisation they speak for; empty: the council or none"),
        yes_no("consent", "Whether they consented to give evidence; without, no row", needed=True),
        day("consented_on", "Day they consented", needed=True),
        day("heard_on", "Day they were heard; empty: still to come"),
        day("withdrawn_on", "Day the consent was withdrawn; from then on nothing of it is told"),
        recorded(),
    ),
)

REVIEW_EVIDENCE = Table(
    name="review_evidence",
    grain="one piece of evidence of one review",
    requirement="R4-055",
    key=("exhibit",),
    known_on="recorded_on",
    columns=(
        text("exhibit", "Code of the piece of evidence", needed=True),
        registered("review", "Code of the review"),
        registered("enquiry", "Line of enquiry it is for", needed=False),
        choice("kind", "What kind of evidence it is", EVIDENCE_KINDS, needed=True),
        text("title", "What it is", needed=True),
        text("shows", "What it shows", needed=True),
        unit("Service it is about", needed=False),
        measure("Measure it is from", needed=False),
        text("source_table", "Table of the register it is from"),
        text("of_period", "Period it is of, written as in 2021-22-Q2"),
        text("document", "Document it is from"),
        text("sha256", "Digest of what was seen: of the document, or of the rows"),
        registered("witness", "Witness it is from", needed=False),
        text("collected_by", "Who collected it, by post", needed=True),
        day("collected_on", "Day it was collected", needed=True),
        text("set_aside", "Why no finding rests on it; empty: one does, or will"),
        recorded(),
    ),
)

REVIEW_QUESTIONS = Table(
    name="review_questions",
    grain="one question of one review to a member or an officer, with its answer",
    requirement="R3-042",
    key=("question",),
    known_on="recorded_on",
    columns=(
        text("question", "Code of the question", needed=True),
        registered("review", "Code of the review"),
        registered("enquiry", "Line of enquiry it is for", needed=False),
        text("addressee", "Who must answer, by post", needed=True),
        text("text", "The question", needed=True),
        text("reason", "Why it is asked", needed=True),
        text("not_worth", "Why it is not worth asking; empty: it is"),
        day("asked_on", "Day it was asked; empty: not yet"),
        text("answer", "The answer; empty: none yet"),
        day("answered_on", "Day it was answered"),
        recorded(),
    ),
)

REVIEW_FINDINGS = Table(
    name="review_findings",
    grain="one finding of one review, with the first evidence it rests on",
    requirement="R4-055",
    key=("finding",),
    known_on="recorded_on",
    columns=(
        text("finding", "Code of the finding", needed=True),
        registered("review", "Code of the review"),
        registered("exhibit", "Evidence it rests on; no finding without"),
        text("text", "What was found", needed=True),
        text("no_recommendation", "Why it leads to no recommendation; empty: it leads to one"),
        recorded(),
    ),
)

REVIEW_GROUNDS = Table(
    name="review_grounds",
    grain="one more piece of evidence that one finding rests on",
    requirement="R4-055",
    key=("finding", "exhibit"),
    known_on="recorded_on",
    columns=(
        registered("finding", "Code of the finding"),
        registered("exhibit", "Evidence it rests on too"),
        day("left_on", "Day it was taken away from the finding; empty: it rests on it"),
        recorded(),
    ),
)

REVIEW_TABLES = (
    SCRUTINY_REVIEWS,
    REVIEW_SERVICES,
    REVIEW_MEASURES,
    REVIEW_ENQUIRIES,
    REVIEW_WITNESSES,
    REVIEW_EVIDENCE,
    REVIEW_QUESTIONS,
    REVIEW_FINDINGS,
    REVIEW_GROUNDS,
)
