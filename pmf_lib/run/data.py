"""The figures behind a quarter's packs as open data: CSV files and a Frictionless data package.

Everyone may hold the figures against the pages (R1-025), down to the parts of each (R3-028), and
another system may take them in (R4-041).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.methods.information_course import Course
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.received import Editions
from pmf_lib.methods.restated_status import Known
from pmf_lib.methods.rows_beneath import fit_to_publish
from pmf_lib.periods import Period
from pmf_lib.register import TABLES, Column, Kind
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.run.restated import Restated, marked, restated_figures
from pmf_lib.run.returns import signed_return
from pmf_lib.store import readers
from pmf_lib.store.readers import Reader

_FIELD_TYPES = {Kind.NUMBER: "number", Kind.DATE: "date"}
_LINEAGE = {
    "known_from": Column("known_from", Kind.DATE, "Day from which the entry was known"),
    "flags": Column("flags", Kind.TEXT, "Warnings the checks gave"),
    "source_file": Column("source_file", Kind.TEXT, "File the entry came from"),
    "source_line": Column("source_line", Kind.NUMBER, "Line of that file"),
    "marks": Column("marks", Kind.TEXT, "[r] restated, [p] provisional, [e] estimated"),
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
    rows = _read(reader, period)
    kinds = dict(zip(rows.measures["measure"], rows.measures["kind"], strict=True))
    frames = {
        "measures": rows.measures,
        "figures": marked(fit_to_publish(rows.values, kinds), rows.history),
        "targets": rows.targets,
    }
    files = {f"data/{name}.csv": csv_bytes(frame) for name, frame in frames.items()}
    resources = [_resource(name, frame) for name, frame in frames.items()]
    as_at = reader.snapshot.as_known_on or council.pack_date(period)
    restated = _restated(council, period, rows, as_at)
    signed = signed_return(
        council,
        period,
        measures=frames["measures"],
        values=frames["figures"],
        considered=rows.considered,
    )
    for more in (restated, signed):
        if more:
            files[f"data/{more.name}.csv"] = csv_bytes(more.rows)
            resources.append(more.resource)
    return {**files, "data/datapackage.json": _package(council, period, resources)}


@dataclass(frozen=True)
class _Rows:
    """What the open data are made from, subgroups too; `history` is every value ever known."""

    measures: pd.DataFrame
    values: pd.DataFrame
    targets: pd.DataFrame
    history: pd.DataFrame
    considered: pd.DataFrame


def _read(reader: Reader, period: Period) -> _Rows:
    return _Rows(
        measures=readers.measures_in_force(reader),
        values=readers.values_by_period(reader, through=period, subgroups=True),
        targets=readers.targets_by_period(reader),
        history=readers.value_history(reader, through=period),
        considered=readers.entries(reader, "considered"),
    )


def _restated(council: Council, period: Period, rows: _Rows, as_at: date) -> Restated:
    editions = Editions(Course(council), rows.considered, as_at)
    whole = rows.values[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")
    reported = rows.measures[~rows.measures["state"].isin(("deleted", "proposed"))]
    rules = JudgementRules.of(council, period)
    known = Known(reported, rows.values[whole], rows.targets, rules)
    return restated_figures(rows.history, known, editions)


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
    schema["primaryKey"] = list(table.key)
    if name != "measures":
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
    field = {
        "name": column.name,
        "type": _FIELD_TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
    constraints = {
        "required": column.required or None,
        "enum": list(column.allowed) or None,
        "minimum": column.lowest,
        "maximum": column.highest,
    }
    kept = {name: bound for name, bound in constraints.items() if bound is not None}
    return field | ({"constraints": kept} if kept else {})
