"""The figures as open data: whole, described, and harmless in a spreadsheet."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.intake import Known, check_source
from pmf_lib.run.data import csv_bytes, harmless
from tests.tiny import Tiny


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@cmd", "\tx", "\r=1", "\n=1"])
def test_a_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "plain", "a=b", "£5", " =1", None])
def test_other_texts_stay(text: str | None) -> None:
    assert harmless(text) == text


def test_numbers_and_days_stay_as_they_are() -> None:
    frame = pd.DataFrame(
        {
            "note": ["=HYPERLINK(1)", None],
            "value": [-3.5, float("nan")],
            "day": pd.to_datetime([date(2021, 4, 1), None]),
        }
    )
    assert csv_bytes(frame) == b"note,value,day\n'=HYPERLINK(1),-3.5,2021-04-01\n,,\n"


def test_every_column_of_every_file_is_described(made: Tiny) -> None:
    """The open data beside the pages explains itself (R1-025)."""
    folder = made.quarter / "data"
    package = json.loads((folder / "datapackage.json").read_text())
    assert {resource["path"] for resource in package["resources"]} == {
        path.name for path in folder.glob("*.csv")
    }
    assert package["description"].startswith("Invented.")
    for resource in package["resources"]:
        text = (folder / resource["path"]).read_text()
        header = next(csv.reader(io.StringIO(text)))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_each_figure_names_its_file_and_line(made: Tiny) -> None:
    """Every figure as handed in, to its row: the layer that reports are made from (R3-028)."""
    rows = list(csv.DictReader(io.StringIO((made.quarter / "data" / "figures.csv").read_text())))
    assert len(rows) == 6
    assert [(row["source_file"], row["source_line"]) for row in rows][:2] == [
        ("values.csv", "2"),
        ("values.csv", "3"),
    ]


def test_what_is_written_out_can_be_taken_in_again(
    made: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures recorded here are shared as CSV, and another system's come in as CSV (R4-041)."""
    monkeypatch.setenv("PMF_HOME", str(made.path))
    for file, table in (("measures", "measures"), ("figures", "values")):
        shutil.copy(made.quarter / "data" / f"{file}.csv", tmp_path / f"{table}.csv")
    council = load_council("tiny")
    with check_source(str(tmp_path), council, known=Known(), loaded_on=date(2021, 11, 1)) as intake:
        assert intake.rows == {"measures": 3, "values": 6}
        assert set(intake.faults()["severity"]) <= {"warning"}
        (values,) = intake.batches("values")
    written = pd.read_csv(tmp_path / "values.csv")
    assert values["value"].tolist() == written["value"].tolist()
    assert values["measure"].tolist() == written["measure"].tolist()
