"""The open data are a Frictionless data package: the descriptor, and every row by its schema."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.run.data import data_files
from pmf_lib.store import open_store
from tests.conftest import COUNCIL, Home
from tests.data_package import PACKAGE, faults_of
from tests.tiny import Tiny


def bare(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of `data/` by their own names."""
    return {Path(name).name: content for name, content in files.items()}


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def small(made: Tiny) -> dict[str, bytes]:
    """The open data of the tiny council's quarter, as published."""
    return written(made.quarter / "data")


@pytest.fixture
def demo(in_demo_home: Home) -> dict[str, bytes]:
    """The open data of a demo council: 160 measures and five years of figures."""
    council = load_council(COUNCIL)
    with open_store() as store:
        reader = store.reader(store.snapshot(council.key))
        return bare(data_files(council, council.period, reader))


def test_a_small_quarters_data_are_a_package(small: dict[str, bytes]) -> None:
    assert faults_of(small) == []


def test_a_demo_councils_data_are_a_package(demo: dict[str, bytes]) -> None:
    """R1-025: every row fits its schema, types, constraints and keys."""
    assert faults_of(demo) == []
    resources = {one["name"]: one["schema"] for one in json.loads(demo[PACKAGE])["resources"]}
    assert resources["figures"]["primaryKey"][:3] == ["measure", "unit", "period"]
    (polarity,) = [one for one in resources["measures"]["fields"] if one["name"] == "polarity"]
    assert polarity["constraints"] == {
        "required": True,
        "enum": ["maximise", "minimise", "band", "none"],
    }


def figures(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def text(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def changed(column: str, cell: str) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        rows[1][rows[0].index(column)] = cell

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (changed("value", "many"), "type-error"),
        (changed("recorded_on", "8/10/2021"), "type-error"),
        (changed("measure", ""), "constraint-error"),
        (changed("status", "perhaps"), "constraint-error"),
        (changed("measure", "NONE-01"), "foreign-key"),
        (lambda rows: rows.append(rows[1]), "primary-key"),
        (lambda rows: rows[1].append("more"), "extra-cell"),
    ],
)
def test_what_does_not_fit_would_be_found(
    small: dict[str, bytes], change: Callable[[list[list[str]]], None], told: str
) -> None:
    rows = figures(small["figures.csv"])
    change(rows)
    assert any(told in fault for fault in faults_of(small | {"figures.csv": text(rows)}))


def test_a_descriptor_that_is_none_would_be_found(small: dict[str, bytes]) -> None:
    package = json.loads(small[PACKAGE])
    del package["resources"][0]["name"]
    found = faults_of(small | {PACKAGE: json.dumps(package).encode()})
    assert any(PACKAGE in fault for fault in found)


def test_marks_stand_beside_figures_that_stay_numbers(demo: dict[str, bytes]) -> None:
    """[r], [p] and [e] in a column of their own; a figure that is missing has no mark."""
    frame = pd.read_csv(io.BytesIO(demo["figures.csv"]))
    assert pd.api.types.is_float_dtype(frame["value"])
    restated = frame[frame["marks"].fillna("").str.contains(r"\[r\]")]
    assert restated[["measure", "period", "value"]].to_numpy().tolist() == [
        ["HOM04", "2021-22-Q1", 58.0]
    ]
    provisional = frame[frame["status"].eq("provisional") & frame["value"].notna()]
    assert len(provisional) > 0 and provisional["marks"].str.contains(r"\[p\]").all()
    assert frame.loc[frame["value"].isna(), "marks"].isna().all()


def test_restated_figures_name_old_new_reason_effect_and_bodies(demo: dict[str, bytes]) -> None:
    """R1-044: who was given the old figure stands beside what is right."""
    (row,) = csv.DictReader(io.StringIO(demo["restatements.csv"].decode()))
    assert (row["old"], row["new"], row["size"]) == ("49.0", "58.0", "9.0")
    assert (row["kind"], row["reason_code"]) == ("unscheduled correction", "error")
    assert (row["old_status"], row["new_status"]) == ("green", "red")
    bodies = row["to_be_told"].split("; ")
    assert "Executive (2021-08-31)" in bodies and "Public edition (2021-09-23)" in bodies
    assert not any(body.startswith("Economic Growth") for body in bodies)
