"""What a pack is about: one unit, one body's own units, or the whole council."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pmf_lib.council import Council, ForEach, Named, Unit
from pmf_lib.errors import ParameterError


@dataclass(frozen=True)
class Scope:
    """Whom a pack is made for. `units` are the units it speaks of, None where it is every one."""

    kind: ForEach
    key: str
    name: str
    units: frozenset[str] | None = None

    def holds(self, unit: object) -> bool:
        """Whether the pack speaks of a unit."""
        return self.units is None or unit in self.units


def scope_of(council: Council, about: Mapping[str, str]) -> Scope:
    """The scope that a notebook's own parameter names, as `{"unit": "ict-services"}`.

    Empty texts count as not given. A portfolio's units are in the register, and so not known yet:
    its scope speaks of every unit. A ParameterError for two at once, or what is no such key.
    """
    given = {kind: key for kind, key in about.items() if key}
    known = [str(each) for each in ForEach]
    if len(given) > 1 or not given.keys() <= set(known):
        raise ParameterError(
            f"A pack was opened for {' and '.join(f'{kind} “{given[kind]}”' for kind in given)}",
            f"A pack is for one of: {', '.join(known)}",
            "Give the notebook one key",
        )
    for kind, key in given.items():
        return _scope(council, ForEach(kind), key)
    return Scope(ForEach.COUNCIL, "council", council.name)


def _scope(council: Council, kind: ForEach, key: str) -> Scope:
    names: dict[ForEach, Callable[[str], Named]] = {
        ForEach.UNIT: council.unit,
        ForEach.COMMITTEE: council.committee,
        ForEach.DIRECTORATE: council.directorate,
        ForEach.PORTFOLIO: council.portfolio,
        ForEach.GROUP: council.group,
        ForEach.BODY: council.body,
    }
    units: dict[ForEach, Callable[[str], tuple[Unit, ...]]] = {
        ForEach.UNIT: lambda unit: (council.unit(unit),),
        ForEach.COMMITTEE: council.units_before,
        ForEach.DIRECTORATE: council.units_of,
        ForEach.BODY: council.units_of_body,
    }
    if kind is ForEach.COUNCIL:
        return Scope(kind, "council", council.name)
    name = names[kind](key).name
    own = units[kind](key) if kind in units else None
    return Scope(kind, key, name, own if own is None else frozenset(unit.key for unit in own))
