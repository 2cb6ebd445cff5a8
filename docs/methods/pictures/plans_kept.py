"""Three service plans of one year: signed off in April, in May, and not yet."""

from datetime import date
from typing import Any

import pandas as pd

from docs.methods.pictures.lines import by_day
from pmf_lib.methods.plan_signing import signed_plans

TITLE = "A plan is late from the first of May"
DESCRIPTION = (
    "A line for each of three service plans of 2008/09. Plan A was signed off on 30 April and is "
    "in time. Plan B was signed off on 8 May, 8 days late. Plan C is not signed off and on 20 May "
    "is 20 days late."
)
AS_AT = date(2008, 5, 20)
SIGNED = {"Plan A": date(2008, 4, 30), "Plan B": date(2008, 5, 8), "Plan C": None}


def spec() -> dict[str, Any]:
    """A point on the day of signing, or today, with how late it is."""
    plans = pd.DataFrame(
        {
            "plan": list(SIGNED),
            "level": "service plan",
            "period": "2008-09",
            "signed_off_on": pd.to_datetime(list(SIGNED.values())),
        }
    )
    late = signed_plans(plans, AS_AT).set_index("plan")["days_late"]
    points = []
    for plan, signed in SIGNED.items():
        said = f"{late[plan]} days late" if late[plan] else "in time"
        on = signed or AS_AT
        words = f"{on.day} {on:%B}: {said}" if signed else f"Not signed off: {said}"
        points.append((plan, on, words))
    return by_day(points, date(2008, 4, 15), date(2008, 6, 15))
