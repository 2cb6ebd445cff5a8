"""What codes in cells refer to: units, bodies and committees of the council, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.register import REGISTERED, TABLES
from pmf_lib.register.audit_samples import REMEMBERED

_NEAR = 3
_MOST_HINTS = 500


@dataclass(frozen=True)
class Known:
    """What the store already holds: codes of measures, and what each one's values are.

    `kinds` maps a measure to its kind (percent, yes_no, …); checks that need the kind are left
    out for a measure without one. `codes` holds what else may be referred to, such as the codes
    of plans under `plan`; `parents` is the plan that each plan of the store serves; `cells` is what
    a later row is checked against, by table and column, for each entry's code.
    """

    measures: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    codes: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    parents: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[tuple[str, str], Mapping[str, Any]] = field(
        default_factory=lambda: MappingProxyType({})
    )


class Lookups:
    """Finds what a cell refers to, whatever its capitals, and lists what it might have meant."""

    def __init__(self, council: Council, known: Known) -> None:
        self.council = council
        self.parents = dict(known.parents)
        codes = {**known.codes, "measure": known.measures}
        self._codes = {name: set(codes.get(name, ())) for name in REGISTERED}
        self._words: dict[str, dict[str, str]] = {
            **{
                name: _words((code,) for code in sorted(kept)) for name, kept in self._codes.items()
            },
            "body": _words((body.key, body.name) for body in council.bodies),
            "committee": _words((each.key, each.name) for each in council.committees),
            "directorate": _words((each.key, each.name) for each in council.directorates),
            "portfolio": _words((each.key, each.name) for each in council.portfolios),
            "group": _words((each.key, each.name) for each in council.groups),
        }
        self.kinds = dict(known.kinds)
        self.cells = {place: dict(known_cells) for place, known_cells in known.cells.items()}
        self._hints: dict[tuple[str, str], str] = {}

    def find(self, refers_to: str, text: str) -> str | None:
        """The key that a cell means; None where it means nothing that is known."""
        if refers_to == "unit":
            unit = self.council.find_unit(text) or self.council.find_unit(text.removesuffix(".0"))
            return unit.key if unit else None
        if text in self._codes.get(refers_to, ()):
            return text
        return self._words[refers_to].get(_folded(text))

    def keys(self, refers_to: str) -> set[str]:
        """Every key that may be referred to."""
        if refers_to == "unit":
            return {unit.key for unit in self.council.units}
        return set(self._words[refers_to].values())

    def allowed(self, refers_to: str, text: str) -> str:
        """What may stand in a cell, the likeliest first."""
        hint = self._hint(refers_to, text[:60])
        kept = REGISTERED.get(refers_to)
        where = f"of the {kept} register" if kept else "of the council's profile"
        return f"a {refers_to} {where}{hint}"

    def _hint(self, refers_to: str, text: str) -> str:
        """The nearest keys, for the first texts that are asked about: finding them is slow."""
        asked = (refers_to, text)
        if asked not in self._hints and len(self._hints) < _MOST_HINTS:
            near = get_close_matches(text, sorted(self.keys(refers_to)), _NEAR, 0.5)
            self._hints[asked] = f", such as {', '.join(near)}" if near else ""
        return self._hints.get(asked, "")

    def learn(self, refers_to: str, accepted: pd.DataFrame) -> None:
        """Count the codes of a batch of accepted rows as known."""
        for code in accepted[refers_to]:
            self._codes[refers_to].add(code)
            self._words[refers_to].setdefault(_folded(code), code)
        if refers_to == "measure":
            self.kinds.update(zip(accepted["measure"], accepted["kind"], strict=True))

    def remember(self, table: str, accepted: pd.DataFrame) -> None:
        """Keep of a batch of accepted rows what later rows are checked against."""
        for column in REMEMBERED.get(table, ()):
            codes = accepted[TABLES[table].key[0]]
            kept = self.cells.setdefault((table, column), {})
            kept.update(zip(codes, accepted[column], strict=True))


def _words(groups: Iterable[tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for words in groups:
        for word in words:
            found.setdefault(_folded(word), words[0])
    return found


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
