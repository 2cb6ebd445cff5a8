"""The actions of the unit's plan and the risks to it (R1-048, R2-035, R3-027)."""

from typing import Any

import pandas as pd

from pmf_lib.methods import risk
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SETTLED = ("complete", "stopped")


def actions_and_risks(pack: Pack) -> Section:
    """Actions by due date, then risks by score."""
    actions = pack.entries("actions", every_period=True)
    risks = pack.entries("risks", every_period=True)
    return Section(
        name="actions_and_risks",
        headline=_headline(pack, actions, risks),
        blocks=(
            Part(heading="Actions", blocks=(_actions(pack, actions),)),
            Part(heading="Risks", blocks=(_risks(pack, risks),)),
        ),
    )


def is_late(pack: Pack, actions: pd.DataFrame) -> pd.Series:
    """Which actions are past their day and not settled, or say themselves that they are late."""
    past = pd.to_datetime(actions["due_on"]) < pd.Timestamp(pack.as_at)
    return (past | (actions["status"] == "late")) & ~actions["status"].isin(SETTLED)


def scored(risks: pd.DataFrame) -> pd.DataFrame:
    """The risks with their score, highest first."""
    with_score = risks.assign(score=risks["likelihood"] * risks["impact"])
    return with_score.sort_values(["score", "risk"], ascending=[False, True])


def _headline(pack: Pack, actions: pd.DataFrame, risks: pd.DataFrame) -> str:
    late = int(is_late(pack, actions).sum())
    above = int((scored(risks)["score"] > pack.rules.risk_appetite).sum())
    return begun(
        f"{counted(len(actions), 'action')}, {late or 'none'} late; "
        f"{counted(len(risks), 'risk')}, {above or 'none'} above the council's appetite."
    )


def status_words(row: Any) -> str:
    """Where an action stands, and that it is past its date where it does not say so itself."""
    word = begun(str(row.status))
    return f"{word}, past its date" if row.late and row.status != "late" else word


def _actions(pack: Pack, actions: pd.DataFrame) -> Block:
    if actions.empty:
        return Nil(reason="Nil return: the plan lists no actions.")
    ordered = actions.assign(late=is_late(pack, actions)).sort_values(["due_on", "action"])
    return table(
        "Actions of the service plan, by the day they are due",
        ("Action", "Lead", Heading("Due", "date"), "Status", "Progress"),
        [
            (
                row.title,
                row.lead,
                row.due_on,
                status_words(row),
                said(row.progress, "Nothing reported"),
            )
            for row in ordered.itertuples()
        ],
        source="Register of actions",
    )


def _risks(pack: Pack, risks: pd.DataFrame) -> Block:
    if risks.empty:
        return Nil(reason="Nil return: no risk is registered for this service.")
    return table(
        "Risks, highest score first",
        (
            "Risk",
            Heading("Likelihood (1 to 5)", "count"),
            Heading("Impact (1 to 5)", "count"),
            Heading("Score", "count"),
            "Band",
            "Owner",
            "What is done about it",
        ),
        [
            (
                row.title,
                row.likelihood,
                row.impact,
                row.score,
                begun(said(risk.band(row.likelihood, row.impact))),
                row.owner,
                said(row.mitigation),
            )
            for row in scored(risks).itertuples()
        ],
        source="Risk register",
        notes=(f"A score above {pack.rules.risk_appetite} is above the council's risk appetite.",),
    )
