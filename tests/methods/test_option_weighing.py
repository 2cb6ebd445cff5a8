"""What the figures say of a budget option."""

from __future__ import annotations

import pytest

from pmf_lib.methods.option_weighing import BEHIND, NOTHING, TOP, weighing


@pytest.mark.parametrize(
    ("saving", "is_top", "red", "told"),
    [
        (1.0, True, 1, BEHIND),
        (1.0, True, 0, TOP),
        (1.0, False, 5, NOTHING),
        (0.0, True, 1, "Asks for more money"),
        (-1.0, False, 0, "Asks for more money"),
        (float("nan"), True, 1, ""),
        (None, True, 1, ""),
    ],
)
def test_an_option_is_weighed_by_priority_and_performance(
    saving: float | None, is_top: bool, red: int, told: str
) -> None:
    """R4-024: which options take from what matters most, and from what is behind."""
    assert weighing(saving, is_top=is_top, red=red) == told
