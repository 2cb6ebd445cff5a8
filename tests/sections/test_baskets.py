"""Baskets: the members beside any score, and no score without enough of them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from pmf_lib.sections.baskets import MISSING_RULE, baskets, reached
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def test_score_stands_beside_its_members(council_pack: Open) -> None:
    """R1-030: members, weights, polarity, contribution; the score is their sum."""
    section = baskets(council_pack(COUNCIL))
    rows = told.table(section, "Members of the basket “Clean streets")
    assert [row[5] for row in rows] == ["30%", "20%", "30%", "20%"]
    assert [row[2] for row in rows] == ["Higher", "Higher", "Lower", "Higher"]
    total = sum(float(row[6]) for row in rows)
    assert f"Score {total:.1f} from 4 of 4 members" in told.words(section)
    assert MISSING_RULE in told.words(section)


def test_without_enough_members_there_is_no_score(council_pack: Open) -> None:
    """R1-030: the rule for what is missing."""
    section = baskets(council_pack(COUNCIL))
    (part,) = [block for block in section.blocks if block.heading == "Sound planning"]
    assert "Not calculable from 2 of 3 members" in part.blocks[1].text


@pytest.mark.parametrize(
    ("polarity", "figure", "target", "share"),
    [
        ("maximise", 45, 50, 90.0),
        ("maximise", 60, 50, 100.0),
        ("minimise", 50, 45, 90.0),
        ("minimise", 0, 45, 100.0),
        ("maximise", None, 50, None),
        ("maximise", 50, float("nan"), None),
        ("none", 50, 50, None),
    ],
)
def test_how_much_of_a_target_is_reached(
    polarity: str, figure: float | None, target: float, share: float | None
) -> None:
    row = SimpleNamespace(polarity=polarity, figure=figure, target=target)
    assert reached(row) == share


def test_no_basket_is_a_nil_return(pack_of: Open) -> None:
    section = baskets(pack_of(told.nothing(), council=COUNCIL))
    assert told.nils(section) == ["Nil return: no basket of measures is registered."]
