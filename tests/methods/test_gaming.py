"""How easily a proposed indicator could be gamed, as far as can be told beforehand (R0-036)."""

from __future__ import annotations

import pytest

from pmf_lib.methods.gaming import Ease
from tests.methods.test_rehearsal import CALM, measure, tried

EXACT = {"mode": "relative", "green": 0.0, "red": 0.0}


def test_a_near_miss_is_turned_by_a_few_cases() -> None:
    found = tried(measure("A", CALM), target=80.5, **EXACT).gaming
    assert found.ease is Ease.EASY
    assert found.ways == (
        "Counting 5 in 100 more in the numerator of A would have taken the red off 12 of 12 reds.",
    )


def test_a_far_miss_is_not() -> None:
    assert tried(measure("A", CALM), target=99, **EXACT).gaming.ease is Ease.HARD


@pytest.mark.parametrize(("reds", "ease"), [(2, Ease.HARD), (3, Ease.EASY)])
def test_of_two_reds_nothing_is_said(reds: int, ease: Ease) -> None:
    tops = [90] * 6 + [79] * reds
    assert tried(measure("A", tops), target=80, **EXACT).gaming.ease is ease


@pytest.mark.parametrize(("near", "ease"), [(2, Ease.HARD), (3, Ease.EASY)])
def test_half_of_the_reds_is_where_it_begins(near: int, ease: Ease) -> None:
    tops = [90] * 6 + [79] * near + [40] * (6 - near)
    assert tried(measure("A", tops), target=80, **EXACT).gaming.ease is ease


def test_where_less_is_better_fewer_are_counted() -> None:
    found = tried(measure("A", CALM), polarity="minimise", target=81.5, **EXACT).gaming
    assert found.ways[0].startswith("Counting 5 in 100 fewer in the numerator of A")


def test_finished_figures_cannot_be_counted_again() -> None:
    found = tried(measure("A", CALM), formula="a", target=70).gaming
    assert found.ease is Ease.SOME and found.ways[0].startswith("It is made of finished figures")


@pytest.mark.parametrize(
    ("title", "ease"),
    [
        ("Calls answered within sixty seconds", Ease.SOME),
        ("Claims decided on time", Ease.SOME),
        ("Accidents within council buildings", Ease.HARD),
        ("Calls answered", Ease.HARD),
    ],
)
def test_a_limit_of_time_forgets_who_is_late(title: str, ease: Ease) -> None:
    assert tried(measure("A", CALM), target=70, title=title).gaming.ease is ease
