"""How often the question sheet asks about a planted change, and how often about chance; seeded.

Each story is 200 monthly measures made by chance, judged and ranked as in a pack. Nothing is
registered about them, so whatever is more than chance is worth asking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

import pandas as pd

from pmf_lib.methods import question_sheet as rule
from pmf_lib.methods.exceptions import rank
from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.methods.miss_signal import signs
from pmf_lib.methods.question_sheet import Held, Verdict
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES

SEED = 20074
EACH = 200
MONTHS = 36
TARGET = 100.0
NOW = Period.parse("2021-22-Q2")
RULES = JudgementRules(mode="absolute", green_tolerance=0.0, red_tolerance=1.0)
ABOUT = {
    "unit": "u",
    "polarity": "maximise",
    "kind": "count",
    "frequency": "monthly",
    "aggregation": "last",
}
CHANGES = {
    "fall of 2 for 8 months": [0.0] * 28 + [-2.0] * 8,
    "fall of 3 for 3 months": [0.0] * 33 + [-3.0] * 3,
    "fall of 4 this month": [0.0] * 35 + [-4.0],
    "1 below target throughout": [-1.0] * MONTHS,
    "2 below target throughout": [-2.0] * MONTHS,
}
"""Planted: how far the mean lies from the target in standard deviations, month by month."""
ORDINARY = {"red by chance": 0.0, "red by chance, half above": 0.5}
"""Not planted: a mean at the target or above it, of measures that are red this month."""


def rates() -> dict[str, float]:
    """The share worth asking about by story; `: noise` the share told as noise.

    `any month` is the share of measures at their target that are asked about, whatever their
    colour, and `short` that of red ones with four figures.
    """
    return dict(_rates())


def _rates() -> Iterator[tuple[str, float]]:
    for name, means in CHANGES.items():
        chance = Random(f"{SEED} {name}")
        yield name, _share(_verdicts([_made(chance, means) for _ in range(EACH)]), Verdict.ASK)
    for name, mean in ORDINARY.items():
        found = _verdicts([_red(Random(f"{SEED} {name} {n}"), mean, MONTHS) for n in range(EACH)])
        yield name, _share(found, Verdict.ASK)
        yield f"{name}: noise", _share(found, Verdict.NOISE)
    chance = Random(f"{SEED} any month")
    some = [_made(chance, [0.0] * MONTHS) for _ in range(EACH)]
    yield "any month", _share(_verdicts(some), Verdict.ASK)
    few = [_red(Random(f"{SEED} short {n}"), 0.0, 4) for n in range(EACH)]
    yield "short", _share(_verdicts(few), Verdict.ASK)


def _made(chance: Random, means: Sequence[float]) -> list[float]:
    return [round(TARGET + mean + chance.gauss(0, 1), 2) for mean in means]


def _red(chance: Random, mean: float, months: int) -> list[float]:
    """A series without any change whose last figure happens to be red."""
    series = _made(chance, [mean] * months)
    while series[-1] >= TARGET - 1:
        series[-1] = _made(chance, [mean])[0]
    return series


def _share(found: Sequence[Verdict | None], verdict: Verdict) -> float:
    return sum(one is verdict for one in found) / len(found)


def _verdicts(series: Sequence[Sequence[float]]) -> list[Verdict | None]:
    """What becomes of each measure; None where it is no adverse exception."""
    judged = judge(*_frames(series), period=NOW, as_at=date(2021, 10, 28), rules=RULES)
    ranked = rank(judged)
    adverse = ranked[ranked["side"] == "adverse"].set_index("measure")["codes"]
    return [
        _verdict(row, adverse[row["measure"]]) if row["measure"] in adverse else None
        for row in judged.to_dict("records")
    ]


def _verdict(row: dict[str, object], codes: tuple[str, ...]) -> Verdict:
    usual = "so and so" if row["control"].has_limits else ""  # type: ignore[attr-defined]
    held = Held(met="Told.", is_met=row["status"] == "green")
    return rule.standing(rule.answers(signs(row, codes, usual), held))


def _frames(series: Sequence[Sequence[float]]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    codes = [f"M{number:03}" for number in range(len(series))]
    last = NOW.within(Grain.MONTH)[-1]
    values = [
        {
            "measure": code,
            "unit": "u",
            "period": last.shift(place + 1 - len(figures)).code,
            "value": figure,
            "status": "final",
        }
        for code, figures in zip(codes, series, strict=True)
        for place, figure in enumerate(figures)
    ]
    years = [f"{year}-{year % 100 + 1}" for year in range(2018, 2022)]
    targets = [
        {"measure": code, "period": year, "target": TARGET} for code in codes for year in years
    ]
    measures = [{"measure": code, "title": code, **ABOUT} for code in codes]
    return (
        pd.DataFrame(measures, columns=list(MEASURES.names)),
        pd.DataFrame(values, columns=[*VALUES.names, "known_from"]),
        pd.DataFrame(targets, columns=list(TARGETS.names)),
    )


if __name__ == "__main__":
    for name, rate in rates().items():
        print(f"{name:34} {100 * rate:5.1f}%")
