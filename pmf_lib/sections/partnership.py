"""The partnership's report: boards, objectives, three-year targets, shared measures.

Peterborough 2009/10, 2.5: the Greater Peterborough Partnership (R4-020, R4-021, R4-077), measures
shared with partners (R1-076).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pmf_lib.periods import Grain, Period
from pmf_lib.sections import measure_card
from pmf_lib.sections.answers import graded_figure
from pmf_lib.sections.opening import counts_in_words, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

PHASES = ("Diagnostic", "Development", "Delivery")
OBJECTIVES = (
    "Roles of the boards are clear",
    "Someone answers for each priority and target",
    "Performance is managed together in one hub",
    "Risks are analysed and challenged with the area assessment in view",
    "Knowledge of customers and demand drives decisions",
    "A solution centre serves delivery across partners",
)
YEARS = 3


def partnership_summary(pack: Pack) -> tuple[str, ...]:
    """Two sentences: how the agreement's measures stand, and what partners were asked for."""
    agreed = _agreed(pack)
    counts = counts_in_words(counts_of(agreed["status"]))
    reports = pack.entries("partner_reports", every_period=True)
    waiting = int(reports["received_on"].isna().sum())
    return (
        f"How is the agreement doing? Of {counted(len(agreed), 'measure')} agreed, {counts}.",
        f"Partners' reports: {len(reports) or 'none'} invited, {waiting or 'none'} still to come.",
    )


def _agreed(pack: Pack) -> pd.DataFrame:
    """The judgements of the measures for which partners agreed targets."""
    targets = pack.about_measures("partnership_targets")
    return pack.judgements[pack.judgements["measure"].isin(targets["measure"])]


