"""Assured, in doubt or a gap: by what vouches for a system in the past year."""

from __future__ import annotations

from datetime import date

import pytest

from pmf_lib.methods.assurance_map import Evidence, Line, Overall, gaps, overall

DAY = date(2009, 10, 21)


def told(line: Line, on: date = DAY, *, doubts: bool = False) -> Evidence:
    return Evidence(line, "Told", on, doubts)


def test_all_three_lines_vouch() -> None:
    """R4-028: managers, oversight and those who are independent."""
    every = [told(line) for line in Line]
    assert overall(every, DAY) is Overall.ASSURED
    assert gaps(every, DAY) == ()


@pytest.mark.parametrize("missing", list(Line))
def test_a_line_that_says_nothing_is_a_gap(missing: Line) -> None:
    """R4-028."""
    found = [told(line) for line in Line if line is not missing]
    assert overall(found, DAY) is Overall.GAP
    assert gaps(found, DAY) == (missing,)


def test_a_doubt_outweighs_a_gap() -> None:
    """R4-028: limited assurance, or advice that is overdue."""
    assert overall([told(Line.INDEPENDENT, doubts=True)], DAY) is Overall.DOUBT


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2008, 10, 21), Overall.DOUBT),
        (date(2008, 10, 20), Overall.ASSURED),
        (date(2009, 10, 22), Overall.ASSURED),
    ],
)
def test_evidence_counts_for_a_year(on: date, verdict: Overall) -> None:
    every = [*(told(line) for line in Line), told(Line.OVERSIGHT, on, doubts=True)]
    assert overall(every, DAY) is verdict


def test_nothing_at_all_is_a_gap_in_every_line() -> None:
    assert overall([], DAY) is Overall.GAP
    assert gaps([], DAY) == tuple(Line)
