"""Measures by the framework they are from: national and local priorities (R4-016, R4-030).

Peterborough 2009/10, 2.3 and 3.4: 188 national indicators underpin the national framework, and
indicators show both national and local priorities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from pmf_lib.sections.opening import COLOURED, counts_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import counted

NATIONAL = "NI"
_NUMBER = re.compile(r"NI \d+\b")
NAMES = {
    "NI": "National indicators",
    "BVPI": "Best Value performance indicators",
    "LAA": "Local Area Agreement",
    "LSP": "Local strategic partnership",
    "Corporate Plan": "Corporate Plan",
    "LOF": "Local outcomes",
    "local": "Local indicators",
}
UNTOLD = "Framework not recorded"


def national_indicators(pack: Pack, expected: int) -> Section:
    """How many of the national set the register holds, and how they and the local ones stand.

    `expected` is how many there should be, such as 188.
    """
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name="national_indicators", blocks=(nil,))
    judged = by_framework(pack)
    return Section(
        name="national_indicators",
        headline=count_words(judged[judged["framework"] == NATIONAL]["title"], expected),
        blocks=(
            _counts(pack, judged, "framework", "Framework"),
            Part(heading="Priorities", blocks=(_counts(pack, judged, "priority", "Priority"),)),
            Paragraph(text="Measures of one and the same national number count as one indicator."),
        ),
    )


def count_words(titles: Iterable[str], expected: int) -> str:
    """Whether the register holds as many national indicators as it should, by their numbers.

    A title that does not begin with a number, as “NI 157: …” does, counts by itself.
    """
    measures = list(titles)
    found = len({match[0] if (match := _NUMBER.match(title)) else title for title in measures})
    told = f"in {counted(len(measures), 'measure')}"
    if found == expected:
        return f"All {expected} national indicators are in the register, {told}."
    if found > expected:
        over = found - expected
        return f"{found} national indicators are in the register, {over} more than there are."
    lacking = expected - found
    have = f"{found} of the {expected} national indicators are in the register, {told}"
    return f"{have}; {lacking} are not."


def by_framework(pack: Pack) -> pd.DataFrame:
    """The judgements with the `framework` tag of each measure, NaN where none is recorded."""
    records = pack.about_measures("measure_records").set_index("measure")["framework"]
    return pack.judgements.assign(framework=pack.judgements["measure"].map(records))


def _counts(pack: Pack, judged: pd.DataFrame, column: str, title: str) -> Block:
    named = judged[column].map(lambda word: NAMES.get(said(word, ""), said(word, UNTOLD)))
    rows = []
    for name, own in judged.groupby(named, sort=True):
        counts = counts_of(own["status"])
        coloured = [counts.get(word, 0) for word in COLOURED]
        rows.append((str(name), len(own), *coloured, len(own) - sum(coloured)))
    return table(
        f"Measures by {title.lower()} and status, {pack.period.label}",
        (
            title,
            *(Heading(word, "count") for word in ("Measures", "Red", "Amber", "Green")),
            Heading("Not coloured", "count"),
        ),
        rows,
        source="The council's register of measures",
    )
