"""The service and its people: introductions, commentaries, staffing, complaints (R0-024, R0-032).

Counts only; nothing here names a member of staff or a complainant (R3-047).
"""

from pmf_lib.register.columns import Column, Kind, Table

_UNIT = Column("unit", Kind.CODE, "Business unit", required=True, refers_to="unit")
_PERIOD = Column("period", Kind.PERIOD, "Period reported", required=True)

INTRODUCTIONS = Table(
    name="introductions",
    grain="the head of service's introduction for one unit and period",
    requirement="R0-024",
    key=("unit", "period"),
    known_on="written_on",
    columns=(
        _UNIT,
        _PERIOD,
        Column("text", Kind.TEXT, "The introduction", required=True),
        Column("author", Kind.TEXT, "Who wrote it, by post", required=True),
        Column("written_on", Kind.DATE, "Day it was written"),
    ),
)

COMMENTARIES = Table(
    name="commentaries",
    grain="the owner's comment on one measure in one period",
    requirement="R1-035",
    key=("measure", "unit", "period"),
    known_on="written_on",
    columns=(
        Column("measure", Kind.CODE, "Code of the measure", required=True, refers_to="measure"),
        _UNIT,
        _PERIOD,
        Column("text", Kind.TEXT, "The comment", required=True),
        Column("author", Kind.TEXT, "Who wrote it, by post", required=True),
        Column("written_on", Kind.DATE, "Day it was written"),
    ),
)

STAFFING = Table(
    name="staffing",
    grain="the staffing of one unit at the end of one period",
    requirement="R0-032",
    key=("unit", "period"),
    known_on="recorded_on",
    columns=(
        _UNIT,
        _PERIOD,
        Column("established_fte", Kind.NUMBER, "Posts, in full-time equivalents", lowest=0),
        Column("fte", Kind.NUMBER, "In post, in full-time equivalents", lowest=0),
        Column("vacancies", Kind.NUMBER, "Vacant, in full-time equivalents", lowest=0),
        Column("sickness_days", Kind.NUMBER, "Days lost per full-time equivalent", lowest=0),
        Column("turnover", Kind.NUMBER, "Leavers in a year, percent of posts", lowest=0),
        Column("recorded_on", Kind.DATE, "Day it was recorded"),
    ),
)

COMPLAINTS = Table(
    name="complaints",
    grain="complaints to one unit at one stage in one period",
    requirement="R2-015",
    key=("unit", "period", "stage"),
    known_on="recorded_on",
    columns=(
        _UNIT,
        _PERIOD,
        Column("stage", Kind.CHOICE, "Stage of the procedure", required=True, allowed=("1", "2")),
        Column("received", Kind.NUMBER, "Complaints received", lowest=0),
        Column("acknowledged_on_time", Kind.NUMBER, "Acknowledged in time", lowest=0),
        Column("answered_on_time", Kind.NUMBER, "Answered in time", lowest=0),
        Column("upheld", Kind.NUMBER, "Upheld", lowest=0),
        Column("theme", Kind.TEXT, "What most were about"),
        Column("lesson", Kind.TEXT, "What was learnt"),
        Column("recorded_on", Kind.DATE, "Day it was recorded"),
    ),
)

SERVICE = (INTRODUCTIONS, COMMENTARIES, STAFFING, COMPLAINTS)
