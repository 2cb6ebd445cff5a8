"""Published figures put into the columns of the register, as a council's analyst would.

The Local Government Benchmarking Framework is published with one row an authority, measure and
period. That is what `benchmarks` holds, and a council keeps others' figures there; its own would
also be its `values`. Nothing is corrected on the way: only columns are renamed, shares turned to
percentages where the framework's own list of indicators says that they are shares, parts brought
to the value's unit by the multipliers of that list, and spans of years put to their last year.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
ABSENT = "the published figures do not lie beside the project"
NEEDS_REAL = [pytest.mark.shared, pytest.mark.skipif(not REAL.exists(), reason=ABSENT)]
UNIT = "benchmarking"
POLARITIES = {"higher": "maximise", "lower": "minimise", "target midpoint": "band"}
KINDS = {"Percentage": "percent", "Cost": "money", "Days": "days"}
IN_POINTS = frozenset({"CHN14a", "CHN14b"})
"""Measures listed as percentages that are published in points, not as shares of 1."""
RECORDED = {"quarterly": "2024-03-01", "annual": "2025-03-01"}
ONE = Decimal(1)

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of one published file, as text."""
    with (REAL / name).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def write(path: Path, rows: Iterable[Row]) -> Path:
    """A CSV file with the columns of its first row."""
    first, *rest = rows
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fieldnames=list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rest)
    return path


def quarterly(folder: Path) -> Path:
    """The quarterly file as `measures` and `benchmarks`."""
    return _recolumn(folder, read("published_quarterly.csv"), "quarterly")


def annual(folder: Path) -> Path:
    """The annual file as `measures` and `benchmarks`."""
    return _recolumn(folder, read("published_annual.csv"), "annual")


def own_values(folder: Path, authority: str) -> Path:
    """The quarterly figures of one authority as its own `values`, beside the measures."""
    rows = read("published_quarterly.csv")
    write(folder / "measures.csv", _definitions(rows, "quarterly"))
    own = (row for row in rows if row["authority"] == authority)
    write(folder / "values.csv", ({"unit": UNIT, **_figure(row, "quarterly")} for row in own))
    return folder


def kind(code: str) -> str:
    """What a value of a measure is, by the framework's own list."""
    return KINDS.get(_listed()[code.replace(" ", "")]["MeasureType"], "ratio")


def _recolumn(folder: Path, rows: list[Row], frequency: str) -> Path:
    write(folder / "measures.csv", _definitions(rows, frequency))
    benchmarks = (
        {
            "authority": row["authority"],
            "family": row["family_group"],
            "source": "Local Government Benchmarking Framework",
            **_figure(row, frequency),
        }
        for row in rows
    )
    write(folder / "benchmarks.csv", benchmarks)
    return folder


def _definitions(rows: list[Row], frequency: str) -> Iterator[Row]:
    for code, row in {row["measure_code"]: row for row in rows}.items():
        yield {
            "measure": code,
            "title": row["measure"],
            "unit": UNIT,
            "polarity": POLARITIES[row["polarity"]],
            "kind": kind(code),
            "frequency": frequency,
            "aggregation": "ratio" if row["denominator"] else "last",
            "owner": "Performance Manager",
            "member": "Leader",
            "source": "Improvement Service",
        }


def _figure(row: Row, frequency: str) -> Row:
    code = row["measure_code"]
    listed = _listed()[code.replace(" ", "")]
    share = kind(code) == "percent" and code not in IN_POINTS
    return {
        "measure": code,
        "period": period(row["period"]),
        "value": _times(row["value"], Decimal(100) if share else ONE),
        "numerator": _times(row["numerator"], _multiplier(listed["Numerator_Multipier"])),
        "denominator": _times(row["denominator"], _multiplier(listed["Denominator_Multiplier"])),
        "recorded_on": RECORDED[frequency],
    }


def period(text: str) -> str:
    """The period's code; several years are known by the last of them: 2012-15 as 2014-15."""
    year, _, quarter = text.partition(" ")
    first, last = int(year[:4]), int(year[5:])
    if last - first % 100 != 1:
        first = first // 100 * 100 + last - 1
    return f"{first}-{last:02d}" + (f"-{quarter}" if quarter else "")


def _times(text: str, factor: Decimal) -> str:
    return text if not text or factor == ONE else format((Decimal(text) * factor).normalize(), "f")


def _multiplier(text: str) -> Decimal:
    return Decimal(text) if text else ONE


@cache
def _listed() -> dict[str, Row]:
    return {row["Code"].replace(" ", ""): row for row in read("Indicator_Information.csv")}
