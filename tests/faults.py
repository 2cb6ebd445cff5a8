"""A table of faults as intake files it."""

import pandas as pd

COLUMNS = ["severity", "code", "table", "file", "sheet", "line", "column", "found", "allowed"]


def some_faults(copies: int = 1) -> pd.DataFrame:
    """Three faults, one of each severity, so many times over."""
    rows = [
        ("structural", "S1", "values", "values.csv", None, 1.0, "value", "amount", "value"),
        ("error", "E4", "values", "values.csv", None, 12.0, "unit", "<b>no unit</b>", "a unit"),
        ("warning", "W2", "targets", "book.xlsx", "targets", None, "target", "£1,2,3", "a number"),
    ]
    return pd.DataFrame(rows * copies, columns=COLUMNS)


def counts_of(faults: pd.DataFrame) -> dict[str, int]:
    """How many there are of each severity."""
    return {str(name): int(count) for name, count in faults["severity"].value_counts().items()}
