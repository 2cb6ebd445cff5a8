"""How often each warning finds what is planted, and how often it errs; seeded, without a clock.

Each rule meets 50 measures with its story planted and 50 that are unusual but right, and all the
rules meet 400 ordinary measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from docs.methods.rates.linter_stories import STORIES
from docs.methods.rates.linter_unusual import UNUSUAL
from docs.methods.rates.made_measures import ordinary
from pmf_lib.methods.linter import RULES, examine

SEED = 20171
EACH = 50
ORDINARY = 400


def rates() -> dict[str, float]:
    """By rule: `L01 found` of planted stories, `L01 false` of what is unusual but right.

    `ordinary` is the share of ordinary measures with any warning at all.
    """
    return dict(_rates())


def _rates() -> Iterator[tuple[str, float]]:
    for rule in RULES:
        for name, makers in (("found", STORIES), ("false", UNUSUAL)):
            chance = Random(f"{SEED} {rule.code} {name}")
            told = [
                any(one.code == rule.code for one in examine(makers[rule.code](chance).subject()))
                for _ in range(EACH)
            ]
            yield f"{rule.code} {name}", sum(told) / EACH
    chance = Random(f"{SEED} ordinary")
    warned = sum(any(examine(ordinary(chance).subject())) for _ in range(ORDINARY))
    yield "ordinary", warned / ORDINARY


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:10} {100 * rate:5.1f}%")
