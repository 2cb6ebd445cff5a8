"""Whether the council measures well: FABRIC for the whole set, SMART for each objective.

Ribble Valley 2007, 4.6 and 4.8 (R1-028, R1-031).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import fabric, smart, stretch
from pmf_lib.methods.latest import text
from pmf_lib.methods.scorecard import Perspective
from pmf_lib.methods.smart import Letter, Measurement, Objective, Outcome
from pmf_lib.methods.top_priorities import in_force
from pmf_lib.sections import yearly
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.sections.target_stretch import YEARS
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.words import begun, counted

AN_HOUR = 20
"""Pounds that an hour of collecting figures is reckoned at, to set one cost beside another."""
_PERIODS = {"monthly": 12, "quarterly": 4, "annual": 1}
_WORDS = {Outcome.PASS: "Pass", Outcome.FAIL: "Fail", Outcome.JUDGEMENT: "Needs judgement"}
PROFILE = "RV2007"


def six_qualities(pack: Pack) -> Section:
    """Focused, appropriate, balanced, robust, integrated, cost-effective: FABRIC (R1-031)."""
    if pack.measures.empty:
        nil = Nil(reason="Nil return: no measure is registered.")
        return Section(name="six_qualities", blocks=(nil,))
    current = sorted(in_force(pack.entries("priorities"), pack.period.end)["priority"])
    scored = fabric.system(_evidence(pack), current, [str(one) for one in Perspective])
    shown = table(
        "The six qualities of a way of measuring, each from evidence",
        ("Quality", "Verdict", "Score", "Why"),
        [
            (
                quality.word,
                _WORDS[quality.outcome],
                "Not scored" if quality.of is None else f"{quality.met} of {quality.of}",
                quality.reason,
            )
            for quality in scored
        ],
        source="The council's register of measures",
        notes=(f"An hour of collecting is reckoned at £{AN_HOUR}.",),
    )
    passed = sum(quality.outcome is Outcome.PASS for quality in scored)
    return Section(name="six_qualities", headline=f"{passed} of 6 qualities pass.", blocks=(shown,))


def _evidence(pack: Pack) -> pd.DataFrame:
    """A row a measure with what the six qualities are scored from."""
    more = pack.about_measures("measure_records")
    both = pack.measures.merge(more, on="measure", how="left", suffixes=("", "_more"))
    times = both["frequency"].map(_PERIODS)
    return pd.DataFrame(
        {
            "measure": both["measure"],
            "priority": both["priority"],
            "users": both["users"],
            "perspective": both["perspective"],
            "owner": both["owner"],
            "deputy": both["deputy"],
            "plan": both["target_source"],
            "cost": both["hours"] * times * AN_HOUR,
        }
    )


def smart_objectives(pack: Pack) -> Section:
    """Each objective of the plans against the five letters (R1-028)."""
    found = pack.entries("objectives", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no objective is registered.")
        return Section(name="smart_objectives", blocks=(nil,))
    ordered = found.sort_values("objective")
    figures = yearly.figures(pack, yearly.years_before(pack, YEARS))
    answers = {
        row.objective: smart.check(_objective(pack, row, figures), PROFILE)
        for row in ordered.itertuples()
    }
    shown = table(
        "Objectives against the five letters of SMART",
        ("Objective", *smart.PROFILES[PROFILE], "What fails or needs judgement"),
        [
            (
                f"{row.objective}: {row.title}",
                *(_WORDS[letter.outcome] for letter in answers[row.objective]),
                _why(answers[row.objective]),
            )
            for row in ordered.itertuples()
        ],
        source="Register of objectives",
    )
    failed = sum(
        any(one.outcome is Outcome.FAIL for one in letters) for letters in answers.values()
    )
    headline = f"{counted(len(answers), 'objective')}, {failed or 'none'} failing a letter."
    return Section(name="smart_objectives", headline=begun(headline), blocks=(shown,))


def _why(letters: tuple[Letter, ...]) -> str:
    told = [f"{one.word}: {one.reason}" for one in letters if one.outcome is not Outcome.PASS]
    return " ".join(told) or "Nothing"


def _objective(pack: Pack, row: Any, figures: yearly.Years) -> Objective:
    milestones = pack.entries("milestones", every_period=True)
    own = milestones[milestones["measure"].notna() & (milestones["measure"] == row.measure)]
    judged = set(pack.judgements["measure"])
    return Objective(
        outcome=text(row.outcome),
        lead=text(row.lead),
        measurement=_measurement(pack, row, figures) if row.measure in judged else Measurement(),
        deliverable=text(row.title),
        resourced=True if text(row.budget_code) else None,
        priority=text(row.serves),
        within_control=True if text(row.reason) else None,
        budget_link=text(row.budget_code),
        end=None if pd.isna(row.due_on) else row.due_on.date(),
        milestones=tuple(one.date() for one in own["due_on"]),
    )


def _measurement(pack: Pack, row: Any, figures: yearly.Years) -> Measurement:
    judged = pack.judgement(row.measure)
    years = [figures[row.measure][one.code] for one in yearly.years_before(pack, YEARS)]
    defined = pack.measures.set_index("measure").loc[row.measure]
    return Measurement(
        name=judged.title,
        formula=text(defined["formula"]),
        unit=judged.kind,
        baseline=years[-1],
        target=None if pd.isna(row.target) else row.target,
        polarity=judged.polarity,
        neighbours_best=_best(judged),
        trend=stretch.trend(years),
    )


def _best(judged: Any) -> float | None:
    """The best figure among like councils; None without any."""
    if not judged.standing or judged.polarity not in ("maximise", "minimise"):
        return None
    known = [peer.value for peer in judged.standing.peers if peer.value is not None]
    best = max if judged.polarity == "maximise" else min
    return best(known, default=None)
