"""For each warning a story that it must find: one measure made by chance a call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pandas as pd

from docs.methods.rates.made_measures import AS_AT, THIS_YEAR, Made, bare, ordinary, rare
from pmf_lib.intake.value_checks import doubts
from pmf_lib.periods import Grain
from pmf_lib.register import TABLES

Maker = Callable[[Random], Made]
NOBODY = ("Vacant", "TBC", "To be confirmed", "Head of Parks (left in May)", "n/a", "Post vacant")


def zero_aim(chance: Random) -> Made:
    """A target of 0 where more is better, or where nobody ever came near to it."""
    return bare(chance).aim_all(0, tolerance_mode="absolute", red_tolerance=5)


def share_of_zero(chance: Random) -> Made:
    """A target of 0 with the council's tolerance, a share."""
    return rare(chance).put(2).aim_all(0)


def fraction(chance: Random) -> Made:
    """A percentage whose target, or whose latest figure, was entered as a fraction."""
    made = ordinary(chance, kind="percent")
    if chance.random() < 0.5:
        return made.aim_all(round(made.level / 100, 3), profile="flat")
    return made.put(round(made.level / 100, 3))


def in_thousands(chance: Random) -> Made:
    """A target in thousands, figures in pounds or cases."""
    made = ordinary(chance, kind=chance.choice(("money", "count")))
    year = made.aims[THIS_YEAR]
    return made.aim(year["target"] / 1000, profile=year["profile"])


def of_another_size(chance: Random) -> Made:
    """A target 25 to 70 or 130 to 450 times too low, as 420 beside 73,390."""
    made = ordinary(chance, kind="count", polarity="maximise", level=chance.uniform(2e4, 2e5))
    year, times = made.aims[THIS_YEAR], chance.choice(((25, 70), (130, 450)))
    return made.aim(year["target"] / chance.uniform(*times), profile=year["profile"])


def beyond_a_share(chance: Random) -> Made:
    """A target above 100 %, or a figure above it."""
    made = ordinary(chance, kind="percent", aggregation="average")
    if chance.random() < 0.5:
        return made.aim(chance.uniform(101, 120))
    return handed_in(made, round(chance.uniform(100.5, 110), 1), None, None)


def wrong_way(chance: Random) -> Made:
    """Targets that move 6 to 15 % a year against what is called better."""
    return stepped(ordinary(chance), chance.uniform(0.06, 0.15))


def total_each_period(chance: Random) -> Made:
    """A year's total as a flat target of figures that add up; the figures vary by a tenth."""
    made = bare(chance, kind="count", aggregation="sum", spread=0.1)
    return made.aim_all(
        made.level * made.grain.per_year * chance.uniform(0.8, 1.25), profile="flat"
    )


def period_spread(chance: Random) -> Made:
    """One period's target spread over the year, or a percentage's."""
    if chance.random() < 0.5:
        made = bare(chance, kind="percent")
        return made.aim_all(made.level, profile=chance.choice(("even", "seasonal")))
    made = bare(chance, kind="count", aggregation="sum", spread=0.1)
    return made.aim_all(made.level * chance.uniform(0.8, 1.25), profile="even")


def steps(chance: Random, apart: float) -> Made:
    """Targets of each quarter that lead to the year's target, or past it by a share of it."""
    made = ordinary(chance, kind="percent", frequency="quarterly")
    aim = made.aims[THIS_YEAR]["target"]
    for place, period in enumerate(THIS_YEAR.within(Grain.QUARTER)):
        step = round(aim * (1 + apart) * (1 - (3 - place) * 0.02), 1)
        made.aim(step, period, profile="step")
    return made.aim(aim, profile="step")


def no_baseline(chance: Random) -> Made:
    """A straight line to the target from nowhere."""
    made = ordinary(chance, kind="percent")
    return made.aim(made.level * 1.05, profile="trajectory")


def no_band(chance: Random) -> Made:
    """Best within a band whose edges are crossed, missing, or beside the target."""
    made = bare(chance, kind="percent", polarity="band")
    low, high = made.level * 0.9, made.level * 1.1
    edges = chance.choice(((high, low), (None, None), (high, high * 1.1)))
    return made.aim_all(made.level, lower=edges[0], upper=edges[1])


def apart(chance: Random, low: float, high: float) -> Made:
    """A target that the mean figure lies better than by so many standard deviations."""
    made = bare(chance, aggregation="average", spread=chance.uniform(0.02, 0.04))
    return made.aim_all(made.level - made.way * made.spread * chance.uniform(low, high))


def easier_than_ever(chance: Random, reason: str = "") -> Made:
    """This year's target easier than each of three years before."""
    made = ordinary(chance)
    share = 1 - made.way * chance.uniform(0.12, 0.3)
    aim = made.aims[THIS_YEAR]
    return made.aim(aim["target"] * share, profile=aim["profile"], reason=reason)