def partnership_boards(pack: Pack) -> Section:
    """What each board is for, the priorities it owns and who leads (R4-021)."""
    found = pack.entries("partnership_boards", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no board of the partnership is registered.")
        return Section(name="partnership_boards", blocks=(nil,))
    shown = table(
        "Boards of the partnership, and the priority each owns",
        ("Board", "What it is for", "Priority it owns", "Led by"),
        [
            (row.board, row.role, row.priority, row.lead)
            for row in found.sort_values(["board", "priority"]).itertuples()
        ],
        source="Register of the partnership",
    )
    owners = found.groupby("priority")["board"].nunique()
    shared = sorted(str(name) for name in owners[owners > 1].index)
    headline = f"{counted(found['board'].nunique(), 'board')} own {len(owners)} priorities"
    tail = f"; more than one board owns {words.listed(shared)}" if shared else ", each owned once"
    return Section(name="partnership_boards", headline=begun(f"{headline}{tail}."), blocks=(shown,))


def partnership_progress(pack: Pack) -> Section:
    """Diagnostic, development and delivery, then the six objectives, with evidence (R4-020)."""
    evidence = pack.entries("framework_evidence", every_period=True)
    return Section(
        name="partnership_progress",
        blocks=(
            _evidence(evidence, "partnership phases", "How far the partnership is", PHASES),
            _evidence(evidence, "partnership objectives", "The six objectives", OBJECTIVES),
        ),
    )


def _evidence(evidence: pd.DataFrame, family: str, caption: str, asked: Iterable[str]) -> Block:
    """Each item in order with its evidence; one without says so."""
    own = evidence[evidence["family"] == family]
    rows = []
    for item in asked:
        found = own[own["principle"] == item]
        rows.append(
            (
                item,
                "; ".join(found["evidence"]) or "None recorded yet",
                "; ".join(sorted(set(found["owner"].dropna()))) or "Nobody named",
            )
        )
    headings = ("What is aimed for", "Evidence", "Who answers for it")
    return table(caption, headings, rows, source="Register of evidence")


def three_year_targets(pack: Pack) -> Section:
    """What partners agreed for three years, year by year, and the figure now (R4-077)."""
    targets = pack.about_measures("partnership_targets")
    if targets.empty:
        nil = Nil(reason="Nil return: partners have agreed no targets.")
        return Section(name="three_year_targets", blocks=(nil,))
    years = _years(targets)
    agreed = _agreed(pack)
    shown = table(
        "Targets that partners agreed, by year",
        ("Measure", *(year.short_label for year in years), "Figure now", "Status", "Owned by"),
        [
            _target_row(row, targets[targets["measure"] == row.measure], years)
            for row in agreed.itertuples()
        ],
        source="Register of the partnership",
        notes=_not_three(agreed, targets),
    )
    counts = counts_in_words(counts_of(agreed["status"]))
    headline = f"Of {counted(len(agreed), 'measure')} agreed, {counts}."
    return Section(name="three_year_targets", headline=headline, blocks=(shown,))


def _years(targets: pd.DataFrame) -> list[Period]:
    found = {Period.parse(str(code)).containing(Grain.YEAR) for code in targets["period"]}
    return sorted(found, key=lambda year: year.year)


def _target_row(row: Any, own: pd.DataFrame, years: list[Period]) -> tuple[Any, ...]:
    by_year = dict(zip(own["period"], own["target"], strict=True))
    aims = [
        words.figure(by_year[year.code], row.kind, decimals(row.decimals))
        if year.code in by_year
        else "Not agreed"
        for year in years
    ]
    boards = "; ".join(sorted(set(own["board"].dropna()))) or "No board named"
    return (
        row.title,
        *aims,
        graded_figure(row),
        measure_card.status_badge(row),
        boards,
    )


def _not_three(agreed: pd.DataFrame, targets: pd.DataFrame) -> tuple[str, ...]:
    counts = targets.groupby("measure")["period"].nunique()
    short = [row.title for row in agreed.itertuples() if counts.get(row.measure, 0) != YEARS]
    return (f"Not agreed for three years: {words.listed(short)}.",) if short else ()


def shared_measures(pack: Pack) -> Section:
    """Measures shared with partners, and how accountability is split (R1-076)."""
    records = pack.about_measures("measure_records")
    own = records[records["partner"].notna()].set_index("measure")
    judged = pack.judgements[pack.judgements["measure"].isin(own.index)]
    if judged.empty:
        nil = Nil(reason="Nil return: no measure is shared with a partner.")
        return Section(name="shared_measures", blocks=(nil,))
    shown = table(
        "Measures shared with partners",
        (
            "Measure",
            "Partner",
            "Council answers for",
            "Partner answers for",
            "Who answers for the target",
            "Status",
        ),
        [
            (
                row.title,
                own.loc[row.measure, "partner"],
                *_split(own.loc[row.measure, "partner_share"]),
                said(own.loc[row.measure, "strategic_owner"], "Nobody named"),
                measure_card.status_badge(row),
            )
            for row in judged.itertuples()
        ],
        source="The council's register of measures",
    )
    headline = begun(f"{counted(len(judged), 'measure')} shared with partners.")
    return Section(name="shared_measures", headline=headline, blocks=(shown,))


def _split(share: float) -> tuple[str, str]:
    if pd.isna(share):
        return ("Not agreed", "Not agreed")
    return (words.figure(100 - share, "percent", 0), words.figure(share, "percent", 0))


def segments_and_demand(pack: Pack) -> Section:
    """Groups of customers and what they ask of the partners (R4-021)."""
    found = pack.entries("segments", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no group of customers has been described.")
        return Section(name="segments_and_demand", blocks=(nil,))
    rows = found.assign(each=found["demand"] / found["people"].where(found["people"] > 0))
    ordered = rows.sort_values(["period", "demand"], ascending=[False, False])
    shown = table(
        "Groups of customers, and what they asked of the partners",
        (
            "Group",
            Heading("Year", "period"),
            Heading("People or households", "count"),
            Heading("Contacts in the year", "count"),
            Heading("Contacts for each", "ratio", 1),
            "What they need most",
        ),
        [
            (row.segment, row.period, row.people, row.demand, row.each, said(row.need))
            for row in ordered.itertuples()
        ],
        source="Register of the partnership",
    )
    return Section(name="segments_and_demand", blocks=(shown,))
