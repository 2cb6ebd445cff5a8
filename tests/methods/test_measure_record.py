"""Records that are not complete, and audited figures that nothing bears out."""

from __future__ import annotations

import pandas as pd
import pytest

from pmf_lib.methods import measure_record
from pmf_lib.methods.measure_record import MANDATORY

WHOLE = dict.fromkeys(MANDATORY, "Said")


@pytest.mark.parametrize("column", list(MANDATORY))
@pytest.mark.parametrize("cell", [None, float("nan"), " "])
def test_each_mandatory_part_is_missed(column: str, cell: object) -> None:
    """Source, formula, guidance, officer and member of an active measure (R1-045)."""
    assert measure_record.lacking({**WHOLE, column: cell}) == (MANDATORY[column],)


def test_a_whole_record_lacks_nothing_and_one_not_active_need_not_be_whole() -> None:
    assert measure_record.lacking({**WHOLE, "state": "active"}) == ()
    assert measure_record.lacking({"state": "deleted"}) == ()
    assert measure_record.lacking({"state": "active"}) == tuple(MANDATORY.values())


def values(*rows: tuple[str, str, str]) -> pd.DataFrame:
    found = [(measure, "u", period, status) for measure, period, status in rows]
    return pd.DataFrame(found, columns=["measure", "unit", "period", "status"])


def papers(*rows: tuple[str, str, str]) -> pd.DataFrame:
    found = [(measure, "u", period, digest) for measure, period, digest in rows]
    return pd.DataFrame(found, columns=["measure", "unit", "period", "sha256"], dtype=object)


def test_an_audited_figure_needs_a_working_paper() -> None:
    """R1-047: not audited without at least one; the paper has a digest."""
    figures = values(("A", "2003-04-Q1", "audited"), ("A", "2003-04-Q2", "audited"))
    assert measure_record.audited_without_paper(figures, papers()).to_numpy().tolist() == [
        ["A", "2003-04", 2]
    ]
    one = papers(("A", "2003-04-Q1", "ab12"))
    assert measure_record.audited_without_paper(figures, one)["figures"].tolist() == [1]
    year = papers(("A", "2003-04", "ab12"))
    assert measure_record.audited_without_paper(figures, year).empty
    bare = papers(("A", "2003-04", ""))
    assert len(measure_record.audited_without_paper(figures, bare)) == 1


def test_other_statuses_need_none() -> None:
    figures = values(("A", "2003-04-Q1", "checked"), ("A", "2003-04-Q2", "final"))
    assert measure_record.audited_without_paper(figures, papers()).empty
