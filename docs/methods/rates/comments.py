"""How often comments that do not agree with their figures are found, and how often true ones are.

Each draw is a measure with a figure now, a quarter ago and a year ago, and a sentence about it: one
that the figures belie, or one that they bear out or that is about something else. Some of the
sentences are put in words that the rules do not know. Seeded.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from pmf_lib.methods import trend
from pmf_lib.methods.comments import Beside, findings

SEED = 20211118
DRAWS = 600
CONTRADICTS = {"SAYS_BETTER", "SAYS_WORSE", "SAYS_MET", "SAYS_SHORT"}
TITLE = "Repairs to homes finished in time"

# Ways to say better: the last three are in words that no list holds.
BETTER = (
    "Performance has improved {against}.",
    "The figure is better {than}, because more fitters were at work.",
    "There has been an improvement {against}.",
    "Repairs finished in time improved {against}.",
    "The share continues to improve, compared with {plain}.",
    "Although two fitters left, performance is better {than}.",
    "More work is done, and the result has improved by several points {against}.",
    "We have turned a corner since {plain}.",
    "Things are looking up after {plain}.",
    "The service is going from strength to strength.",
)
WORSE = (
    "Performance has deteriorated {against}.",
    "The figure is worse {than}, as two fitters left.",
    "The result has not been as good as in {plain}, and is worse {than}.",
    "Performance has slipped {against}.",
    "Compared with {plain}, the figure has worsened.",
    "Repairs finished in time are worse {than}.",
    "The service has gone downhill since {plain}.",
)
MET = (
    "The target has been met.",
    "We are on target, thanks to the fitters who began.",
    "Performance is above target.",
    "The figure exceeded its target.",
    "We hit what we set out to do.",
)
SHORT = (
    "The target was not met.",
    "Performance is below target, because two fitters left.",
    "The figure missed its target.",
    "We did not get to where we set out to be.",
)
NOT_BETTER = ("Performance has not improved {against}.", "The figure is no better {than}.")
NOT_WORSE = ("Performance has not got worse {against}.", "The figure is no worse {than}.")
# True of any figure: about something else, another time, a part, or what is hoped for.
ASIDE = (
    "Staff morale has improved since the move.",
    "Performance should improve by March, when two fitters begin.",
    "We improved the letters that tenants get.",
    "The weather was worse than last year.",
    "Two of the five teams improved.",
    "Better vans were bought in August.",
    "August was below target, and September was better.",
    "To improve this, the round was split in two.",
    "If performance is worse next quarter, a clinic is called.",
    "Satisfaction with repairs has improved on last quarter.",
    "The number of repairs asked for rose by a tenth.",
    "A worse winter would have cost more.",
    "Half of the district is improving.",
    "Performance was better in 2016.",
)
WHEN = {
    "quarter": ("on last quarter", "than last quarter", "the previous quarter"),
    "year": ("since last year", "than a year ago", "the same quarter of last year"),
}
REASONS = (
    "Two fitters left in {one} and the firm that helps was late. Since then {number} repairs wait.",
    "Frost in {one} broke {number} pipes, which had to be mended first. A second van is on order.",
    "Of {number} repairs that were late, most waited for parts. From {one} they are kept in store.",
    "Tenants were out at {number} visits. From {one} a text is sent on the day before.",
)
MONTHS = ("April", "June", "July", "October", "November")

Draw = random.Random


def rates() -> dict[str, float]:
    """How often each story is found that should be, then how often one that should not."""
    return {
        "untrue movement": _share(_untrue_movement, _is_contradicted),
        "untrue standing": _share(_untrue_standing, _is_contradicted),
        "untrue denial": _share(_untrue_denial, _is_contradicted),
        "copied": _share(_copied, lambda found: "COPIED" in found),
        "true movement": _share(_true_movement, _is_contradicted),
        "true standing": _share(_true_standing, _is_contradicted),
        "true denial": _share(_true_denial, _is_contradicted),
        "mixed": _share(_mixed, _is_contradicted),
        "aside": _share(_aside, _is_contradicted),
        "new words": _share(_new_words, lambda found: "COPIED" in found),
    }


def _is_contradicted(found: set[str]) -> bool:
    return bool(found & CONTRADICTS)


def _share(story: Callable[[Draw], set[str]], wanted: Callable[[set[str]], bool]) -> float:
    draw = Draw(SEED)
    return round(sum(wanted(story(draw)) for _ in range(DRAWS)) / DRAWS, 3)


def _row(draw: Draw) -> dict[str, Any]:
    """A judged measure whose figures differ from each other, as the judgements have it."""
    now, before, year, earlier = draw.sample(range(60, 100), 4)
    target = draw.choice([now - 5, now + 5])
    polarity = draw.choice(("maximise", "minimise"))
    met = now >= target if polarity == "maximise" else now <= target
    return {
        "title": TITLE,
        "polarity": polarity,
        "frequency": "quarterly",
        "aggregation": "average",
        "basis": "period",
        "period": "2021-22-Q2",
        "expected_period": "2021-22-Q2",
        "value": now,
        "figure": now,
        "rolled_value": None,
        "target": target,
        "lower": None,
        "upper": None,
        "status": "green" if met else draw.choice(("amber", "red")),
        "short_trend": trend.short((before, now), polarity).value,
        "long_trend": trend.short(((before + year + earlier) / 3, now), polarity).value,
        "trend_kind": "ongoing",
        "previous_value": before,
        "last_year_value": year,
        "quarters": (),
    }


def _codes(text: str, row: dict[str, Any], earlier: str = "") -> set[str]:
    return {one.rule.name for one in findings(text, row, Beside(earlier=earlier, acted=True))}


def _moved(row: dict[str, Any], when: str) -> str:
    before = row["previous_value" if when == "quarter" else "last_year_value"]
    return str(trend.short((before, row["value"]), row["polarity"]).value)


def _said(draw: Draw, ways: tuple[str, ...], when: str) -> str:
    against, than, plain = WHEN[when]
    return draw.choice(ways).format(against=against, than=than, plain=plain)


def _movement(draw: Draw, ways: dict[str, tuple[str, ...]]) -> set[str]:
    row, when = _row(draw), draw.choice(("quarter", "year"))
    return _codes(_said(draw, ways[_moved(row, when)], when), row)


def _untrue_movement(draw: Draw) -> set[str]:
    return _movement(draw, {"better": WORSE, "worse": BETTER})


def _true_movement(draw: Draw) -> set[str]:
    return _movement(draw, {"better": BETTER, "worse": WORSE})


def _untrue_denial(draw: Draw) -> set[str]:
    return _movement(draw, {"better": NOT_BETTER, "worse": NOT_WORSE})


def _true_denial(draw: Draw) -> set[str]:
    return _movement(draw, {"better": NOT_WORSE, "worse": NOT_BETTER})


def _standing(draw: Draw, *, true: bool) -> set[str]:
    row = _row(draw)
    says_met = (row["status"] == "green") is true
    text = draw.choice(MET if says_met else SHORT)
    if row["polarity"] == "minimise":
        swap = {"above": "below", "below": "above", "exceeded": "beat"}
        text = " ".join(swap.get(word, word) for word in text.split())
    return _codes(text, row)


def _untrue_standing(draw: Draw) -> set[str]:
    return _standing(draw, true=False)


def _true_standing(draw: Draw) -> set[str]:
    return _standing(draw, true=True)


def _mixed(draw: Draw) -> set[str]:
    """Better than one period and worse than the other, said of each as it is."""
    row = _row(draw)
    words = {"better": "improved {against}", "worse": "is worse {than}"}
    parts = []
    for when in draw.sample(("quarter", "year"), 2):
        against, than, _ = WHEN[when]
        parts.append(words[_moved(row, when)].format(against=against, than=than))
    return _codes(f"The figure {parts[0]} but {parts[1]}.", row)


def _aside(draw: Draw) -> set[str]:
    return _codes(draw.choice(ASIDE), _row(draw))


def _told(draw: Draw, way: str) -> str:
    return way.format(one=draw.choice(MONTHS), number=draw.randint(5, 95))


def _copied(draw: Draw) -> set[str]:
    """Last quarter's comment with another month and another figure."""
    way = draw.choice(REASONS)
    return _codes(_told(draw, way), _row(draw), _told(draw, way))


def _new_words(draw: Draw) -> set[str]:
    """Another comment on the same measure."""
    now, before = draw.sample(REASONS, 2)
    return _codes(_told(draw, now), _row(draw), _told(draw, before))


if __name__ == "__main__":
    for name, share in rates().items():
        print(f"{name}: {share:.1%}")
