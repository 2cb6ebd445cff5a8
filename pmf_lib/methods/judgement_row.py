"""What is told of one judged measure, a family of columns a function."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods import doubts, quality, quality_dimensions
from pmf_lib.methods.judged import Judged
from pmf_lib.methods.judgement_columns import OUTLOOK, WORDS
from pmf_lib.methods.latest import NOTHING

Cells = dict[str, Any]


def row(judged: Judged) -> Cells:
    """All cells of one measure's row, by column."""
    families = (
        _definition,
        _latest,
        _judged_figure,
        _aim,
        _status,
        _travel,
        _earlier,
        _outlook,
        _yardsticks,
    )
    return {name: cell for family in families for name, cell in family(judged).items()}


def _definition(judged: Judged) -> Cells:
    history = judged.history
    return {
        "measure": history.text("measure"),
        **{name: history.text(name) for name in WORDS},
        "decimals": history.number("decimals"),
    }


def _latest(judged: Judged) -> Cells:
    history, used = judged.history, judged.used
    point = history.point(used) if used else NOTHING
    doubtful = doubts.findings(point.flags)
    return {
        "expected_period": judged.expected.code,
        "due_on": judged.due_on,
        "period": used.code if used else None,
        "age_days": quality.age_in_days(used.end, judged.as_at) if used else None,
        "stale": used is not None and quality.is_stale(used.end, judged.expected.end),
        "value": point.value,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "value_status": point.status,
        "grade": quality_dimensions.grade_of(point.status, doubtful).value,
        "doubts": " ".join(finding.sentence for finding in doubtful) or None,
        "note": point.note,
        "known_from": point.known_from,
        "missing_reason": history.point(judged.expected).missing_reason,
    }


def _judged_figure(judged: Judged) -> Cells:
    history, used, rolled = judged.history, judged.used, judged.rolled_up
    return {
        "year_to_date": history.to_date(used) if used else None,
        "year_periods": tuple(one.code for one in history.own_year.so_far(used)) if used else (),
        "rolled_period": judged.period.code if judged.rolls_up else None,
        "rolled_value": rolled,
        "basis": "year_to_date" if judged.aim.cumulative else "period",
        "figure": judged.figure,
    }


def _aim(judged: Judged) -> Cells:
    aim = judged.aim
    return {
        "target": aim.target,
        "lower": aim.lower,
        "upper": aim.upper,
        "target_basis": aim.basis,
        "target_set_on": aim.set_on,
        "target_set_by": aim.text("set_by"),
        "target_reason": aim.text("reason"),
        "tolerance_mode": aim.tolerance.mode,
        "green_tolerance": aim.tolerance.green,
        "red_tolerance": aim.tolerance.red,
    }


def _status(judged: Judged) -> Cells:
    standing, series = judged.standing, judged.series
    return {
        "status": standing.status.value,
        "status_reason": standing.reason,
        "status_icon": standing.icon.value if standing.icon else None,
        "status_profile": str(judged.profile.key),
        "corrective_action": standing.status in judged.profile.corrective_action,
        "series": tuple((point.period, point.figure) for point in series),
        "series_target": tuple(point.target for point in series),
        "series_status": tuple(point.status.value for point in series),
    }


def _travel(judged: Judged) -> Cells:
    travel = judged.travel
    return {
        "short_trend": travel.short.value,
        "long_trend": travel.long.value,
        "movement": travel.movement.value,
        "trend_kind": travel.kind,
        "trend_value": travel.now,
        "trend_before": travel.before,
        "successive_trends": tuple(direction.value for direction in travel.successive),
    }


def _earlier(judged: Judged) -> Cells:
    now = judged.used or judged.expected
    before, last_year = now.previous(), now.last_year()
    return {
        "previous_period": before.code,
        "previous_value": judged.history.value(before),
        "last_year_period": last_year.code,
        "last_year_value": judged.history.value(last_year),
    }


def _outlook(judged: Judged) -> Cells:
    seen = judged.outlook
    if seen is None:
        return dict.fromkeys(OUTLOOK)
    told = seen.forecast
    cells = (
        told.value,
        told.low,
        told.high,
        told.method.value,
        told.label,
        seen.target,
        seen.status.value,
    )
    return dict(zip(OUTLOOK, cells, strict=True))


def _yardsticks(judged: Judged) -> Cells:
    control = judged.control
    return {
        "control": control,
        "variation": control.variation,
        "signal": control.signal,
        "assurance": control.assurance,
        "jump": judged.jump,
        "standing": judged.standing_among_peers,
        "quarters": tuple(judged.quarters),
    }
