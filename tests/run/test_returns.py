"""The annual statutory return as a file of the quarter's data."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest

from pmf_lib.council import Council, load_council
from pmf_lib.run.data import data_files
from pmf_lib.run.returns import signed_return
from pmf_lib.store import Reader, open_store, readers
from tests.conftest import Home

FILE = "data/statutory-return.csv"


@pytest.fixture
def reader(in_councils_home: Home) -> Reader:
    with open_store() as store:
        yield store.reader(store.snapshot("ribble-valley-2007"))


@pytest.fixture
def council(in_councils_home: Home) -> Council:
    return load_council("ribble-valley-2007")


def again(council: Council, reader: Reader, considered: pd.DataFrame, **changed: pd.DataFrame):
    frames = {
        "measures": readers.measures_in_force(reader),
        "values": readers.values_by_period(reader, through=council.period, subgroups=True),
        "considered": considered,
    }
    return signed_return(council, council.period, **{**frames, **changed})


def test_the_signed_return_is_a_file_that_the_package_lists(
    council: Council, reader: Reader
) -> None:
    """The annual return with its sign-off, ready to be sent (R1-040)."""
    files = data_files(council, council.period, reader)
    rows = list(csv.DictReader(io.StringIO(files[FILE].decode())))
    assert len(rows) == 27
    assert {row["year"] for row in rows} == {"2006-07"}
    assert {row["signed_off_by"] for row in rows} == {"Accounts and Audit Committee"}
    assert {(row["signed_off_on"], row["minute"]) for row in rows} == {("2007-06-27", "Minute 118")}
    assert all(row["value"] and row["officer"] and row["source"] for row in rows)
    assert [row["value"] for row in rows if row["measure"] == "COR01"] == ["97.1"]
    package = json.loads(files["data/datapackage.json"])
    (resource,) = [one for one in package["resources"] if f"data/{one['path']}" == FILE]
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
    assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("response", ["noted", "changes asked for"])
def test_there_is_no_file_without_sign_off(council: Council, reader: Reader, response: str) -> None:
    """R1-040: only the audit committee's agreement to that very year."""
    considered = readers.entries(reader, "considered")
    assert again(council, reader, considered) is not None
    assert again(council, reader, considered.assign(response=response)) is None
    assert again(council, reader, considered.assign(body="council")) is None
    assert again(council, reader, considered.assign(period="2005-06")) is None


def test_a_figure_changed_since_withdraws_the_file(council: Council, reader: Reader) -> None:
    """R1-040: what nobody has signed off is not returned."""
    considered = readers.entries(reader, "considered")
    values = readers.values_by_period(reader, through=council.period, subgroups=True)
    national = values["measure"].eq("COR01") & values["period"].str.startswith("2006-07")
    for day, made in (("2007-06-27", True), ("2007-06-28", False)):
        known = values["known_from"].mask(national, pd.Timestamp(day))
        found = again(council, reader, considered, values=values.assign(known_from=known))
        assert (found is not None) is made


def test_a_council_that_returns_nothing_has_no_file(in_councils_home: Home) -> None:
    council = load_council("carlisle-2021")
    with open_store() as store:
        files = data_files(council, council.period, store.reader(store.snapshot(council.key)))
    assert FILE not in files
    assert FILE.rpartition("/")[2] not in files["data/datapackage.json"].decode()
