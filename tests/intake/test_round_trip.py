"""What a run writes as data can be read again, as from any system that shares its figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from pmf_lib.intake import Known, check_source
from pmf_lib.register import TABLES
from pmf_lib.run.data import csv_bytes
from tests.intake.builders import COUNCIL, DAY, KNOWN, accepted, check_values, row, write


def test_figures_written_by_a_run_are_read_back_as_they_were(tmp_path: Path) -> None:
    """R4-041: the CSV connector of Performance Plus, out and in again; nothing is lost."""
    lines = [
        row("P-1", "2021-22-Q1", "87.5", numerator="7", denominator="8"),
        row("M-1", "2021-22-M05", "-1234.56"),
        row("C-1", "2021-22-M06", ""),
    ]
    with check_values(tmp_path, *lines) as intake:
        first = accepted(intake)
    known = first.drop(columns=["flags", "source_file", "source_line"])
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "values.csv").write_bytes(csv_bytes(known))
    again = check_source(
        str(tmp_path / "again" / "values.csv"), COUNCIL, known=KNOWN, loaded_on=DAY
    )
    with again as intake:
        second = accepted(intake)
    columns = list(TABLES["values"].names)
    pd.testing.assert_frame_equal(first[columns], second[columns])


def test_the_export_of_another_system_needs_only_the_columns_it_has(tmp_path: Path) -> None:
    """R4-041: columns may stand in any order and figures be written as people write them."""
    path = write(
        tmp_path / "values.csv",
        "Period,Value,Measure,Unit",
        f"2021-22-Q1,87.5%,P-1,{COUNCIL.units[0].name}",
    )
    with check_source(
        str(path), COUNCIL, known=Known(KNOWN.measures), loaded_on=date(2021, 7, 9)
    ) as intake:
        found = accepted(intake)
    assert found[["measure", "unit", "value"]].to_numpy().tolist() == [
        ["P-1", COUNCIL.units[0].key, 87.5]
    ]
