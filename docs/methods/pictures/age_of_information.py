"""A quarter's figure on its way to four bodies, by what its days go on."""

from datetime import date
from typing import Any

from pmf_lib.council import load_council
from pmf_lib.methods.age_of_information import Figure, Stage
from pmf_lib.methods.information_course import Course
from pmf_lib.periods import Period
from pmf_lib.views.chart_parts import Titles
from pmf_lib.views.stages_chart import stages

TITLE = "What the days of a quarter's figure go on"
DESCRIPTION = (
    "Four stacked bars of days after the quarter ends, each of 8 days entering the figure, 20 "
    "making the report, days waiting for a meeting, and 7 to 10 with the papers. The Senior "
    "Management Team sees the figure after 47 days, the Executive after 60, the Health and "
    "Wellbeing panel after 70 and the Audit Committee after 78."
)
BODIES = ("smt", "executive", "health-and-wellbeing", "audit")


def spec() -> dict[str, Any]:
    """The stages before each body, from its meetings in the profile."""
    council = load_council("carlisle-2021")
    course, quarter = Course(council), Period.parse("2021-22-Q2")
    unit = council.units_before("health-and-wellbeing")[0].key
    figure = Figure("M", unit, quarter, date(2021, 10, 8), date(2021, 10, 10))
    clocks = [course.clock(council.body(key), [figure], quarter) for key in BODIES]
    rows = [(one.visit.body.name, [one.stages[stage] for stage in Stage]) for one in clocks]
    return stages(Titles(TITLE, "Days", "Profile"), list(Stage), rows, "Body").spec
