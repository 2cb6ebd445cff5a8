"""One post in ten is the limit, and what is not known is never called enough."""

from __future__ import annotations

import pytest

from pmf_lib.methods.means import Means


@pytest.mark.parametrize(
    ("posts", "vacant", "short"),
    [
        (10, 0.9, False),
        (10, 1, True),
        (30, 3, True),
        (None, 1, None),
        (10, None, None),
        (0, 0, None),
    ],
)
def test_one_post_in_ten(posts: float | None, vacant: float | None, short: bool | None) -> None:
    assert Means(posts, vacant).short_of_posts is short


@pytest.mark.parametrize(
    ("vacant", "over", "enough"),
    [(0, False, True), (0, True, False), (0, None, False), (2, False, False), (None, False, False)],
)
def test_enough_is_known_of_both(vacant: float | None, over: bool | None, enough: bool) -> None:
    assert Means(10, vacant, over).enough is enough
