"""The figures behind a quarter's packs as open data: CSV files and a Frictionless data package.

Everyone may hold the figures against the pages (R1-025), down to the parts of each (R3-028), and
another system may take them in (R4-041).
"""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Column, Kind
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader

_FIELD_TYPES = {Kind.NUMBER: "number", Kind.DATE: "date"}
_LINEAGE = {
    "known_from": Column("known_from", Kind.DATE, "Day from which the entry was known"),
    "flags": Column("flags", Kind.TEXT, "Warnings the checks gave"),
    "source_file": Column("source_file", Kind.TEXT, "File the entry came from"),
    "source_line": Column("source_line", Kind.NUMBER, "Line of that file"),
}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_RESOURCES = {"measures": "measures", "figures": "values", "targets": "targets"}
_LICENCE = {"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"}


def data_files(council: Council, period: Period, reader: Reader) -> dict[str, bytes]:
    """The files of `data/` by their place in the quarter's folder: every figure to its end.

    A text that a spreadsheet would take for a formula starts with an apostrophe, and the data
    package says so. Numbers are left as numbers.
    """
    frames = {
        "measures": readers.measures_in_force(reader),
        "figures": readers.values_by_period(reader, through=period, subgroups=True),
        "targets": readers.targets_by_period(reader),
    }
    files = {f"data/{name}.csv": csv_bytes(frame) for name, frame in frames.items()}
    return {**files, "data/datapackage.json": _package(council, period, frames)}


def csv_bytes(frame: pd.DataFrame, *, heading: bool = True) -> bytes:
    """The frame as CSV in UTF-8, safe to open in a spreadsheet."""
    text = {
        name: frame[name].map(harmless, na_action="ignore")
        for name in frame.columns
        if not pd.api.types.is_numeric_dtype(frame[name])
        and not pd.api.types.is_datetime64_any_dtype(frame[name])
    }
    return frame.assign(**text).to_csv(index=False, header=heading, lineterminator="\n").encode()


def harmless(text: Any) -> Any:
    """The text, with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA_STARTS) else text


def _package(council: Council, period: Period, frames: dict[str, pd.DataFrame]) -> bytes:
    notice = council.notice
    description = (
        f"{notice} " if notice else ""
    ) + "A text that begins like a formula is written with an apostrophe before it."
    package = {
        "profile": "tabular-data-package",
        "name": f"{council.key}-{period.code.lower()}",
        "title": f"{council.name}: figures to {period.label}",
        "description": description,
        "licenses": [_LICENCE],
        "resources": [_resource(name, frame) for name, frame in frames.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    table = TABLES[_RESOURCES[name]]
    schema: dict[str, Any] = {
        "fields": [_field(_column(_RESOURCES[name], column)) for column in frame.columns],
        "missingValues": [""],
    }
    if name == "measures":
        schema["primaryKey"] = list(table.key)
    else:
        link = {"resource": "measures", "fields": "measure"}
        schema["foreignKeys"] = [{"fields": "measure", "reference": link}]
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "path": f"{name}.csv",
        "description": table.grain,
        "encoding": "utf-8",
        "schema": schema,
    }


def _column(table: str, name: str) -> Column:
    return _LINEAGE[name] if name in _LINEAGE else TABLES[table].column(name)


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
