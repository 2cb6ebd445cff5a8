"""Money: budgets, savings and what finance officers say of them (R0-030, R0-032, R2-025)."""

from pmf_lib.register.columns import Column, Kind, Table

SAVING_STATUSES = ("delivered", "on track", "at risk", "will not be delivered", "replaced")

_UNIT = Column("unit", Kind.CODE, "Business unit", required=True, refers_to="unit")
_PERIOD = Column("period", Kind.PERIOD, "Quarter or month reported", required=True)

BUDGET = Table(
    name="budget",
    grain="one budget line of one unit at the end of one period",
    requirement="R0-030",
    key=("unit", "line", "period"),
    known_on="recorded_on",
    columns=(
        _UNIT,
        Column("line", Kind.TEXT, "Budget line, such as Employees or Income", required=True),
        _PERIOD,
        Column("budget", Kind.NUMBER, "Budget for the whole year, in pounds; income is negative"),
        Column("budget_to_date", Kind.NUMBER, "Budget to the end of the period, in pounds"),
        Column("actual", Kind.NUMBER, "Spent to the end of the period, in pounds"),
        Column("forecast", Kind.NUMBER, "Forecast for the whole year, in pounds"),
        Column("recorded_on", Kind.DATE, "Day of the ledger extract"),
        Column("note", Kind.TEXT, "Reason for a variance"),
    ),
)

SAVINGS = Table(
    name="savings",
    grain="one saving of one unit at the end of one period",
    requirement="R2-025",
    key=("saving", "period"),
    known_on="recorded_on",
    columns=(
        Column("saving", Kind.TEXT, "Code of the saving", required=True),
        _UNIT,
        _PERIOD,
        Column("title", Kind.TEXT, "What will be saved", required=True),
        Column("target", Kind.NUMBER, "To be saved this year, in pounds", lowest=0),
        Column("delivered", Kind.NUMBER, "Saved so far, in pounds"),
        Column("forecast", Kind.NUMBER, "Forecast for the year, in pounds"),
        Column("status", Kind.CHOICE, "Where it stands", allowed=SAVING_STATUSES),
        Column("recurring", Kind.CHOICE, "yes: every year; no: once", allowed=("yes", "no")),
        Column("recorded_on", Kind.DATE, "Day it was reported"),
        Column("note", Kind.TEXT, "What a reader must know"),
    ),
)

FINANCIAL_ISSUES = Table(
    name="financial_issues",
    grain="one financial issue of one unit in one period",
    requirement="R0-032",
    key=("unit", "period", "title"),
    known_on="recorded_on",
    columns=(
        _UNIT,
        _PERIOD,
        Column("title", Kind.TEXT, "The issue in a few words", required=True),
        Column("detail", Kind.TEXT, "What it is and what is done about it"),
        Column("recorded_on", Kind.DATE, "Day it was reported"),
    ),
)

MONEY = (BUDGET, SAVINGS, FINANCIAL_ISSUES)
