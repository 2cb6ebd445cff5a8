"""Appraisals and team reviews: counts of what is done, nothing about anyone (R0-020, R3-047)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.suppression import LARGEST
from pmf_lib.register.organisation import PRINCIPLES, TEAM_STEPS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure

COUNTS = {
    "due": "Due",
    "completed": "Completed",
    "linked": "With objectives linked to the team's",
    "targets_agreed": "With targets agreed",
    "interim": "Interim reviews held",
}
SOURCE = "Return of appraisals: counts only"


def appraisal_words(pack: Pack) -> str:
    """How many appraisals are completed of those due, in a sentence."""
    found = pack.entries("appraisals")
    if found.empty:
        return "No return of appraisals was handed in this quarter."
    both = found.dropna(subset=["due", "completed"])
    due, completed = int(both["due"].sum()), int(both["completed"].sum())
    silent = len(found) - len(both)
    more = f" {counted(silent, 'service')} gave no full count." if silent else ""
    return f"In appraisals: {completed:,} of the {due:,} that are due are completed.{more}"


def appraisals(pack: Pack) -> Section:
    """Appraisals completed by service, and the steps that teams took (R0-020, R1-013, R3-024)."""
    return Section(
        name="appraisals",
        headline=appraisal_words(pack),
        blocks=(
            Part(heading="Appraisals by service", blocks=_by_service(pack)),
            Part(heading="Team appraisals, step by step", blocks=(_steps(pack),)),
            Part(heading="Principles that the steps serve", blocks=(_principles(pack),)),
        ),
    )


def _by_service(pack: Pack) -> tuple[Block, ...]:
    found = pack.entries("appraisals").set_index("unit")
    if found.empty:
        return (Nil(reason="Nil return: no return of appraisals was handed in this quarter."),)
    shown = [name for name in COUNTS if found[name].notna().any()]
    rows = [
        (
            unit.name,
            *(found[name].get(unit.key, float("nan")) for name in shown),
            _rate(found, unit.key),
            said(day(found["due_on"].get(unit.key)), "No day set"),
        )
        for unit in pack.units
    ]
    headings: tuple[str | Heading, ...] = (
        "Service",
        *(Heading(COUNTS[name], "count") for name in shown),
        Heading("Completed of those due", "percent", 0),
        "All due by",
    )
    counts = table(f"Appraisals by the end of {pack.period.label}", headings, rows, source=SOURCE)
    return (counts, _enhancement(found["enhancement"]))


def _rate(found: pd.DataFrame, unit: str) -> float:
    due, done = (found[name].get(unit, float("nan")) for name in ("due", "completed"))
    return float(done / due * 100) if due and due > 0 else float("nan")


def _enhancement(counts: pd.Series) -> Paragraph:
    """Cases of performance enhancement for the whole council alone, small numbers kept (R3-047)."""
    if counts.isna().all():
        return Paragraph(text="No count of cases of performance enhancement was handed in.")
    number = int(counts.sum())
    told = f"fewer than {LARGEST + 1}" if 0 < number <= LARGEST else figure(number, "count")
    return Paragraph(
        text=f"Managers used the process for enhancing performance in {told} cases in all. "
        "It is a matter between managers and staff, and nothing else about it is reported."
    )


def _reviews(pack: Pack) -> pd.DataFrame:
    found = pack.entries("team_reviews", every_period=True)
    return found[found["period"].str[:7] == pack.period.code[:7]]


def _steps(pack: Pack) -> Block:
    """The four steps of a team's appraisal, done or still to do (R3-024)."""
    found = _reviews(pack)
    if found.empty:
        return Nil(reason="Nil return: no team has begun its appraisal this year.")
    teams = pack.entries("teams").set_index("team")
    done = {(row.team, row.step): row.done_on for row in found.itertuples()}
    return table(
        f"Team appraisals of {pack.period.financial_year}, by team and step",
        ("Team", "Service", *(begun(step) for step in TEAM_STEPS)),
        [
            (
                teams["title"].get(team, team),
                pack.council.unit(unit).name,
                *(_step(done, team, step) for step in TEAM_STEPS),
            )
            for team, unit in found[["team", "unit"]].drop_duplicates().itertuples(index=False)
        ],
        source="Register of team appraisals: completion only",
    )


def _step(done: dict[tuple[Any, Any], Any], team: str, step: str) -> str:
    when = day(done.get((team, step)))
    return f"Done {when}" if when else "Still to do"


def _principles(pack: Pack) -> Block:
    """How many steps of teams bear each principle (R3-025)."""
    found = _reviews(pack).dropna(subset=["principle"])
    if found.empty:
        return Nil(reason="Nil return: no step of a team's appraisal names a principle.")
    counts = found["principle"].value_counts()
    return table(
        "Steps of team appraisals by the principle that they serve",
        ("Principle", Heading("Steps", "count"), Heading("Teams", "count")),
        [
            (
                principle,
                int(counts.get(principle, 0)),
                int(found.loc[found["principle"] == principle, "team"].nunique()),
            )
            for principle in PRINCIPLES
        ],
        source="Register of team appraisals: completion only",
    )
