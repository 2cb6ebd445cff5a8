"""Each capability with its places and its tests, and how it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from docs.coverage.capabilities import Capability, LeftOut, capabilities, left_out
from docs.coverage.places import LIBRARY, NOTEBOOKS, place_of, places
from docs.coverage.shown import TESTS, Shown, every_test


class Standing(StrEnum):
    """Served asks for a place and a test; a reason counts only where there is no test."""

    SERVED = "served"
    LEFT_OUT = "left out"
    NO_TEST = "no test"
    NO_PLACE = "no place"
    OPEN = "open"


@dataclass(frozen=True)
class Row:
    """One capability: where it is served, the tests that show it, the reason it is left out."""

    capability: Capability
    places: tuple[str, ...]
    tests: tuple[str, ...]
    left_out: LeftOut | None

    @property
    def standing(self) -> Standing:
        """How the capability stands."""
        if self.tests:
            return Standing.SERVED if self.places else Standing.NO_PLACE
        if self.left_out:
            return Standing.LEFT_OUT
        return Standing.NO_TEST if self.places else Standing.OPEN


def rows() -> tuple[Row, ...]:
    """Every capability as the project stands now."""
    cited_at = places()
    reasons = {found.id: found for found in left_out()}
    shown_by: dict[str, list[Shown]] = defaultdict(list)
    for shown in every_test():
        for id_ in shown.ids:
            shown_by[id_].append(shown)
    return tuple(
        Row(
            found,
            cited_at.get(found.id) or _mirrored(shown_by[found.id]),
            tuple(shown.test for shown in shown_by[found.id]),
            reasons.get(found.id),
        )
        for found in capabilities()
    )


def _mirrored(shown: list[Shown]) -> tuple[str, ...]:
    """The places these tests stand for: tests mirror the code, a file for a file."""
    found = (_mirror(one) for one in shown)
    return tuple(dict.fromkeys(place for place in found if place))


def _mirror(shown: Shown) -> str | None:
    name = shown.path.stem.removeprefix("test_")
    folder = shown.path.parent.relative_to(TESTS)
    if folder.name == "notebooks":
        return next((place_of(path) for path in sorted(NOTEBOOKS.rglob(f"{name}.ipynb"))), None)
    for path in (LIBRARY / folder / f"{name}.py", LIBRARY / folder / name / "__init__.py"):
        if path.exists():
            return place_of(path)
    return None
