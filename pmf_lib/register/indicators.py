"""Indicators: what is measured, what was found, what was aimed for (R1-044 to R1-046)."""

from pmf_lib.register.columns import Column, Kind, Table

POLARITIES = ("maximise", "minimise", "band", "none")
UNITS_OF_MEASUREMENT = ("percent", "money", "count", "days", "ratio", "yes_no")
FREQUENCIES = ("monthly", "quarterly", "annual")
AGGREGATIONS = (
    "sum",
    "average",
    "weighted_average",
    "ratio",
    "last",
    "first",
    "max",
    "min",
    "rolling",
    "entered_cumulative",
    "count_yes",
)
PROFILES = ("flat", "even", "seasonal", "step", "trajectory", "recovery")
VALUE_STATUSES = ("audited", "checked", "final", "provisional", "estimated")
SUBGROUPS = ("ward", "town", "area", "client_group")

_CODE = Column("measure", Kind.CODE, "Code of the measure", required=True, refers_to="measure")

MEASURES = Table(
    name="measures",
    grain="one definition of one measure",
    requirement="R1-045",
    key=("measure",),
    known_on="defined_on",
    columns=(
        Column("measure", Kind.TEXT, "Code of the measure, never used again", required=True),
        Column("title", Kind.TEXT, "What is measured, in words a councillor knows", required=True),
        Column("unit", Kind.CODE, "Business unit that reports it", required=True, refers_to="unit"),
        Column("polarity", Kind.CHOICE, "Which way is better", required=True, allowed=POLARITIES),
        Column("kind", Kind.CHOICE, "What a value is", required=True, allowed=UNITS_OF_MEASUREMENT),
        Column(
            "frequency", Kind.CHOICE, "How often it is reported", required=True, allowed=FREQUENCIES
        ),
        Column(
            "aggregation",
            Kind.CHOICE,
            "How finer periods make a coarser one",
            required=True,
            allowed=AGGREGATIONS,
        ),
        Column("owner", Kind.TEXT, "Accountable officer, by post", required=True),
        Column("member", Kind.TEXT, "Accountable member, by portfolio", required=True),
        Column("source", Kind.TEXT, "Where the figure comes from", required=True),
        Column("formula", Kind.TEXT, "How it is calculated"),
        Column("guidance", Kind.TEXT, "How to read and to calculate it"),
        Column("purpose", Kind.TEXT, "Why it is measured (R3-002)"),
        Column("measure_class", Kind.TEXT, "national, local, key or service standard"),
        Column("priority", Kind.TEXT, "Priority of the corporate plan that it serves"),
        Column("targeted", Kind.CHOICE, "no: data only by design", allowed=("yes", "no")),
        Column("decimals", Kind.NUMBER, "Decimals to print", lowest=0, highest=6),
        Column(
            "tolerance_mode",
            Kind.CHOICE,
            "What the tolerances are of",
            allowed=("absolute", "relative"),
        ),
        Column("green_tolerance", Kind.NUMBER, "Short of target and still green", lowest=0),
        Column("red_tolerance", Kind.NUMBER, "Short of target before it is red", lowest=0),
        Column("rolling_periods", Kind.NUMBER, "Periods a rolling value spans", lowest=2),
        Column("seasonal", Kind.CHOICE, "Follows the seasons", allowed=("yes", "no")),
        Column("due_days", Kind.NUMBER, "Days after a period's end its value is due", lowest=0),
        Column(
            "state",
            Kind.CHOICE,
            "Stage of its life (R0-035)",
            allowed=("proposed", "active", "under review", "deleted"),
        ),
        Column("version", Kind.TEXT, "Version of the definition"),
        Column("defined_on", Kind.DATE, "Day this definition came into force"),
        Column("change_reason", Kind.TEXT, "Why the definition was changed"),
    ),
)

VALUES = Table(
    name="values",
    grain="one figure for one measure, unit, period and subgroup, as known on a day",
    requirement="R1-044",
    key=("measure", "unit", "period", *SUBGROUPS),
    known_on="recorded_on",
    columns=(
        _CODE,
        Column("unit", Kind.CODE, "Business unit", required=True, refers_to="unit"),
        Column("period", Kind.PERIOD, "Month, quarter or year", required=True),
        Column("value", Kind.NUMBER, "The figure; a percentage as 87.5"),
        Column("numerator", Kind.NUMBER, "Numerator of a percentage or ratio"),
        Column("denominator", Kind.NUMBER, "Denominator of a percentage or ratio"),
        Column("recorded_on", Kind.DATE, "Day the figure was recorded"),
        Column("status", Kind.CHOICE, "How far it was checked", allowed=VALUE_STATUSES),
        Column("note", Kind.TEXT, "Anything a reader must know"),
        Column("ward", Kind.TEXT, "Ward; empty for the whole"),
        Column("town", Kind.TEXT, "Town or parish; empty for the whole"),
        Column("area", Kind.TEXT, "urban or rural; empty for the whole (R0-006)"),
        Column("client_group", Kind.TEXT, "Client group; empty for the whole"),
        Column("missing_reason", Kind.TEXT, "Why there is no value"),
        Column("reason_code", Kind.TEXT, "Why a figure was restated"),
    ),
)

TARGETS = Table(
    name="targets",
    grain="one target for one measure and period, as set on a day",
    requirement="R1-046",
    key=("measure", "period"),
    known_on="set_on",
    columns=(
        _CODE,
        Column("period", Kind.PERIOD, "Period, or the year a profile spreads over", required=True),
        Column("target", Kind.NUMBER, "The target"),
        Column("lower", Kind.NUMBER, "Lower edge of a band"),
        Column("upper", Kind.NUMBER, "Upper edge of a band"),
        Column("profile", Kind.CHOICE, "How a year's target is spread", allowed=PROFILES),
        Column("baseline", Kind.NUMBER, "Where a trajectory starts"),
        Column(
            "tolerance_mode",
            Kind.CHOICE,
            "What the tolerances are of",
            allowed=("absolute", "relative"),
        ),
        Column("green_tolerance", Kind.NUMBER, "Short of target and still green", lowest=0),
        Column("red_tolerance", Kind.NUMBER, "Short of target before it is red", lowest=0),
        Column("set_on", Kind.DATE, "Day it was set"),
        Column("set_by", Kind.TEXT, "Who set it, by post"),
        Column("reason", Kind.TEXT, "Why it is what it is (R1-027)"),
    ),
)

INDICATORS = (MEASURES, VALUES, TARGETS)
