"""What the papers name, and what is left out with its reason."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Capability:
    """One thing a paper names; `component` holds the parts of the house it concerns."""

    id: str
    council: str
    paragraph: str
    name: str
    kind: str
    component: str


@dataclass(frozen=True)
class LeftOut:
    """Why a capability is not served, and what will bring it."""

    id: str
    reason: str
    until: str


def capabilities() -> tuple[Capability, ...]:
    """Every capability, a council after another in the order of their papers."""
    return tuple(Capability(**row) for row in _read("capabilities.csv"))


def left_out() -> tuple[LeftOut, ...]:
    """What is left out, in the order of the table."""
    return tuple(LeftOut(**row) for row in _read("left_out.csv"))


def _read(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
