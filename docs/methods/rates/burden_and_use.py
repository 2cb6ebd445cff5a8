"""How often a useless measure is proposed for retirement, and how often a useful one is.

Each scenario is 1,000 made measures, judged on 26 October 2007. Members ask about a measure by
chance, so many times a year on average; of what they ask, a share is written down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from pmf_lib.methods.burden_and_use import Case, Verdict, Window, ledger
from pmf_lib.methods.collecting_cost import Cost, hours_a_year
from pmf_lib.methods.uses_made import Uses, uses
from pmf_lib.periods import Period

Chance = np.random.Generator

MEASURES = 1_000
SEED = 20071026
WINDOW = Window.up_to(date(2007, 10, 26), date(2005, 6, 16))
LAST = Period.parse("2007-08-Q2")
NOBODY = frozenset({"L23"})


@dataclass(frozen=True)
class Made:
    """What measures are like: true hours a year, how many of four quarters wrote theirs down,
    questions a year and the share of them that is written down, and the rest of a case.
    """

    hours: float = 60.0
    quarters: int = 4
    asked: float = 0.0
    recorded: float = 1.0
    duty: str = ""
    faults: frozenset[str] = NOBODY
    begun: date = date(2000, 4, 1)
    warns: float = 0.0
    window: Window = WINDOW


TO_BE_FOUND = {
    "60 hours": Made(),
    "30 hours": Made(hours=30),
    "30 hours, one quarter": Made(hours=30, quarters=1),
    "hours unknown": Made(quarters=0),
    "red by chance": Made(warns=0.02),
}
NO_STORY = {
    "statutory": Made(duty="an act"),
    "in order": Made(faults=frozenset()),
    "new": Made(begun=date(2006, 10, 26)),
    "short log": Made(window=Window.up_to(WINDOW.until, date(2006, 10, 26))),
    "18 hours": Made(hours=18),
    "asked once": Made(asked=1),
    "asked twice": Made(asked=2),
    "asked twice, half recorded": Made(asked=2, recorded=0.5),
    "asked four times, half recorded": Made(asked=4, recorded=0.5),
}


def rates() -> dict[str, float]:
    """The share proposed for retirement: of those that should be, then of those that should not."""
    return {name: _proposed(made) for name, made in (TO_BE_FOUND | NO_STORY).items()}


def _proposed(made: Made) -> float:
    chance = np.random.Generator(np.random.PCG64(SEED))
    codes = [f"M{place:04}" for place in range(MEASURES)]
    costs, used = _costs(chance, codes, made), _uses(chance, codes, made)
    reds = chance.binomial(8, made.warns, MEASURES)
    cases = [
        Case(
            code,
            costs[code],
            used.get(code, ()),
            int(red),
            made.duty,
            made.faults,
            made.begun,
        )
        for code, red in zip(codes, reds, strict=True)
    ]
    found = ledger(cases, made.window)
    return sum(entry.verdict is Verdict.PROPOSE for entry in found) / MEASURES


def _costs(chance: Chance, codes: list[str], made: Made) -> dict[str, Cost]:
    """Each quarter's hours stray by a fifth from a quarter of the year's."""
    rows = [
        (code, "Collecting", LAST.shift(-back).code, made.hours / 4 * stray)
        for code in codes
        for back, stray in enumerate(chance.lognormal(0, 0.2, made.quarters))
    ]
    effort = pd.DataFrame(rows, columns=["measure", "activity", "period", "hours"])
    measures = pd.DataFrame({"measure": codes, "frequency": "quarterly"})
    records = pd.DataFrame({"measure": codes, "hours": np.nan})
    return hours_a_year(measures, records, effort.astype({"hours": "float64"}), LAST)


def _uses(chance: Chance, codes: list[str], made: Made) -> Uses:
    days = (WINDOW.until - WINDOW.since).days
    counts = chance.poisson(made.asked * made.recorded * days / 365.25, len(codes))
    rows = [
        (code, WINDOW.since + timedelta(days=int(day)))
        for code, count in zip(codes, counts, strict=True)
        for day in chance.integers(0, days, count)
    ]
    questions = pd.DataFrame(rows, columns=["measure", "asked_on"])
    return uses({"questions": questions}, made.window.since, made.window.until)


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:32} {100 * rate:5.1f}%")
