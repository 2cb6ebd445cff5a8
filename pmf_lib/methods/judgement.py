"""Every measure of a pack judged: one row a measure (R0-024, R0-031)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pmf_lib.methods.control import rebases_of
from pmf_lib.methods.judged import Judged
from pmf_lib.methods.judgement_columns import COLUMNS, DATES, FLAGS, NUMBERS
from pmf_lib.methods.judgement_row import row
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import histories
from pmf_lib.methods.peers import peers_of
from pmf_lib.methods.targets_in_force import targets_of
from pmf_lib.periods import Period

__all__ = ["COLUMNS", "JudgementRules", "Yardsticks", "judge"]


@dataclass(frozen=True)
class Yardsticks:
    """What figures are held against beside their targets: two frames of the register.

    `rebases` are the decisions to begin new control limits, `benchmarks` others' figures.
    """

    rebases: pd.DataFrame = field(default_factory=pd.DataFrame)
    benchmarks: pd.DataFrame = field(default_factory=pd.DataFrame)


NO_YARDSTICKS = Yardsticks()


def judge(  # noqa: PLR0913 - a frame a register, and when and how they are judged
    measures: pd.DataFrame,
    values: pd.DataFrame,
    targets: pd.DataFrame,
    *,
    period: Period,
    as_at: date,
    rules: JudgementRules,
    yardsticks: Yardsticks = NO_YARDSTICKS,
) -> pd.DataFrame:
    """One row a measure in the order of their codes, judged at a period as at a day.

    The frames have the register's columns. `values` holds whole-unit rows as latest known, with
    `known_from`; only the measure's own unit and own length of period are read. Missing text is
    None, a missing number NaN, a missing date NaT. Columns:

    - measure, title, unit, kind, decimals, polarity, frequency, aggregation, owner, member,
      source, priority: the definition.
    - expected_period: the latest period of the measure's own length that ends by the pack's;
      due_on: the day its figure is due.
    - period: the latest up to then with a figure (R0-031), None without any; age_days from its
      end to `as_at`; stale: it is earlier than the one expected.
    - value, numerator, denominator, value_status, note, known_from: that period's row;
      grade: A audited, B checked, C provisional, D estimated, U unknown, where the worst of the
      word of its checking and the doubts it was loaded with rules; doubts: those in sentences.
    - missing_reason: why the expected period has no figure, where that was said.
    - year_to_date: the figure for the year so far where the aggregation makes one; year_periods:
      the codes of that year's periods up to the latest with a figure, oldest first; rolled_period
      and rolled_value: the pack's period made from a more frequent measure's own periods.
    - basis: `year_to_date` or `period`; figure: the one of the two that is judged. The judged
      figure of a monthly measure is its latest month's, whatever the pack's length.
    - target, lower, upper, target_basis (in words), target_set_on, target_set_by,
      target_reason: the target in force for that period.
    - tolerance_mode, green_tolerance, red_tolerance: in force, as files write them (relative is
      percent, 10 is 10 %).
    - status and, where it is not a colour or the colour needs it, status_reason. A figure not yet
      there is not_due or overdue even for a measure without targets; what is shown is then the
      older figure.
    - status_profile: the key of the council's rule of status for the figure's period;
      status_icon: star, circle or triangle under a rule with icons; corrective_action: by that
      rule the status must have a corrective action beside it.
    - short_trend, long_trend (better, worse, same, no_trend), movement (up, down, level, none),
      trend_kind (ongoing, year_to_year); trend_value and trend_before: the two figures that
      short_trend and movement compare, for a cumulative measure what each period added.
    - successive_trends: tuple of the short trends of the last three periods, oldest first.
    - previous_period, previous_value, last_year_period, last_year_value: as reported.
    - forecast, forecast_low, forecast_high, forecast_method, forecast_label, forecast_target,
      forecast_status: the year-end of measures that add up; None and NaN for others.
    - series: tuple of (period code, judged figure or None), up to 12 in a row, oldest first;
      series_target and series_status: their targets and statuses, each by the target and the
      council's rules of its own period.
    - control: the measure's control chart (`control.Control`); variation, signal and assurance:
      what its latest point says; jump: that point's robust standard score against those before.
    - standing: its place among like authorities (`peers.Standing`), None without them.
    - quarters: tuple of (period code, own figure or None) of the last four quarters, oldest first;
      empty for a yearly measure.

    Numbers are in the measure's own unit of measurement.
    """
    known = targets_of(histories(measures, values, rules.year_starts), targets, rules)
    rebases, others = rebases_of(yardsticks.rebases), peers_of(yardsticks.benchmarks)
    codes = [str(one.history.row["measure"]) for one in known]
    rows = [
        row(Judged(one, period, as_at, rules, rebases.get(code, ()), others.get(code, ())))
        for code, one in zip(codes, known, strict=True)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    numbers = {name: frame[name].astype("float64") for name in NUMBERS}
    dates = {name: pd.to_datetime(frame[name]) for name in DATES}
    flags = {name: frame[name].astype(bool) for name in FLAGS}
    return frame.assign(**numbers, **dates, **flags)
