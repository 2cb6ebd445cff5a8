"""Data quality: complete, accurate, timely; up to date, reliable, valid (R4-031, R4-032, R3-003).

Peterborough 2009/10, 3.4 and 3.5.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.figure_quality import FLAGGED, SCORED, flagged, scored, share, shares
from pmf_lib.methods.quality_dimensions import Finding, Outcome
from pmf_lib.sections import measure_card
from pmf_lib.sections.answers import holds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.submissions import handed_in_late, submissions
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

_HOLDS = {Outcome.PASS: True, Outcome.FAIL: False, Outcome.CANNOT_SAY: None}


def quality_summary(pack: Pack) -> tuple[str, ...]:
    """Two sentences: the shares of figures that are complete, accurate and timely, and grades."""
    grades = pack.judgements["grade"].value_counts().sort_index()
    told = listed(f"{count} of grade {grade}" for grade, count in grades.items())
    return (f"How good are the figures? {_shares(pack)}", f"Grades: {told or 'no figure yet'}.")


def scores(pack: Pack) -> dict[str, tuple[Finding, ...]]:
    """Completeness, accuracy and timeliness of each measure, by code (R4-031)."""
    late = handed_in_late(submissions(pack))
    return {row.measure: scored(row, late.get(row.measure)) for row in pack.judgements.itertuples()}


def _shares(pack: Pack) -> str:
    found = shares(scores(pack).values())
    told = [f"{one.value} {passed} of {of}" for one, (passed, of) in found.items() if of]
    return begun(f"{listed(told)} measures." if told else "nothing can be tested.")


def quality_scores(pack: Pack) -> Section:
    """Completeness, accuracy and timeliness by service: how many measures pass (R4-031)."""
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name="quality_scores", blocks=(nil,))
    found = scores(pack)
    return Section(
        name="quality_scores",
        headline=_shares(pack),
        blocks=(
            _score_table(pack, found),
            Part(heading="What failed", blocks=(_failures(pack, found),)),
        ),
    )


def _score_table(pack: Pack, found: dict[str, tuple[Finding, ...]]) -> Block:
    rows = []
    for unit in pack.units:
        own = pack.judgements[pack.judgements["unit"] == unit.key]["measure"]
        if len(own):
            by_dimension = shares(found[code] for code in own)
            cells = [_share(*by_dimension[one]) for one in SCORED]
            rows.append((service_link(pack.council, unit.key), len(own), *cells))
    return table(
        f"Measures that pass, of those that can be tested, {pack.period.label}",
        ("Service", Heading("Measures", "count"), *(begun(one.value) for one in SCORED)),
        rows,
        source="Tests made on the council's register of measures",
    )


def _share(passed: int, of: int) -> str:
    return f"{passed} of {of}" if of else "Cannot say"


def _failures(pack: Pack, found: dict[str, tuple[Finding, ...]]) -> Block:
    rows = [
        (
            row.title,
            service_link(pack.council, row.unit),
            row.owner,
            begun(one.dimension.value),
            one.sentence,
        )
        for row in pack.judgements.itertuples()
        for one in found[row.measure]
        if one.outcome is Outcome.FAIL
    ]
    if not rows:
        return Nil(reason="Nil return: no test failed.")
    return table(
        "Tests that failed",
        ("Measure", "Service", "Owner", "Test", "Why"),
        rows,
        source="Tests made on the council's register of measures",
    )


def quality_flags(pack: Pack) -> Section:
    """Each figure: its grade, and whether it is up to date, reliable and valid (R4-032, R3-003)."""
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name="quality_flags", blocks=(nil,))
    found = flags_of(pack)
    rows = [(row, found[row.measure]) for row in pack.judgements.itertuples()]
    headings = [begun(word) for word in FLAGGED]
    shown = table(
        f"Each figure with its grade and three flags, {pack.period.label}",
        ("Measure", "Figure", "Grade", *headings, "Why not"),
        [_flag_row(row, flags) for row, flags in rows],
        source="Tests made on the council's register of measures",
    )
    sound, of = share(one for _, flags in rows for one in flags)
    headline = f"{sound} of {counted(of, 'flag')} that can be given are yes."
    return Section(name="quality_flags", headline=headline, blocks=(shown,))


def flags_of(pack: Pack) -> dict[str, tuple[Finding, ...]]:
    """Whether each figure is up to date, reliable and valid, by measure (R4-032)."""
    versions = dict(zip(pack.measures["measure"], pack.measures["version"], strict=True))
    breaks = _breaks(pack)
    return {
        row.measure: flagged(row, _version(versions.get(row.measure)), breaks.get(row.measure))
        for row in pack.judgements.itertuples()
    }


def _breaks(pack: Pack) -> dict[str, dict[str, str | None]]:
    """The reasons for new limits, by measure and period: each is a break in its series."""
    found: dict[str, dict[str, str | None]] = {}
    for row in pack.about_measures("rebases").itertuples():
        found.setdefault(row.measure, {})[row.period] = said(row.reason, "") or None
    return found


def _version(cell: object) -> str | None:
    return None if pd.isna(cell) else str(cell)


def _flag_row(row: Any, flags: tuple[Finding, ...]) -> tuple[Any, ...]:
    doubts = [one.sentence for one in flags if one.outcome is not Outcome.PASS]
    return (
        row.title,
        measure_card.figure_words(row),
        row.grade,
        *(holds(_HOLDS[one.outcome]) for one in flags),
        " ".join(doubts) or "No doubt",
    )
