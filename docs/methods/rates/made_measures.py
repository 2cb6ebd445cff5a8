"""Measures made by chance: an ordinary one, which a story then changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from pmf_lib.methods.judged import Judged
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import NOTHING, History, Point
from pmf_lib.methods.linter import Subject
from pmf_lib.methods.targets_in_force import Targets
from pmf_lib.periods import Grain, Period

NOW = Period.parse("2021-22-Q2")
AS_AT = date(2021, 10, 28)
THIS_YEAR = Period.parse("2021-22")
RULES = JudgementRules(mode="relative", green_tolerance=0.0, red_tolerance=0.10)
GRAINS = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
YEARS = 5


@dataclass
class Made:
    """A measure, its figures and targets, and what is on record about it."""

    row: dict[str, Any]
    level: float
    spread: float
    points: dict[Period, Point] = field(default_factory=dict)
    aims: dict[Period, dict[str, Any]] = field(default_factory=dict)
    versions: list[dict[str, Any]] = field(default_factory=list)
    settings: list[dict[str, Any]] = field(default_factory=list)
    papers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def grain(self) -> Grain:
        """The length of its periods."""
        return GRAINS[self.row["frequency"]]

    @property
    def way(self) -> int:
        """1 where more is better, -1 where less is."""
        return 1 if self.row["polarity"] == "maximise" else -1

    @property
    def periods(self) -> list[Period]:
        """Its periods up to now, oldest first."""
        return periods(self.grain)

    def aim(self, target: float, period: Period = THIS_YEAR, **more: Any) -> Made:
        """The same with a target."""
        row = {"measure": "M", "period": period.code, "target": target, "reason": "Agreed"}
        self.aims[period] = row | more
        self.settings.append(self.aims[period])
        return self

    def aim_all(self, target: float, **more: Any) -> Made:
        """The same target in every year."""
        for back in range(YEARS, -1, -1):
            self.aim(target, THIS_YEAR.shift(-back), **more)
        return self

    def put(self, value: float | None, period: Period | None = None, **more: Any) -> Made:
        """A figure; of the latest period where none is named."""
        at = period or self.periods[-1]
        self.points[at] = NOTHING._replace(value=value, status="final", **more)
        return self

    def fill(self, figures: Iterable[float]) -> Made:
        """Figures that end with the latest period."""
        known = list(figures)
        for period, value in zip(self.periods[-len(known) :], known, strict=True):
            self.put(value, period)
        return self

    def subject(self) -> Subject:
        """As the rules read it."""
        history = History(self.row, self.points)
        targets = Targets(history, self.aims, RULES)
        judged = Judged(targets, NOW, AS_AT, RULES)
        versions = self.versions or [self.row]
        return Subject(judged, versions, self.settings, self.papers)


def periods(grain: Grain) -> list[Period]:
    """Five years and what there is of this one."""
    own = NOW.containing(grain) if grain is not Grain.MONTH else NOW.within(grain)[-1]
    last = own if own.end <= NOW.end else own.previous()
    return [last.shift(-back) for back in reversed(range(YEARS * grain.per_year + 2))]


def bare(chance: Random, **fixed: Any) -> Made:
    """A measure with figures and no target. `level` and `spread` may be fixed too."""
    row = {
        "measure": "M",
        "title": "Made by chance",
        "unit": "unit",
        "kind": chance.choice(("percent", "count", "money", "days")),
        "polarity": chance.choice(("maximise", "minimise")),
        "frequency": chance.choice(("monthly", "monthly", "quarterly")),
        "owner": "Head of Service",
        "formula": "Cases in time over cases",
        "version": "1",
        "targeted": "yes",
        "state": "active",
        "defined_on": date(2016, 4, 1),
    } | {name: word for name, word in fixed.items() if name not in ("level", "spread")}
    row.setdefault("aggregation", chance.choice(_AGGREGATIONS.get(row["kind"], ("average",))))
    level = fixed.get("level") or _level(chance, row["kind"])
    made = Made(row, level, level * fixed.get("spread", chance.uniform(0.01, 0.04)))
    return made.fill(
        max(round(made.level + chance.gauss(0, made.spread), _PLACES.get(row["kind"], 2)), 0)
        for _ in made.periods
    )


def ordinary(chance: Random, **fixed: Any) -> Made:
    """A measure whose target of every year is near to what is done, met by turns."""
    made = bare(chance, **fixed)
    target = made.level + made.way * made.spread * chance.uniform(-1, 1)
    adds = made.row["aggregation"] == "sum"
    count = made.grain.per_year if adds else 1
    return made.aim_all(round(target * count, 2), profile="even" if adds else "flat")


def rare(chance: Random, polarity: str = "minimise") -> Made:
    """Something that happens by ones and twos, each quarter counted alone."""
    made = bare(chance, kind="count", aggregation="last", polarity=polarity, frequency="quarterly")
    return made.fill(float(sum(chance.random() < 0.2 for _ in range(5))) for _ in made.periods)


_AGGREGATIONS = {
    "percent": ("ratio", "average"),
    "count": ("sum", "average"),
    "money": ("sum", "average"),
    "days": ("average",),
}
_PLACES = {"percent": 1, "count": 0, "money": 0, "days": 1}


def _level(chance: Random, kind: str) -> float:
    if kind == "percent":
        return chance.uniform(55, 92)
    if kind == "days":
        return chance.uniform(12, 60)
    return float(10 ** chance.uniform(2.3, 6))
