"""The rule of status in words, for the council's own tolerances and for published profiles."""

from types import SimpleNamespace
from typing import Any

import pytest

from pmf_lib.sections.status_words import rule_words


def row(**changes: Any) -> SimpleNamespace:
    base = {
        "status": "amber",
        "status_profile": "tolerance",
        "tolerance_mode": "relative",
        "green_tolerance": 0.0,
        "red_tolerance": 10.0,
        "kind": "percent",
        "decimals": 1.0,
    }
    return SimpleNamespace(**{**base, **changes})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Green on target or better; amber up to 10% of the target short; red beyond"),
        (
            {"tolerance_mode": "absolute", "red_tolerance": 1.0},
            "Green on target or better; amber up to 1 percentage point short; red beyond",
        ),
        (
            {"tolerance_mode": "absolute", "kind": "days", "green_tolerance": 1.0},
            "Green up to 1.0 days short; amber up to 10.0 days short; red beyond",
        ),
        ({"red_tolerance": 0.0}, "Green on target or better; red beyond"),
        ({"status": "data_only"}, "None: the figure has no target"),
    ],
)
def test_tolerance_in_words(changes: dict[str, Any], words: str) -> None:
    assert rule_words(row(**changes)) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"status_profile": "havering-2014", "green_tolerance": 10.0},
            "Green up to 10% of the target short; beyond, amber if no worse than a year ago, "
            "else red (Havering 2013/14 and 2014/15)",
        ),
        (
            {"status_profile": "thurrock-2014", "red_tolerance": 0.0},
            "Green on target or better; beyond, amber if better than a year ago, else red "
            "(Thurrock 2014/15)",
        ),
        (
            {"status_profile": "three-icon", "green_tolerance": 5.0, "red_tolerance": 5.0},
            "Above or below target by more than 5% of the target, on target between "
            "(Star, circle and triangle)",
        ),
        (
            {"status_profile": "camms"},
            "Green on target or better; amber up to 10% of the target short; red beyond "
            "(Score out of 100)",
        ),
    ],
)
def test_a_published_profile_is_named(changes: dict[str, Any], words: str) -> None:
    assert rule_words(row(**changes)) == words
