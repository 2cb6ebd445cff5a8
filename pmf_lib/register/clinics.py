"""Challenge of performance: cases, clinics, recovery plans and their updates (R1-049 to R1-070)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    day,
    measure,
    number,
    period,
    recorded,
    registered,
    text,
    unit,
)

REQUESTERS = ("Corporate Management Team", "Overview and Scrutiny", "service")
PURPOSES = (
    "ownership and accountability",
    "role of managers",
    "action plan",
    "more frequent updates",
    "shift of resources",
    "recognise good performance",
)
QUESTIONS = (
    "Have targets been met?",
    "If not why have they not been achieved?",
    "What can be done to turn this work around?",
    "Is the performance problem caused by a lack of capability/capacity/resources?",
    "Is there opportunity to prioritise or shift resources?",
)
STAGES_OF_CHALLENGE = ("initial diagnostic", "cause and effect", "performance clinic")
STEPS_OF_CHALLENGE = ("identify", "act", "find the cause", "challenge practice", "support")
RECOVERY_STATUSES = ("not started", "on track", "late", "complete", "stopped")

CLINICS = Table(
    name="clinics",
    grain="one performance clinic",
    requirement="R1-055",
    key=("clinic",),
    known_on="recorded_on",
    columns=(
        text("clinic", "Code of the clinic", needed=True),
        unit(),
        measure("Measure it is about", needed=False),
        text("about", "What it is about", needed=True),
        choice("requested_by", "Who asked for it", REQUESTERS, needed=True),
        day("requested_on", "Day it was asked for", needed=True),
        text("minute", "Minute of the request, where scrutiny asked (R1-056)"),
        text("arranged_by", "Who arranges it, by post (R1-059)"),
        day("held_on", "Day it was held; empty: still to come"),
        text("chair", "Chair of the service committee, by post (R1-060)", needed=True),
        text("director", "Relevant director, by post", needed=True),
        text("manager", "Relevant manager of the measure, by post", needed=True),
        text("service_statement", "What the service said (R1-062)"),
        text("panel_statement", "What the panel said"),
        number("exit_target", "Figure at which the panel may be satisfied"),
        day("satisfied_on", "Day the panel was satisfied; only this ends the updates (R1-070)"),
        text("satisfied_minute", "Reference of that decision"),
        recorded(),
    ),
)

CLINIC_ANSWERS = Table(
    name="clinic_answers",
    grain="the answer to one of the panel's questions",
    requirement="R1-063",
    key=("clinic", "question"),
    known_on="recorded_on",
    columns=(
        registered("clinic", "Code of the clinic"),
        unit(),
        choice("question", "The question", QUESTIONS, needed=True),
        text("answer", "The answer; empty: not yet given"),
        text("answered_by", "Who answered, by post"),
        recorded(),
    ),
)

CLINIC_OUTCOMES = Table(
    name="clinic_outcomes",
    grain="one outcome of one clinic, with what follows from it",
    requirement="R1-049",
    key=("clinic", "purpose"),
    known_on="recorded_on",
    columns=(
        registered("clinic", "Code of the clinic"),
        unit(),
        choice("purpose", "Purpose of clinics it serves", PURPOSES, needed=True),
        text("follow_up", "What follows", needed=True),
        text("owner", "Who does it, by post", needed=True),
        day("due_on", "Day it is due", needed=True),
        day("done_on", "Day it was done"),
        recorded(),
    ),
)

RECOVERY_ACTIONS = Table(
    name="recovery_actions",
    grain="one action of one recovery plan",
    requirement="R1-068",
    key=("clinic", "action"),
    known_on="recorded_on",
    columns=(
        registered("clinic", "Code of the clinic"),
        unit(),
        text("action", "Code of the action", needed=True),
        text("title", "What will be done", needed=True),
        text("owner", "Who does it, by post", needed=True),
        day("due_on", "Day it is due", needed=True),
        choice("status", "Where it stands", RECOVERY_STATUSES, needed=True),
        recorded(),
    ),
)

RECOVERY_PATH = Table(
    name="recovery_path",
    grain="where one measure should be in one month of its recovery",
    requirement="R1-068",
    key=("clinic", "period"),
    known_on="recorded_on",
    columns=(
        registered("clinic", "Code of the clinic"),
        unit(),
        period("Month"),
        number("target", "Figure planned"),
        recorded(),
    ),
)

RECOVERY_UPDATES = Table(
    name="recovery_updates",
    grain="one monthly update of one recovery plan",
    requirement="R1-069",
    key=("clinic", "due_on"),
    known_on="recorded_on",
    columns=(
        registered("clinic", "Code of the clinic"),
        unit(),
        day("due_on", "Day it was due", needed=True),
        day("given_on", "Day it was given; empty: not yet"),
        text("text", "What was reported"),
        recorded(),
    ),
)

CHALLENGE_CASES = Table(
    name="challenge_cases",
    grain="one stage of one case of challenged performance",
    requirement="R4-046",
    key=("case", "stage"),
    known_on="recorded_on",
    columns=(
        text("case", "Code of the case", needed=True),
        unit(),
        measure("Measure it is about", needed=False),
        choice("stage", "Stage of the challenge", STAGES_OF_CHALLENGE, needed=True),
        day("opened_on", "Day the stage began", needed=True),
        day("closed_on", "Day it ended"),
        text("delivered_by", "Who answers for delivery, by post", needed=True),
        text("challenged_by", "Who challenges, by post; never the same (R4-070)", needed=True),
        text("opened_from", "The exception it was opened from, with its quarter (R4-046)"),
        text("done", "What was identified, done, challenged, supported"),
        text("override", "Why an earlier stage was left out (R4-049)"),
        recorded(),
    ),
)

CHALLENGE_STEPS = Table(
    name="challenge_steps",
    grain="one of the five steps that managers take in one case",
    requirement="R4-046",
    key=("case", "step"),
    known_on="recorded_on",
    columns=(
        text("case", "Code of the case", needed=True),
        unit(),
        choice("step", "The step", STEPS_OF_CHALLENGE, needed=True),
        text("done", "What was done", needed=True),
        text("done_by", "Who did it, by post", needed=True),
        day("done_on", "Day it was done", needed=True),
        recorded(),
    ),
)

CAUSES = Table(
    name="causes",
    grain="one cause found in one case",
    requirement="R4-048",
    key=("case", "category", "cause"),
    known_on="recorded_on",
    columns=(
        text("case", "Code of the case", needed=True),
        unit(),
        text("category", "Kind of cause, such as people or systems", needed=True),
        text("cause", "The cause", needed=True),
        text("effect", "Its effect on the service"),
        recorded(),
    ),
)

CLINIC_TABLES = (
    CLINICS,
    CLINIC_ANSWERS,
    CLINIC_OUTCOMES,
    RECOVERY_ACTIONS,
    RECOVERY_PATH,
    RECOVERY_UPDATES,
    CHALLENGE_CASES,
    CHALLENGE_STEPS,
    CAUSES,
)
