"""Yardsticks: what a figure is held against beside its target (R3-037, R4-025, R4-066).

Its own usual limits and when they were drawn anew, the same figure of other authorities, and what
customers were promised.
"""

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.indicators import VALUE_STATUSES

DIMENSIONS = ("timeliness", "accuracy", "quality")

_MEASURE = Column("measure", Kind.CODE, "Code of the measure", required=True, refers_to="measure")

REBASES = Table(
    name="rebases",
    grain="one decision to draw the control limits of one measure anew; never made by the program",
    requirement="R4-025",
    key=("measure", "period"),
    known_on="decided_on",
    columns=(
        _MEASURE,
        Column("period", Kind.PERIOD, "First period of the new limits", required=True),
        Column("reason", Kind.TEXT, "What changed in the service or the measure", required=True),
        Column("evidence", Kind.TEXT, "What shows that it changed"),
        Column("approved_by", Kind.TEXT, "Who approved it, by post", required=True),
        Column("decided_on", Kind.DATE, "Day it was decided", required=True),
    ),
)

BENCHMARKS = Table(
    name="benchmarks",
    grain="one published figure of one authority for one measure and period, as known on a day",
    requirement="R4-066",
    key=("measure", "authority", "period"),
    known_on="recorded_on",
    columns=(
        _MEASURE,
        Column("authority", Kind.TEXT, "Authority whose figure it is", required=True),
        Column("period", Kind.PERIOD, "Month, quarter or year", required=True),
        Column("value", Kind.NUMBER, "The figure; a percentage as 87.5"),
        Column("numerator", Kind.NUMBER, "Numerator of a percentage or ratio"),
        Column("denominator", Kind.NUMBER, "Denominator of a percentage or ratio"),
        Column("family", Kind.TEXT, "Group of like authorities it belongs to (R4-067)"),
        Column("status", Kind.CHOICE, "How far it was checked", allowed=VALUE_STATUSES),
        Column("source", Kind.TEXT, "Where it is published"),
        Column("recorded_on", Kind.DATE, "Day the figure was taken over"),
        Column("missing_reason", Kind.TEXT, "Why there is no figure"),
    ),
)

SERVICE_STANDARDS = Table(
    name="service_standards",
    grain="one standard that customers can expect of one unit, as set on a day",
    requirement="R3-037",
    key=("standard",),
    known_on="recorded_on",
    columns=(
        Column("standard", Kind.TEXT, "Code of the standard", required=True),
        Column("unit", Kind.CODE, "Unit that promises it", required=True, refers_to="unit"),
        Column("measure", Kind.CODE, "Measure that shows it", required=True, refers_to="measure"),
        Column("title", Kind.TEXT, "The promise, in words customers know", required=True),
        Column("dimension", Kind.CHOICE, "What is promised", required=True, allowed=DIMENSIONS),
        Column("threshold", Kind.NUMBER, "Figure from which it is kept", required=True),
        Column("exclusions", Kind.TEXT, "What does not count, such as days not worked"),
        Column("consequence", Kind.TEXT, "What follows when it is broken"),
        Column("recorded_on", Kind.DATE, "Day it was set"),
    ),
)

YARDSTICKS = (REBASES, BENCHMARKS, SERVICE_STANDARDS)
