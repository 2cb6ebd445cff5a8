"""What is not in order in the register of measures: papers, records and formulas (R1-045, R1-047).

Ribble Valley 2007, 5.5: source, formula, guidance, who answers and working papers are kept of each.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import measure_record, worked_out
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals
from pmf_lib.views import words
from pmf_lib.views.records import Block, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SOURCE = "The council's register of measures"


def shown(row: Any, value: float | None) -> str:
    """A figure of the measure that `row` defines."""
    return words.figure(value, row.kind, decimals(row.decimals))


def disorder(pack: Pack) -> str:
    """What is not in order, in a sentence."""
    bare, lacks = _unsupported(pack), _incomplete(pack)
    if bare.empty and lacks.empty:
        return "Every audited figure has its working paper, and every record is complete."
    figures = counted(int(bare["figures"].sum()), "figure")
    are, records = "is" if len(lacks) == 1 else "are", counted(len(lacks), "record")
    return f"{figures} called audited without a working paper; {records} {are} not complete."


def records_in_order(pack: Pack) -> Section:
    """Audited figures without a working paper (R1-047), and records that lack what they must hold.

    R1-045: source, formula, guidance, officer and member are needed of every active measure.
    """
    titles = pack.measures.set_index("measure")["title"]
    bare = listing(
        _unsupported(pack),
        Layout(
            "Figures called audited that no working paper bears out",
            ("Measure", Heading("Year", "period"), Heading("Figures", "count")),
            SOURCE,
            ("Without a working paper a figure may not be called audited.",),
        ),
        lambda row: (titles.get(row.measure, row.measure), row.year, row.figures),
        "every audited figure has its working paper",
    )
    lacks = listing(
        _incomplete(pack),
        Layout("Records of active measures that are not complete", ("Measure", "Lacks"), SOURCE),
        lambda row: (row.title, begun(", ".join(row.lacks))),
        "every record of an active measure is complete",
    )
    headline = begun(disorder(pack))
    blocks = (bare, lacks, _worked_out_again(pack))
    return Section(name="records_in_order", headline=headline, blocks=blocks)


def _worked_out_again(pack: Pack) -> Block:
    """The figures of the year whose formula, worked out again, gives another (R1-045)."""
    known = pack.measures.set_index("measure")
    layout = Layout(
        "Figures of the year that their formula does not give",
        ("Measure", Heading("Period", "period"), "Reported", "Worked out again"),
        SOURCE,
        ("Each formula was worked out again from the numerator and the denominator.",),
    )
    found = _not_given(pack)
    return listing(
        found[found["measure"].isin(known.index)],
        layout,
        lambda row: (
            known.at[row.measure, "title"],
            row.period,
            shown(known.loc[row.measure], row.value),
            shown(known.loc[row.measure], row.again),
        ),
        "every figure of the year that has a formula is what its formula gives",
    )


def _unsupported(pack: Pack) -> pd.DataFrame:
    return measure_record.audited_without_paper(pack.values, pack.about_measures("evidence"))


def _incomplete(pack: Pack) -> pd.DataFrame:
    calculations = pack.about_measures("measure_records").set_index("measure")["calculation"]
    whole = pack.measures.assign(calculation=pack.measures["measure"].map(calculations))
    parted = worked_out.in_parts(pack.values)
    found = [
        (row.title, measure_record.lacking(row._asdict(), in_parts=row.measure in parted))
        for row in whole.itertuples()
    ]
    kept = [(title, lacks) for title, lacks in found if lacks]
    return pd.DataFrame(kept, columns=["title", "lacks"], dtype=object)


def _not_given(pack: Pack) -> pd.DataFrame:
    """Figures of the year so far that their formula does not give."""
    own = pack.values[pack.values["period"].str.startswith(pack.year.code)]
    return worked_out.disagreeing(own, pack.about_measures("measure_records"))
