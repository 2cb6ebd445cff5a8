"""The rows of challenges, developments, reviews, issues, decisions, actions and risks."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.demo.catalogue import Catalogue
from pmf_lib.demo.days import reported, targets_set
from pmf_lib.demo.plans import Action, Decision, Risk, UnitSpec
from pmf_lib.demo.rows import Row
from pmf_lib.periods import Period


def challenge_rows(catalogue: Catalogue) -> Iterator[Row]:
    """The key challenges of this year's business plans."""
    year = catalogue.years[-1]
    for unit in catalogue.units:
        for number, challenge in enumerate(unit.challenges, start=1):
            yield {
                "challenge": f"{unit.prefix}-C{number}",
                "unit": unit.unit,
                "period": year.code,
                "title": challenge.title,
                "recorded_on": targets_set(year),
            }


def development_rows(catalogue: Catalogue) -> Iterator[Row]:
    """What happened on each challenge, a quarter ago and now; silence is a nil return."""
    for unit in catalogue.units:
        for number, challenge in enumerate(unit.challenges, start=1):
            for period, told in _told(catalogue, challenge.was, challenge.now):
                yield {
                    "challenge": f"{unit.prefix}-C{number}",
                    **_place(unit, period),
                    "development": told,
                }


def review_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Best Value reviews; most units have none."""
    for unit in catalogue.units:
        for number, review in enumerate(unit.reviews, start=1):
            code = f"{unit.prefix}-B{number}"
            for period, stage in _told(catalogue, review.was, review.stage):
                now = period == catalogue.current
                yield {
                    "review": code,
                    **_place(unit, period),
                    "title": review.title,
                    "stage": stage,
                    "update": review.update if now else None,
                    "due_on": review.due,
                }


def corporate_issue_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Corporate issues of the current quarter."""
    for unit in catalogue.units:
        for issue in unit.issues:
            yield {
                **_place(unit, catalogue.current),
                "area": issue.area,
                "title": issue.title,
                "detail": issue.detail,
            }


def decision_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Key decisions: as planned a quarter ago, and as they stand."""
    for unit in catalogue.units:
        for number, decision in enumerate(unit.decisions, start=1):
            code = f"{unit.prefix}-D{number}"
            for period, status in _told(catalogue, "planned", decision.status):
                yield {"decision": code, **_decision(unit, decision, period, status)}


def effect_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Issues that another unit will feel."""
    for unit in catalogue.units:
        for number, effect in enumerate(unit.affects, start=1):
            yield {
                "issue": f"{unit.prefix}-X{number}",
                **_place(unit, catalogue.current),
                "affects": effect.unit,
                "title": effect.title,
                "detail": effect.detail,
            }


def action_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Actions: as they stood a quarter ago, and now."""
    for unit in catalogue.units:
        for number, action in enumerate(unit.actions, start=1):
            code = f"{unit.prefix}-A{number}"
            for period, status in _told(catalogue, action.was, action.status):
                told = action.progress if period == catalogue.current else None
                yield {"action": code, **_action(catalogue, unit, action), **{
                    "status": status,
                    "progress": told,
                    "recorded_on": reported(period),
                }}  # fmt: skip


def risk_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Risks: as they were scored a quarter ago, and now."""
    for unit in catalogue.units:
        for number, risk in enumerate(unit.risks, start=1):
            code = f"{unit.prefix}-R{number}"
            if risk.was is not None:
                before = catalogue.current.previous()
                yield {"risk": code, **_risk(catalogue, unit, risk, risk.was, before)}
            yield {"risk": code, **_risk(catalogue, unit, risk, risk.score, catalogue.current)}


def _told(catalogue: Catalogue, was: str | None, now: str | None) -> Iterator[tuple[Period, str]]:
    for period, told in ((catalogue.current.previous(), was), (catalogue.current, now)):
        if told:
            yield period, told


def _place(unit: UnitSpec, period: Period) -> Row:
    return {"unit": unit.unit, "period": period.code, "recorded_on": reported(period)}


def _decision(unit: UnitSpec, decision: Decision, period: Period, status: str) -> Row:
    day = reported(period)
    taken = decision.taken if decision.taken and decision.taken <= day else None
    return {
        "unit": unit.unit,
        "title": decision.title,
        "decision_maker": decision.by,
        "due_on": decision.due,
        "taken_on": taken,
        "status": "taken" if taken else status,
        "recorded_on": day,
        "note": decision.note if period.end >= decision.due or status != "planned" else None,
    }


def _action(catalogue: Catalogue, unit: UnitSpec, action: Action) -> Row:
    return {
        "unit": unit.unit,
        "challenge": f"{unit.prefix}-C{action.challenge}" if action.challenge else None,
        "measure": action.measure,
        "title": action.title,
        "lead": action.lead or catalogue.manager(unit),
        "due_on": action.due,
    }


def _risk(
    catalogue: Catalogue, unit: UnitSpec, risk: Risk, score: tuple[int, int], period: Period
) -> Row:
    return {
        "unit": unit.unit,
        "measure": risk.measure,
        "title": risk.title,
        "likelihood": score[0],
        "impact": score[1],
        "target_likelihood": risk.aim[0],
        "target_impact": risk.aim[1],
        "owner": risk.owner or catalogue.manager(unit),
        "mitigation": risk.mitigation,
        "recorded_on": reported(period),
    }
