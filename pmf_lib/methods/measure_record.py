"""What a measure's record must hold, and figures called audited that nothing bears out.

Ribble Valley 2007, 5.5: the performance system holds each indicator's source, formula, guidance
and responsibilities, with working papers and evidence (R1-045, R1-047).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmf_lib.periods import Grain, Period

MANDATORY: Mapping[str, str] = {
    "source": "data source",
    "formula": "formula",
    "guidance": "calculation guidance",
    "owner": "responsible officer",
    "member": "responsible member",
}
"""What the record of an active measure must hold, by column (R1-045)."""
AUDITED = "audited"


CALCULATION = "executable formula"


def lacking(measure: Mapping[str, Any], *, in_parts: bool = False) -> tuple[str, ...]:
    """What the record of a measure lacks, in words; nothing of one that is not active.

    Where its figures come `in_parts`, numerator and denominator, it must also say in `calculation`
    how they are worked out, so that anybody can do it again.
    """
    state = measure.get("state")
    if isinstance(state, str) and state != "active":
        return ()
    lacks = [words for column, words in MANDATORY.items() if not _said(measure.get(column))]
    if in_parts and not _said(measure.get("calculation")):
        lacks.append(CALCULATION)
    return tuple(lacks)


def audited_without_paper(values: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """How many figures of each measure and year are called audited without a working paper.

    `values` has measure, unit, period and status; `evidence` measure, unit, period and sha256. A
    paper bears out the figure of its own period, and one of a year every figure of that year.
    Columns: measure, year (code), figures; only those with any.
    """
    audited = values[values["status"] == AUDITED]
    borne = evidence[evidence["sha256"].notna() & (evidence["sha256"] != "")]
    papers = set(zip(borne["measure"], borne["unit"], borne["period"], strict=True))
    found = [
        (row.measure, year)
        for row in audited.itertuples()
        for year in (Period.parse(str(row.period)).containing(Grain.YEAR).code,)
        if not {(row.measure, row.unit, row.period), (row.measure, row.unit, year)} & papers
    ]
    frame = pd.DataFrame(found, columns=["measure", "year"], dtype=object)
    counts = frame.groupby(["measure", "year"], sort=True).size()
    return counts.rename("figures").reset_index()


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
