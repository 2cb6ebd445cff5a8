"""The definition and target of each measure, its life, its list and its class (R3-032, R0-034)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import Unit
from pmf_lib.methods import measure_life, worked_out
from pmf_lib.register.records import STAGES
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.views.records import Block, Bullets, Details, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, figure, is_known, listed

SOURCE = "The council's register of measures"
WAYS = {
    "maximise": "Higher is better",
    "minimise": "Lower is better",
    "band": "Within its limits is better",
    "none": "Neither way is better",
}


def guide_summary(pack: Pack) -> tuple[str, ...]:
    """How many measures there are, of which classes, and how many have no target."""
    classes = pack.measures["measure_class"].fillna("no class").value_counts().sort_index()
    told = listed([f"{number} {word}" for word, number in classes.items()])
    bare = len(pack.measures) - len(_targets(pack))
    return (
        f"What is measured? {begun(counted(len(pack.measures), 'measure'))}: {told}.",
        f"What is aimed at? {begun(counted(bare, 'measure'))} without a target for "
        f"{pack.period.financial_year}.",
    )


def _targets(pack: Pack) -> pd.DataFrame:
    """The target of the year, or the latest period of it, of each measure that has one."""
    year = pack.year
    own = pack.targets[pack.targets["period"].str[:7] == year.code]
    return own.sort_values(["measure", "period"]).groupby("measure").first()


def definitions(pack: Pack) -> Section:
    """Definition, formula, target and rationale of each measure, service by service (R3-032)."""
    targets, figures = _targets(pack), _formulas(pack)
    told = tuple(
        Part(heading=unit.name, blocks=_of_unit(pack, unit, targets, figures))
        for unit in pack.units
    )
    lacking = int(pack.measures["formula"].isna().sum())
    headline = (
        f"{begun(counted(lacking, 'measure'))} without a formula."
        if lacking
        else f"Each of {counted(len(pack.measures), 'measure')} has a formula."
    )
    return Section(name="definitions", headline=headline, blocks=told)


def _formulas(pack: Pack) -> dict[str, str]:
    """Each measure's formula as it can be worked out, where there is one (R1-045)."""
    records = pack.about_measures("measure_records").to_dict("records")
    found = {str(row["measure"]): worked_out.formula_in(row) for row in records}
    return {code: f" In figures: {formula.words}." for code, formula in found.items() if formula}


def _of_unit(
    pack: Pack, unit: Unit, targets: pd.DataFrame, figures: dict[str, str]
) -> tuple[Block, ...]:
    own = pack.measures[pack.measures["unit"] == unit.key]
    if own.empty:
        return (Nil(reason="Nil return: the service has no measure."),)
    shown = table(
        f"Definitions and targets, {unit.name}",
        (
            "Measure",
            "Why it is measured",
            "Formula",
            "Which way",
            f"Target for {pack.period.financial_year}",
            "Why this target",
        ),
        [
            (
                f"{row.measure}: {row.title}",
                said(row.purpose, "No purpose is written down"),
                f"{said(row.formula, 'None written down')}.{figures[row.measure]}"
                if row.measure in figures
                else said(row.formula, "None written down"),
                WAYS[str(row.polarity)],
                *_target(row, targets),
            )
            for row in own.itertuples()
        ],
        source=SOURCE,
    )
    return (shown, _details(unit, own))


def _target(row: Any, targets: pd.DataFrame) -> tuple[str, str]:
    if row.measure not in targets.index:
        return ("None by design" if row.targeted == "no" else "None set", "Not applicable")
    aim = targets.loc[row.measure]
    amounts = [aim["lower"], aim["upper"]] if is_known(aim["lower"]) else [aim["target"]]
    places = decimals(row.decimals)
    shown = " to ".join(figure(amount, row.kind, places) for amount in amounts)
    by = f" Set by {aim['set_by']}" if said(aim["set_by"], "") else ""
    on = f" on {day(aim['set_on'])}" if by and day(aim["set_on"]) else ""
    return (shown, f"{said(aim['reason'], 'No reason is written down').rstrip('.')}.{by}{on}")


