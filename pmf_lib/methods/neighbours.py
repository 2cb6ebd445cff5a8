"""Statistical neighbours: the councils most like one, by what their areas are and not by how
they perform.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pmf_lib.methods import given

NEAREST = 15
DIGITS = 12  # closer than this, distances differ only by rounding and names decide
COLUMNS = ("name", "type", "place", "neighbour", "distance")
_Row = tuple[str, str, int, str, float]


@dataclass(frozen=True, eq=False)
class NeighbourSet:
    """Neighbours by a version of the variables.

    `nearest`: a row for each council and neighbour, columns name, type, place (1 the nearest),
    neighbour, distance (0 to 1, the farthest pair of the type). `left_out`: name and reason of
    each council that has no neighbours. `notes`: sentences on variables that were dropped.
    """

    version: str
    nearest: pd.DataFrame
    left_out: pd.DataFrame
    notes: tuple[str, ...] = field(default=())

    def of(self, name: str) -> tuple[str, ...]:
        """A council's neighbours, nearest first; empty for one that was left out."""
        rows = self.nearest[self.nearest["name"] == name]
        return tuple(rows.sort_values("place")["neighbour"])


def neighbour_set(
    variables: pd.DataFrame,
    types: Mapping[str, str] | None = None,
    *,
    version: str,
    k: int = NEAREST,
) -> NeighbourSet:
    """Each council's k nearest neighbours of its own type.

    `variables`: a row for each council, its name the index; a column of numbers for each
    variable, in any unit. `types` gives each council's type (county, district and so on); without
    it all are of one type. Within a type every variable is brought to mean 0 and standard
    deviation 1, the distance of two councils is Euclidean, and the farthest pair is 1 apart.

    A council with a variable missing is left out and listed; a variable that is the same for all
    of a type is dropped with a note. Equal distances stand by name. That one council is another's
    neighbour does not make it so the other way round. Source: CIPFA's nearest neighbours model
    and the Office for National Statistics' statistical nearest neighbours.
    """
    table, nearest_k = _checked(variables, version), given.count("k", k, least=1)
    kinds = pd.Series([_type(types, name) for name in table.index], index=table.index, dtype=str)
    reasons = _reasons(table, kinds)
    rows: list[_Row] = []
    notes: list[str] = []
    for kind, group in table.drop(index=list(reasons)).groupby(kinds, sort=True):
        scaled = standardise(group)
        notes += [
            f"{name} is the same for every council of type {kind}, so it was not used"
            for name in group.columns.difference(scaled.columns)
        ]
        rows += _nearest(distances(scaled), str(kind), nearest_k)
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"place": int, "distance": float})
    left_out = pd.DataFrame(sorted(reasons.items()), columns=["name", "reason"], dtype=str)
    return NeighbourSet(version, frame, left_out, tuple(notes))


def standardise(table: pd.DataFrame) -> pd.DataFrame:
    """Each column at mean 0 and (population) standard deviation 1.

    A column whose entries are all the same has no deviation to divide by and is dropped.
    """
    low, high = table.min(), table.max()
    varying = table.loc[:, high > low]
    spread = (varying - low[varying.columns]) / (high - low)[varying.columns]
    return (spread - spread.mean()) / spread.std(ddof=0)


def distances(scaled: pd.DataFrame) -> pd.DataFrame:
    """Euclidean distance of every pair of rows, the farthest pair 1 apart; rows and columns named
    for them. All 0 where all rows are alike.
    """
    places = scaled.to_numpy(dtype=float)
    apart = np.sqrt(((places[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))
    farthest = apart.max(initial=0.0)
    rebased = np.round(apart / farthest, DIGITS) if farthest > 0 else apart
    return pd.DataFrame(rebased, index=scaled.index, columns=scaled.index)


def _nearest(apart: pd.DataFrame, kind: str, k: int) -> Iterator[_Row]:
    """Rows of each name's k nearest; equal distances stand by name, as the columns do."""
    names = [str(name) for name in apart.index]
    for name, line in zip(names, apart.to_numpy(), strict=True):
        order = [column for column in np.argsort(line, kind="stable") if names[column] != name]
        for place, column in enumerate(order[:k], start=1):
            yield name, kind, place, names[column], float(line[column])


def _checked(variables: pd.DataFrame, version: str) -> pd.DataFrame:
    """The table in order of names, its columns too, so that the order given changes nothing."""
    if not version:
        raise ValueError("version is empty; a set of neighbours carries the name of its version")
    if not variables.index.is_unique:
        twice = sorted({str(name) for name in variables.index[variables.index.duplicated()]})
        raise ValueError(f"variables names {', '.join(twice)} twice; a council has one row")
    for name, kind in variables.dtypes.items():
        if pd.api.types.is_bool_dtype(kind) or not pd.api.types.is_numeric_dtype(kind):
            raise ValueError(f"variables has {name!r} of {kind}; each column must hold numbers")
    if variables.columns.empty:
        raise ValueError("variables has no columns; at least one variable is needed")
    return variables.astype(float).sort_index().sort_index(axis=1)


def _type(types: Mapping[str, str] | None, name: str) -> str:
    if types is None:
        return "all"
    if name not in types:
        raise ValueError(f"types has none for {name!r}; every council in variables needs one")
    return types[name]


def _reasons(table: pd.DataFrame, kinds: pd.Series) -> dict[str, str]:
    """Why a council has no neighbours, by its name: a figure is missing, or it is one of a kind."""
    there = np.isfinite(table)
    reasons = {
        str(name): "no figure for " + ", ".join(table.columns[~present])
        for name, present in zip(table.index, there.to_numpy(), strict=True)
        if not present.all()
    }
    rest = kinds.drop(index=list(reasons))
    alone = rest[~rest.duplicated(keep=False)]
    return reasons | {str(name): f"no other council of type {kind}" for name, kind in alone.items()}
