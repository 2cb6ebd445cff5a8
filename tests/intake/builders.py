"""Small sources to check: files written as services hand them in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from pmf_lib.council import load_council
from pmf_lib.intake import Intake, Known, check_source

COUNCIL = load_council("carlisle-2021")
UNIT = COUNCIL.units[0]
DAY = date(2021, 10, 20)
MEASURES = "measure,title,unit,polarity,kind,frequency,aggregation,owner,member,source"
VALUES = "measure,unit,period,value,numerator,denominator,recorded_on"
KINDS = {"P-1": "percent", "C-1": "count", "Y-1": "yes_no", "R-1": "ratio", "M-1": "money"}
KNOWN = Known(measures=frozenset(KINDS), kinds=KINDS)


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A text file of these lines."""
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def row(
    measure: str = "P-1", period: str = "2021-22-Q1", value: object = "87.5", **cells: str
) -> str:
    """A row of the values table, in the order of VALUES."""
    rest = [cells.get(name, "") for name in ("numerator", "denominator")]
    recorded = cells.get("recorded_on", "2021-07-05")
    return ",".join([measure, cells.get("unit", UNIT.key), period, str(value), *rest, recorded])


def definition(measure: str = "P-9", **cells: str) -> str:
    """A row of the measures table, in the order of MEASURES."""
    unit, kind = cells.get("unit", UNIT.key), cells.get("kind", "percent")
    return f"{measure},A title,{unit},maximise,{kind},quarterly,ratio,Head,Member,System"


def check(source: Path | str, known: Known = KNOWN, rows_at_once: int = 20_000) -> Intake:
    """The source checked for the demo council on 20 October 2021."""
    return check_source(str(source), COUNCIL, known=known, loaded_on=DAY, rows_at_once=rows_at_once)


def check_values(folder: Path, *rows: str, known: Known = KNOWN) -> Intake:
    """One file of values checked."""
    return check(write(folder / "values.csv", VALUES, *rows), known)


def accepted(intake: Intake, table: str = "values") -> pd.DataFrame:
    """Every accepted row of a table."""
    batches = list(intake.batches(table))
    return pd.concat(batches, ignore_index=True) if batches else pd.DataFrame()


def codes(intake: Intake, severity: str | None = None) -> list[str]:
    """The codes of the faults, of one severity or of all."""
    faults = intake.faults()
    chosen = faults if severity is None else faults[faults["severity"] == severity]
    return list(chosen["code"])


def the_fault(intake: Intake, code: str) -> dict[str, object]:
    """The one fault of that code."""
    faults = intake.faults()
    found: Sequence[dict[str, object]] = faults[faults["code"] == code].to_dict("records")
    assert len(found) == 1, f"{len(found)} of {code} among {list(faults['code'])}"
    return found[0]
