"""What each scrutiny committee has to look at under a pairing of units with committees (R0-004)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

COLUMNS = ("committee", "units", "measures", "exceptions")


def workload(
    pairing: Mapping[str, Sequence[str]],
    measures: Mapping[str, int],
    exceptions: Mapping[str, int],
) -> pd.DataFrame:
    """Units, measures and adverse exceptions of each committee, in the order of the pairing.

    `measures` and `exceptions` count by unit; a unit that they do not name has none. ValueError
    for a unit paired twice.
    """
    paired = [unit for units in pairing.values() for unit in units]
    twice = sorted({unit for unit in paired if paired.count(unit) > 1})
    if twice:
        raise ValueError(f"pairing holds {twice[0]} twice; each unit has one committee")
    rows = [
        (
            committee,
            len(units),
            sum(measures.get(unit, 0) for unit in units),
            sum(exceptions.get(unit, 0) for unit in units),
        )
        for committee, units in pairing.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def evenness(found: pd.DataFrame) -> float | None:
    """The most measures of a committee over the fewest; None where one has none."""
    least = found["measures"].min() if len(found) else 0
    return float(found["measures"].max() / least) if least else None
