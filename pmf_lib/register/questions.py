"""The log of members' questions (R4-026): one question a row, closed by its answer."""

from pmf_lib.register.clinics import QUESTIONS as FIVE_QUESTIONS
from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import body, choice, day, measure, period, recorded, text, unit

QUESTIONS = Table(
    name="questions",
    grain="one question that members asked, with its answer once there is one",
    requirement="R4-026",
    key=("question",),
    known_on="recorded_on",
    columns=(
        text("question", "Code of the question", needed=True),
        body("body", "Body that asked; its key or name"),
        unit("Business unit that is asked"),
        measure("Measure it is about", needed=False),
        text("subject", "What it is about, where that is no measure"),
        period("Period it is about"),
        choice("asks", "Which of the five questions; empty: in members' own words", FIVE_QUESTIONS),
        text("text", "The question as it was asked", needed=True),
        text("addressee", "Who must answer, by post", needed=True),
        day("asked_on", "Day it was asked", needed=True),
        text("asked_by", "Who asked, by post", needed=True),
        text("answer", "The answer; empty: none yet"),
        day("answered_on", "Day it was answered"),
        recorded(),
    ),
)

MEMBERS_QUESTIONS = (QUESTIONS,)
