"""Groups that move against their total, and totals that move against their groups.

A town that gets worse while the whole gets better is hidden by the total; and where the mix of
cases changes, the whole can get better though every group gets worse (Simpson, 1951). What could
be chance is not listed: the movements looked at in one service are tested together, so that of
those listed one in twenty is expected to be chance (Benjamini and Hochberg).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

import pandas as pd

from pmf_lib.methods.false_alarms import benjamini_hochberg
from pmf_lib.methods.group_tests import Comparison, compared, mix_compared
from pmf_lib.methods.rows_beneath import KEPT_BACK, fit_to_publish
from pmf_lib.methods.subgroup_series import Split, splits
from pmf_lib.periods import Period

LEVEL = 0.05
MOST = 2 / 3


class Hidden(StrEnum):
    """What a total hides."""

    GROUP = "a group that moves against its total"
    MIX = "groups that most move against their total, because the mix of cases changed"


@dataclass(frozen=True)
class Look:
    """One movement that was looked at, of a group or (group empty) of all groups together.

    `adjusted` is its chance after all that were looked at in its service. `against` are the
    groups that moved against the total: for a mix, at least two thirds of them.
    """

    split: Split
    group: str
    found: Comparison
    against: tuple[str, ...]
    adjusted: float = 1.0

    @property
    def kind(self) -> Hidden:
        """Which of the two it would be."""
        return Hidden.GROUP if self.group else Hidden.MIX

    @property
    def is_hidden(self) -> bool:
        """Whether the total hides it and chance is a poor explanation."""
        return bool(self.against) and self.adjusted <= LEVEL


@dataclass(frozen=True)
class LeftOut:
    """A group that was not looked at, and why, in words."""

    split: Split
    group: str
    reason: str


@dataclass(frozen=True)
class Hiding:
    """All that was looked at and all that was not; `splits` are those of every measure."""

    splits: tuple[Split, ...]
    looks: tuple[Look, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def found(self) -> tuple[Look, ...]:
        """What totals hide, the surest first; a mix speaks for its groups."""
        hidden = [look for look in self.looks if look.is_hidden]
        mixed = {_place(look.split) for look in hidden if look.kind is Hidden.MIX}
        kept = [
            look for look in hidden if look.kind is Hidden.MIX or _place(look.split) not in mixed
        ]
        return tuple(sorted(kept, key=lambda look: (look.adjusted, *_place(look.split))))


def hidden_movements(measures: pd.DataFrame, values: pd.DataFrame, last: Period) -> Hiding:
    """What the totals of the measures hide in the period `last`.

    `measures` and `values` have the register's columns; the values are those of totals and of
    subgroups, up to the period. Small numbers are kept back first, with as many others as it
    takes to hide them (R3-047), and are neither looked at nor told.
    """
    kinds = dict(zip(measures["measure"], measures["kind"], strict=True))
    return looked_at(tuple(splits(measures, fit_to_publish(values, kinds), last, KEPT_BACK)))


def looked_at(every: tuple[Split, ...]) -> Hiding:
    """The same for splits that are put together already."""
    items = [item for split in every for item in _of_split(split)]
    looks = [item for item in items if isinstance(item, Look)]
    left_out = tuple(item for item in items if isinstance(item, LeftOut))
    return Hiding(every, tuple(_adjusted(looks)), left_out)


def _of_split(split: Split) -> Iterator[Look | LeftOut]:
    seen: dict[str, Comparison] = {}
    for group in split.groups:
        found = compared(split, group)
        if isinstance(found, str):
            yield LeftOut(split, group, found)
            continue
        seen[group] = found
        yield Look(split, group, found, (group,) * found.is_against)
    if len(seen) == len(split.groups) >= 2 and (mix := mix_compared(split)) is not None:
        same_way = [name for name, one in seen.items() if one.moved * mix.moved > 0]
        most = len(same_way) >= MOST * len(seen)
        yield Look(split, "", mix, tuple(same_way) * (most and mix.is_against))


def _adjusted(looks: Sequence[Look]) -> Iterator[Look]:
    """Each look with its chance among those of its service."""
    for _, own in groupby(sorted(looks, key=_service), _service):
        family = list(own)
        chances = benjamini_hochberg([look.found.chance for look in family])
        for look, adjusted in zip(family, chances, strict=True):
            yield replace(look, adjusted=adjusted)


def _service(look: Look) -> str:
    return str(look.split.row["unit"])


def _place(split: Split) -> tuple[str, str]:
    return str(split.row["measure"]), split.column
