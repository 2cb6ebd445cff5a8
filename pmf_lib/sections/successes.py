"""What has gone well, with the figure, what it compares with, and a plain sentence (R0-014)."""

from __future__ import annotations

from typing import Any

from pmf_lib.sections import measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import lowered, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.words import begun, counted


def successes(pack: Pack) -> Section:
    """The favourable exceptions among the measures, best first."""
    found = pack.favourable[pack.favourable["subject"] == "measure"]
    if found.empty:
        nil = Nil(reason="Nil return: no measure does particularly well this quarter.")
        return Section(name="successes", blocks=(nil,))
    shown = table(
        f"Successes, {pack.period.label}",
        ("What went well", "Figure", "Compared with", "In a sentence"),
        [_row(pack, item) for item in found.itertuples()],
        source="The council's register of measures",
    )
    headline = f"{counted(len(found), 'measure')} {'does' if len(found) == 1 else 'do'} "
    return Section(
        name="successes",
        headline=begun(f"{headline}particularly well this quarter."),
        blocks=(shown,),
    )


def _row(pack: Pack, item: Any) -> tuple[str, ...]:
    row = pack.judgement(item.measure)
    compared = f"Target {lowered(measure_card.target_words(row))}. {measure_card.short_words(row)}"
    return (item.title, measure_card.figure_words(row), compared, item.sentence)
