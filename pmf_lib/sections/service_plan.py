"""The service plan in five parts: objectives, projects, workforce, actions and risks, measures.

R3-016 (what, how, when and by whom), R3-018 (SMART objectives with outcomes and a lead), R3-019
(business change projects), R3-020 (key questions of workforce planning), R3-021 (worked out anew
with each load of data).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import smart
from pmf_lib.sections.actions_and_risks import is_late, scored
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.group_report import measure_table
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import project_table
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.thread_parts import parts
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SMART_PROFILE = "Carlisle2021"
OUTCOMES = {
    smart.Outcome.PASS: "Shown",
    smart.Outcome.FAIL: "Not shown",
    smart.Outcome.JUDGEMENT: "For a reader to judge",
}


def service_plan(pack: Pack) -> Section:
    """The plan's five parts as the registers have them today."""
    found = parts(pack)
    actions = pack.entries("actions", every_period=True)
    late = int(is_late(pack, actions).sum())
    answers = pack.entries("workforce_answers")
    silent = int(answers["answer"].isna().sum())
    headline = (
        f"{counted(len(found.objectives), 'objective')}; {counted(len(actions), 'action')}, "
        f"{late or 'none'} late; {counted(silent, 'workforce question')} not yet answered."
    )
    risks: Block = _risks(pack, pack.entries("risks", every_period=True))
    return Section(
        name="service_plan",
        headline=begun(headline),
        blocks=(
            Part(heading="SMART objectives", blocks=_objectives(pack, found.objectives)),
            Part(heading="Business change projects", blocks=_projects(pack)),
            Part(heading="Workforce plan", blocks=(_workforce(answers),)),
            Part(heading="Actions and risks of the plan", blocks=(_actions(pack, actions), risks)),
            Part(heading="Measures of the plan", blocks=(_measures(pack, found.objectives),)),
        ),
    )


def _objectives(pack: Pack, objectives: pd.DataFrame) -> tuple[Block, ...]:
    if objectives.empty:
        return (Nil(reason="Nil return: the plan names no objective."),)
    shown = table(
        "Objectives: what will be achieved, what it changes, by whom and by when",
        ("Objective", "Outcome", "Led by", "By", "It serves"),
        [
            (
                row.title,
                row.outcome,
                row.lead,
                said(day(row.due_on), "No day set"),
                said(row.serves, "Nothing: an orphan"),
            )
            for row in objectives.itertuples()
        ],
        source="Register of objectives",
    )
    letters = smart.PROFILES[SMART_PROFILE]
    tested = table(
        "What can be shown of each objective, letter by letter",
        ("Objective", *letters, "What is not shown"),
        [(row.title, *_tested(pack, row)) for row in objectives.itertuples()],
        source="Register of objectives and of measures",
    )
    return (shown, tested)


def _tested(pack: Pack, row: Any) -> tuple[str, ...]:
    letters = smart.check(_as_objective(pack, row), SMART_PROFILE)
    wanting = [letter.reason for letter in letters if letter.outcome is smart.Outcome.FAIL]
    return (*(OUTCOMES[letter.outcome] for letter in letters), " ".join(wanting) or "Nothing")


def _as_objective(pack: Pack, row: Any) -> smart.Objective:
    milestones = pack.entries("milestones")
    own = milestones.loc[milestones["measure"] == row.measure, "due_on"].dropna()
    code = said(row.budget_code, "")
    return smart.Objective(
        outcome=row.outcome,
        lead=row.lead,
        measurement=_measurement(pack, row),
        deliverable=None if said(row.measure, "") else row.title,
        resourced=True if code else None,
        priority=said(row.serves, "") or None,
        within_control=True if said(row.reason, "") else None,
        budget_link=code or None,
        end=None if pd.isna(row.due_on) else row.due_on.date(),
        milestones=tuple(each.date() for each in own),
    )


def _measurement(pack: Pack, row: Any) -> smart.Measurement:
    code = said(row.measure, "")
    if not (pack.judgements["measure"] == code).any():
        return smart.Measurement(target=row.target)
    judged = pack.judgement(code)
    formula = pack.measures.set_index("measure")["formula"].get(code)
    return smart.Measurement(
        name=judged.title,
        formula=said(formula, "") or None,
        unit=judged.kind,
        baseline=judged.last_year_value,
        target=row.target,
        polarity=judged.polarity,
        trend=judged.forecast,
    )


def _projects(pack: Pack) -> tuple[Block, ...]:
    projects = pack.entries("projects")
    public = public_rows(projects)
    shown: Block = Nil(reason="Nil return: the plan names no project.")
    if len(public):
        shown = project_table(pack, public, "Business change projects")
    caption = "Business change projects"
    return (shown, *exempt_blocks(projects, lambda rows: project_table(pack, rows, caption)))


def _workforce(answers: pd.DataFrame) -> Block:
    if answers.empty:
        return Nil(reason="Nil return: no question of workforce planning is in the register.")
    return table(
        "Key questions of workforce planning",
        ("Question", "Answer"),
        [(row.question, said(row.answer, "Not yet answered")) for row in answers.itertuples()],
        source="Register of workforce plans",
    )


def _actions(pack: Pack, actions: pd.DataFrame) -> Block:
    if actions.empty:
        return Nil(reason="Nil return: the plan lists no actions.")
    settled = actions.assign(late=is_late(pack, actions)).sort_values(["due_on", "action"])
    return table(
        "What the plan does, by whom and when",
        ("Action", "Lead", Heading("Due", "date"), "Status"),
        [
            (row.title, row.lead, row.due_on, "Late" if row.late else begun(row.status))
            for row in settled.itertuples()
        ],
        source="Register of actions",
    )


def _risks(pack: Pack, risks: pd.DataFrame) -> Block:
    if risks.empty:
        return Nil(reason="Nil return: no risk to the plan is registered.")
    above = [
        row.title for row in scored(risks).itertuples() if row.score > pack.rules.risk_appetite
    ]
    return table(
        "Risks to the plan, highest score first",
        ("Risk", Heading("Score", "count"), "Owner", "Above the council's appetite"),
        [
            (row.title, row.score, row.owner, "Yes" if row.title in above else "No")
            for row in scored(risks).itertuples()
        ],
        source="Risk register",
    )


def _measures(pack: Pack, objectives: pd.DataFrame) -> Block:
    own = pack.judgements[pack.judgements["measure"].isin(objectives["measure"].dropna())]
    if own.empty:
        return Nil(reason="Nil return: no measure shows an objective of the plan.")
    return measure_table(own, f"Measures that show the objectives: {listed(_names(pack))}")


def _names(pack: Pack) -> list[str]:
    return [unit.name for unit in pack.units[:1]] if pack.unit else [pack.scope.name]
