"""The three stages of challenging performance (R4-046 to R4-050).

Peterborough 2009/10, 3.7: Initial Diagnostic, Cause and Effect, Performance Clinics. The stages
are taken in order; one that was left out says why. Who delivers never challenges (R4-070).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.challenge_order import latest_stage, steps
from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Details, Facts, Nil, Paragraph, Part, Section, Table, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

DIAGNOSTIC, CAUSE, CLINIC = "initial diagnostic", "cause and effect", "performance clinic"


def challenge_summary(pack: Pack) -> tuple[str, ...]:
    """Three sentences: cases by stage, what stands without a case, what was out of order."""
    cases = _cases(pack)
    furthest = latest_stage(cases)["stage"].value_counts()
    reached = ", ".join(
        f"{int(furthest.get(stage, 0)) or 'none'} at {stage}"
        for stage in (DIAGNOSTIC, CAUSE, CLINIC)
    )
    waiting = len(_without_case(pack))
    broken = int((~steps(cases)["allowed"].to_numpy(bool)).sum())
    in_order = "Yes, or the reason is given."
    if broken:
        was = "was" if broken == 1 else "were"
        in_order = f"{begun(counted(broken, 'stage'))} {was} not, and no reason is recorded."
    nowhere = int(cases["case"].nunique()) - len(latest_stage(cases))
    if nowhere:
        reached += f"; {nowhere} at no stage that stands"
    return (
        f"What is being challenged? {begun(counted(cases['case'].nunique(), 'case'))}: {reached}.",
        f"What is not? {begun(counted(waiting, 'measure'))} in red without a case.",
        f"Were the stages taken in order? {in_order}",
    )


def _cases(pack: Pack) -> pd.DataFrame:
    return pack.entries("challenge_cases", every_period=True)


def initial_diagnostic(pack: Pack) -> Section:
    """Stage 1: cases opened early by managers, and red measures that have none yet (R4-047)."""
    cases = _cases(pack)
    own = _at(cases, DIAGNOSTIC)
    return Section(
        name="initial_diagnostic",
        headline=begun(f"{counted(len(own), 'case')} opened."),
        blocks=(
            _stage_table(pack, own, "Cases opened by managers"),
            Part(heading="Not yet challenged", blocks=(_waiting(pack),)),
            Part(heading="The stages in order", blocks=(_order(pack, cases),)),
        ),
    )


def _at(cases: pd.DataFrame, stage: str) -> pd.DataFrame:
    """The cases at a stage, in order or with a reason: any other does not stand (R4-049)."""
    found = steps(cases)
    return found[(found["stage"] == stage) & found["allowed"].to_numpy(bool)]


def _without_case(pack: Pack) -> pd.DataFrame:
    """Adverse exceptions in red that no open case is about: where action is due (R4-046)."""
    cases = _cases(pack)
    challenged = set(cases[cases["closed_on"].isna() | _is_recent(pack, cases)]["measure"])
    red = set(pack.judgements[pack.judgements["status"] == "red"]["measure"])
    found = pack.adverse[pack.adverse["measure"].isin(red - challenged)]
    return found[found["subject"] == "measure"]


def _is_recent(pack: Pack, cases: pd.DataFrame) -> pd.Series:
    """A stage that ended in this quarter or after it still counts."""
    return pd.to_datetime(cases["closed_on"]) >= pd.Timestamp(pack.period.start)


def _waiting(pack: Pack) -> Block:
    found = _without_case(pack)
    if found.empty:
        return Nil(reason="Nil return: every red measure that is an exception has a case.")
    return table(
        "Red measures that are exceptions and have no case",
        ("Measure", "Service", "Why it is an exception"),
        [
            (row.title, service_link(pack.council, row.unit), row.sentence)
            for row in found.itertuples()
        ],
        source="The council's register of measures and register of cases",
    )


def _order(pack: Pack, cases: pd.DataFrame) -> Block:
    found = steps(cases)
    broken = found[found["out_of_order"] != ""]
    if broken.empty:
        return Nil(reason="Nil return: every case took the stages in their order.")
    return table(
        "Stages that were not taken in order",
        ("Case", "Service", "Stage", "What was out of order", "Reason recorded"),
        [
            (
                row.case,
                service_link(pack.council, row.unit),
                begun(row.stage),
                row.out_of_order,
                said(row.override, "None: the stage does not stand"),
            )
            for row in broken.itertuples()
        ],
        source="Register of cases",
    )


def _stage_table(pack: Pack, own: pd.DataFrame, caption: str) -> Block:
    if own.empty:
        return Nil(reason="Nil return: no case is at this stage.")
    return table(
        caption,
        (
            "Case",
            "Service",
            "Measure and how it moved",
            "Delivered by",
            "Challenged by",
            "From and to",
            "Identified, done, challenged, supported",
        ),
        [
            (
                row.case,
                service_link(pack.council, row.unit),
                _moved(pack, row.measure),
                row.delivered_by,
                row.challenged_by,
                f"{day(row.opened_on)} to {said(day(row.closed_on), 'now')}",
                said(row.done, "Nothing recorded"),
            )
            for row in own.itertuples()
        ],
        source="Register of cases",
    )


def _moved(pack: Pack, measure: object) -> str:
    if pd.isna(measure) or str(measure) not in set(pack.judgements["measure"]):
        return "No measure named"
    row = pack.judgement(str(measure))
    return f"{row.title}: {measure_card.short_words(row)} (grade {row.grade})"


def cause_and_effect(pack: Pack) -> Section:
    """Stage 2: what was found in open discussion with staff, causes by category (R4-048)."""
    cases = _cases(pack)
    own = _at(cases, CAUSE)
    causes = pack.entries("causes", every_period=True)
    parts = tuple(
        Part(heading=f"Case {case}", blocks=(_causes(str(case), rows),))
        for case, rows in causes.groupby("case", sort=True)
    )
    return Section(
        name="cause_and_effect",
        headline=begun(f"{counted(len(own), 'case')} taken to cause and effect."),
        blocks=(_stage_table(pack, own, "Cases taken to cause and effect"), *parts),
    )


def _causes(case: str, rows: pd.DataFrame) -> Table:
    """The fishbone as a table that can be read aloud: category, cause, effect."""
    return table(
        f"Causes found in case {case}, by category",
        ("Category", "Cause", "Effect on the service"),
        [
            (row.category, row.cause, said(row.effect, "Not said"))
            for row in rows.sort_values(["category", "cause"]).itertuples()
        ],
        source="Register of causes",
    )


def performance_clinics(pack: Pack) -> Section:
    """Stage 3: the two teams of each clinic, and what came of its aims (R4-049, R4-050)."""
    clinics = pack.entries("clinics", every_period=True)
    cases = _cases(pack)
    own = _at(cases, CLINIC)
    outcomes = pack.entries("clinic_outcomes", every_period=True)
    told = tuple(
        Part(heading=begun(row.about), blocks=_clinic(pack, row, outcomes))
        for row in clinics.sort_values("clinic").itertuples()
    )
    nil = (Nil(reason="Nil return: no clinic has been asked for."),)
    headline = begun(f"{counted(len(clinics), 'clinic')}, {len(own) or 'none'} on an open case.")
    blocks = (_stage_table(pack, own, "Cases taken to a clinic"), *(told or nil))
    return Section(name="performance_clinics", headline=headline, blocks=blocks)


def _clinic(pack: Pack, row: Any, outcomes: pd.DataFrame) -> tuple[Block, ...]:
    teams = Facts(
        pairs=(
            ("Service", service_link(pack.council, row.unit)),
            ("Held on", Text(text=said(day(row.held_on), "Still to come"))),
            ("Service delivery team", Text(text=f"{row.manager}, with the {row.director}")),
            ("Challenge team", Text(text=f"{row.chair}, for the panel")),
        )
    )
    said_there = tuple(
        Details(summary=f"{begun(row.about)}: what the {who} said", blocks=(Paragraph(text=words),))
        for who, words in (
            ("service delivery team", said(row.service_statement, "Nothing yet.")),
            ("challenge team", said(row.panel_statement, "Nothing yet.")),
        )
    )
    return (teams, *said_there, _outcomes(row, outcomes[outcomes["clinic"] == row.clinic]))


def _outcomes(row: Any, own: pd.DataFrame) -> Block:
    if own.empty:
        return Nil(reason="Nothing has been agreed at this clinic yet.")
    return table(
        f"What was agreed: {row.about}",
        ("Aim of the clinic", "What follows", "Who", Heading("Due", "date"), "Done"),
        [
            (
                begun(one.purpose),
                one.follow_up,
                one.owner,
                one.due_on,
                said(day(one.done_on), "Not yet"),
            )
            for one in own.sort_values(["due_on", "purpose"]).itertuples()
        ],
        source="Register of clinics",
    )
