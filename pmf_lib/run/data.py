"""The figures behind a quarter's packs as open data: CSV files and a Frictionless data package.

Everyone may hold the figures against the pages (R1-025), down to the parts of each (R3-028), and
another system may take them in (R4-041).
"""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods.rows_beneath import fit_to_publish
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Column, Kind
from pmf_lib.run.returns import NAME, signed_return
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader

_FIELD_TYPES = {Kind.NUMBER: "number", Kind.DATE: "date"}
_LINEAGE = {
    "known_from": Column("known_from", Kind.DATE, "Day from which the entry was known"),
    "flags": Column("flags", Kind.TEXT, "Warnings the checks gave"),
    "source_file": Column("source_file", Kind.TEXT, "File the entry came from"),
    "source_line": Column("source_line", Kind.NUMBER, "Line of that file"),
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_RESOURCES = {"measures": "measures", "figures": "values", "targets": "targets"}
_ROWS_BENEATH = (
    "A row with a ward, town, area or client group lies beneath the row of the same measure, unit "
    "and period without one. Where its figures are empty and its reason for that begins with "
    "“suppressed”, counts of 1 to 4, or others that would give one away, were kept back."
)
LICENCE = {"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"}


def data_files(council: Council, period: Period, reader: Reader) -> dict[str, bytes]:
    """The files of `data/` by their place in the quarter's folder: every figure to its end.

    The annual statutory return is among them once it is signed off (R1-040).

    Beneath each figure are its rows by ward, town, area and client group, with numerator and
    denominator, but for small numbers and what would give them away. A text that a spreadsheet
    would take for a formula starts with an apostrophe, and the data package says so. Numbers are
    left as numbers.
    """
    measures = readers.measures_in_force(reader)
    values = readers.values_by_period(reader, through=period, subgroups=True)
    kinds = dict(zip(measures["measure"], measures["kind"], strict=True))
    frames = {
        "measures": measures,
        "figures": fit_to_publish(values, kinds),
        "targets": readers.targets_by_period(reader),
    }
    files = {f"data/{name}.csv": csv_bytes(frame) for name, frame in frames.items()}
    resources = [_resource(name, frame) for name, frame in frames.items()]
    signed = signed_return(
        council,
        period,
        measures=frames["measures"],
        values=frames["figures"],
        considered=readers.entries(reader, "considered"),
    )
    if signed:
        files[f"data/{NAME}.csv"] = csv_bytes(signed.rows)
        resources.append(signed.resource)
    return {**files, "data/datapackage.json": _package(council, period, resources)}


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
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA_STARTS) else text


def _package(council: Council, period: Period, resources: list[dict[str, Any]]) -> bytes:
    notice = council.notice
    description = (
        f"{notice} " if notice else ""
    ) + "A text that begins like a formula is written with an apostrophe before it."
    package = {
        "profile": "tabular-data-package",
        "name": f"{council.key}-{period.code.lower()}",
        "title": f"{council.name}: figures to {period.label}",
        "description": description,
        "licenses": [LICENCE],
        "resources": resources,
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
        "description": f"{table.grain}. {_ROWS_BENEATH}" if name == "figures" else table.grain,
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
