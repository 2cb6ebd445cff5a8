"""For each warning what is unusual but right, where it must be silent: one measure a call."""

from __future__ import annotations

from datetime import date
from random import Random

from docs.methods.rates.linter_stories import (
    Maker,
    apart,
    eased,
    easier_than_ever,
    handed_in,
    papers,
    silence,
    stepped,
    steps,
    tolerant,
    without_target,
)
from docs.methods.rates.made_measures import THIS_YEAR, Made, bare, ordinary, rare

SOMEBODY = (
    "Vacant Property Officer",
    "Left Bank Manager",
    "Head of Nonsuch Park",
    "Post Room Manager",
)


def none_is_right(chance: Random) -> Made:
    """No accident is an aim, and often met."""
    return rare(chance).aim_all(0, tolerance_mode="absolute", red_tolerance=2)


def small_share(chance: Random) -> Made:
    """A share below 1 %, and a target below 1 % too."""
    return bare(chance, kind="percent", level=0.6, spread=0.2).aim_all(0.7)


def some_times(chance: Random) -> Made:
    """A target that is two to eight times too low: easy, but of one size with the figure."""
    made = ordinary(chance, kind=chance.choice(("money", "count")))
    year = made.aims[THIS_YEAR]
    return made.aim(year["target"] / chance.uniform(2, 8), profile=year["profile"])


def small_or_ceiling(chance: Random) -> Made:
    """Few cases that vary by many times, or money far below its ceiling."""
    if chance.random() < 0.5:
        return rare(chance).put(chance.randint(20, 40)).aim_all(1)
    made = bare(chance, kind="money", polarity="minimise", aggregation="average")
    return made.aim_all(made.level * chance.uniform(22, 70))


def all_of_it(chance: Random) -> Made:
    """A target of 100 %, met in full."""
    made = ordinary(chance, kind="percent", aggregation="average", polarity="maximise")
    return handed_in(made.aim(100), 100, 250, 250)


def rising_prices(chance: Random) -> Made:
    """A cost whose target rises by 1 to 4 % a year."""
    return stepped(ordinary(chance, kind="money", polarity="minimise"), chance.uniform(0.01, 0.04))


def each_period(chance: Random) -> Made:
    """A flat target of each period's own figures, which add up as well."""
    made = bare(chance, kind="count", aggregation="sum", spread=0.1)
    return made.aim_all(made.level * chance.uniform(0.8, 1.25), profile="flat")


def year_spread(chance: Random) -> Made:
    """A year's total spread over the year, however far it is from what is done."""
    made = bare(chance, kind="count", aggregation="sum", spread=0.1)
    return made.aim_all(made.level * made.grain.per_year * chance.uniform(0.6, 1.6), profile="even")


def with_baseline(chance: Random) -> Made:
    """A straight line from last year's figure."""
    made = ordinary(chance, kind="percent")
    return made.aim(made.level * 1.05, profile="trajectory", baseline=made.level)


def band(chance: Random) -> Made:
    """Best within a band, its target in the middle or not given."""
    made = bare(chance, kind="percent", polarity="band")
    target = chance.choice((made.level, None))
    return made.aim_all(target, lower=made.level * 0.9, upper=made.level * 1.1)


def on_a_path(chance: Random) -> Made:
    """A target not met yet: figures that come nearer to it, or a path agreed at a clinic."""
    made = apart(chance, -9, -6)
    aim = made.aims[THIS_YEAR]["target"]
    if chance.random() < 0.5:
        for row in made.aims.values():
            row |= {"profile": "recovery", "baseline": made.level}
        return made
    count = len(made.periods[-12:])
    return made.fill(
        made.level + (aim - made.level) * place / count + chance.gauss(0, made.spread / 2)
        for place in range(count)
    )


def tolerance_of_few(chance: Random) -> Made:
    """A tolerance of one case on a target of two; or of a quarter of a large target."""
    if chance.random() < 0.5:
        return rare(chance).aim_all(2, tolerance_mode="absolute", red_tolerance=1)
    return tolerant(chance, 15, 40)


def one_late(chance: Random) -> Made:
    """One or two months late, or a closure with its reason."""
    if chance.random() < 0.5:
        return silence(chance, "Closed by law")
    made = ordinary(chance, frequency="monthly")
    for period in made.periods[-chance.randint(1, 2) :]:
        del made.points[period]
    return made


def steady(chance: Random) -> Made:
    """A share that hardly moves, written in whole percent: some months are the same by chance."""
    made = ordinary(chance, kind="percent", frequency="monthly")
    level = chance.uniform(70, 95)
    return made.fill(float(round(chance.gauss(level, 0.8))) for _ in made.periods)


def rounded_parts(chance: Random) -> Made:
    """Parts rounded to 5, as published counts are: they give the value but for rounding."""
    made = ordinary(chance, kind="percent", aggregation="ratio")
    bottom = chance.randint(200, 900)
    top = round(bottom * chance.uniform(0.5, 0.98))
    return handed_in(made, round(100 * top / bottom, 1), 5 * round(top / 5), 5 * round(bottom / 5))


def renamed(chance: Random) -> Made:
    """Another owner, title or source, the formula with another full stop; or a new version."""
    made = ordinary(chance)
    harmless = {"owner": "Head of Streets", "formula": f"{made.row['formula']}."}
    dated = {"formula": "Cases in five days over cases", "version": "2"}
    made.versions = [made.row, made.row | chance.choice((harmless, dated))]
    return made


UNUSUAL: dict[str, Maker] = {
    "L01": none_is_right,
    "L02": none_is_right,
    "L03": small_share,
    "L04": some_times,
    "L05": small_or_ceiling,
    "L06": all_of_it,
    "L07": rising_prices,
    "L08": each_period,
    "L09": year_spread,
    "L10": lambda chance: steps(chance, 0.0),
    "L11": with_baseline,
    "L12": band,
    "L13": lambda chance: apart(chance, 1.5, 3),
    "L14": on_a_path,
    "L15": lambda chance: easier_than_ever(chance, "A third of the staff moved to the depot"),
    "L16": lambda chance: eased(chance, "Half of the pool is closed for repairs"),
    "L17": lambda chance: without_target(chance, date(2021, 4, 1)),
    "L18": tolerance_of_few,
    "L19": one_late,
    "L20": steady,
    "L21": rounded_parts,
    "L22": renamed,
    "L23": lambda chance: ordinary(chance, owner=chance.choice(SOMEBODY)),
    "L24": lambda chance: papers(chance, 0, 3),
}
