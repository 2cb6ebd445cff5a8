"""Every published rank and change of the Scottish Welfare Fund, made again from the store.

32 authorities, 21 quarters, two measures: 1,339 figures, of 1,344 that there might be.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from pmf_lib.methods import benchmark, trend
from pmf_lib.methods.quality_tests import completeness
from pmf_lib.periods import Grain, Period
from pmf_lib.store import readers
from tests.published import recolumn
from tests.published.conftest import Published, beside

pytestmark = recolumn.NEEDS_REAL

PUBLISHED = (
    "published_scotland_rank",
    "published_family_rank",
    "published_change_since_previous",
    "published_change_since_first",
)
FIRST = Period.parse("2018-19-Q1")
QUARTERS = [FIRST.shift(step).code for step in range(21)]
GAPS = {
    ("CORP 09", "Midlothian"): ["2022-23-Q2", "2022-23-Q3"],
    ("CORP 10", "Midlothian"): ["2022-23-Q2", "2022-23-Q3"],
    ("CORP 09", "North Lanarkshire"): ["2022-23-Q4"],
}
FLAGGED = [
    ("numerator_too_large", "CORP 09", "Argyll & Bute", "2018-19-Q3"),
    ("numerator_too_large", "CORP 09", "Argyll & Bute", "2021-22-Q4"),
    ("numerator_too_large", "CORP 09", "Inverclyde", "2021-22-Q2"),
    ("zero_denominator", "CORP 10", "North Lanarkshire", "2022-23-Q4"),
]


@pytest.fixture(scope="session")
def figures(quarterly: Published) -> pd.DataFrame:
    return beside(quarterly.figures, "published_quarterly.csv", list(PUBLISHED))


def test_the_whole_file_loads(quarterly: Published) -> None:
    assert quarterly.rows == {"measures": 2, "benchmarks": 1339}
    assert quarterly.refused == ()
    assert quarterly.loaded.added == {"measures": 2, "benchmarks": 1339}
    assert set(quarterly.faults["severity"]) == {"warning"}


def test_only_what_is_wrong_is_flagged(quarterly: Published) -> None:
    """Counts rounded to 5 are not; three numerators above denominators and a 0 of 0 are."""
    rows = quarterly.flagged()[["code", "measure", "authority", "period"]]
    assert sorted(rows.itertuples(index=False, name=None)) == FLAGGED
    kept = quarterly.figures[quarterly.figures["flags"] != ""]
    assert sorted(kept["flags"]) == sorted(code for code, *_ in FLAGGED)


@pytest.mark.parametrize(
    ("published", "field"),
    [
        ("published_scotland_rank", ["measure", "period"]),
        ("published_family_rank", ["measure", "period", "family"]),
    ],
)
def test_every_published_rank(figures: pd.DataFrame, published: str, field: list[str]) -> None:
    polarities = {row["polarity"] for row in recolumn.read("published_quarterly.csv")}
    (polarity,) = (recolumn.POLARITIES[word] for word in polarities)
    equal = 0
    for _, group in figures.groupby(field):
        ranks = benchmark.rank(group["value"].tolist(), polarity)
        assert ranks == group[published].tolist()
        equal += len(ranks)
    assert equal == 1339


def test_every_published_change(figures: pd.DataFrame) -> None:
    """In shares of 1, since the quarter published before and since the first one."""
    checked = 0
    for _, group in _series(figures):
        shares = [Fraction(str(value)) / 100 for value in group["value"]]
        previous = [later - earlier for earlier, later in pairwise(shares)]
        since_first = [later - shares[0] for later in shares[1:]]
        for column, made in zip(PUBLISHED[2:], (previous, since_first), strict=True):
            first, *told = group[column]
            assert math.isnan(first)
            assert [round(float(change), 12) for change in made] == [round(c, 12) for c in told]
        checked += len(previous)
    assert checked == 1275


def test_our_own_trend_says_the_same_but_never_steps_over_a_gap(figures: pd.DataFrame) -> None:
    """Three published changes compare with the quarter before a gap: there we show no trend."""
    agree, over_gaps = 0, []
    for (measure, authority), group in _series(figures):
        by_quarter = group.set_index("period")
        values = by_quarter["value"].reindex(QUARTERS).tolist()
        for place, quarter in enumerate(QUARTERS[1:], start=1):
            if quarter not in by_quarter.index:
                continue
            change = by_quarter.at[quarter, "published_change_since_previous"]
            said = trend.short(values[: place + 1], "maximise")
            if said is trend.Direction.NO_TREND:
                over_gaps.append((measure, authority, quarter))
            else:
                assert said is _direction(change)
                agree += 1
    assert agree == 1272
    assert over_gaps == [
        ("CORP 09", "Midlothian", "2022-23-Q4"),
        ("CORP 09", "North Lanarkshire", "2023-24-Q1"),
        ("CORP 10", "Midlothian", "2022-23-Q4"),
    ]


def test_the_missing_quarters_are_found(figures: pd.DataFrame) -> None:
    """Two of Midlothian in both measures, one of North Lanarkshire in one; none is ever 0."""
    found = {}
    for key, group in _series(figures):
        missing = [quarter for quarter in QUARTERS if quarter not in set(group["period"])]
        finding = completeness(len(QUARTERS), len(group), missing_periods=missing)
        if finding.outcome == "fail":
            found[key] = missing
        assert all(quarter in finding.sentence for quarter in missing)
    assert found == GAPS


def test_a_councils_own_figures_are_its_values(
    tmp_path: Path, take_in: Callable[[Path], Published]
) -> None:
    """As Midlothian would load them: the gap stays a gap."""
    own = take_in(recolumn.own_values(tmp_path, "Midlothian"))
    assert own.rows == {"measures": 2, "values": 38}
    values = readers.values_by_period(own.reader, measure="CORP 09")
    assert [code for code in QUARTERS if code not in set(values["period"])] == GAPS[
        "CORP 09", "Midlothian"
    ]
    assert {Period.parse(code).grain for code in values["period"]} == {Grain.QUARTER}
    assert own.faults.empty


def _direction(change: float) -> trend.Direction:
    if round(change, 12) == 0:
        return trend.Direction.SAME
    return trend.Direction.BETTER if change > 0 else trend.Direction.WORSE


def _series(figures: pd.DataFrame) -> pd.api.typing.DataFrameGroupBy:
    """Each measure of each authority, its quarters in order."""
    return figures.sort_values(["measure", "authority", "period"]).groupby(["measure", "authority"])
