"""Ledger extracts, costs and the financial plan (R4-043, R4-011, R2-020)."""

from pmf_lib.register.columns import Table
from pmf_lib.register.kinds import (
    choice,
    directorate,
    exempt,
    measure,
    number,
    period,
    recorded,
    score,
    text,
    unit,
)

SIDES = ("income", "expenditure")

LEDGER = Table(
    name="ledger",
    grain="one account of one unit's cost centre in one month",
    requirement="R4-043",
    key=("cost_centre", "account", "period"),
    known_on="recorded_on",
    columns=(
        text("cost_centre", "Cost centre", needed=True),
        unit(),
        text("account", "Account", needed=True),
        choice("side", "Income or expenditure", SIDES, needed=True),
        period("Month"),
        number("amount", "Posted in the month, in pounds; income is negative"),
        recorded("Day of the extract"),
    ),
)

LEDGER_TOTALS = Table(
    name="ledger_totals",
    grain="the control total of one side of the ledger in one month",
    requirement="R4-043",
    key=("side", "period"),
    known_on="recorded_on",
    columns=(
        choice("side", "Income or expenditure", SIDES, needed=True),
        period("Month"),
        number("total", "Total of the whole extract, in pounds"),
        recorded("Day of the extract"),
    ),
)

FINANCIAL_PROFILE = Table(
    name="financial_profile",
    grain="one directorate's budget in the strategy and as now projected, for one year",
    requirement="R4-011",
    key=("directorate", "period"),
    known_on="recorded_on",
    columns=(
        directorate("Directorate"),
        period("Year"),
        number("strategy", "Budget in the Medium Term Financial Strategy, in pounds"),
        number("projection", "Projection of the budget build, in pounds"),
        recorded(),
    ),
)

UNIT_COSTS = Table(
    name="unit_costs",
    grain="what one unit's service cost and how much it did in one year",
    requirement="R2-020",
    key=("unit", "period"),
    known_on="recorded_on",
    columns=(
        unit(),
        period("Year or quarter"),
        text("of", "What one is, such as one household", needed=True),
        number("cost", "Cost in pounds", lowest=0),
        number("volume", "How many", lowest=0),
        number("family", "Cost of one in the benchmarking family, in pounds", lowest=0),
        measure("Measure of its performance", needed=False),
        recorded(),
    ),
)

EFFICIENCY_OPTIONS = Table(
    name="efficiency_options",
    grain="one option for efficiency or savings",
    requirement="R2-020",
    key=("option",),
    known_on="recorded_on",
    columns=(
        text("option", "Code of the option", needed=True),
        unit(),
        text("title", "The option", needed=True),
        text("priority", "Priority it bears on (R4-024)"),
        number("saving", "Saving in a year, in pounds; below 0 where it costs more"),
        text("risk", "What may go wrong"),
        text("decided", "What was decided"),
        exempt(),
        recorded(),
    ),
)

OPPORTUNITIES = Table(
    name="opportunities",
    grain="one opportunity of one unit as reviewed on a day",
    requirement="R3-027",
    key=("opportunity",),
    known_on="recorded_on",
    columns=(
        text("opportunity", "Code of the opportunity", needed=True),
        unit(),
        text("title", "What may be gained", needed=True),
        score("likelihood", "From 1 to 5", needed=True),
        score("benefit", "From 1 to 5", needed=True),
        text("owner", "Who answers for it, by post", needed=True),
        text("action", "What is done to seize it"),
        recorded(),
    ),
)

FINANCE = (
    LEDGER,
    LEDGER_TOTALS,
    FINANCIAL_PROFILE,
    UNIT_COSTS,
    EFFICIENCY_OPTIONS,
    OPPORTUNITIES,
)
