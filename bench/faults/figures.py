"""What is counted of each fault that was tried."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

LEFT = "is left"


@dataclass(frozen=True)
class Outcome:
    """One fault: whether what came of it was the new state, and a sentence for whatever was lost.

    `told` says that the command ended by itself, with a sentence.
    """

    new: bool
    told: bool = False
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tried:
    """One sort of fault, tried so many times: how often the old and the new state stood whole.

    `told` is how often the command ended by itself and said what was wrong; `left` is what was
    still there after the next command, such as a temporary folder.
    """

    what: str
    times: int
    old: int
    new: int
    told: int
    lost: tuple[str, ...]
    left: tuple[str, ...] = ()


def tally(what: str, outcomes: Iterable[Outcome]) -> Tried:
    """What came of all the faults of one sort, said one by one: some take minutes each."""
    found = []
    for each in outcomes:
        found.append(each)
        print(f"{what}, {len(found)}: {'new' if each.new else 'old'}", *each.lost, file=sys.stderr)
    new = sum(each.new for each in found)
    told = sum(each.told for each in found)
    wrong = [sentence for each in found for sentence in each.lost]
    left = tuple(sentence for sentence in wrong if LEFT in sentence)
    lost = tuple(sentence for sentence in wrong if LEFT not in sentence)
    return Tried(what, len(found), len(found) - new, new, told, lost, left)


@dataclass(frozen=True)
class Crowd:
    """Writers and readers of one database at once, for so many seconds.

    `loads` were kept, `refused` were told that the database is locked and tried again; `longest`
    is the most seconds that one load took.
    """

    database: str
    writers: int
    readers: int
    seconds: float
    loads: int
    refused: int
    reads: int
    longest: float
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Faults:
    """Everything that was tried."""

    tried: tuple[Tried, ...]
    crowds: tuple[Crowd, ...]
