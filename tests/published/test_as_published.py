"""The files as they are published: what intake takes of them, what it refuses, and why.

Only headings are renamed, where a test says so; bytes, marks, gaps and spellings are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.intake import Intake, Known, check_source
from tests.published import recolumn
from tests.published.conftest import DAY

pytestmark = recolumn.NEEDS_REAL

QUARTERLY = "Indicator_Data_Real_Quarterly.csv"
ANNUAL = "raw_LGBF_ScotDataReal_ISSpatialHub.csv"
GAPS_FILLED = "raw_MissingData_Real.csv"
NAMES = {"Code": "measure", "LocalAuthority": "authority"}
ANNUAL_NAMES = {
    **NAMES,
    "Year": "period",
    "LA_IndicatorReal": "value",
    "LA_Numerator_real": "numerator",
    "LA_Den_Real": "denominator",
    "FamilyGroup": "family",
}


def as_published(
    folder: Path,
    council: Council,
    name: str,
    headings: Mapping[str, str],
    kind: str | None = None,
) -> Intake:
    """A file as it is, with some of its headings renamed, checked as benchmarks."""
    first, rest = (recolumn.REAL / name).read_bytes().split(b"\n", 1)
    cells = [headings.get(cell, cell) for cell in first.decode().rstrip("\r").split(",")]
    path = folder / "benchmarks.csv"
    path.write_bytes(",".join(cells).encode() + b"\n" + rest)
    return check_source(str(path), council, known=known(kind), loaded_on=DAY)


def known(kind: str | None) -> Known:
    """The framework's measures, in both of the spellings in which it writes their codes."""
    listed = {row["Code"] for row in recolumn.read("Indicator_Information.csv")}
    listed |= {row["Code"] for row in recolumn.read(QUARTERLY)}
    codes = frozenset(listed | {code.replace(" ", "") for code in listed})
    return Known(codes, dict.fromkeys(codes, kind) if kind else {})


def counts(faults: pd.DataFrame) -> dict[tuple[str, str], int]:
    return faults.groupby(["severity", "code"]).size().to_dict()


def flags(intake: Intake) -> dict[str, int]:
    rows = pd.concat(intake.batches("benchmarks"))
    return rows["flags"].value_counts().to_dict()


def test_other_headings_are_refused_by_name(tmp_path: Path, council: Council) -> None:
    with as_published(tmp_path, council, QUARTERLY, {}) as intake:
        faults = intake.faults()
        assert intake.refused == ("benchmarks",)
        assert faults["found"].head(2).tolist() == ["no column measure", "no column authority"]
        assert counts(faults) == {
            ("structural", "missing_column"): 2,
            ("warning", "unknown_column"): 14,
        }


def test_with_two_headings_renamed_the_quarterly_file_loads_whole(
    tmp_path: Path, council: Council
) -> None:
    """Its mark of UTF-8, its 2018-19;Q1 and its nested cells are no hindrance."""
    assert (recolumn.REAL / QUARTERLY).read_bytes().startswith(b"\xef\xbb\xbf")
    with as_published(tmp_path, council, QUARTERLY, NAMES) as intake:
        assert intake.rows == {"benchmarks": 1339}
        assert flags(intake) == {"period_rewritten": 1338, "period_rewritten zero_denominator": 1}
        assert set(intake.fault_counts) == {"warning"}


def test_shares_where_percentages_are_due_are_told(tmp_path: Path, council: Council) -> None:
    """98 percent written as 0.98: every figure but the 0 of 0 is one hundredth of its parts."""
    with as_published(tmp_path, council, QUARTERLY, NAMES, kind="percent") as intake:
        assert counts(intake.faults()) == {
            ("warning", "one_hundredth"): 1338,
            ("warning", "numerator_too_large"): 3,
            ("warning", "zero_denominator"): 1,
            ("warning", "unknown_column"): 12,
        }


def test_the_annual_file_loads_but_for_figures_of_several_years(
    tmp_path: Path, council: Council
) -> None:
    """Its first column numbers the rows without a heading; its last row is nothing else."""
    with as_published(tmp_path, council, ANNUAL, ANNUAL_NAMES) as intake:
        faults = intake.faults()
        assert intake.rows == {"benchmarks": 31_562}
        assert counts(faults) == {
            ("error", "not_a_period"): 3_904,
            ("error", "missing_cell"): 3,
            ("warning", "row_numbers"): 1,
            ("warning", "unknown_column"): 6,
        }
        spans = faults[faults["code"] == "not_a_period"]
        assert spans["found"].nunique() == 35
        told = spans["allowed"].str.rpartition("; this is ")[2].value_counts().to_dict()
        assert told == {
            "several years; their figure is kept under the last of them": 3_648,
            "a month or a financial year; it cannot be told which": 256,
        }
        empty = faults[faults["code"] == "missing_cell"]
        assert set(empty["column"]) == {"measure", "authority", "period"}
        assert empty["line"].nunique() == 1


def test_the_file_of_gaps_loads_whole(tmp_path: Path, council: Council) -> None:
    with as_published(tmp_path, council, GAPS_FILLED, NAMES) as intake:
        assert intake.rows == {"benchmarks": 1_888}
        assert counts(intake.faults()) == {("warning", "unknown_column"): 1}


def test_averages_of_scotland_have_no_authority(tmp_path: Path, council: Council) -> None:
    with as_published(tmp_path, council, "Scottish_Averages.csv", NAMES) as intake:
        structural = intake.faults(1).iloc[0]
        assert intake.refused == ("benchmarks",)
        assert (structural["code"], structural["found"]) == (
            "missing_column",
            "no column authority",
        )
