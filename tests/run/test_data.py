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
from pmf_lib.methods.rows_beneath import KEPT_BACK
from pmf_lib.run.data import csv_bytes, data_files, harmless
from pmf_lib.store import open_store, readers
from tests.conftest import Home
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


def test_rows_beneath_a_figure_are_given_but_for_small_numbers(in_demo_home: Home) -> None:
    """R3-028: from a figure to its client groups; a count of 1 to 4 and another with it are not.

    The whole stays as it is on the page; the data package tells what is kept back.
    """
    council = load_council("carlisle-2021")
    with open_store() as store:
        reader = store.reader(store.snapshot(council.key))
        files = data_files(council, council.period, reader)
        stored = readers.values_by_period(reader, measure="HOM01", subgroups=True)
    figures = pd.read_csv(io.BytesIO(files["data/figures.csv"]))
    own = figures[(figures["measure"] == "HOM01") & (figures["period"] == "2021-22-M06")]
    whole, parts = own[own["client_group"].isna()], own[own["client_group"].notna()]
    assert whole["value"].notna().all() and len(parts) == 4
    held = parts["missing_reason"].eq(KEPT_BACK)
    assert held.sum() == 2 and "aged 16 and 17" in set(parts[held]["client_group"])
    assert parts["value"].isna().equals(held)
    small = stored[stored["value"].between(1, 4) & stored["client_group"].notna()]
    assert len(small) > 0
    package = json.loads(files["data/datapackage.json"])
    (described,) = [one for one in package["resources"] if one["name"] == "figures"]
    assert "lies beneath the row" in described["description"]
