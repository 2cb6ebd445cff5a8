"""A definition counts from the day it comes into force (R0-037)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections.pack import Pack
from tests.sections.test_indicator_proposals import MEASURE

LATER = {"defined_on": "2021-10-01", "version": "2"}
LAST_DAY = {"defined_on": "2021-09-30", "version": "2"}


@pytest.mark.parametrize(
    ("second", "versions"),
    [
        ({**LATER, "title": "New words"}, ["1"]),
        ({**LAST_DAY, "title": "New words"}, ["2"]),
        ({**LATER, "state": "deleted"}, ["1"]),
        ({**LAST_DAY, "state": "deleted"}, []),
    ],
)
def test_what_comes_into_force_later_leaves_what_stands(
    pack_of: Callable[..., Pack], second: dict[str, str], versions: list[str]
) -> None:
    """The current list is used until the new one is ready, to the last day of the period."""
    first = {**MEASURE, "version": "1"}
    pack = pack_of({"measures": [first, {**first, **second}]})
    assert list(pack.measures["version"]) == versions


def test_a_measure_of_the_next_quarter_is_not_reported_yet(pack_of: Callable[..., Pack]) -> None:
    new = {**MEASURE, "measure": "PAS10", "defined_on": "2021-10-01"}
    pack = pack_of({"measures": [new, MEASURE]})
    assert list(pack.measures["measure"]) == ["PAS09"]
    assert list(pack.judgements["measure"]) == ["PAS09"]


def test_a_definition_without_a_day_counts_at_once(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"measures": [{**MEASURE, "defined_on": None}]})
    assert list(pack.measures["measure"]) == ["PAS09"]
