"""Many tests at once: what is left of each chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.false_alarms import benjamini_hochberg, holm

CHANCES = st.lists(st.floats(0, 1), max_size=12)


def test_the_published_steps() -> None:
    """Five chances of Benjamini and Hochberg's kind: times the count over the rank."""
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005, 0.5]) == pytest.approx(
        [0.025, 0.05, 0.05, 0.025, 0.5]
    )
    assert holm([0.01, 0.04, 0.03, 0.005, 0.5]) == pytest.approx([0.04, 0.09, 0.09, 0.025, 0.5])
    assert benjamini_hochberg([]) == holm([]) == []


@given(CHANCES)
def test_no_chance_gets_smaller_and_the_order_stays(chances: list[float]) -> None:
    for adjust in (benjamini_hochberg, holm):
        found = adjust(chances)
        assert all(one <= after <= 1 for one, after in zip(chances, found, strict=True))
        ranked = sorted(zip(chances, found, strict=True))
        assert [after for _, after in ranked] == sorted(after for _, after in ranked)


@given(CHANCES)
def test_holm_is_the_stricter(chances: list[float]) -> None:
    pairs = zip(benjamini_hochberg(chances), holm(chances), strict=True)
    assert all(less <= more + 1e-12 for less, more in pairs)


@pytest.mark.parametrize("chance", [-0.01, 1.01, float("nan")])
def test_what_is_no_chance_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        benjamini_hochberg([0.2, chance])