def _details(unit: Unit, own: pd.DataFrame) -> Details:
    shown = table(
        f"How each figure is made, {unit.name}",
        ("Measure", "How to read it", "Source", "How often", "Answers for it", "Class", "Version"),
        [
            (
                row.title,
                said(row.guidance, "Nothing further"),
                said(row.source),
                begun(str(row.frequency)),
                f"{row.owner}; {row.member}",
                begun(said(row.measure_class, "no class")),
                said(row.version, "first"),
            )
            for row in own.itertuples()
        ],
        source=SOURCE,
    )
    return Details(summary=f"{unit.name}: how each figure is made", blocks=(shown,))


def measure_lives(pack: Pack) -> Section:
    """Measures by stage, the steps of this year, and steps out of order (R0-034, R0-035)."""
    events = pack.about_measures("measure_events")
    if events.empty:
        nil = Nil(reason="Nil return: the register holds no step in the life of a measure.")
        return Section(name="measure_lives", blocks=(nil,))
    stages = pd.Series(measure_life.stage_on(events, pack.as_at))
    counts = stages.value_counts()
    active = set(stages.index[stages.isin(("active", "amended", "audited"))])
    wrong = measure_life.out_of_order(events)
    odd: Block = Bullets(items=wrong) if wrong else Nil(reason="Nil return: each was in order.")
    shown = table(
        f"Measures by the stage reached on {day(pack.as_at)}",
        ("Stage", Heading("Measures", "count")),
        [(begun(stage), int(counts.get(stage, 0))) for stage in STAGES],
        source="Register of the lives of measures",
    )
    return Section(
        name="measure_lives",
        headline=f"The definitive suite is {counted(len(active), 'measure')}.",
        blocks=(
            shown,
            Part(heading="Steps since the year began", blocks=(_steps(pack, events),)),
            Part(heading="Steps out of order", blocks=(odd,)),
        ),
    )


def _steps(pack: Pack, events: pd.DataFrame) -> Block:
    start = pd.Timestamp(pack.year.start)
    happened = pd.to_datetime(events["happened_on"])
    own = events[happened.between(start, pd.Timestamp(pack.as_at))]
    if own.empty:
        return Nil(reason="Nil return: no measure was changed this year.")
    titles = pack.measures.set_index("measure")["title"]
    return table(
        "What was done to measures this year, with reason and approval",
        ("Measure", Heading("Day", "date"), "Stage", "Reason", "Approved by"),
        [
            (
                f"{row.measure}: {titles.get(row.measure, 'no longer reported')}",
                row.happened_on,
                begun(str(row.stage)),
                row.reason,
                row.approved_by,
            )
            for row in own.sort_values(["happened_on", "measure"]).itertuples()
        ],
        source="Register of the lives of measures",
    )


def list_in_force(pack: Pack) -> Section:
    """The dated list of measures in force at the period's end, and what is off it (R0-037)."""
    lists = pack.about_measures("measure_lists")
    held = measure_life.in_force(lists, pack.period.end)
    if held.empty:
        nil = Nil(reason="Nil return: no dated list of measures was in force.")
        return Section(name="list_in_force", blocks=(nil,))
    known = set(pack.measures["measure"])
    off = pack.measures[~pack.measures["measure"].isin(held["measure"])]
    gone = sorted(set(held["measure"]) - known)
    told = [f"{row.measure}: {row.title}" for row in off.itertuples()]
    return Section(
        name="list_in_force",
        headline=f"{counted(held['measure'].nunique(), 'measure')} on the lists in force; "
        f"{counted(len(off), 'measure')} reported that no list holds.",
        blocks=(
            _lists(pack, held),
            Part(heading="Reported, but on no list", blocks=(_items(told),)),
            Part(heading="On a list, but no longer reported", blocks=(_items(gone),)),
        ),
    )


def _lists(pack: Pack, held: pd.DataFrame) -> Block:
    names = held[["list", "since", "until"]].drop_duplicates()
    return table(
        f"Lists of measures in force on {day(pack.period.end)}",
        ("List", Heading("Since", "date"), "Until", Heading("Measures", "count")),
        [
            (
                row.list,
                row.since,
                said(day(row.until), "Until it is replaced"),
                int((held["list"] == row.list).sum()),
            )
            for row in names.sort_values(["list", "since"]).itertuples()
        ],
        source="Dated lists of measures",
    )


def _items(items: list[str]) -> Block:
    return Bullets(items=tuple(items)) if items else Nil(reason="Nil return: there is none.")