def eased(chance: Random, reason: str = "") -> Made:
    """The year's target made 3 to 20 % easier in August."""
    made = ordinary(chance)
    aim = made.aims[THIS_YEAR]
    share = 1 - made.way * chance.uniform(0.03, 0.2)
    on = pd.Timestamp("2021-08-02")
    more = {"profile": aim["profile"], "set_on": on, "reason": reason}
    return made.aim(aim["target"] * share, **more)


def without_target(chance: Random, begun: date = date(2016, 4, 1)) -> Made:
    """Meant to have a target and without one for this year."""
    made = ordinary(chance, defined_on=begun)
    del made.aims[THIS_YEAR]
    return made


def tolerant(chance: Random, low: float, high: float) -> Made:
    """Red only so many percent short of its target."""
    made = ordinary(chance, tolerance_mode="relative")
    return made.aim(
        made.aims[THIS_YEAR]["target"],
        tolerance_mode="relative",
        red_tolerance=chance.uniform(low, high),
    )


def silence(chance: Random, reason: str | None = None) -> Made:
    """No figure for the last three to six periods."""
    made = ordinary(chance, frequency="monthly")
    for period in made.periods[-chance.randint(3, 6) :]:
        made.put(None, period, missing_reason=reason)
    return made


def copied(chance: Random) -> Made:
    """The same figure for the last six to nine months, or four to six quarters."""
    made = ordinary(chance)
    low, high = {Grain.MONTH: (6, 9), Grain.QUARTER: (4, 6)}[made.grain]
    return made.fill([made.points[made.periods[-1]].value or 1.0] * chance.randint(low, high))


def more_than_all(chance: Random) -> Made:
    """A numerator above its denominator, or a value that the two do not give."""
    made = ordinary(chance, kind="percent", aggregation="ratio")
    bottom = chance.randint(100, 900)
    if chance.random() < 0.5:
        top = bottom + chance.randint(2, 40)
        return handed_in(made, round(100 * top / bottom, 1), top, bottom)
    top = round(bottom * 0.8)
    return handed_in(made, round(100 * top / bottom + chance.choice((-7, 7)), 1), top, bottom)


def redefined(chance: Random) -> Made:
    """Another formula, aggregation or polarity under the same version."""
    made = ordinary(chance)
    changed = chance.choice(({"formula": "Cases in five days over cases"}, {"kind": "ratio"}))
    made.versions = [made.row, made.row | changed]
    return made


def papers(chance: Random, low: int, high: int) -> Made:
    """The latest working paper about a year that ended so many years before this one began."""
    made = ordinary(chance)
    last = THIS_YEAR.shift(-1 - chance.randint(low, high))
    made.papers = [{"period": last.shift(-back).code} for back in range(3)]
    return made


def stepped(made: Made, share: float) -> Made:
    """Targets of the last years that become easier by a share each year."""
    now = made.aims[THIS_YEAR]
    for back in range(4):
        target = now["target"] * (1 - made.way * share) ** -back
        made.aim(target, THIS_YEAR.shift(-back), profile=now["profile"])
    return made


def handed_in(made: Made, value: float, top: float | None, bottom: float | None) -> Made:
    """The latest figure with its parts, and the doubts with which intake would load it."""
    period = made.periods[-1]
    table = TABLES["values"]
    row = {"period": period.code, "value": value, "numerator": top, "denominator": bottom}
    frame = pd.DataFrame([row], columns=list(table.names))
    numbers = ("value", "numerator", "denominator")
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    on = pd.Timestamp(period.end + timedelta(days=5))
    kinds = pd.Series([made.row["kind"]])
    found = doubts(table, frame.assign(recorded_on=on), kinds, AS_AT)
    codes = [one.code for one in found if one.rows.any()]
    return made.put(value, period, numerator=top, denominator=bottom, flags=" ".join(codes))


STORIES: dict[str, Maker] = {
    "L01": zero_aim,
    "L02": share_of_zero,
    "L03": fraction,
    "L04": in_thousands,
    "L05": of_another_size,
    "L06": beyond_a_share,
    "L07": wrong_way,
    "L08": total_each_period,
    "L09": period_spread,
    "L10": lambda chance: steps(chance, chance.choice((-1, 1)) * chance.uniform(0.03, 0.2)),
    "L11": no_baseline,
    "L12": no_band,
    "L13": lambda chance: apart(chance, 5, 9),
    "L14": lambda chance: apart(chance, -9, -5),
    "L15": easier_than_ever,
    "L16": eased,
    "L17": without_target,
    "L18": lambda chance: tolerant(chance, 50, 90),
    "L19": silence,
    "L20": copied,
    "L21": more_than_all,
    "L22": redefined,
    "L23": lambda chance: ordinary(chance, owner=chance.choice(NOBODY)),
    "L24": lambda chance: papers(chance, 4, 8),
}
