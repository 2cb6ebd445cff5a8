"""Why a pack was made or kept, in words; what was changed is shown before it is made (R3-060)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pmf_lib.run.decide import Decision, Standing
from pmf_lib.run.log import last_event
from pmf_lib.run.plan import Plan
from pmf_lib.run.quarter import place_of, survey
from pmf_lib.run.record import State
from pmf_lib.run.settings import Settings
from pmf_lib.store import Store


def explain(plan: Plan, settings: Settings, store: Store) -> list[dict[str, Any]]:
    """For each pack of the plan: what the last run did and why, and what the next would do."""
    found = survey(plan, settings, store)
    log = place_of(plan).log
    return [
        _explained(decision, found.standing, last_event(log, decision.task.name))
        for decision in found.decisions
    ]


def _explained(
    decision: Decision, standing: Standing, event: dict[str, Any] | None
) -> dict[str, Any]:
    name = decision.task.name
    last = _last(name, event) if event else f"No run of this quarter has come to {name} yet."
    would = "keep it" if decision.kept else "make it"
    record = standing.record(name)
    now = f"A run now would {would}, because {decision.reason}."
    return {
        "pack": decision.task.pack,
        "key": decision.task.key,
        "last": event,
        "action": decision.action,
        "reason": decision.reason,
        "inputs": record.inputs if record else {},
        "words": f"{last}\n{now}",
    }


def _last(name: str, event: dict[str, Any]) -> str:
    at = datetime.fromisoformat(event["at"])
    when = f"{at.day} {at:%B %Y at %H:%M} UTC"
    if event["status"] == State.KEPT:
        return f"{name} was kept on {when}, because {event['reason']}."
    outcome = "failed" if event["status"] == State.FAILED else "was made"
    return f"{name} was run on {when}, because {event['reason']}, and {outcome}."
