"""Intake takes each demo in whole, and doubts only what was planted to be doubted."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from pmf_lib.demo.stories import EXPECTED_WARNINGS
from pmf_lib.intake import Intake
from tests.demo.conftest import Demo


@pytest.fixture(scope="module")
def taken(each: Demo) -> Iterator[Intake]:
    with each.taken_in() as taken:
        yield taken


def test_every_table_loads_whole(taken: Intake, each: Demo) -> None:
    """Five years of history and every register, from files (R2-012)."""
    assert taken.refused == ()
    assert set(taken.tables) == set(each.tables)
    assert taken.rows == {name: len(each.files.rows(name)) for name in each.tables}


def test_only_the_planted_warnings(taken: Intake, each: Demo) -> None:
    faults = taken.faults()
    assert set(faults["severity"]) <= {"warning"}, faults.to_string()
    assert set(faults["table"]) <= {"values"}, faults.to_string()
    found = set()
    for fault in faults.itertuples():
        line = (each.folder / fault.file).read_text("utf-8").splitlines()[fault.line - 1]
        measure, _, period = line.split(",")[:3]
        found.add((fault.code, fault.column, fault.found, measure, period))
    expected = EXPECTED_WARNINGS[each.council.key]
    assert found == {(w.code, w.column, w.found, w.measure, w.period) for w in expected}
    assert len(faults) == len(expected)


@pytest.mark.parametrize(
    ("measure", "period", "reason"),
    [
        ("HCI01", "2020-21-M01", "Centres closed by law"),
        ("REG05", "2021-22-M06", "Not yet published"),
        ("HOM06", "2021-22-M06", "suppressed: below 5"),
    ],
)
def test_what_is_missing_keeps_its_reason(
    intake: Intake, measure: str, period: str, reason: str
) -> None:
    values = pd.concat(intake.batches("values"))
    (row,) = values[(values["measure"] == measure) & (values["period"] == period)].itertuples()
    assert pd.isna(row.value)
    assert row.missing_reason == reason
