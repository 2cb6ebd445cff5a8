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


def moved(
    pairing: Mapping[str, Sequence[str]], moves: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The pairing with some units moved, the committees in their order; `pairing` stays as it is.

    `moves` names the committee of each unit that is moved. Each unit keeps exactly one committee.
    ValueError for a unit or a committee that the pairing does not hold.
    """
    paired = {unit for units in pairing.values() for unit in units}
    for unit, committee in moves.items():
        if unit not in paired:
            raise ValueError(f"pairing holds no unit {unit}")
        if committee not in pairing:
            raise ValueError(f"pairing holds no committee {committee}")
    return {
        committee: (
            *(unit for unit in units if moves.get(unit, committee) == committee),
            *(unit for unit, to in moves.items() if to == committee and unit not in units),
        )
        for committee, units in pairing.items()
    }


def differences(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, str, str], ...]:
    """Each unit whose committee differs, with the committee before and the one after."""
    now = {unit: committee for committee, units in after.items() for unit in units}
    return tuple(
        (unit, committee, now[unit])
        for committee, units in before.items()
        for unit in units
        if now[unit] != committee
    )


def left_without(pairing: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The committees that have no unit to look at."""
    return tuple(committee for committee, units in pairing.items() if not units)


def totals(pairing: Mapping[str, Sequence[str]], amounts: Mapping[str, float]) -> dict[str, float]:
    """What each committee has of something that is counted by unit; a unit without it has 0."""
    return {
        committee: sum(amounts.get(unit, 0) for unit in units)
        for committee, units in pairing.items()
    }


def latest_trial(trials: pd.DataFrame) -> str | None:
    """The code of the trial that was recorded last, of those of one day the last by code.

    `trials` has `trial` and `known_from`, a day; None where there is none.
    """
    ordered = trials.sort_values(["known_from", "trial"])
    return None if ordered.empty else str(ordered["trial"].iloc[-1])


def moves_of(trials: pd.DataFrame, pairing: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The units that one trial's rows move, with the committee each goes to.

    A row that leaves a unit where the pairing has it moves nothing, and neither does one about a
    unit or a committee that the pairing no longer holds.
    """
    of = {unit: committee for committee, units in pairing.items() for unit in units}
    rows = zip(trials["unit"], trials["committee"], strict=True)
    return {
        unit: committee
        for unit, committee in rows
        if unit in of and committee in pairing and of[unit] != committee
    }
