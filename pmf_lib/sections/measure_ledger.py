"""What is known of each measure's burden and use, gathered from the registers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods import linter, uses_made
from pmf_lib.methods.burden_and_use import FAULTS, Case, Entry, Window, ledger
from pmf_lib.methods.collecting_cost import hours_a_year
from pmf_lib.methods.duty_in_law import duty
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import text
from pmf_lib.methods.linter_rules import BY_CODE
from pmf_lib.methods.status import Status
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.warnings_about_figures import registers_of
from pmf_lib.store import readers

FULL_REPORTS = (
    *("unit_monitoring", "prt_report", "delivery_plan_report"),
    *("service_committee_report", "chair_edition"),
)
"""Packs that print every figure of a service."""
PLAN = "corporate_plan"


@dataclass(frozen=True)
class Readers:
    """Who is given a service's figures each quarter, and how many quarters they considered.

    `considered` is None where nobody writes down what bodies consider.
    """

    bodies: int
    reports: int
    considered: int | None


def window_of(pack: Pack) -> Window:
    """The two years up to the day of the pack, and how far back members' questions go."""
    asked = pack.entries("questions", every_unit=True, every_period=True)["asked_on"].min()
    return Window.up_to(pack.as_at, None if pd.isna(asked) else asked.date())


def entries_of(pack: Pack, window: Window) -> tuple[Entry, ...]:
    """The ledger of the pack's measures: those to retire first, the costliest of them first."""
    return ledger(_cases(pack, window), window)


def _cases(pack: Pack, window: Window) -> list[Case]:
    records = pack.about_measures("measure_records")
    effort = pack.entries("effort", every_unit=True, every_period=True)
    costs = hours_a_year(pack.measures, records, effort, pack.quarter_ended)
    used, reds = _uses(pack, window), _reds(pack, window)
    faults, begun = _faults(pack), _begun(pack)
    more = records.set_index("measure").reindex(pack.measures["measure"])
    duties = [
        duty(*(text(cell) for cell in cells))
        for cells in zip(
            pack.measures["measure_class"], more["framework"], more["duty"], strict=True
        )
    ]
    return [
        Case(
            measure=code,
            cost=costs[code],
            uses=used.get(code, ()),
            reds=reds.get(code, 0),
            duty=asked,
            faults=faults.get(code, frozenset()),
            begun=begun.get(code),
        )
        for code, asked in zip(pack.measures["measure"], duties, strict=True)
    ]


def _uses(pack: Pack, window: Window) -> uses_made.Uses:
    records = pack.about_measures("measure_records")
    frames = {
        register.table: pack.entries(register.table, every_unit=True, every_period=True)
        for register in uses_made.REGISTERS
        if register.table != PLAN
    }
    frames[PLAN] = records[records["in_corporate_plan"] == "yes"]
    return uses_made.uses(frames, window.since, window.until)


def _reds(pack: Pack, window: Window) -> dict[str, int]:
    """How many of a measure's latest periods, at most twelve, were red within the window."""
    return {
        str(row.measure): sum(
            status == Status.RED and Period.parse(code).end >= window.since
            for (code, _), status in zip(row.series, row.series_status, strict=True)
        )
        for row in pack.judgements.itertuples()
    }


def _faults(pack: Pack) -> dict[str, frozenset[str]]:
    rules = JudgementRules.of(pack.council, pack.period)
    asked = linter.subjects(registers_of(pack), period=pack.period, as_at=pack.as_at, rules=rules)
    return {
        str(subject.history.row["measure"]): frozenset(
            code for code in FAULTS if BY_CODE[code].test(subject)
        )
        for subject in asked
    }


def targets_set(pack: Pack, window: Window) -> dict[str, int]:
    """How many targets were set for each of the pack's measures within the window."""
    ever = readers.target_history(pack.reader, unit=pack.unit_key)
    days = pd.to_datetime(ever["set_on"].fillna(ever["known_from"]))
    own = ever[days.between(pd.Timestamp(window.since), pd.Timestamp(window.until))]
    return {str(code): int(count) for code, count in own["measure"].value_counts().items()}


def _begun(pack: Pack) -> dict[str, date]:
    """Since when each measure is in use: its first definition or its first figure."""
    defined = pack.history("measures")[["measure", "defined_on"]].set_axis(["m", "on"], axis=1)
    starts = {code: Period.parse(code).start for code in pack.values["period"].unique()}
    figures = pd.DataFrame(
        {"m": pack.values["measure"], "on": pd.to_datetime(pack.values["period"].map(starts))}
    )
    first = pd.concat([defined, figures]).dropna().groupby("m")["on"].min()
    return {str(code): day.date() for code, day in first.items()}


def readers_of(pack: Pack, window: Window) -> dict[str, Readers]:
    """Who is given the figures of each of the pack's services, by its key."""
    seen = pack.entries("considered", every_unit=True, every_period=True)
    days = pd.to_datetime(seen["considered_on"])
    within = seen[days.between(pd.Timestamp(window.since), pd.Timestamp(window.until))]
    kept = None if seen.empty else within
    return {unit.key: _readers(pack.council, unit.key, kept) for unit in pack.units}


def _readers(council: Council, unit: str, seen: pd.DataFrame | None) -> Readers:
    listed = {spec.pack for spec in council.packs}.intersection(FULL_REPORTS)
    given = {
        body.key: listed.intersection(body.receives)
        for body in council.bodies
        if unit in {one.key for one in council.units_of_body(body.key)}
    }
    bodies = {key: packs for key, packs in given.items() if packs}
    reports = frozenset[str]().union(*bodies.values())
    considered = None if seen is None else int(seen["body"].isin(list(bodies)).sum())
    return Readers(len(bodies), len(reports), considered)
